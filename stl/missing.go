package stl

import "math"

// present is what is there of a strand with missing values: windows hold the values nearest to a point, of
// those that are there (after stlplus: Hafen 2016, "stlplus: enhanced seasonal decomposition of time
// series by loess"). A window without gaps is the same as without any missing value.
type present struct {
	places     []int     // where in the strand, rising
	x, weights []float64 // the values there; weights nil: all 1
	first      int       // the window's first place in the latest fit
}

// gather takes the values that are there of n points of a strand.
func (p *present) gather(s strand, n int) {
	p.places, p.x, p.first = p.places[:0], p.x[:0], 0
	weights := p.weights[:0]
	for i, k := 0, s.base; i < n; i, k = i+1, k+s.stride {
		v := s.x[k]
		if v != v {
			continue
		}
		p.places, p.x = append(p.places, i), append(p.x, v)
		if s.weights != nil {
			weights = append(weights, s.weights[k])
		}
	}
	p.weights = weights
	if s.weights == nil {
		p.weights = nil
	}
}

// nearest is the window of a point: from the first place up to but not including last. Points asked one
// after another cost no search.
func (p *present) nearest(at, window int) (first, last int) {
	count := len(p.places)
	if window >= count {
		return 0, count
	}
	first = p.first
	for first > 0 && at-p.places[first-1] <= p.places[first+window-1]-at {
		first--
	}
	for first+window < count && p.places[first+window]-at < at-p.places[first] {
		first++
	}
	p.first = first
	return first, first + window
}

// fit is the regression at a point, not ok where all weights are 0.
func (p *present) fit(l *loess, at int, weights []float64) (fitted float64, ok bool) {
	first, last := p.nearest(at, l.window)
	h := float64(max(at-p.places[first], p.places[last-1]-at))
	if l.window > len(p.places) {
		h += float64((l.window - len(p.places)) / 2)
	}
	w := l.spare[:last-first]
	sum, mean := 0.0, 0.0
	for i := range w {
		d := float64(p.places[first+i] - at)
		v := tricube(math.Abs(d), h)
		if weights != nil {
			v *= weights[first+i]
		}
		w[i] = v
		sum += v
		mean += float64(v * d)
	}
	if sum <= 0 {
		return 0, false
	}
	mean /= sum
	for i := range w {
		w[i] /= sum
		fitted += float64(w[i] * p.x[first+i])
	}
	if l.degree == Constant {
		return fitted, true
	}
	return fitted - mean*p.slope(w, first, at, mean, l.spread), true
}

// slope is that of the line through a window; 0 where its points are too close together for one.
func (p *present) slope(w []float64, first, at int, mean, spread float64) float64 {
	c, cross := 0.0, 0.0
	for i, v := range w {
		d := float64(p.places[first+i]-at) - mean
		c += float64(v * float64(d*d))
		cross += float64(float64(v*d) * p.x[first+i])
	}
	if math.Sqrt(c) <= spread {
		return 0
	}
	return cross / c
}

// value is fit, or what stands in where all weights are 0: the value itself; where it is missing, the fit
// without robustness weights; and where the two nearest values are equally far and no other is in reach,
// their mean.
func (p *present) value(l *loess, at int) float64 {
	if v, ok := p.fit(l, at, p.weights); ok {
		return v
	}
	first, last := p.nearest(at, l.window)
	for i := first; i < last; i++ {
		if p.places[i] == at {
			return p.x[i]
		}
	}
	if v, ok := p.fit(l, at, nil); ok {
		return v
	}
	sum := 0.0
	for _, v := range p.x[first:last] {
		sum += v
	}
	return sum / float64(last-first)
}

// smooth fills every stride-th value of dst from to on with the fits of all n points, with outside also
// those a step before and after.
func (p *present) smooth(dst []float64, to int, s strand, l *loess, every int, outside bool) {
	p.gather(s, l.n)
	if len(p.places) == 0 {
		return
	}
	every = max(1, min(every, l.n-1))
	before := 0.0
	for i := 0; !l.pace.spend(len(l.spare)); i = min(i+every, l.n-1) {
		v := p.value(l, i)
		dst[to+i*s.stride] = v
		from := max(0, (i-1)/every*every) // the fit before this
		for k := from + 1; k < i; k++ {
			dst[to+k*s.stride] = before + float64((v-before)*float64(k-from))/float64(i-from)
		}
		if before = v; i == l.n-1 {
			break
		}
	}
	if !outside {
		return
	}
	for _, at := range []int{-1, l.n} {
		v, ok := p.fit(l, at, p.weights)
		if !ok {
			v = dst[to+min(max(at, 0), l.n-1)*s.stride]
		}
		dst[to+at*s.stride] = v
	}
}
