// Package stl splits an evenly spaced series into season, trend and rest: the STL of Cleveland, Cleveland,
// McRae and Terpenning (1990, "STL: a seasonal-trend decomposition procedure based on loess", Journal of
// Official Statistics 6, 3-73), and tells which of the rests stand out and when.
//
// The way of the data, one file a step:
//
//	grid.go       times and values to evenly spaced bins, with a map back to the rows
//	period.go     which periods a series has: level.go, what is no repetition is taken away; spectrum.go,
//	              fft.go, its frequencies and lags; hills.go, the lags at which it repeats
//	settings.go   options to whole numbers, or a refusal (refuse.go)
//	loess.go      the weights of one local regression
//	smooth.go     a whole series smoothed: a fixed kernel inside, cached rows at the ends
//	filter.go     the kernel's inner loops
//	jump.go       fits at every few points, lines between them
//	cycle.go      the season: each phase of the period smoothed across the cycles
//	lowpass.go    three moving averages
//	robust.go     outliers lose their weight (median.go); weighted.go: regressions with such weights
//	missing.go    regressions over the values that are there
//	inner.go      the steps in their order (pace.go: when the tick is called)
//	multi.go      several seasons
//	strength.go   how much of the variance season and trend carry
//	score.go      rests to scores and flags
//	periods.go    flagged bins to periods of time
//
// Results have the same bits on amd64 and WebAssembly.
package stl

import (
	"math"

	"github.com/logwinnow/logwinnow/core"
)

// Degree is the degree of the polynomials that a regression fits.
type Degree uint8

// The degrees.
const (
	Linear   Degree = iota // a line
	Constant               // a weighted mean
)

// NoOuter as Options.OuterIter means no robustness iteration, not the default number of them.
const NoOuter = -1

// Options are the settings of Decompose. All but Period may be left 0. Windows are in points, of the
// seasonal one in cycles.
type Options struct {
	// Period is the number of points in a season, at least 2. Required; FindPeriods may tell.
	Period int

	// Seasonal is the window across the cycles: odd, at least 3; 0 means 7. The larger, the less the
	// season changes from one cycle to the next.
	Seasonal int

	// Trend is the window of the trend: odd, > Period; 0 means 1.5 Period / (1 - 1.5 / Seasonal), rounded
	// up to an odd number.
	Trend int

	// LowPass is the window that takes the trend out of the season: odd, > Period; 0 means the least.
	LowPass int

	// SeasonalDegree, TrendDegree and LowPassDegree are what the regressions fit: Linear or Constant.
	SeasonalDegree, TrendDegree, LowPassDegree Degree

	// Robust lets outliers lose their weight: with it the default is 2 inner and 15 outer iterations,
	// without it 5 and none.
	Robust bool

	// SeasonalJump, TrendJump and LowPassJump, at least 1, fit only every so manieth point and draw lines
	// between; 0 means 1.
	SeasonalJump, TrendJump, LowPassJump int

	// InnerIter is how often season and trend are taken in turn: 1 to 1,000; 0 means the default.
	InnerIter int

	// OuterIter is how often the weights are worked out anew: 1 to 1,000; 0 means the default, NoOuter none.
	OuterIter int
}

// Decomposition is a series in parts. All slices have its length.
type Decomposition struct {
	Seasonal []float64 // the season, about 0 on average over a period
	Trend    []float64 // the slow course
	Residual []float64 // value - Seasonal - Trend, 0 where that is but rounding; NaN where the value is missing
	Weights  []float64 // 0 to 1: the weight in the last outer iteration; all 1 without any; 0 where missing
}

// Decompose splits the series y into y = Seasonal + Trend + Residual. It is not changed.
//
// It gives the numbers of statsmodels' STL within 1e-9 of the largest |y|, for all settings that both
// accept, also for series shorter than a period or a window.
//
// Missing values (NaN) have no part in any regression: windows hold the nearest values that are there, as
// in stlplus (Hafen 2016). A phase of the period without any value has season 0 before centering.
//
// Refuses an option out of range (core.Option), an empty series (core.Shape), infinite values, numbers
// beyond 1e300 in size, and a series without any value (core.Value). Returns core.ErrStopped when tick
// says stop.
//
// With n values, period p, windows s, t and l: O(I n (s + t + l)) time for I = InnerIter * (1 + OuterIter)
// but at about two operations for a point of a window; O(n + p) memory, about 100 bytes a value.
func Decompose(y []float64, o Options, tick core.Tick) (*Decomposition, error) {
	s, err := settle(&o)
	if err != nil {
		return nil, err
	}
	missing, err := checkValues(y)
	if err != nil {
		return nil, err
	}
	return decompose(y, missing, &s, &pace{tick: tick, total: s.steps()})
}

// largest is the greatest size of a value: sums of such over any window stay finite.
const largest = 1e300

// checkValues counts the missing values and refuses what cannot be summed.
func checkValues(y []float64) (missing int, err error) {
	if len(y) == 0 {
		return 0, refuse(core.Shape, "values", "at least 1 value", "0 values")
	}
	for i, v := range y {
		if math.IsNaN(v) {
			missing++
		} else if !(math.Abs(v) <= largest) {
			return 0, refuseRow("values", "missing or from -1e300 to 1e300 in every row", core.Number(v), i)
		}
	}
	if missing == len(y) {
		return 0, refuse(core.Value, "values", "there in at least 1 row", core.Count(missing, "missing value"))
	}
	return missing, nil
}
