package events

import (
	"math"
	"slices"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/stl"
)

// msticpySeries is msticpy's answer: rows are taken in the order given and as if evenly spaced (TS-6), one
// missing value leaves nothing (TS-2), numbers are cut to integers (TS-3), flags follow the sign of the season
// (TS-1). The rows are then sorted by time.
func msticpySeries(in seriesInput, o SeriesOptions, tick core.Tick) (Series, error) {
	if o.Bin > 0 || len(o.By) > 0 || o.AutoPeriod || len(o.Periods) > 1 || o.Method != "" || o.ThresholdLow != nil || o.Step > 0 || o.Repeat != "" {
		return Series{}, core.Refuse(core.Option, "compat", "left out with bin, by, step, repeat, method, thresholdLow and more than one period, which msticpy has not", `"msticpy"`)
	}
	p, periods, err := msticpyParts(in.values, o, tick)
	if err != nil {
		return Series{}, err
	}
	times := in.times
	order := make([]int32, len(times))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		switch {
		case times[a] < times[b] || times[a] == times[a] && times[b] != times[b]: // missing ones last
			return -1
		case times[a] > times[b] || times[b] == times[b] && times[a] != times[a]:
			return 1
		}
		return 0
	})
	s := Series{Rows: order, Offsets: make([]int32, len(order)+1), Periods: periods, Step: math.NaN()}
	for i := range order {
		s.Offsets[i+1] = int32(i + 1)
	}
	for _, c := range in.pointColumns(times, p) {
		s.Columns = append(s.Columns, c.take(order))
	}
	return s, nil
}

// msticpyParts splits, cuts, scores and flags.
func msticpyParts(values []float64, o SeriesOptions, tick core.Tick) (points, []int, error) {
	p := points{value: cutAll(values)}
	periods, err := o.periods(values, nil)
	if err != nil || len(values) == 0 {
		return p, periods, err
	}
	whole := make([]float64, len(values))
	none := slices.ContainsFunc(values, func(v float64) bool { return v != v })
	if !none {
		copy(whole, values)
	}
	d, err := o.split(whole, periods, tick)
	if err != nil {
		return p, nil, err
	}
	baseline := make([]float64, len(values))
	for i := range baseline {
		baseline[i] = d.Seasonal[i] + d.Trend[i]
	}
	p.residual, p.trend, p.seasonal, p.weights, p.baseline = cutAll(d.Residual), cutAll(d.Trend), cutAll(d.Seasonal), cutAll(d.Weights), cutAll(baseline)
	if p.score, err = stl.Scores(p.residual, stl.ZScore); err != nil {
		return p, nil, err
	}
	even := true
	for _, r := range p.residual {
		even = even && r == p.residual[0]
	}
	threshold := 3.0
	if o.Threshold != nil {
		threshold = *o.Threshold
	}
	p.anomalies = make([]float64, len(values))
	for i, score := range p.score {
		switch {
		case even: // 0 / 0
			p.score[i] = math.NaN()
		case score > threshold && p.seasonal[i] > 0:
			p.anomalies[i] = 1
		case score > threshold && p.seasonal[i] < 0:
			p.anomalies[i] = -1
		}
	}
	return p, periods, nil
}

// cutAll cuts numbers to 64-bit integers towards zero, as numpy does: missing ones are filled with 0 before,
// and those out of range become the least.
func cutAll(x []float64) []float64 {
	out := make([]float64, len(x))
	for i, v := range x {
		switch {
		case v != v:
		case v >= 0x1p63 || v < -0x1p63:
			out[i] = -0x1p63
		default:
			out[i] = math.Trunc(v) + 0 // no -0
		}
	}
	return out
}
