package stl

import "math"

// reweigh fills weights with the bisquare weights of the residuals y - fit, which are 0 from 6 medians of
// their sizes on (the paper's robustness weights; cut-offs as in its published program, the median as mended
// in statsmodels). Where the median is 0 all weights are 1. room has the length of y.
func reweigh(weights, y, seasonal, trend, room []float64) {
	for i, v := range y {
		weights[i] = math.Abs(v - (trend[i] + seasonal[i]))
	}
	present := room[:0]
	for _, r := range weights {
		if r == r {
			present = append(present, r)
		}
	}
	h := 6 * median(present)
	if h == 0 {
		for i, r := range weights {
			weights[i] = 1
			if r != r {
				weights[i] = 0
			}
		}
		return
	}
	for i, r := range weights {
		weights[i] = bisquare(r, h)
	}
}

// bisquare is the weight of a residual of size r: (1 - (r/h)^2)^2; 0 for NaN.
func bisquare(r, h float64) float64 {
	if r <= 0.001*h {
		return 1
	}
	if !(r <= 0.999*h) {
		return 0
	}
	u := r / h
	v := 1 - float64(u*u)
	return v * v
}
