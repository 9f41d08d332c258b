package dbscan

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

func TestSuggestEpsSmall(t *testing.T) {
	for _, c := range []struct {
		name      string
		m         core.Matrix
		min       int
		metric    Metric
		eps       float64
		distances []float64
	}{
		{"no rows", matrix(t, 2), 5, Euclidean, 0.5, nil},
		{"no matrix", core.Matrix{}, 5, Euclidean, 0.5, nil},
		{"one row", matrix(t, 2, 1, 2), 5, Euclidean, 0.5, nil},
		{"equal rows", matrix(t, 1, 7, 7, 7), 2, Euclidean, 0.5, nil},
		{"two rows", matrix(t, 2, 0, 0, 3, 4), 2, Euclidean, 5, []float64{5, 5}},
		{"two rows, more asked", matrix(t, 2, 0, 0, 3, 4), 9, Euclidean, 5, []float64{5, 5}},
		{"two rows, repeated", matrix(t, 2, 0, 0, 3, 4, 0, 0, 0, 0), 3, Manhattan, 7, []float64{7, 7}},
		{"three rows", matrix(t, 1, 0, 1, 10), 2, Chebyshev, 1, []float64{1, 1, 9}},
		{"right angle", matrix(t, 2, 5, 0, 0, 2, 0, 0), 2, Cosine, 1, []float64{1, 1}},
	} {
		a, err := SuggestEps(c.m, c.min, c.metric, nil)
		if err != nil {
			t.Fatal(c.name, err)
		}
		close := func(x, y float64) bool { return math.Abs(x-y) <= 1e-12*y }
		if !close(a.Eps, c.eps) || a.Distances == nil || !slices.EqualFunc(a.Distances, c.distances, close) {
			t.Errorf("%s: %v, want %v %v", c.name, a, c.eps, c.distances)
		}
	}
}

// The distances are those of the naive way, and the advice makes a radius that Cluster takes.
func TestSuggestEpsIsBrute(t *testing.T) {
	for seed := range trials() / 12 {
		c := randomTrial(seed)
		if c.o.Metric == Cosine {
			c.o.Metric = Euclidean
		}
		got, err := SuggestEps(c.matrix(t), c.o.MinSamples, c.o.Metric, nil)
		if err != nil {
			t.Fatal(c.name, err)
		}
		want := bruteDistances(c.matrix(t), c.o.MinSamples, c.o.Metric)
		if !slices.Equal(got.Distances, want) {
			t.Fatalf("%s: %v, want %v", c.name, got.Distances, want)
		}
		c.o.Eps = got.Eps
		if _, err := Cluster(c.matrix(t), c.o, nil); err != nil {
			t.Fatal(c.name, err)
		}
	}
}

// bruteDistances is the twin of SuggestEps.Distances.
func bruteDistances(m core.Matrix, minSamples int, k Metric) []float64 {
	rows := [][]float64{}
	for i := range m.Rows() {
		known := func(row []float64) bool { return slices.Equal(row, m.Row(i)) }
		if !slices.ContainsFunc(rows, known) {
			rows = append(rows, m.Row(i))
		}
	}
	all := []float64{}
	for i, x := range rows {
		var others []float64
		for j, y := range rows {
			if i != j {
				others = append(others, distance(x, y, k))
			}
		}
		if slices.Sort(others); len(others) > 0 {
			all = append(all, others[min(max(minSamples-1, 1), len(others))-1])
		}
	}
	slices.Sort(all)
	return all
}

func distance(x, y []float64, k Metric) float64 {
	square, sum, largest := 0.0, 0.0, 0.0
	for j := range x {
		v := math.Abs(x[j] - y[j])
		square += float64(v * v)
		sum += v
		largest = max(largest, v)
	}
	return []float64{math.Sqrt(square), sum, largest}[k]
}

// Three clouds of spread 0.01 and a few strays: the advice finds the clouds.
func TestSuggestEpsFindsClouds(t *testing.T) {
	m := matrix(t, 2, blobs(3000, 2)...)
	a, err := SuggestEps(m, 5, Euclidean, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Cluster(m, Options{Eps: a.Eps, MinSamples: 5}, nil)
	if err != nil {
		t.Fatal(err)
	}
	stray := 0
	for _, l := range r.Labels {
		if l == noise {
			stray++
		}
	}
	t.Logf("eps %v: %d clusters, %d of 3000 noise", a.Eps, r.Clusters, stray)
	if r.Clusters < 20 || r.Clusters > 60 || stray < 60 || stray > 300 {
		t.Errorf("eps %v: %d clusters, %d of 3000 noise; 50 clouds and some 300 strays were made", a.Eps, r.Clusters, stray)
	}
}

func TestSuggestEpsStops(t *testing.T) {
	m := matrix(t, 2, blobs(40_000, 2)...)
	calls := 0
	a, err := SuggestEps(m, 5, Euclidean, func(done, total int) bool { calls++; return done <= total })
	if err != nil || len(a.Distances) != maxAsked || calls < 10 {
		t.Error(err, len(a.Distances), calls)
	}
	for stop := 1; stop <= calls; stop += 1 + calls/8 {
		left := stop
		if _, err := SuggestEps(m, 5, Euclidean, func(int, int) bool { left--; return left > 0 }); !errors.Is(err, core.ErrStopped) {
			t.Errorf("stop at call %d of %d: %v", stop, calls, err)
		}
	}
}
