package stl

// Strengths of season and trend, from 0 (none) to 1 (nothing else), after Wang, Smith and Hyndman (2006,
// "Characteristic-based clustering for time series data", Data Mining and Knowledge Discovery 13, 335-364):
//
//	season: max(0, 1 - var(R) / var(S + R))    trend: max(0, 1 - var(R) / var(T + R))
//
// with the variances over the values that are there.

// StrengthOf is the strength of one component, a season or the trend, beside the residual of the same
// decomposition; both have the same length. NaN in residual marks what is missing. It is 0 where their sum
// is constant.
func StrengthOf(component, residual []float64) float64 {
	var rest, both moments
	for i, r := range residual {
		if r == r {
			rest.add(r)
			both.add(r + component[i])
		}
	}
	if both.squares == 0 {
		return 0
	}
	return max(0, 1-rest.squares/both.squares)
}

// moments sums values about their running mean (Welford 1962).
type moments struct {
	n             int
	mean, squares float64
}

func (m *moments) add(v float64) {
	m.n++
	d := v - m.mean
	m.mean += d / float64(m.n)
	m.squares += float64(d * (v - m.mean))
}

// Strength is the strength of the season and of the trend.
func (d *Decomposition) Strength() (seasonal, trend float64) {
	return StrengthOf(d.Seasonal, d.Residual), StrengthOf(d.Trend, d.Residual)
}
