package events

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/dbscan"
	"github.com/logwinnow/logwinnow/surprise"
)

// Refine splits each pattern by DBSCAN over columns of numbers, each scaled by its median and
// interquartile range in the whole table (core.ScaleColumns). A noise event becomes a pattern of its own.
// Patterns are only ever split, never joined.
type Refine struct {
	Columns    []string // empty: no refining
	Eps        float64  // > 0, in interquartile ranges
	MinSamples int      // at least 1; 0: 2
}

// refine splits the patterns as the options ask.
func (w *winnower) refine(tick core.Tick) error {
	o := w.options.Refine
	if len(o.Columns) == 0 {
		return nil
	}
	if o.MinSamples == 0 {
		o.MinSamples = 2
	}
	m, err := w.table.matrix(o.Columns)
	if err != nil {
		return err
	}
	m = core.ScaleColumns(m)
	rows, offsets := grouped(w.pattern.Of, w.pattern.Distinct)
	split := surprise.IDs{Of: make([]int32, w.n)}
	for p := range w.pattern.Distinct {
		if err := tick.Step(p, w.pattern.Distinct); err != nil {
			return err
		}
		members := rows[offsets[p]:offsets[p+1]]
		labels, err := clusterRows(m, members, o)
		if err != nil {
			return err
		}
		clusters := int32(0)
		for _, label := range labels {
			clusters = max(clusters, label+1)
		}
		next := int32(split.Distinct) + clusters
		for i, row := range members {
			split.Of[row] = int32(split.Distinct) + labels[i]
			if labels[i] < 0 {
				split.Of[row] = next
				next++
			}
		}
		split.Distinct = int(next)
	}
	w.pattern = split
	return nil
}

// clusterRows clusters some rows of a matrix.
func clusterRows(m core.Matrix, rows []int32, o Refine) ([]int32, error) {
	data := make([]float64, 0, len(rows)*m.Cols())
	for _, row := range rows {
		data = append(data, m.Row(int(row))...)
	}
	some, err := core.NewMatrix(data, m.Cols(), o.Columns)
	if err != nil {
		return nil, err
	}
	got, err := dbscan.Cluster(some, dbscan.Options{Eps: o.Eps, MinSamples: o.MinSamples}, nil)
	return got.Labels, core.Renamed(core.Renamed(err, "eps", "refine.eps"), "minSamples", "refine.minSamples")
}

// grouped lists the events of each group, rising: those of group g are rows[offsets[g]:offsets[g+1]].
// Events of a negative group are left out.
func grouped(of []int32, groups int) (rows, offsets []int32) {
	offsets = make([]int32, groups+1)
	for _, g := range of {
		if g >= 0 {
			offsets[g+1]++
		}
	}
	for g := range groups {
		offsets[g+1] += offsets[g]
	}
	rows = make([]int32, offsets[groups])
	at := append([]int32{}, offsets...)
	for i, g := range of {
		if g >= 0 {
			rows[at[g]] = int32(i)
			at[g]++
		}
	}
	return rows, offsets
}
