package stl

import (
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
// Peaks of the periodogram suggest periods, and hills of the autocorrelation confirm them and give their
// exact length (Vlachos, Yu and Castelli 2005, "On periodicity detection and structural periodic
// similarity"). Before, a straight trend is taken away and outliers are drawn in; afterwards, what is much
// slower than the longest period found is taken away too, to see what was hidden below it.
//
// Confidence is the correlation of values a period apart, or how far that stands above the correlations
// around it where this is less, on the way from what noise would reach to 1. Of a period that was hidden,
// it is that in what was left.
//
// A part of a longer period (12 of 24) is left out unless its correlation is more than half as high; a
// multiple, unless its correlation is clearly higher, as that of a week is where its days differ.
//
// Missing values (NaN) have no part; refuses what Decompose refuses. O(n log n) time, O(n) memory.
func FindPeriods(y []float64, tick core.Tick) ([]Candidate, error) {
	if _, err := checkValues(y); err != nil {
		return nil, err
	}
	found := []Candidate{}
	if len(y) < 6 {
		return found, nil
	}
	p := &pace{tick: tick, total: 2}
	s := newSpectrum(levelled(y), p)
	if err := p.step(); err != nil {
		return nil, err
	}
	found = s.sure(found, s.distinct(s.hills(s.n/3), 0.5))
	if len(found) > 0 {
		found = s.faster(found)
	}
	if err := p.step(); err != nil {
		return nil, err
	}
	for i, c := range found { // few: by insertion
		for ; i > 0 && found[i-1].Confidence < c.Confidence; i-- {
			found[i] = found[i-1]
		}
		found[i] = c
	}
	return found[:min(5, len(found))], nil
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
