package stl

import (
	"math"
	"slices"
)

// hills are the lags, rising, of local maxima of the autocorrelation, up to longest, that the strongest
// frequencies suggest; and the first of about the height of the highest.
func (s *spectrum) hills(longest int) (lags []int) {
	for _, f := range s.peaks(40) {
		// The frequency is known to about a cycle in n values, so the period to within p^2/n.
		p := float64(s.size) / float64(f)
		within := max(1, p*p/float64(s.n))
		lags = s.climb(lags, int(math.Ceil(p-within)), min(int(p+within), longest))
	}
	first := 1
	for first <= longest && s.auto[first] > 0 {
		first++ // the first hill is that of lag 0
	}
	if first <= longest {
		high := 0.0
		for _, r := range s.auto[first : longest+1] {
			high = max(high, r)
		}
		for k := first; k <= longest; k++ {
			if s.auto[k] > high-0.05 {
				lags = s.climb(lags, k-1, min(k+max(1, k/20), longest))
				break
			}
		}
	}
	return lags
}

// climb adds the highest lag of a range to the rising lags, where it is a hill and not among them.
func (s *spectrum) climb(lags []int, from, to int) []int {
	from, to = max(2, from), min(to, len(s.auto)-2)
	if from > to {
		return lags
	}
	top := from
	for k := from; k <= to; k++ {
		if s.auto[k] > s.auto[top] {
			top = k
		}
	}
	if s.auto[top] <= s.auto[top-1] || s.auto[top] < s.auto[top+1] {
		return lags
	}
	at := 0
	for at < len(lags) && lags[at] < top {
		at++
	}
	if at < len(lags) && lags[at] == top {
		return lags
	}
	return slices.Insert(lags, at, top)
}

// multiple tells whether p is a multiple of q, but for what rounding q to whole points does.
func multiple(p, q int) bool {
	m := (p + q/2) / q
	return m > 1 && 2*max(p-m*q, m*q-p) <= m
}

// distinct leaves out multiples that tell nothing new, and parts whose correlation is not more than a
// share of the whole's; lags rise.
func (s *spectrum) distinct(lags []int, share float64) (kept []int) {
	for _, p := range lags {
		old := slices.ContainsFunc(kept, func(q int) bool {
			return multiple(p, q) && s.auto[p] < s.auto[q]+0.05+0.1*(1-s.auto[q])
		})
		if old {
			continue
		}
		rest := kept[:0]
		for _, q := range kept {
			if !multiple(p, q) || s.auto[q] > share*s.auto[p] {
				rest = append(rest, q)
			}
		}
		kept = append(rest, p)
	}
	return kept
}

// confidence is 0 for a correlation that the highest of as many lags of noise would reach, and 1 for a
// perfect one that falls to 0 around it.
func (s *spectrum) confidence(p int) float64 {
	before := lowest(s.auto[max(1, p/2):p])
	after := lowest(s.auto[p+1 : min(p+p/2+2, len(s.auto))])
	r := min(s.auto[p], s.auto[p]-max(before, after))
	noise := math.Sqrt(2 * math.Log(float64(s.n)) / max(1, s.pairs[p]))
	if noise >= 1 {
		return 0
	}
	return min(1, max(0, (r-noise)/(1-noise)))
}

// lowest is the least of correlations.
func lowest(x []float64) float64 {
	low := 1.0
	for _, r := range x {
		if r < low {
			low = r
		}
	}
	return low
}
