package stl

import "math"

// loess is the local regression of a series of n points at 0, 1 ... n-1: at each point, a polynomial is
// fitted to the window of points nearest to it, with tricube weights (Cleveland 1979).
type loess struct {
	n, window int
	degree    Degree
	spread    float64 // a line is fitted only where the weighted positions spread more: 0.001 (n - 1)

	kernel []float64   // the weight at distance 0, 1 ... of a centred window; nil where no window is centred
	rows   [][]float64 // rows[i] are the weights at point i-1; nil where they are worked out each time
	spare  []float64   // room for one row
	pace   *pace
}

// mostKept bounds the numbers kept for one smoother's rows: 8 MB.
const mostKept = 1 << 20

// newLoess prepares a regression.
func newLoess(n int, s span, p *pace) *loess {
	l := &loess{n: n, window: s.window, degree: s.degree, spread: 0.001 * float64(n-1), pace: p}
	l.spare = make([]float64, min(n, s.window))
	if s.window < n {
		half := s.window / 2
		row := l.fit(l.spare, half, 0, s.window)
		l.kernel = append(l.kernel, row[half:]...)
		for l.kernel[len(l.kernel)-1] == 0 {
			l.kernel = l.kernel[:len(l.kernel)-1]
		}
	}
	if count := l.ends() + 1; count*len(l.spare) <= mostKept {
		l.rows = make([][]float64, count)
		for i := range l.rows {
			left, right := l.around(i - 1)
			l.rows[i] = l.fit(make([]float64, right-left), i-1, left, right)
		}
	}
	return l
}

// ends is how many points at the start have rows of their own: those whose window is not centred, or
// where all windows are the whole series, half of the points. The others' rows are theirs backwards.
func (l *loess) ends() int {
	if l.window < l.n {
		return l.window / 2
	}
	return (l.n + 1) / 2
}

// around is the window of a point, from left up to but not including right. Points -1 and n, one step
// outside, have the first and the last window.
func (l *loess) around(at int) (left, right int) {
	if l.window >= l.n {
		return 0, l.n
	}
	left = min(max(at-l.window/2, 0), l.n-l.window)
	return left, left + l.window
}

// reach is the distance at which the weight of a window's points becomes 0. A window longer than the series
// reaches farther by half of what it is longer, cut to a whole number as in the published program.
func (l *loess) reach(at, left, right int) float64 {
	h := max(at-left, right-1-at)
	if l.window > l.n {
		h += (l.window - l.n) / 2
	}
	return float64(h)
}

// tricube is the weight at distance r of reach h: (1 - (r/h)^3)^3, with the published program's cut-offs.
func tricube(r, h float64) float64 {
	if r > 0.999*h {
		return 0
	}
	if r <= 0.001*h {
		return 1
	}
	u := r / h
	v := 1 - float64(u*u*u)
	return v * v * v
}

// fit fills dst with the weights whose product with the window's values is the fit at a point.
func (l *loess) fit(dst []float64, at, left, right int) []float64 {
	h := l.reach(at, left, right)
	dst = dst[:right-left]
	sum, mean := 0.0, 0.0
	for s := range dst {
		d := float64(left + s - at)
		w := tricube(math.Abs(d), h)
		dst[s] = w
		sum += w
		mean += float64(w * d)
	}
	for s := range dst {
		dst[s] /= sum
	}
	if l.degree == Constant {
		return dst
	}
	l.tilt(dst, left-at, mean/sum)
	return dst
}

// tilt turns the weights of a mean into those of a line; first is the first point's position and mean the
// weighted mean of positions, both seen from the point that is fitted.
func (l *loess) tilt(dst []float64, first int, mean float64) {
	c := 0.0
	for s, w := range dst {
		d := float64(first+s) - mean
		c += float64(w * float64(d*d))
	}
	if math.Sqrt(c) <= l.spread {
		return
	}
	b := -mean / c
	for s := range dst {
		dst[s] *= float64(b*(float64(first+s)-mean)) + 1
	}
}

// row gives the weights of a point's window and its left end, of a point of -1 to n. What it returns
// holds until the next call.
func (l *loess) row(at int) (left int, weights []float64) {
	left, right := l.around(at)
	back := l.n - 1 - at // the same place seen from the end
	near := min(at, back)
	if l.rows == nil || near+1 >= len(l.rows) {
		return left, l.fit(l.spare, at, left, right)
	}
	if near == at {
		return left, l.rows[at+1]
	}
	weights = l.spare[:right-left]
	for s, w := range l.rows[back+1] {
		weights[len(weights)-1-s] = w
	}
	return left, weights
}
