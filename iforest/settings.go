package iforest

import (
	"math"
	"math/bits"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// mostTrees and mostGrown bound a forest: trees, and trees x samples. The latter is 0.8 GB of nodes.
const (
	mostTrees = 10_000
	mostGrown = 1 << 25
)

// settings are Options with every default and share worked out for one matrix.
type settings struct {
	trees, samples, features, depth int
	seed                            uint64
	weights, medians                []float64
	formula                         Formula
}

// settle checks the options against the matrix and works them out.
func settle(m core.Matrix, o Options) (s settings, err error) {
	if m.Rows() < 1 {
		return s, core.Refuse(core.Shape, "matrix", "at least 1 row", "0 rows")
	}
	s = settings{seed: o.Seed, weights: o.Weights, medians: slices.Clone(o.Medians), formula: o.Formula}
	if s.trees = o.Trees; o.Trees == 0 {
		s.trees = 100
	}
	if s.trees < 1 || s.trees > mostTrees {
		return s, core.Refuse(core.Option, "trees", "a whole number from 1 to "+strconv.Itoa(mostTrees), strconv.Itoa(o.Trees))
	}
	if c := o.Contamination; c != 0 {
		if err := checkContamination(c); err != nil {
			return s, err
		}
	}
	if o.Formula > ScikitLearn {
		return s, core.Refuse(core.Option, "formula", "Harmonic or ScikitLearn", strconv.Itoa(int(o.Formula)))
	}
	if o.Medians != nil {
		if err := checkMedians(o.Medians, m.Cols()); err != nil {
			return s, err
		}
	}
	drawable, err := checkWeights(o.Weights, m.Rows())
	if err != nil {
		return s, err
	}
	if s.samples, err = part("maxSamples", o.MaxSamples, o.MaxSamplesShare, min(256, m.Rows()), m.Rows()); err != nil {
		return s, err
	}
	s.samples = min(s.samples, drawable)
	if s.features, err = part("maxFeatures", o.MaxFeatures, o.MaxFeaturesShare, m.Cols(), m.Cols()); err != nil {
		return s, err
	}
	if s.features > m.Cols() {
		return s, core.Refuse(core.Option, "maxFeatures", "at most the "+core.Count(m.Cols(), "column")+" there are", strconv.Itoa(s.features))
	}
	if s.trees*s.samples > mostGrown {
		return s, core.Refuse(core.Option, "maxSamples", "at most "+strconv.Itoa(mostGrown/s.trees)+" with "+core.Count(s.trees, "tree"), strconv.Itoa(s.samples))
	}
	s.depth = bits.Len(uint(max(s.samples, 2) - 1)) // ceil(log2(samples))
	return s, nil
}

// part works out a setting that is a count, a share of all, or left to its default.
func part(name string, count int, share float64, usual, all int) (int, error) {
	switch {
	case count != 0 && share != 0:
		return 0, core.Refuse(core.Option, name, "a count or a share", "both")
	case share != 0:
		if !(share > 0 && share <= 1) {
			return 0, core.Refuse(core.Option, name+"Share", "a number > 0 and <= 1", core.Number(share))
		}
		return max(1, int(share*float64(all))), nil
	case count == 0:
		return usual, nil
	case count < 0:
		return 0, core.Refuse(core.Option, name, "a whole number >= 1", strconv.Itoa(count))
	}
	return count, nil
}

// checkContamination refuses shares that are no minority.
func checkContamination(c float64) error {
	if !(c > 0 && c <= 0.5) {
		return core.Refuse(core.Option, "contamination", "a number > 0 and <= 0.5", core.Number(c))
	}
	return nil
}

// checkWeights counts the rows that can be drawn.
func checkWeights(weights []float64, rows int) (drawable int, err error) {
	if weights == nil {
		return rows, nil
	}
	if len(weights) != rows {
		return 0, core.Refuse(core.Shape, "weights", "one number for each of "+core.Count(rows, "row"), core.Count(len(weights), "number"))
	}
	sum := 0.0
	for i, w := range weights {
		if !(w >= 0) || math.IsInf(w, 1) {
			return 0, core.Refuse(core.Value, "weights", "finite and >= 0 in every row", core.Number(w)+" in row "+strconv.Itoa(i))
		}
		if w > 0 {
			drawable++
		}
		sum += w
	}
	if drawable == 0 || math.IsInf(sum, 1) {
		return 0, core.Refuse(core.Value, "weights", "of a finite sum > 0", core.Number(sum))
	}
	return drawable, nil
}

// rangeOf words a range of trees for a refusal.
func rangeOf(from, to int) string { return strconv.Itoa(from) + " to " + strconv.Itoa(to) }
