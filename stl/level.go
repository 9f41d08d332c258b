package stl

import "math"

// levelled is the series without its straight trend, in units of its size, with outliers drawn in: in two
// rounds, for they draw the trend to themselves.
func levelled(y []float64) []float64 {
	size := 0.0
	for _, v := range y {
		if v == v {
			size = max(size, math.Abs(v))
		}
	}
	out := make([]float64, len(y))
	for i, v := range y {
		out[i] = v / max(size, 1e-300)
	}
	room := make([]float64, 0, len(y))
	for range 2 {
		detrend(out)
		drawIn(out, room)
	}
	detrend(out)
	for i, v := range out {
		if math.Abs(v) < 1e-12 {
			out[i] = 0 // rounding
		}
	}
	return out
}

// detrend takes the straight line of least squares from the values that are there.
func detrend(x []float64) {
	var position, value moments
	for i, v := range x {
		if v == v {
			position.add(float64(i))
			value.add(v)
		}
	}
	cross := 0.0
	for i, v := range x {
		if v == v {
			cross += float64((float64(i) - position.mean) * (v - value.mean))
		}
	}
	slope := 0.0
	if position.squares > 0 {
		slope = cross / position.squares
	}
	for i, v := range x {
		x[i] = v - value.mean - float64(slope*(float64(i)-position.mean))
	}
}

// drawIn brings what is more than three deviations from the median to there; the deviation is estimated
// from the median distance. Where more than half of the values are the same, nothing moves.
func drawIn(x, room []float64) {
	there := room[:0]
	for _, v := range x {
		if v == v {
			there = append(there, v)
		}
	}
	middle := median(there)
	for i, v := range there {
		there[i] = math.Abs(v - middle)
	}
	most := 3 * 1.4826 * median(there)
	if most < 1e-12 {
		return
	}
	for i, v := range x {
		if v == v {
			x[i] = min(max(v, middle-most), middle+most)
		}
	}
}
