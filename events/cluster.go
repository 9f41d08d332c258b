package events

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/dbscan"
)

// ClusterOptions says how ClusterEvents clusters. Start from DefaultClusterOptions.
type ClusterOptions struct {
	Columns    []string // names of number columns to cluster by; nil: every number or boolean column but that of times
	TimeColumn string   // column of times; empty: the first whose name is known, or none
	Distance   float64  // DBSCAN's eps, > 0; default 0.01
	MinSamples int      // DBSCAN's min_samples, the event itself counts; default 2
	Normalize  bool     // divide each row by its Euclidean length first; default true
	Metric     string   // euclidean (default), manhattan, chebyshev or cosine
	Compat     bool     // msticpy's times for noise and exemplars (EC-4, EC-5, EC-10)
}

// DefaultClusterOptions is msticpy's defaults.
func DefaultClusterOptions() ClusterOptions {
	return ClusterOptions{Distance: 0.01, MinSamples: 2, Normalize: true}
}

// Clustered is a table of clusters and noise: one row for each noise event in input order, then one for
// each cluster by its number.
type Clustered struct {
	Rows    []int32  // the input row shown; of a cluster, its first member
	Columns []Column // the new columns, one cell for each of Rows
	Labels  []int32  // cluster of each input row; -1 is noise
	Core    []int32  // core rows, rising
	Matrix  core.Matrix
}

// ClusterEventsColumns names the columns that ClusterEvents wants.
func ClusterEventsColumns(headers []Header, o ClusterOptions) ([]Header, error) {
	names, err := featureNames(headers, o)
	if err != nil {
		return nil, err
	}
	time, err := timeColumn(headers, o.TimeColumn)
	if err != nil {
		return nil, err
	}
	var w wanted
	for _, name := range names {
		switch {
		case name == time:
			w.add(name, Time) // which is a number, too
		case has(headers, name):
			w.add(name, Number)
		default:
			w.add(featureSource(headers, name), Text)
		}
	}
	w.add(time, Time)
	return w, nil
}

// ClusterEvents clusters events by columns of numbers (msticpy's dbcluster_events): each row is divided
// by its Euclidean length, then DBSCAN joins events within Distance of each other. The answer shows one
// row for each noise event and cluster, with the columns Clustered, ClusterId, ClusterSize and, where
// there is a time column, FirstEventTime, LastEventTime and, where the input has none, TimeGenerated. No
// column of the input is changed unless Compat asks for it. Features of process starts (pathScore ...) that
// the table has not are computed, where the columns that they are made from are there.
//
// NaN and infinite features are refused by column and row. An empty table gives an empty answer. Time
// and memory: as dbscan.Cluster.
func ClusterEvents(t Table, o ClusterOptions, tick core.Tick) (Clustered, error) {
	names, err := featureNames(t.all, o)
	if err != nil {
		return Clustered{}, err
	}
	if len(names) == 0 && t.rows > 0 {
		return Clustered{}, errNoFeatures
	}
	t, err = t.withFeatures(names, o.Compat)
	if err != nil {
		return Clustered{}, err
	}
	m, err := t.matrix(names)
	if err != nil {
		return Clustered{}, err
	}
	found, err := ClusterMatrix(m, o, tick)
	if err != nil {
		return Clustered{}, err
	}
	time, err := timeColumn(t.Headers(), o.TimeColumn)
	if err != nil {
		return Clustered{}, err
	}
	times, err := t.numbers(time, Time)
	if err != nil || times == nil {
		return found, err
	}
	found.Columns = append(found.Columns, timesOf(found, times, t, o.Compat)...)
	return found, nil
}

// errNoFeatures refuses a table without numbers.
var errNoFeatures = core.Refuse(core.Column, "clusterColumns", "at least one column of numbers", "none")

// featureNames is the columns to cluster by, in order.
func featureNames(headers []Header, o ClusterOptions) ([]string, error) {
	names := o.Columns
	for _, name := range names {
		if err := needColumn(headers, "clusterColumns", name); err != nil && featureSource(headers, name) == "" {
			return nil, err
		}
	}
	if names == nil {
		time, err := timeColumn(headers, o.TimeColumn)
		if err != nil {
			return nil, err
		}
		for _, h := range headers {
			if h.Name != time && h.Name != "" && (h.Kind == Number || h.Kind == Boolean) { // the nameless one is an index
				names = append(names, h.Name)
			}
		}
	}
	if len(names) == 0 && anyFilled(headers) {
		return nil, errNoFeatures
	}
	return names, nil
}

// matrix lays number columns side by side.
func (t Table) matrix(names []string) (core.Matrix, error) {
	if len(names) == 0 {
		return core.Matrix{}, nil
	}
	data := make([]float64, t.rows*len(names))
	for j, name := range names {
		column, err := t.numbers(name, Number)
		if err == nil && column == nil {
			err = needColumn(t.Headers(), "clusterColumns", name)
		}
		if err != nil {
			return core.Matrix{}, err
		}
		for i, v := range column {
			data[i*len(names)+j] = v
		}
	}
	return core.NewMatrix(data, len(names), names)
}

// ClusterMatrix is ClusterEvents on bare numbers: no columns but Clustered, ClusterId and ClusterSize.
func ClusterMatrix(m core.Matrix, o ClusterOptions, tick core.Tick) (Clustered, error) {
	metric, err := dbscan.ParseMetric(o.Metric)
	if err != nil {
		return Clustered{}, err
	}
	if o.Normalize {
		m = core.ScaleRows(m)
	}
	got, err := dbscan.Cluster(m, dbscan.Options{Eps: o.Distance, MinSamples: o.MinSamples, Metric: metric}, tick)
	if err != nil {
		return Clustered{}, core.Renamed(core.Renamed(err, "eps", "maxClusterDistance"), "minSamples", "minClusterSamples")
	}
	found := summarise(got.Labels, got.Clusters)
	found.Core, found.Matrix = got.Core, m
	return found, nil
}
