package stl

// cycles smooths each phase of the period across the cycles. The phases lie interwoven, as the series
// does: a cycle of them is one run of memory, and the fit of a whole cycle is a weighted sum of such runs.
//
// Phases below split have one value more than the others: hence two regressions.
type cycles struct {
	n, period, split int
	long, short      *loess // short is nil where no phase is short, or the short ones have no value
	every            int
	lines            *lines
	there            *present // nil where no value is missing
}

// newCycles prepares the smoothing of n values.
func newCycles(n, period int, s span, p *pace) *cycles {
	k := (n-1)/period + 1
	c := &cycles{n: n, period: period, split: n - (k-1)*period, every: s.jump}
	c.long = newLoess(k, s, p)
	if c.split < period && k > 1 {
		c.short = newLoess(k-1, s, p)
	}
	return c
}

// flat tells whether all phases have points with a centred window: then these are one run in the middle of
// the series, and one filter smooths them all.
func (c *cycles) flat() bool {
	return c.every == 1 && c.there == nil && c.long.kernel != nil && (c.split == c.period || c.short.kernel != nil)
}

// weigh takes new robustness weights; smooth must then be called with the same.
func (c *cycles) weigh(weights []float64) {
	if !c.flat() {
		return
	}
	least := c.long.spread
	if c.short != nil {
		least = c.short.spread
	}
	if c.lines == nil {
		c.lines = newLines(c.n, c.period, c.long, least)
	}
	c.lines.weigh(weights, least, c.long.spread)
}

// smooth fills dst, of n + 2 period values, with the fits of a cycle before x, of x, and of a cycle after.
func (c *cycles) smooth(dst, x, weights []float64) {
	flat := c.flat()
	if flat {
		c.middle(dst[c.period:], x, weights)
	}
	c.phases(dst, x, weights, c.long, 0, c.split, flat)
	if c.short != nil {
		c.phases(dst, x, weights, c.short, c.split, c.period, flat)
	}
}

// middle smooths what has centred windows.
func (c *cycles) middle(dst, x, weights []float64) {
	half := c.long.window / 2 * c.period
	if weights == nil {
		for from := half; from < c.n-half && !c.long.pace.spend(stretch*len(c.long.kernel)); from += stretch {
			even(dst, x, c.long.kernel, c.period, from, min(from+stretch, c.n-half))
		}
		return
	}
	c.lines.smooth(dst[:c.n], x)
	for _, i := range c.lines.alone {
		phase := i % c.period
		l := c.long
		if phase >= c.split {
			l = c.short
		}
		dst[i] = l.fitted(strand{x, weights, phase, c.period}, i/c.period)
	}
}

// phases smooths the phases from from to to, whose regression is l: all of them, or without the middle;
// last a step outside on each side.
func (c *cycles) phases(dst, x, weights []float64, l *loess, from, to int, ends bool) {
	if c.there != nil {
		for phase := from; phase < to; phase++ {
			c.there.smooth(dst, c.period+phase, strand{x, weights, phase, c.period}, l, c.every, true)
		}
		return
	}
	if c.every > 1 && l.n > 2 {
		for phase := from; phase < to; phase++ {
			l.jump(dst, c.period+phase, strand{x, weights, phase, c.period}, c.every)
		}
	} else {
		for at := 0; at < l.n; at++ {
			if ends && at == l.window/2 {
				at = l.n - l.window/2
			}
			c.cycle(dst, x, weights, l, from, to, at)
		}
	}
	c.cycle(dst, x, weights, l, from, to, -1)
	c.cycle(dst, x, weights, l, from, to, l.n)
}

// cycle fits the phases at one cycle, from -1 to l.n.
func (c *cycles) cycle(dst, x, weights []float64, l *loess, from, to, at int) {
	if l.pace.spend(len(l.spare) * (to - from)) {
		return
	}
	out := dst[(at+1)*c.period+from : (at+1)*c.period+to]
	if weights != nil {
		c.weighted(out, dst, strand{x, weights, from, c.period}, l, at)
		return
	}
	clear(out)
	left, row := l.row(at)
	for i, w := range row {
		if w != 0 {
			addScaled(out, x[(left+i)*c.period+from:], w)
		}
	}
}

// weighted fits the phases of s and those after it at one cycle. Where all weights are 0, a value stands for
// itself, and outside the fit beside it does.
func (c *cycles) weighted(out, dst []float64, s strand, l *loess, at int) {
	left, right := l.around(at)
	for i := range out {
		v, ok := l.value(s, at, left, right)
		switch {
		case ok:
			out[i] = v
		case at >= 0 && at < l.n:
			out[i] = s.at(at)
		default:
			out[i] = dst[(min(max(at, 0), l.n-1)+1)*c.period+s.base]
		}
		s.base++
	}
}
