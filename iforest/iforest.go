// Package iforest tells how easily each row is set apart from the others: the isolation forest of Liu, Ting
// and Zhou (2008, "Isolation forest"; 2012, "Isolation-based anomaly detection"). Trees cut a small sample
// of the rows at random values of random columns; a row that few cuts leave alone is an outlier.
//
// The way of the data, one file a step:
//
//	settings.go  options to whole numbers, or a refusal
//	random.go    one stream of random numbers for each tree and each node
//	draw.go      the rows of a tree's sample (weighted.go: drawn by weight)
//	grow.go      a sample to a tree in flat arrays
//	length.go    c(n): what a leaf of n rows would still cost
//	forest.go    the trees together: joined, asked, given a threshold
//	score.go     rows to scores, a tree at a time; planes.go, turns.go: 64 rows at a time, a bit each
//	percentile.go  the threshold that a share of the scores lies above
//	why.go       a score to what each column adds to it; standing.go: where a value stands in the training data
//	save.go, load.go  a forest to bytes and back; impute.go: missing values to medians
//
// A node's random numbers depend on the seed, the tree's number and the node's place alone. So forests are
// the same bits on amd64 and WebAssembly, in whatever ranges trees are grown and rows are scored.
package iforest

import (
	"slices"

	"github.com/logwinnow/logwinnow/core"
)

// Formula is how c(n), the mean path length among n rows, is computed.
type Formula uint8

// The formulas of c(n).
const (
	Harmonic    Formula = iota // 2 H(n-1) - 2 (n-1)/n with the harmonic numbers H summed exactly
	ScikitLearn                // H(i) taken as ln(i) + 0.5772156649: 27.6% too low at n = 3, 2.8% at n = 10
)

// Options are the settings of Fit. The zero value is a forest as in the paper, with threshold 0.5.
type Options struct {
	// Trees is the number of trees, 1 to 10,000; 0 means 100.
	Trees int

	// MaxSamples is the number of rows that each tree sees, at least 1; 0 means 256. Where there are
	// fewer rows (or fewer of weight > 0), a tree sees all of them.
	MaxSamples int

	// MaxSamplesShare is MaxSamples as a share of the rows, in (0, 1], cut to whole rows but at least 1;
	// 1 means all rows. 0 means that MaxSamples counts. Only one of the two may be set.
	MaxSamplesShare float64

	// MaxFeatures is the number of columns that each tree sees, 1 to all; 0 means all.
	MaxFeatures int

	// MaxFeaturesShare is MaxFeatures as a share of the columns, in (0, 1], cut to whole columns but at
	// least 1. 0 means that MaxFeatures counts. Only one of the two may be set.
	MaxFeaturesShare float64

	// Contamination is the share of the training rows that is to score above the threshold, in (0, 0.5].
	// 0 sets the threshold to 0.5, about the score of a row that is as easily isolated as most.
	Contamination float64

	// Seed is where all random numbers come from: the same seed gives the same forest.
	Seed uint64

	// Weights says how likely each row is to be drawn into a sample: row after row, each with chance
	// weight / weights of the rows not yet drawn. One finite number >= 0 a row, not all 0, or nil for
	// equal chances. They decide about nothing but the samples.
	Weights []float64

	// Formula is how c(n) is computed; its zero value is the exact one.
	Formula Formula

	// Medians is what Fill returned, to be kept in the forest for Forest.Matrix; nil means that no missing
	// values are expected. One number a column.
	Medians []float64
}

// Fit grows a forest on the rows of m, which must be at least one.
//
// A tree draws its columns and its rows (without replacement), then cuts: at each node a column is drawn
// among those that vary there, a value evenly between its least and greatest, and rows <= value go left.
// It ends at single rows, equal rows and the depth ceil(log2(samples)), as in the paper; that a drawn
// column must vary is scikit-learn's rule too (the paper would stop there).
//
// Refuses options out of range (core.Option), weights and medians of another length than the matrix asks
// (core.Shape), weights that are negative, not finite or all 0 (core.Value), a matrix without rows
// (core.Shape). Returns core.ErrStopped when tick says stop.
//
// With T trees of s rows and d columns: O(T s (d + log s)) time, of which only the draws depend on the
// number of rows, O(rows d) for Standing, and with Contamination the time of Score. At most 40 T s bytes.
func Fit(m core.Matrix, o Options, tick core.Tick) (*Forest, error) {
	if o.Contamination != 0 {
		f, _, err := FitScore(m, o, tick)
		return f, err
	}
	s, err := settle(m, o)
	if err != nil {
		return nil, err
	}
	return fit(m, s, 0, s.trees, tick)
}

// FitScore is Fit, and Score of the rows of m itself, which a threshold by Contamination needs anyway.
func FitScore(m core.Matrix, o Options, tick core.Tick) (*Forest, []float64, error) {
	s, err := settle(m, o)
	if err != nil {
		return nil, nil, err
	}
	f, err := fit(m, s, 0, s.trees, tick.Part(0, 200))
	if err != nil {
		return nil, nil, err
	}
	scores, err := f.Score(nil, m, tick.Part(200, 1000))
	if err != nil || o.Contamination == 0 {
		return f, scores, err
	}
	threshold, err := ThresholdFor(scores, o.Contamination)
	if err != nil {
		return nil, nil, err
	}
	f, err = f.WithThreshold(threshold)
	return f, scores, err
}

// FitTrees grows the trees from (included) to to (not included) of the forest that Fit would grow, for
// workers that share the work: Join puts the parts together. The threshold stays 0.5: with Contamination,
// score the training rows by the joined forest and give ThresholdFor's answer to WithThreshold.
func FitTrees(m core.Matrix, o Options, from, to int, tick core.Tick) (*Forest, error) {
	s, err := settle(m, o)
	if err != nil {
		return nil, err
	}
	if from < 0 || to > s.trees || from >= to {
		return nil, core.Refuse(core.Option, "trees", "a range within the "+core.Count(s.trees, "tree"), rangeOf(from, to))
	}
	return fit(m, s, from, to, tick)
}

// fit grows the trees of a range, ready to score.
func fit(m core.Matrix, s settings, from, to int, tick core.Tick) (*Forest, error) {
	f := &Forest{
		cols: m.Cols(), names: slices.Clone(m.Names()), samples: s.samples, formula: s.formula, threshold: 0.5,
		seed: s.seed, from: from, total: s.trees, first: make([]int32, 1, to-from+1), medians: s.medians,
		lengths: newLengths(s.samples, s.formula),
	}
	g := newGrower(m, s, f)
	for t, unheard := from, 0; t < to; t++ {
		g.grow(treeSeed(s.seed, t))
		if unheard += s.samples; unheard >= breath {
			unheard = 0
			if err := tick.Step(t+1-from, to-from); err != nil {
				return nil, err
			}
		}
	}
	f.standing = standingOf(m, s.seed)
	f.planes = newPlanes(f)
	return f, nil
}

// breath is how many rows pass between two calls of the tick.
const breath = 1 << 12
