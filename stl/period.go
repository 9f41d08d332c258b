package stl

import (
	"math"
	"slices"

	"github.com/logwinnow/logwinnow/core"
)

// Candidate is a period that a series may have.
type Candidate struct {
	Period     int     // in points
	Confidence float64 // 0 to 1: from what is usual in noise to perfect repetition
}

// FindPeriods tells the periods of a series, surest first: at least 2 points, at most a third of the series
// each, at most five of them. An empty answer, or low confidence (below 0.15), means that nothing repeats.
//
// Peaks of the periodogram suggest periods, and hills of the autocorrelation confirm them and give their exact length (Vlachos, Yu
// and Castelli 2005, "On periodicity detection and structural periodic similarity"). Values are first freed
// of a straight trend, and outliers are drawn in. Confidence is the correlation of values a period apart, or how far that
// stands above the correlations around it where this is less, in relation to what noise would reach.
//
// A part of a longer period (12 of 24) is left out unless its correlation is more than half as high; a
// multiple, unless its correlation is clearly higher, as that of a week is where the days of the week differ.
//
// Missing values (NaN) have no part; refuses what Decompose refuses. O(n log n) time, O(n) memory.
func FindPeriods(y []float64, tick core.Tick) ([]Candidate, error) {
	if _, err := checkValues(y); err != nil {
		return nil, err
	}
	if err := tick.Step(0, 2); err != nil {
		return nil, err
	}
	found := []Candidate{}
	if len(y) < 6 {
		return found, nil
	}
	s := newSpectrum(levelled(y))
	if err := tick.Step(1, 2); err != nil {
		return nil, err
	}
	found = s.sure(found, s.distinct(s.hills(s.n/3), 0.5))
	if len(found) > 0 {
		found = s.faster(found)
	}
	for i, c := range found { // few: by insertion
		for ; i > 0 && found[i-1].Confidence < c.Confidence; i-- {
			found[i] = found[i-1]
		}
		found[i] = c
	}
	return found[:min(5, len(found))], nil
}

// levelled is the series without its straight trend, in units of its size, with outliers drawn in: in two
// rounds, for they draw the trend to themselves.
func levelled(y []float64) []float64 {
	size := 0.0
	for _, v := range y {
		if v == v {
			size = max(size, math.Abs(v))
		}
	}
	out := make([]float64, len(y))
	for i, v := range y {
		out[i] = v / max(size, 1e-300)
	}
	room := make([]float64, 0, len(y))
	for range 2 {
		detrend(out)
		drawIn(out, room)
	}
	detrend(out)
	for i, v := range out {
		if math.Abs(v) < 1e-12 {
			out[i] = 0 // rounding
		}
	}
	return out
}

// detrend takes the straight line of least squares from the values that are there.
func detrend(x []float64) {
	var position, value moments
	for i, v := range x {
		if v == v {
			position.add(float64(i))
			value.add(v)
		}
	}
	cross := 0.0
	for i, v := range x {
		if v == v {
			cross += float64((float64(i) - position.mean) * (v - value.mean))
		}
	}
	slope := 0.0
	if position.squares > 0 {
		slope = cross / position.squares
	}
	for i, v := range x {
		x[i] = v - value.mean - float64(slope*(float64(i)-position.mean))
	}
}

// drawIn brings what is more than three deviations from the median to there; the deviation is estimated
// from the median distance. Where more than half of the values are the same, nothing moves.
func drawIn(x, room []float64) {
	there := room[:0]
	for _, v := range x {
		if v == v {
			there = append(there, v)
		}
	}
	middle := median(there)
	for i, v := range there {
		there[i] = math.Abs(v - middle)
	}
	most := 3 * 1.4826 * median(there)
	if most < 1e-12 {
		return
	}
	for i, v := range x {
		if v == v {
			x[i] = min(max(v, middle-most), middle+most)
		}
	}
}

// sure adds the lags of which one can be sure at all.
func (s *spectrum) sure(found []Candidate, lags []int) []Candidate {
	for _, p := range lags {
		if c := s.confidence(p); c > 0 {
			found = append(found, Candidate{p, c})
		}
	}
	return found
}

// faster looks for periods in what is left when all that is slower than a fifth of the longest period is
// taken away: hours of the day may be hidden under days of the week.
func (s *spectrum) faster(found []Candidate) []Candidate {
	longest := 0
	for _, c := range found {
		longest = max(longest, c.Period)
	}
	if longest < 10 {
		return found
	}
	if s.correlate(5*s.size/longest) < 0.01 {
		return found // nothing is left but rounding
	}
	lags := append(s.hills(longest/5), longest)
	for _, c := range s.sure(nil, s.distinct(lags, 0.3)) {
		part := slices.ContainsFunc(found, func(f Candidate) bool {
			return f.Period == c.Period || f.Period != longest && multiple(f.Period, c.Period)
		})
		if !part {
			found = append(found, c)
		}
	}
	return found
}

// hills are the lags of local maxima of the autocorrelation, up to longest, that the strongest frequencies suggest, rising;
// and the first of the highest of all.
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
		high := slices.Max(s.auto[first : longest+1])
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

// confidence is 0 for a correlation that the highest of as many lags of noise reaches, and 1 for a perfect one.
func (s *spectrum) confidence(p int) float64 {
	before := slices.Min(s.auto[max(1, p/2):p])
	after := slices.Min(s.auto[p+1 : min(p+p/2+2, len(s.auto))])
	r := min(s.auto[p], s.auto[p]-max(before, after))
	noise := math.Sqrt(2 * math.Log(float64(s.n)) / max(1, s.pairs[p]))
	if noise >= 1 {
		return 0
	}
	return min(1, max(0, (r-noise)/(1-noise)))
}
