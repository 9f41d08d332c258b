package stl

import "math"

// decompose takes the steps of the paper: the outer loop around the inner one.
func decompose(y []float64, missing int, s *settings, p *pace) (*Decomposition, error) {
	n := len(y)
	d := &Decomposition{Seasonal: make([]float64, n), Trend: make([]float64, n)}
	d.Residual, d.Weights = make([]float64, n), make([]float64, n)
	for i := range d.Weights {
		d.Weights[i] = 1
	}
	steps := newSteps(y, d, s, p)
	if missing > 0 {
		steps.cycles.there, steps.trend.there = &present{}, &present{}
		for i, v := range y {
			if v != v {
				d.Weights[i] = 0
			}
		}
	}
	var weights []float64
	for outer := 0; ; outer++ {
		for range s.inner {
			steps.take(weights)
			if err := p.step(); err != nil {
				return nil, err
			}
		}
		if outer == s.outer {
			break
		}
		weights = d.Weights
		reweigh(weights, y, d.Seasonal, d.Trend, d.Residual)
		steps.weigh(weights)
	}
	d.rest(y)
	return d, nil
}

// rest fills the residuals. What is at most 1e-13 of the largest value is rounding and counts as 0, so
// that of a constant series nothing stands out.
func (d *Decomposition) rest(y []float64) {
	least := 0.0
	for _, v := range y {
		if v == v {
			least = max(least, 1e-13*math.Abs(v))
		}
	}
	for i, v := range y {
		r := v - d.Seasonal[i] - d.Trend[i]
		if math.Abs(r) <= least {
			r = 0
		}
		d.Residual[i] = r
	}
}

// steps is one round of the inner loop, with its room.
type steps struct {
	n, period      int
	y              []float64
	d              *Decomposition
	cycles         *cycles
	lowPass, trend *smoother
	work           []float64 // n + period + 1: what is smoothed, and room for the averages
	cycle          []float64 // n + 2 period: the smoothed cycles
	low            []float64 // n
}

// newSteps prepares the steps.
func newSteps(y []float64, d *Decomposition, s *settings, p *pace) *steps {
	n := len(y)
	return &steps{
		n: n, period: s.period, y: y, d: d,
		cycles:  newCycles(n, s.period, s.seasonal, p),
		lowPass: newSmoother(n, s.lowPass, p),
		trend:   newSmoother(n, s.trend, p),
		work:    make([]float64, n+s.period+1),
		cycle:   make([]float64, n+2*s.period),
		low:     make([]float64, n),
	}
}

// weigh takes new robustness weights.
func (s *steps) weigh(weights []float64) {
	s.cycles.weigh(weights)
	s.trend.weigh(weights)
}

// take goes once from the trend to a new season and a new trend: the inner loop of the paper.
func (s *steps) take(weights []float64) {
	trend, season, work := s.d.Trend, s.d.Seasonal, s.work[:s.n]
	for i, v := range s.y {
		work[i] = v - trend[i]
	}
	s.absent()
	s.cycles.smooth(s.cycle, work, weights)
	lowPass(s.low, s.cycle, s.work, s.period)
	s.lowPass.smooth(season, s.low, nil)
	for i, v := range s.cycle[s.period:][:s.n] {
		season[i] = v - season[i]
		work[i] = s.y[i] - season[i]
	}
	s.trend.smooth(trend, work, weights)
}

// absent gives a season to the phases of which a series shorter than its period has no value: what the
// room holds there, which is 0 but for two averages of the round before. That is how the published
// program comes out.
func (s *steps) absent() {
	for phase := s.n; phase < s.period; phase++ {
		v := 0.0
		if phase < s.n+2 {
			v = s.work[phase]
		}
		for at := phase; at < len(s.cycle); at += s.period {
			s.cycle[at] = v
		}
	}
}
