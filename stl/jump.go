package stl

// jump fills every stride-th value of dst from to on with fits at every few points of a strand and lines
// between them. The last point is fitted too, by the window of the one before it, as in the published
// program.
func (l *loess) jump(dst []float64, to int, s strand, jump int) {
	put := func(i int, v float64) { dst[to+i*s.stride] = v }
	jump = min(jump, l.n-1)
	before, last, i := 0.0, 0, 0
	for ; i < l.n && !l.pace.spend(len(l.spare)); i += jump {
		v := l.fitted(s, i)
		put(i, v)
		if i > 0 {
			l.draw(put, i-jump, i, before, v)
		}
		before, last = v, i
	}
	if last == l.n-1 {
		return
	}
	left, right := l.around(last)
	v, ok := l.value(s, l.n-1, left, right)
	if !ok {
		v = s.at(l.n - 1)
	}
	put(l.n-1, v)
	l.draw(put, last, l.n-1, before, v)
}

// draw puts the points between two fits on a line.
func (l *loess) draw(put func(int, float64), from, to int, a, b float64) {
	step := (b - a) / float64(to-from)
	for i := from + 1; i < to; i++ {
		put(i, a+float64(step*float64(i-from)))
	}
}
