package stl

import (
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// MultiOptions are the settings of DecomposeMulti. All but Periods may be left 0.
type MultiOptions struct {
	// Periods are the seasons' lengths in points, at least 2 each, in any order, none twice. Required.
	// Those of half the series and more are left out.
	Periods []int

	// Windows are the seasonal windows, one a period and in the periods' order: odd, at least 3. nil means
	// 11 for the shortest period, 15 for the next, and so on by 4, as in statsmodels.
	Windows []int

	// Iterate is how often all seasons are taken in turn: 1 to 1,000; 0 means 2. A single season is taken once.
	Iterate int

	// STL holds the settings that all seasons share; its Period and Seasonal are not used.
	STL Options
}

// MultiDecomposition is a series in parts with several seasons. All slices but Periods have its length.
type MultiDecomposition struct {
	Periods   []int       // the periods that were used, rising
	Seasonals [][]float64 // their seasons
	Trend     []float64
	Residual  []float64 // value - all seasons - Trend; NaN where the value is missing
	Weights   []float64 // of the last decomposition, as in Decomposition
}

// DecomposeMulti splits y into several seasons, trend and residual: the MSTL of Bandara, Hyndman and
// Bergmeir (2021, "MSTL: a seasonal-trend decomposition algorithm for time series with multiple seasonal
// patterns"). From the shortest period on, each season is found by Decompose in what the other seasons
// leave. Numbers are those of statsmodels' MSTL (without Box-Cox) within 1e-9 of the largest |y|.
//
// Refuses what Decompose refuses; periods that are doubled or all half the series and more, windows that
// are not one a period (core.Option). It costs Iterate times as much as the Decompose of all periods.
func DecomposeMulti(y []float64, o MultiOptions, tick core.Tick) (*MultiDecomposition, error) {
	seasons, iterate, err := settleMulti(len(y), &o)
	if err != nil {
		return nil, err
	}
	missing, err := checkValues(y)
	if err != nil {
		return nil, err
	}
	n := len(y)
	m := &MultiDecomposition{}
	for _, s := range seasons {
		m.Periods = append(m.Periods, s.period)
		m.Seasonals = append(m.Seasonals, make([]float64, n))
	}
	rest := slices.Clone(y)
	var d *Decomposition
	p := &pace{tick: tick}
	for _, s := range seasons {
		p.total += iterate * s.steps()
	}
	for range iterate {
		for i, season := range m.Seasonals {
			addScaled(rest, season, 1)
			if d, err = decompose(rest, missing, &seasons[i], p); err != nil {
				return nil, err
			}
			copy(season, d.Seasonal)
			addScaled(rest, season, -1)
		}
	}
	addScaled(rest, d.Trend, -1)
	m.Trend, m.Weights, m.Residual = d.Trend, d.Weights, rest
	return m, nil
}

// settleMulti works out the settings of each season, shortest first.
func settleMulti(n int, o *MultiOptions) (seasons []settings, iterate int, err error) {
	if len(o.Periods) == 0 || len(o.Periods) > 16 {
		return nil, 0, refuseOption("periods", "1 to 16 periods", len(o.Periods))
	}
	if o.Windows != nil && len(o.Windows) != len(o.Periods) {
		return nil, 0, refuseOption("windows", core.Count(len(o.Periods), "window")+", one a period", len(o.Windows))
	}
	if iterate, err = times("iterate", o.Iterate, 2); err != nil {
		return nil, 0, err
	}
	var order []int // of the periods, the shortest first
	for i, p := range o.Periods {
		k := len(order)
		for k > 0 && o.Periods[order[k-1]] > p {
			k--
		}
		order = slices.Insert(order, k, i)
	}
	one := o.STL
	for rank, i := range order {
		one.Period, one.Seasonal = o.Periods[i], 11+4*rank
		if o.Windows != nil {
			one.Seasonal = o.Windows[i]
		}
		if rank > 0 && one.Period == o.Periods[order[rank-1]] {
			return nil, 0, refuse(core.Option, "periods", "different from each other", strconv.Itoa(one.Period)+" twice")
		}
		s, err := settle(&one)
		if err != nil {
			return nil, 0, err
		}
		if 2*s.period < n {
			seasons = append(seasons, s)
		}
	}
	if len(seasons) == 0 {
		return nil, 0, refuseOption("periods", "less than half of the "+core.Count(n, "value")+" for at least one", o.Periods[order[0]])
	}
	if len(seasons) == 1 {
		iterate = 1
	}
	return seasons, iterate, nil
}
