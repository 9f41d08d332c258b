package stl

// smoother smooths a whole series.
type smoother struct {
	*loess
	every int // its jump
	lines *lines
	there *present // nil where no value is missing
}

func newSmoother(n int, s span, p *pace) *smoother {
	return &smoother{loess: newLoess(n, s, p), every: s.jump}
}

// weigh takes new robustness weights; smooth must then be called with the same.
func (m *smoother) weigh(weights []float64) {
	if m.every > 1 || m.kernel == nil || m.there != nil {
		return
	}
	if m.lines == nil {
		m.lines = newLines(m.n, 1, m.loess, m.spread)
	}
	m.lines.weigh(weights, m.spread, m.spread)
}

// smooth fills dst with the fit at each point of x. Weights is nil or one number a point.
func (m *smoother) smooth(dst, x, weights []float64) {
	all := strand{x, weights, 0, 1}
	if m.there != nil {
		m.there.smooth(dst, 0, all, m.loess, m.every, false)
		return
	}
	if m.every > 1 && m.n > 2 {
		m.jump(dst, 0, all, m.every)
		return
	}
	ends := m.n
	if m.kernel != nil {
		ends = m.window / 2
		if weights == nil {
			m.filter(dst, x)
		} else {
			m.lines.smooth(dst, x)
			for _, i := range m.lines.alone {
				m.one(dst, all, i)
			}
		}
	}
	for i := range ends {
		m.one(dst, all, i)
		if ends < m.n {
			m.one(dst, all, m.n-1-i)
		}
	}
}

// filter smooths what has centred windows.
func (m *smoother) filter(dst, x []float64) {
	last := m.n - m.window/2
	for from := m.window / 2; from < last; from += stretch {
		even(dst, x, m.kernel, 1, from, min(from+stretch, last))
		if m.pace.spend(stretch * len(m.kernel)) {
			return
		}
	}
}

// one fits one point.
func (m *smoother) one(dst []float64, s strand, at int) {
	if m.pace.spend(len(m.spare)) {
		return
	}
	if s.weights != nil {
		dst[at] = m.fitted(s, at)
		return
	}
	left, w := m.row(at)
	dst[at] = dot(w, s.x[left:])
}
