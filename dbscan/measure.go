package dbscan

import "math"

// measure decides which points are within reach of each other. Distances are kept in the form in which
// they are cheapest to compare: squared for Euclidean, as they are otherwise; bound is Eps in that form.
type measure struct {
	metric Metric // Euclidean, Manhattan or Chebyshev
	d      int
	xs     []float64
	bound  float64
	kernel kernel
}

// kernel chooses the loop that compares distances. Calls are costly under WebAssembly, hence loops with
// the distance written out for the ordinary cases.
type kernel uint8

const (
	square1 kernel = iota
	square2
	square3
	squareAny
	sumAny
	largestAny
)

func newMeasure(metric Metric, eps float64, d int, xs []float64) measure {
	m := measure{metric: metric, d: d, xs: xs, bound: eps}
	switch {
	case metric == Manhattan:
		m.kernel = sumAny
	case metric == Chebyshev:
		m.kernel = largestAny
	case d >= 1 && d <= 3:
		m.kernel = square1 + kernel(d-1)
	default:
		m.kernel = squareAny
	}
	if metric == Euclidean {
		m.bound = eps * eps
	}
	return m
}

// next gives the first point in [from, to) within reach of point p, or to where there is none.
func (m *measure) next(p, from, to int) int {
	switch m.kernel {
	case square1:
		return m.nextSquare1(p, from, to)
	case square2:
		return m.nextSquare2(p, from, to)
	case square3:
		return m.nextSquare3(p, from, to)
	case squareAny:
		return m.nextSquare(p, from, to)
	case sumAny:
		return m.nextSum(p, from, to)
	default:
		return m.nextLargest(p, from, to)
	}
}

func (m *measure) nextSquare1(p, from, to int) int {
	x, bound := m.xs[p], m.bound
	for i, v := range m.xs[from:to] {
		v -= x
		if float64(v*v) <= bound {
			return from + i
		}
	}
	return to
}

func (m *measure) nextSquare2(p, from, to int) int {
	x, y, bound := m.xs[2*p], m.xs[2*p+1], m.bound
	q := m.xs[2*from : 2*to]
	for k := 0; k+1 < len(q); k += 2 {
		a, b := q[k]-x, q[k+1]-y
		if float64(a*a)+float64(b*b) <= bound {
			return from + k/2
		}
	}
	return to
}

func (m *measure) nextSquare3(p, from, to int) int {
	x, y, z, bound := m.xs[3*p], m.xs[3*p+1], m.xs[3*p+2], m.bound
	for i := from; i < to; i++ {
		q := m.xs[3*i : 3*i+3 : 3*i+3]
		a, b, c := q[0]-x, q[1]-y, q[2]-z
		if float64(a*a)+float64(b*b)+float64(c*c) <= bound {
			return i
		}
	}
	return to
}

func (m *measure) nextSquare(p, from, to int) int {
	d, bound := m.d, m.bound
	x := m.xs[p*d : (p+1)*d]
	for i := from; i < to; i++ {
		q := m.xs[i*d : (i+1)*d]
		sum := 0.0
		for j, v := range x {
			v -= q[j]
			sum += float64(v * v)
		}
		if sum <= bound {
			return i
		}
	}
	return to
}

func (m *measure) nextSum(p, from, to int) int {
	d, bound := m.d, m.bound
	x := m.xs[p*d : (p+1)*d]
	for i := from; i < to; i++ {
		q := m.xs[i*d : (i+1)*d]
		sum := 0.0
		for j, v := range x {
			sum += math.Abs(v - q[j])
		}
		if sum <= bound {
			return i
		}
	}
	return to
}

func (m *measure) nextLargest(p, from, to int) int {
	d, bound := m.d, m.bound
	x := m.xs[p*d : (p+1)*d]
	for i := from; i < to; i++ {
		q := m.xs[i*d : (i+1)*d]
		j := 0
		for j < d && math.Abs(x[j]-q[j]) <= bound {
			j++
		}
		if j == d {
			return i
		}
	}
	return to
}

// join adds the distance v along one more column to a distance.
func (m *measure) join(sum, v float64) float64 {
	switch {
	case m.metric == Euclidean:
		return sum + float64(v*v)
	case m.metric == Manhattan:
		return sum + v
	case v > sum: // not the built-in max: under WebAssembly that is a call
		return v
	}
	return sum
}
