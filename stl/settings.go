package stl

import "strconv"

// The bounds of what is accepted: a period takes some 100 bytes a point of it, an iteration the time of
// all points.
const (
	longest   = 1 << 22
	mostTimes = 1000
)

// settings are Options with every default worked out.
type settings struct {
	period                   int
	seasonal, trend, lowPass span
	inner, outer             int
}

// steps is how often season and trend are taken in turn.
func (s *settings) steps() int { return s.inner * (s.outer + 1) }

// span is one smoother's settings: its window, degree and jump.
type span struct {
	window int
	degree Degree
	jump   int
}

// settle checks the options and works them out.
func settle(o *Options) (s settings, err error) {
	if o.Period < 2 || o.Period > longest {
		return s, refuseOption("period", "a whole number from 2 to "+strconv.Itoa(longest), o.Period)
	}
	s.period = o.Period
	if s.seasonal, err = settleSpan("seasonal", o.Seasonal, 7, 3, o.SeasonalDegree, o.SeasonalJump); err != nil {
		return s, err
	}
	least := o.Period + 1
	usual := defaultTrend(o.Period, s.seasonal.window)
	if s.trend, err = settleSpan("trend", o.Trend, usual, least, o.TrendDegree, o.TrendJump); err != nil {
		return s, err
	}
	if s.lowPass, err = settleSpan("lowPass", o.LowPass, least|1, least, o.LowPassDegree, o.LowPassJump); err != nil {
		return s, err
	}
	s.inner, s.outer = 5, 0
	if o.Robust {
		s.inner, s.outer = 2, 15
	}
	if s.inner, err = times("innerIter", o.InnerIter, s.inner); err != nil {
		return s, err
	}
	if o.OuterIter == NoOuter {
		s.outer = 0
		return s, nil
	}
	s.outer, err = times("outerIter", o.OuterIter, s.outer)
	return s, err
}

// defaultTrend is the least odd window >= 1.5 period / (1 - 1.5 / seasonal) = 3 period seasonal / (2
// seasonal - 3), as the paper advises. Where the quotient is whole, rounding of the first form may
// lift it to the next, as it does in statsmodels: so it is computed that way.
func defaultTrend(period, seasonal int) int {
	exact := 1.5 * float64(period) / (1 - 1.5/float64(seasonal))
	whole := int(exact)
	if float64(whole) < exact {
		whole++
	}
	return whole | 1
}

// settleSpan checks one smoother's settings.
func settleSpan(name string, window, otherwise, least int, degree Degree, jump int) (s span, err error) {
	if window == 0 {
		window = otherwise
	}
	if window < least || window%2 == 0 || window > 3*longest {
		must := "an odd whole number from " + strconv.Itoa(least|1) + " to " + strconv.Itoa(3*longest)
		return s, refuseOption(name, must, window)
	}
	if degree > Constant {
		return s, refuseOption(name+"Deg", "0 or 1", int(degree))
	}
	if jump == 0 {
		jump = 1
	}
	if jump < 1 {
		return s, refuseOption(name+"Jump", "a whole number of at least 1", jump)
	}
	return span{window, degree, jump}, nil
}

// times checks a number of iterations.
func times(name string, n, otherwise int) (int, error) {
	if n == 0 {
		return otherwise, nil
	}
	if n < 1 || n > mostTimes {
		return 0, refuseOption(name, "a whole number from 1 to "+strconv.Itoa(mostTimes), n)
	}
	return n, nil
}
