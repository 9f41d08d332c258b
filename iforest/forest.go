package iforest

import (
	"math"
	"math/bits"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// Forest is trees that were grown on one matrix. Fit, FitTrees, Join and Load make one; nothing changes it
// afterwards, so any number of goroutines may ask it.
type Forest struct {
	cols      int
	names     []string // of the columns, or nil
	samples   int      // the rows that each tree saw
	formula   Formula
	narrow    bool // values are rounded to float32 before they are compared, as in scikit-learn
	threshold float64

	seed        uint64
	from, total int // which trees of how many these are

	nodes   []node
	sizes   []int32 // the rows of the sample in each node
	first   []int32 // where each tree begins in nodes, and where the last ends
	lengths lengths
	planes  *planes // or nil: see newPlanes

	standing []float64 // column after column: training values, rising
	medians  []float64 // or nil
}

// depthOf is how many cuts lead to the node of that name.
func depthOf(heap uint64) int { return bits.Len64(heap) - 1 }

// Names is the names of the columns that the forest was fitted on, or nil. It must not be changed.
func (f *Forest) Names() []string { return f.names }

// Columns is the number of columns that the forest was fitted on and wants.
func (f *Forest) Columns() int { return f.cols }

// Trees is the number of trees.
func (f *Forest) Trees() int { return len(f.first) - 1 }

// Samples is the number of rows that each tree saw.
func (f *Forest) Samples() int { return f.samples }

// Threshold is the score above which a row is flagged.
func (f *Forest) Threshold() float64 { return f.threshold }

// Flagged tells whether a row of that score counts as an outlier: score > Threshold, strictly.
func (f *Forest) Flagged(score float64) bool { return score > f.threshold }

// WithThreshold is the same forest with another threshold, which must be from 0 to 1.
func (f *Forest) WithThreshold(threshold float64) (*Forest, error) {
	if !(threshold >= 0 && threshold <= 1) {
		return nil, core.Refuse(core.Option, "threshold", "a number from 0 to 1", core.Number(threshold))
	}
	other := *f
	other.threshold = threshold
	return &other, nil
}

// Join puts the parts that FitTrees grew on the same matrix with the same options together, in order: the
// outcome is what Fit would have grown, bit by bit, with the threshold of the first part. Parts that do
// not follow each other, or were grown otherwise, are refused (core.Value, "parts").
func Join(parts ...*Forest) (*Forest, error) {
	if len(parts) == 0 {
		return nil, core.Refuse(core.Shape, "parts", "at least 1 forest", "none")
	}
	whole := *parts[0]
	whole.nodes, whole.sizes, whole.first = nil, nil, []int32{0}
	next := whole.from
	for _, p := range parts {
		if !p.like(&whole) {
			return nil, core.Refuse(core.Value, "parts", "grown on one matrix with one set of options", "parts that differ")
		}
		if p.from != next {
			return nil, core.Refuse(core.Value, "parts", "trees that follow each other", "tree "+strconv.Itoa(p.from)+" where "+strconv.Itoa(next)+" is next")
		}
		next += p.Trees()
		shift := int32(len(whole.nodes))
		for _, n := range p.nodes {
			if n.left != 0 {
				n.left += shift
			}
			whole.nodes = append(whole.nodes, n)
		}
		whole.sizes = append(whole.sizes, p.sizes...)
		for _, end := range p.first[1:] {
			whole.first = append(whole.first, end+shift)
		}
	}
	whole.planes = newPlanes(&whole)
	return &whole, nil
}

// like tells whether two parts can be of one forest.
func (f *Forest) like(g *Forest) bool {
	return f.cols == g.cols && f.samples == g.samples && f.formula == g.formula && f.narrow == g.narrow && f.seed == g.seed &&
		f.total == g.total && slices.Equal(f.names, g.names) && slices.Equal(f.standing, g.standing) && slices.Equal(f.medians, g.medians)
}

// seen is a value as the trees compare it.
func (f *Forest) seen(v float64) float64 {
	if f.narrow {
		return float64(float32(v))
	}
	return v
}

// ended turns the sum over the trees of (path length - c(samples)) into a score:
//
//	2^(-E[h] / c) = 2^(-1 - sum / (trees c)), with c = c(samples) and h = path length
//
// Leaves hold the difference, so that rows which nothing sets apart score exactly 0.5. A single row has
// c = 0 and nothing to be compared with: 0.5 too.
func (f *Forest) ended(sum float64) float64 {
	c := f.lengths.of(f.samples)
	if c == 0 {
		return 0.5
	}
	return math.Min(1, 0.5*math.Exp2(-sum/float64(float64(f.Trees())*c)))
}

// fits refuses a matrix of other columns: of another number, or by other names where both have names.
func (f *Forest) fits(m core.Matrix) error {
	if err := f.fitsCount(m.Cols()); err != nil {
		return err
	}
	if names := m.Names(); names != nil && f.names != nil && !slices.Equal(names, f.names) {
		return core.Refuse(core.Shape, "columns", core.List(f.names)+", as the forest was fitted on", core.List(names))
	}
	return nil
}

// fitsCount refuses another number of columns.
func (f *Forest) fitsCount(cols int) error {
	if cols != f.cols {
		return core.Refuse(core.Shape, "columns", core.Count(f.cols, "column")+", as the forest was fitted on", strconv.Itoa(cols))
	}
	return nil
}
