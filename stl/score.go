package stl

import (
	"math"

	"github.com/logwinnow/logwinnow/core"
)

// Method is how a residual becomes a score.
type Method uint8

// The methods. A score is 0 for a residual in the middle, positive above and negative below it.
const (
	// ZScore is (r - mean) / standard deviation (of the population). Outliers widen their own measure: among
	// n values no score exceeds sqrt(n-1). Usual threshold: 3.
	ZScore Method = iota

	// MAD is 0.6745 (r - median) / median of |r - median|, after Iglewicz and Hoaglin (1993, "How to detect
	// and handle outliers"). Half of the values may be outliers. Usual threshold: 3.5.
	MAD

	// Tukey is how far r lies outside the quartiles, in distances between them (Tukey 1977, "Exploratory
	// data analysis"); 0 between the quartiles. Usual thresholds: 1.5, and 3 for what is far out.
	Tukey
)

// Scores gives each residual its score. NaN, a missing value, stays NaN and has no part in the measures.
// Where the measure is 0 (MAD and Tukey: where half of the residuals are the same), all scores are 0.
//
// Quartiles are numpy's and pandas' (linear between the ranks). Refuses an unknown method (core.Option) and
// infinite residuals (core.Value). O(n) time and memory.
func Scores(residual []float64, method Method) ([]float64, error) {
	there := make([]float64, 0, len(residual))
	for i, r := range residual {
		if math.IsInf(r, 0) {
			return nil, refuseRow("residual", "missing or finite in every row", core.Number(r), i)
		}
		if r == r {
			there = append(there, r)
		}
	}
	scores := make([]float64, len(residual))
	copy(scores, residual)
	if len(there) == 0 {
		return scores, nil
	}
	switch method {
	case ZScore:
		mean, sd := meanAndDeviation(there)
		scale(scores, mean, mean, sd)
	case MAD:
		middle := median(there)
		for i, r := range there {
			there[i] = math.Abs(r - middle)
		}
		scale(scores, middle, middle, median(there)/0.6745)
	case Tukey:
		low, high := quantile(there, 0.25), quantile(there, 0.75)
		scale(scores, low, high, high-low)
	default:
		return nil, refuseOption("method", "ZScore, MAD or Tukey", int(method))
	}
	return scores, nil
}

// meanAndDeviation is exactly (v, 0) for values that are all v.
func meanAndDeviation(x []float64) (mean, deviation float64) {
	var m moments
	for _, v := range x {
		m.add(v)
	}
	return m.mean, math.Sqrt(m.squares / float64(m.n))
}

// scale turns values into their distances outside low to high, in units; NaN stays, and units of 0 give 0.
func scale(x []float64, low, high, unit float64) {
	for i, v := range x {
		switch {
		case v != v:
		case unit == 0 || v >= low && v <= high:
			x[i] = 0
		case v > high:
			x[i] = (v - high) / unit
		default:
			x[i] = (v - low) / unit
		}
	}
}

// quantile is the value below which a share q of x lies, linear between two ranks; x is put in another order.
func quantile(x []float64, q float64) float64 {
	at := q * float64(len(x)-1)
	k := int(at)
	low := selected(x, k)
	if k+1 == len(x) {
		return low
	}
	high := x[k+1]
	for _, v := range x[k+1:] {
		high = min(high, v)
	}
	return low + float64((at-float64(k))*(high-low))
}

// Flags gives each score its flag: +1 where score > threshold, -1 where score < -low, else 0, as for NaN.
// Both are numbers >= 0, and 0 means 0; others are refused (core.Option).
func Flags(scores []float64, threshold, low float64) ([]int8, error) {
	if !(threshold >= 0) {
		return nil, refuseNumber("threshold", "a number >= 0", threshold)
	}
	if !(low >= 0) {
		return nil, refuseNumber("low", "a number >= 0", low)
	}
	flags := make([]int8, len(scores))
	for i, s := range scores {
		if s > threshold {
			flags[i] = 1
		} else if s < -low {
			flags[i] = -1
		}
	}
	return flags, nil
}
