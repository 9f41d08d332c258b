// Package dbscan groups rows by density: exact DBSCAN over a core.Matrix, with weights, under four
// metrics, in memory that grows with the number of rows and never with the number of neighbours.
//
// The way of the data, one file a step:
//
//	distinct.go  identical rows become one weighted point
//	grid.go      points to cells, up to 4 columns: equal cubes in which all points are neighbours
//	tree.go      points to cells, otherwise: the boxes of a kd-tree in which all points are neighbours
//	cores.go     which points weigh enough together with their neighbours
//	link.go      cells of core points within reach of each other become one cluster (linktree.go: in the tree)
//	label.go     clusters get numbers, border points get clusters, rows get labels
//
// Whatever is decided about two points is decided in measure.go by one comparison, so the grid and the
// tree save work but never change an answer.
package dbscan

import (
	"math"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// Options are the settings of Cluster. Eps and MinSamples have no default.
type Options struct {
	// Eps is the radius of a neighbourhood, a finite number > 0 in the unit of the metric. A row at
	// exactly this distance is a neighbour. Under Cosine it is a cosine distance, 0 to 2.
	Eps float64

	// MinSamples is the weight that a row and its neighbours need together for the row to be a core
	// row, at least 1. The row itself counts, so 1 leaves no noise (where weights are at least 1).
	MinSamples int

	// Metric is the distance between rows; its zero value is Euclidean.
	Metric Metric

	// Weights is how many rows each row stands for: one finite number a row, or nil for 1 each. A
	// row of weight 0 can be a core row, but adds nothing. Negative weights keep rows around them
	// from being core rows. Weights are summed in float64 in no promised order: with weights that
	// have no short binary fraction (0.1), a sum that should equal MinSamples exactly may miss it.
	Weights []float64
}

// Result says for each row where it belongs.
type Result struct {
	// Labels is the cluster of each row, 0 to Clusters-1, or -1 for noise. Clusters are numbered in
	// the order of their first core rows. A row that is not a core row belongs to the lowest-numbered
	// cluster that has a core row within Eps of it.
	Labels []int32

	// Core is the row numbers of the core rows, rising.
	Core []int32

	// Clusters is the number of clusters.
	Clusters int
}

// Cluster finds the clusters of the rows of m: core rows within Eps of each other are in one cluster,
// other rows within Eps of a core row are at its border, the rest is noise. The labels are those of
// scikit-learn's DBSCAN, number by number. A matrix without rows has an empty result.
//
// Under Euclidean, squared distances are compared with the square of Eps, each square and sum rounded
// to float64 (as scikit-learn's kd-tree does). Nothing is done about squares beyond float64: an Eps
// under 1e-162 reaches to about 1e-162, one over 1e154 reaches everywhere. Under Cosine rows
// are divided by their length and their straight distance is compared with sqrt(2 Eps): distances that
// equal Eps exactly in theory may fall on either side, there as in any arithmetic. A row of zeros has no
// direction: its cosine distance to every other row is 1, also to another row of zeros.
//
// Refuses Eps, MinSamples and Metric out of range (core.Option, fields "eps", "minSamples", "metric"),
// Weights of another length than the matrix has rows (core.Shape, "weights") and weights that are not
// finite (core.Value, "weights"). Returns core.ErrStopped when tick says stop.
//
// With n distinct rows of d columns, memory is O(n d). Time is O(n log n) and the distances compared:
// about n in dense data with few columns, up to O(n^2) where many columns (some 10 or more) leave
// nothing to tell near from far. Repeated rows cost one look-up each.
//
// Source: Ester, Kriegel, Sander, Xu, 1996, "A density-based algorithm for discovering clusters"; cells
// whose points are all neighbours: Gunawan, 2013, and Gan and Tao, 2015, "DBSCAN revisited".
func Cluster(m core.Matrix, o Options, tick core.Tick) (Result, error) {
	if err := o.check(m.Rows()); err != nil {
		return Result{}, err
	}
	work := &meter{tick: tick, total: stages * m.Rows()}
	pts, err := collapse(m, o, work)
	if err != nil {
		return Result{}, err
	}
	s, err := arrange(pts, o, work)
	if err != nil {
		return Result{}, err
	}
	if err := s.findCores(); err != nil {
		return Result{}, err
	}
	if err := s.linkCells(); err != nil {
		return Result{}, err
	}
	return s.label(pts)
}

// check refuses what Cluster cannot take, for a matrix of the given number of rows.
func (o Options) check(rows int) error {
	if !(o.Eps > 0) || math.IsInf(o.Eps, 1) {
		return core.Refuse(core.Option, "eps", "a finite number > 0", core.Number(o.Eps))
	}
	if err := checkMinSamples(o.MinSamples); err != nil {
		return err
	}
	if err := o.Metric.check(); err != nil {
		return err
	}
	if o.Weights != nil && len(o.Weights) != rows {
		return core.Refuse(core.Shape, "weights", "one number for each of "+core.Count(rows, "row"), core.Count(len(o.Weights), "number"))
	}
	for i, w := range o.Weights {
		if math.IsNaN(w) || math.IsInf(w, 0) {
			return core.Refuse(core.Value, "weights", "finite in every row", core.Number(w)+" in row "+strconv.Itoa(i))
		}
	}
	return nil
}

// checkMinSamples is the check that Cluster and SuggestEps share.
func checkMinSamples(n int) error {
	if n < 1 {
		return core.Refuse(core.Option, "minSamples", "a whole number >= 1", strconv.Itoa(n))
	}
	return nil
}
