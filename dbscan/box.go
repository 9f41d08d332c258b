package dbscan

// Bounds on distances to boxes, each box given by its lowest and its highest coordinates.
//
// They are computed with the operations of the distance itself, in its order. Rounding never reverses an
// order, so a lower bound is never above, and an upper bound never below, the rounded distance to any point
// in the box: boxes cannot change an answer.

// bounds sets lo and hi to the tight box around points [from, to).
func (m *measure) bounds(lo, hi []float64, from, to int) {
	d := m.d
	copy(lo, m.xs[from*d:(from+1)*d])
	copy(hi, lo)
	for i := from + 1; i < to; i++ {
		x := m.xs[i*d : (i+1)*d]
		for j, v := range x {
			if v < lo[j] {
				lo[j] = v
			} else if v > hi[j] {
				hi[j] = v
			}
		}
	}
}

// across is the upper bound on the distance between two points of the box.
func (m *measure) across(lo, hi []float64) float64 {
	sum := 0.0
	for j, v := range hi {
		sum = m.join(sum, v-lo[j])
	}
	return sum
}

// gap is the lower bound on the distance between points of the box a to b and the box lo to hi.
func (m *measure) gap(a, b, lo, hi []float64) float64 {
	sum := 0.0
	for j := range lo {
		if v := lo[j] - b[j]; v > 0 {
			sum = m.join(sum, v)
		} else if v := a[j] - hi[j]; v > 0 {
			sum = m.join(sum, v)
		}
	}
	return sum
}

// least is the lower bound on the distance between point p and the points of the box.
func (m *measure) least(p int, lo, hi []float64) float64 {
	sum := 0.0
	for j, x := range m.xs[p*m.d : (p+1)*m.d] {
		if v := lo[j] - x; v > 0 {
			sum = m.join(sum, v)
		} else if v := x - hi[j]; v > 0 {
			sum = m.join(sum, v)
		}
	}
	return sum
}

// most is the upper bound on the distance between point p and the points of the box.
func (m *measure) most(p int, lo, hi []float64) float64 {
	sum := 0.0
	for j, x := range m.xs[p*m.d : (p+1)*m.d] {
		v := x - lo[j]
		if w := hi[j] - x; w > v {
			v = w
		}
		sum = m.join(sum, v)
	}
	return sum
}
