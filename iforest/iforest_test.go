package iforest

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

func mustFit(t testing.TB, m core.Matrix, o Options) *Forest {
	t.Helper()
	f, err := Fit(m, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustScore(t testing.TB, f *Forest, m core.Matrix) []float64 {
	t.Helper()
	scores, err := f.Score(nil, m, nil)
	if err != nil {
		t.Fatal(err)
	}
	return scores
}

// TestBits: these bits were computed on amd64; WebAssembly must give the same.
func TestBits(t *testing.T) {
	r := stream(42)
	x := make([]float64, 1000*3)
	for i := range x {
		x[i] = r.unit() + r.unit() - r.unit()
	}
	m := matrixOf(t, x, 3)
	for _, c := range []struct {
		o    Options
		want [4]uint64
	}{
		{Options{Seed: 1, Contamination: 0.05}, [4]uint64{0x3fdf94ca1d0a2697, 0x3fdc3ee9280d3411, 0x3fe6afe6197d0aaa, 0x3fe21b2b67a4b97b}},
		{Options{Seed: 1, MaxFeatures: 2, MaxSamplesShare: 1, Trees: 10, Formula: ScikitLearn, Contamination: 0.1}, [4]uint64{0x3fdd8235eae65aed, 0x3fddde23c7fd3f9a, 0x3fe798cb0f62d498, 0x3fe13e416040965c}},
	} {
		f := mustFit(t, m, c.o)
		scores := mustScore(t, f, m)
		got := [4]uint64{math.Float64bits(scores[0]), math.Float64bits(scores[333]), math.Float64bits(slices.Max(scores)), math.Float64bits(f.Threshold())}
		if got != c.want {
			t.Errorf("%+v: got %#x\nwant %#x", c.o, got, c.want)
		}
	}
}

// TestPartsJoin: trees grown in any ranges, and rows scored in any runs, give the same bits.
func TestPartsJoin(t *testing.T) {
	m := matrixOf(t, normal(700, 3), 3)
	o := Options{Trees: 37, Seed: 5}
	whole := mustFit(t, m, o)
	want := mustScore(t, whole, m)
	for _, ends := range [][]int{{37}, {1, 37}, {10, 20, 30, 37}, {36, 37}} {
		var parts []*Forest
		from := 0
		for _, to := range ends {
			p, err := FitTrees(m, o, from, to, nil)
			if err != nil {
				t.Fatal(err)
			}
			if p, err = Load(p.Save(nil)); err != nil { // as between workers
				t.Fatal(err)
			}
			parts = append(parts, p)
			from = to
		}
		f, err := Join(parts...)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(f.Save(nil), whole.Save(nil)) || !slices.Equal(mustScore(t, f, m), want) {
			t.Errorf("%v: joined, the forest differs", ends)
		}
	}
	for _, cut := range []int{0, 1, 5, 8, 9, 64, 65, 699, 700} {
		got := mustScore(t, whole, matrixOf(t, m.Data()[:cut*3], 3))
		got = append(got, mustScore(t, whole, matrixOf(t, m.Data()[cut*3:], 3))...)
		if !slices.Equal(got, want) {
			t.Errorf("scored in runs of %d and %d rows, the bits differ", cut, 700-cut)
		}
	}
}

func TestJoinRefusals(t *testing.T) {
	m := matrixOf(t, normal(50, 2), 2)
	part := func(seed uint64, from, to int) *Forest {
		f, err := FitTrees(m, Options{Trees: 9, Seed: seed}, from, to, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for _, parts := range [][]*Forest{{}, {part(1, 0, 3), part(1, 4, 9)}, {part(1, 3, 9), part(1, 0, 3)}, {part(1, 0, 3), part(2, 3, 9)}} {
		if _, err := Join(parts...); !isRefusal(err) {
			t.Errorf("%d parts: got %v", len(parts), err)
		}
	}
	for _, r := range [][2]int{{-1, 2}, {2, 2}, {3, 2}, {0, 10}} {
		if _, err := FitTrees(m, Options{Trees: 9}, r[0], r[1], nil); !errors.Is(err, &core.Error{Kind: core.Option}) {
			t.Errorf("trees %v: got %v", r, err)
		}
	}
}

func isRefusal(err error) bool {
	_, ok := errors.AsType[*core.Error](err)
	return ok
}

// TestNothingToSetApart: rows that are all alike score exactly 0.5 and are never flagged.
func TestNothingToSetApart(t *testing.T) {
	for _, n := range []int{1, 2, 3, 100, 1000} {
		for _, o := range []Options{{}, {Contamination: 0.05}, {Contamination: 0.5, MaxSamplesShare: 1}, {MaxSamples: 1}} {
			x := make([]float64, n*2)
			for i := range x {
				x[i] = 0.1
			}
			m := matrixOf(t, x, 2)
			f := mustFit(t, m, o)
			for _, s := range mustScore(t, f, m) {
				if s != 0.5 || f.Flagged(s) {
					t.Fatalf("%d rows, %+v: score %v, threshold %v", n, o, s, f.Threshold())
				}
			}
		}
	}
	// Two different rows: every tree parts them in one cut, c(2) = 1.
	m := matrixOf(t, []float64{0, 1}, 1)
	if got := mustScore(t, mustFit(t, m, Options{}), m); !slices.Equal(got, []float64{0.5, 0.5}) {
		t.Errorf("two rows score %v", got)
	}
}

func TestOutlierScoresHighest(t *testing.T) {
	x := append(normal(500, 2), 9, 9)
	m := matrixOf(t, x, 2)
	f := mustFit(t, m, Options{MaxSamplesShare: 1})
	scores := mustScore(t, f, m)
	if slices.Index(scores, slices.Max(scores)) != 500 || scores[500] < 0.7 {
		t.Errorf("the outlier scores %v, the most is %v", scores[500], slices.Max(scores))
	}
	if f.Samples() != 501 || f.Columns() != 2 || f.Trees() != 100 || f.Threshold() != 0.5 {
		t.Errorf("%d samples, %d columns, %d trees, threshold %v", f.Samples(), f.Columns(), f.Trees(), f.Threshold())
	}
	equal := matrixOf(t, []float64{1, 2, 3, 4, 1, 2}, 2)
	if s := mustScore(t, f, equal); s[0] != s[2] {
		t.Errorf("equal rows score %v and %v", s[0], s[2])
	}
	dst := make([]float64, 600)
	if got, err := f.Score(dst, m, nil); err != nil || &got[0] != &dst[0] || len(got) != 501 {
		t.Error("dst was not used")
	}
}

func TestRefusals(t *testing.T) {
	m := matrixOf(t, normal(20, 2), 2)
	nan := math.NaN()
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{Trees: -1}, "trees must be a whole number from 1 to 10000, got -1"},
		{Options{Trees: 10_001}, "trees must be a whole number from 1 to 10000, got 10001"},
		{Options{MaxSamples: -2}, "maxSamples must be a whole number >= 1, got -2"},
		{Options{MaxSamples: 2, MaxSamplesShare: 0.5}, "maxSamples must be a count or a share, got both"},
		{Options{MaxSamplesShare: 1.5}, "maxSamplesShare must be a number > 0 and <= 1, got 1.5"},
		{Options{MaxSamplesShare: nan}, "maxSamplesShare must be a number > 0 and <= 1, got NaN"},
		{Options{MaxFeatures: 3}, "maxFeatures must be at most the 2 columns there are, got 3"},
		{Options{MaxFeaturesShare: -1}, "maxFeaturesShare must be a number > 0 and <= 1, got -1"},
		{Options{Contamination: 0.51}, "contamination must be a number > 0 and <= 0.5, got 0.51"},
		{Options{Contamination: -0.1}, "contamination must be a number > 0 and <= 0.5, got -0.1"},
		{Options{Contamination: nan}, "contamination must be a number > 0 and <= 0.5, got NaN"},
		{Options{Formula: 2}, "formula must be Harmonic or ScikitLearn, got 2"},
		{Options{Weights: []float64{1}}, "weights must be one number for each of 20 rows, got 1 number"},
		{Options{Weights: make([]float64, 20)}, "weights must be of a finite sum > 0, got 0"},
		{Options{Weights: slices.Repeat([]float64{math.MaxFloat64}, 20)}, "weights must be of a finite sum > 0, got Infinity"},
		{Options{Weights: append(slices.Repeat([]float64{1}, 19), -1)}, "weights must be finite and >= 0 in every row, got -1 in row 19"},
		{Options{Weights: append(slices.Repeat([]float64{1}, 19), nan)}, "weights must be finite and >= 0 in every row, got NaN in row 19"},
		{Options{Medians: []float64{1}}, "medians must be one number for each of 2 columns, got 1 number"},
		{Options{Medians: []float64{1, nan}}, "medians must be finite in every column, got NaN in column 1"},
	} {
		if _, err := Fit(m, c.o, nil); err == nil || err.Error() != c.want || !isRefusal(err) {
			t.Errorf("%+v: got %v\nwant %s", c.o, err, c.want)
		}
	}
	if _, err := Fit(core.Matrix{}, Options{}, nil); err == nil || err.Error() != "matrix must be at least 1 row, got 0 rows" {
		t.Errorf("got %v", err)
	}
	f := mustFit(t, m, Options{})
	const want = "columns must be 2 columns, as the forest was fitted on, got 3"
	if _, err := f.Score(nil, matrixOf(t, normal(4, 3), 3), nil); err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	if _, err := f.Why(nil, []float64{1, 2, 3}); err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	for _, threshold := range []float64{-0.1, 1.1, nan} {
		if _, err := f.WithThreshold(threshold); !isRefusal(err) {
			t.Errorf("threshold %v: got %v", threshold, err)
		}
	}
	if scores := mustScore(t, f, m); len(scores) != 20 {
		t.Error("after refusals the forest does not score")
	}
}

func TestTicksStop(t *testing.T) {
	m := matrixOf(t, normal(30_000, 2), 2)
	f := mustFit(t, m, Options{})
	for _, o := range []Options{{}, {Contamination: 0.1}} {
		calls, last := 0, 0.0
		if _, err := Fit(m, o, func(done, total int) bool {
			calls++
			share := float64(done) / float64(total)
			if share < last || share > 1 {
				t.Errorf("%v after %v", share, last)
			}
			last = share
			return true
		}); err != nil || calls < 5 {
			t.Errorf("%v after %d calls", err, calls)
		}
		for stop := 1; stop <= calls; stop++ {
			heard := 0
			if _, err := Fit(m, o, func(int, int) bool { heard++; return heard < stop }); !errors.Is(err, core.ErrStopped) || heard != stop {
				t.Errorf("stop at %d: got %v after %d", stop, err, heard)
			}
		}
	}
	if _, err := f.Score(nil, m, func(int, int) bool { return false }); !errors.Is(err, core.ErrStopped) {
		t.Errorf("got %v", err)
	}
}

func TestInputsAreNotChanged(t *testing.T) {
	x := normal(300, 3)
	before := slices.Clone(x)
	w := slices.Repeat([]float64{2}, 300)
	m := matrixOf(t, x, 3)
	f := mustFit(t, m, Options{Weights: w, Contamination: 0.1})
	scores := mustScore(t, f, m)
	kept := slices.Clone(scores)
	if _, err := ThresholdFor(scores, 0.2); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(x, before) || !slices.Equal(scores, kept) || fmt.Sprint(w) != fmt.Sprint(slices.Repeat([]float64{2}, 300)) {
		t.Error("an input was changed")
	}
}
