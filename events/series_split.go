package events

import (
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/stl"
)

// SplitSettings says how a series is split, in the words of statsmodels. The zero value is msticpy's
// defaults: one season of 24 points and a seasonal window of 7.
type SplitSettings struct {
	Periods    []int // points in a season, one or several; nil: 24
	AutoPeriod bool  // the periods are found in the data instead (stl.FindPeriods)
	Windows    []int // seasonal windows: one for all seasons, or one a season; nil: 7, with several seasons 11, 15 ...
	STL        stl.Options
}

// sureEnough is the confidence from which on a period that was found is used.
const sureEnough = 0.15

// periods is the seasons of a series that is to be split, found or given.
func (o SplitSettings) periods(values []float64, tick core.Tick) ([]int, error) {
	if !o.AutoPeriod {
		if o.Periods == nil {
			return []int{24}, nil
		}
		return o.Periods, nil
	}
	found, err := stl.FindPeriods(values, tick)
	if err != nil {
		return nil, err
	}
	var periods []int
	for _, c := range found {
		if c.Confidence >= sureEnough && len(periods) < 3 {
			periods = append(periods, c.Period)
		}
	}
	if periods == nil {
		return nil, core.Refuse(core.Option, "period", `a number of points, as "auto" finds nothing that repeats`, `"auto"`)
	}
	slices.Sort(periods)
	return periods, nil
}

// parts is a series split: several seasons are added up in Seasonal and given one by one in seasons.
type parts struct {
	stl.Decomposition
	seasons [][]float64
}

// split takes the series apart.
func (o SplitSettings) split(values []float64, periods []int, tick core.Tick) (parts, error) {
	if len(periods) == 1 {
		one := o.STL
		one.Period = periods[0]
		if len(o.Windows) > 1 {
			return parts{}, core.Refuse(core.Option, "seasonal", "one window, as there is one period", strconv.Itoa(len(o.Windows)))
		}
		if len(o.Windows) == 1 {
			if one.Seasonal = o.Windows[0]; one.Seasonal == 0 {
				one.Seasonal = -1 // 0 would be the default
			}
		}
		d, err := stl.Decompose(values, one, tick)
		if err != nil {
			return parts{}, err
		}
		return parts{Decomposition: *d}, nil
	}
	windows := o.Windows
	if len(windows) == 1 {
		windows = slices.Repeat(windows, len(periods))
	}
	m, err := stl.DecomposeMulti(values, stl.MultiOptions{Periods: periods, Windows: windows, STL: o.STL}, tick)
	if err != nil {
		return parts{}, core.Renamed(core.Renamed(err, "periods", "period"), "windows", "seasonal")
	}
	p := parts{Decomposition: stl.Decomposition{Trend: m.Trend, Residual: m.Residual, Weights: m.Weights, Seasonal: make([]float64, len(values))}, seasons: m.Seasonals}
	for _, season := range m.Seasonals {
		for i, v := range season {
			p.Seasonal[i] += v
		}
	}
	return p, nil
}

// Split is what SplitSeries gives.
type Split struct {
	stl.Decomposition
	Periods        []int
	Seasons        [][]float64 // one a period where there are several, rising; else nil
	SeasonStrength float64     // 0 to 1 (stl.StrengthOf)
	TrendStrength  float64
}

// SplitSeries splits bare numbers at even times (stl.Decompose, or DecomposeMulti for several periods). It
// takes whatever these take, also less than two periods.
func SplitSeries(values []float64, o SplitSettings, tick core.Tick) (Split, error) {
	if len(values) == 0 {
		return Split{}, nil
	}
	periods, err := o.periods(values, tick.Part(0, 100))
	if err != nil {
		return Split{}, err
	}
	p, err := o.split(values, periods, tick.Part(100, 1000))
	if err != nil {
		return Split{}, err
	}
	s := Split{Decomposition: p.Decomposition, Periods: periods, Seasons: p.seasons}
	s.SeasonStrength, s.TrendStrength = p.Strength()
	return s, nil
}
