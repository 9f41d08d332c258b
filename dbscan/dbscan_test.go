package dbscan

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

func matrix(t testing.TB, cols int, data ...float64) core.Matrix {
	t.Helper()
	m, err := core.NewMatrix(data, cols, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSmall(t *testing.T) {
	for _, c := range []struct {
		name     string
		m        core.Matrix
		o        Options
		labels   []int32
		core     []int32
		clusters int
	}{
		{"no rows", matrix(t, 2), Options{Eps: 1, MinSamples: 2}, nil, nil, 0},
		{"no matrix", core.Matrix{}, Options{Eps: 1, MinSamples: 2}, nil, nil, 0},
		{"one row", matrix(t, 2, 3, 4), Options{Eps: 1, MinSamples: 1}, []int32{0}, []int32{0}, 1},
		{"one row alone", matrix(t, 2, 3, 4), Options{Eps: 1, MinSamples: 2}, []int32{-1}, nil, 0},
		{"one row of weight 2", matrix(t, 2, 3, 4), Options{Eps: 1, MinSamples: 2, Weights: []float64{2}}, []int32{0}, []int32{0}, 1},
		{"closed neighbourhood", matrix(t, 1, 0, 1, 2), Options{Eps: 1, MinSamples: 3}, []int32{0, 0, 0}, []int32{1}, 1},
		{"numbers follow core rows", matrix(t, 1, 9, 0, 5, 5, 0), Options{Eps: 1, MinSamples: 2}, []int32{-1, 0, 1, 1, 0}, []int32{1, 2, 3, 4}, 2},
		{"border goes to the lower number", matrix(t, 1, 4, 5, 5, 3, 2, 1, 1, 0.5), Options{Eps: 1, MinSamples: 4}, []int32{0, 0, 0, 0, 1, 1, 1, 1}, []int32{0, 4, 5, 6}, 2},
		{"border, other side first", matrix(t, 1, 2, 1, 1, 0.5, 3, 4, 5, 5), Options{Eps: 1, MinSamples: 4}, []int32{0, 0, 0, 0, 0, 1, 1, 1}, []int32{0, 1, 2, 5}, 2},
		{"0 and -0 are equal", matrix(t, 1, 0, math.Copysign(0, -1)), Options{Eps: 1e-300, MinSamples: 2}, []int32{0, 0}, []int32{0, 1}, 1},
		{"huge eps", matrix(t, 2, 0, 0, 1e9, 1, -1e9, 7), Options{Eps: 1e100, MinSamples: 3}, []int32{0, 0, 0}, []int32{0, 1, 2}, 1},
		{"range beyond float64", matrix(t, 1, -1.7e308, 1.7e308, 1.7e308), Options{Eps: 1, MinSamples: 2}, []int32{-1, 0, 0}, []int32{1, 2}, 1},
		{"cosine of long rows", matrix(t, 2, 1e300, 1e300, 1e-300, 1e-300, 1, -1), Options{Eps: 0.1, MinSamples: 2, Metric: Cosine}, []int32{0, 0, -1}, []int32{0, 1}, 1},
		{"cosine of zeros, apart", matrix(t, 2, 0, 0, 0, 0, 1, 1, 2, 2), Options{Eps: 0.999, MinSamples: 2, Metric: Cosine}, []int32{-1, -1, 0, 0}, []int32{2, 3}, 1},
		{"cosine of zeros, together", matrix(t, 2, 0, 0, 0, 0, 1, 1, -2, -2), Options{Eps: 1, MinSamples: 4, Metric: Cosine}, []int32{0, 0, 0, 0}, []int32{0, 1}, 1},
		{"cosine of all", matrix(t, 2, 1, 0, -1, 0, 0, 1), Options{Eps: 2, MinSamples: 3, Metric: Cosine}, []int32{0, 0, 0}, []int32{0, 1, 2}, 1},
	} {
		r, err := Cluster(c.m, c.o, nil)
		if err != nil {
			t.Fatal(c.name, err)
		}
		if r.Labels == nil || r.Core == nil {
			t.Errorf("%s: a nil slice", c.name)
		}
		same(t, c.name, r, Result{c.labels, c.core, c.clusters})
	}
}

func TestRefusals(t *testing.T) {
	m := matrix(t, 1, 1, 2, 3)
	for _, c := range []struct {
		o    Options
		kind core.Kind
		text string
	}{
		{Options{MinSamples: 1}, core.Option, "eps must be a finite number > 0, got 0"},
		{Options{Eps: math.NaN(), MinSamples: 1}, core.Option, "eps must be a finite number > 0, got NaN"},
		{Options{Eps: math.Inf(1), MinSamples: 1}, core.Option, "eps must be a finite number > 0, got Infinity"},
		{Options{Eps: 1}, core.Option, "minSamples must be a whole number >= 1, got 0"},
		{Options{Eps: 1, MinSamples: 1, Metric: 9}, core.Option, `metric must be one of "euclidean", "manhattan", "chebyshev", "cosine", got 9`},
		{Options{Eps: 1, MinSamples: 1, Weights: []float64{1}}, core.Shape, "weights must be one number for each of 3 rows, got 1 number"},
		{Options{Eps: 1, MinSamples: 1, Weights: []float64{1, 1, math.NaN()}}, core.Value, "weights must be finite in every row, got NaN in row 2"},
	} {
		_, err := Cluster(m, c.o, nil)
		if !errors.Is(err, &core.Error{Kind: c.kind}) || err.Error() != c.text {
			t.Errorf("got %v, want %s", err, c.text)
		}
	}
	if _, err := SuggestEps(m, 0, Euclidean, nil); err == nil {
		t.Error("SuggestEps took 0 samples")
	}
	if _, err := SuggestEps(m, 1, 4, nil); err == nil {
		t.Error("SuggestEps took metric 4")
	}
}

func TestParseMetric(t *testing.T) {
	for _, k := range []Metric{Euclidean, Manhattan, Chebyshev, Cosine} {
		if got, err := ParseMetric(k.String()); got != k || err != nil {
			t.Error(k, got, err)
		}
	}
	if got, err := ParseMetric(""); got != Euclidean || err != nil {
		t.Error(got, err)
	}
	want := `metric must be one of "euclidean", "manhattan", "chebyshev", "cosine", got "Euclidean"`
	if _, err := ParseMetric("Euclidean"); err == nil || err.Error() != want {
		t.Error(err)
	}
	if got := Metric(7).String(); got != "Metric(7)" {
		t.Error(got)
	}
}

// Inputs stay as they were.
func TestInputsAreKept(t *testing.T) {
	for seed := range uint64(50) {
		c := randomTrial(seed)
		data, weights := slices.Clone(c.data), slices.Clone(c.o.Weights)
		if _, err := Cluster(c.matrix(t), c.o, nil); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(data, c.data) || !slices.Equal(weights, c.o.Weights) {
			t.Fatal(c.name, "changed its input")
		}
	}
}

// Sides of cubes are where rounding could go wrong: rows close to them, and partners close to Eps away.
func TestCubeSides(t *testing.T) {
	for seed := range trials() / 6 {
		r := rand.New(rand.NewPCG(seed, 2))
		c := trial{name: "cube sides", d: 1 + r.IntN(4), o: Options{Eps: math.Exp2(6*r.Float64() - 3), MinSamples: 2 + r.IntN(2), Metric: Metric(r.IntN(3))}}
		span := c.o.Eps * math.Exp2(28*r.Float64())
		s := side(c.o.Metric, c.o.Eps, c.d, span)
		diagonal := c.o.Eps
		if c.o.Metric == Euclidean {
			diagonal /= math.Sqrt(float64(c.d))
		} else if c.o.Metric == Manhattan {
			diagonal /= float64(c.d)
		}
		low := -span * r.Float64()
		c.data = append(slices.Repeat([]float64{low}, c.d), slices.Repeat([]float64{low + span}, c.d)...)
		for range 20 {
			axis, along := r.IntN(c.d), r.IntN(2) == 0
			row, partner := make([]float64, c.d), make([]float64, c.d)
			for j := range row {
				row[j] = nudge(r, low+math.Floor(r.Float64()*span/s)*s)
				partner[j] = row[j]
				if along {
					partner[j] = nudge(r, row[j]+diagonal)
				} else if j == axis {
					partner[j] = nudge(r, row[j]+c.o.Eps)
				}
			}
			c.data = append(append(c.data, row...), partner...)
		}
		got, err := Cluster(c.matrix(t), c.o, nil)
		if err != nil {
			t.Fatal(err)
		}
		if same(t, c.name, got, brute(c.matrix(t), c.o)); t.Failed() {
			t.Fatalf("seed %d: %dx%d %v eps %v span %v", seed, len(c.data)/c.d, c.d, c.o.Metric, c.o.Eps, span)
		}
	}
}

// nudge moves x by up to three float64 steps.
func nudge(r *rand.Rand, x float64) float64 {
	for k := r.IntN(4); k > 0; k-- {
		x = math.Nextafter(x, math.Inf(1-2*r.IntN(2)))
	}
	return x
}

// Larger inputs meet what small ones do not: cells with trees, growing tables, several digits of a key.
func TestLargerIsBrute(t *testing.T) {
	n := 2500
	for _, d := range []int{1, 2, 3, 4, 5} {
		for _, o := range []Options{
			{Eps: 0.01, MinSamples: 10}, {Eps: 0.1, MinSamples: 60}, {Eps: 0.02, MinSamples: 45, Metric: Manhattan},
			{Eps: 0.03, MinSamples: 55, Metric: Chebyshev}, {Eps: 1, MinSamples: n / 2}, {Eps: 1e-5, MinSamples: 1},
		} {
			c := trial{name: "blobs", data: blobs(n, d), d: d, o: o}
			got, err := Cluster(c.matrix(t), o, nil)
			if err != nil {
				t.Fatal(err)
			}
			if same(t, c.name, got, brute(c.matrix(t), o)); t.Failed() {
				t.Fatalf("%d columns, %+v", d, o)
			}
		}
	}
}

// Permuting the rows permutes core rows and clusters; only numbers change, and with them the choice of a
// border row between clusters.
func TestOrderOfRows(t *testing.T) {
	for seed := range trials() / 6 {
		c := randomTrial(seed)
		first, err := Cluster(c.matrix(t), c.o, nil)
		if err != nil {
			t.Fatal(err)
		}
		n := len(c.data) / c.d
		order := rand.New(rand.NewPCG(seed, 3)).Perm(n)
		p := trial{d: c.d, o: c.o}
		p.o.Weights = nil
		for _, i := range order {
			p.data = append(p.data, c.data[i*c.d:(i+1)*c.d]...)
			if c.o.Weights != nil {
				p.o.Weights = append(p.o.Weights, c.o.Weights[i])
			}
		}
		second, err := Cluster(p.matrix(t), p.o, nil)
		if err != nil {
			t.Fatal(err)
		}
		compareOrders(t, c.name, first, second, order)
	}
}

func compareOrders(t *testing.T, name string, first, second Result, order []int) {
	t.Helper()
	if first.Clusters != second.Clusters || len(first.Core) != len(second.Core) {
		t.Fatal(name, "clusters or core rows depend on the order")
	}
	to := make(map[int32]int32)
	for at, i := range order {
		was, is := first.Labels[i], second.Labels[at]
		_, isCore := slices.BinarySearch(second.Core, int32(at))
		if _, wasCore := slices.BinarySearch(first.Core, int32(i)); wasCore != isCore || (was < 0) != (is < 0) {
			t.Fatal(name, "row", i, "depends on the order")
		}
		if !isCore {
			continue
		}
		if known, ok := to[was]; ok && known != is {
			t.Fatal(name, "cluster", was, "falls apart in another order")
		}
		to[was] = is
	}
}

// A stop is heard at every call of the tick, progress never runs back, and there is enough of it.
func TestTick(t *testing.T) {
	for _, c := range []trial{
		{"grid", blobs(30_000, 2), 2, Options{Eps: 0.01, MinSamples: 1100, Metric: Euclidean}},
		{"tree", blobs(20_000, 5), 5, Options{Eps: 0.02, MinSamples: 5}},
		{"repeats", processLike(100_000, 2), 2, Options{Eps: 5, MinSamples: 3}},
	} {
		calls, last := 0, 0.0
		whole, err := Cluster(c.matrix(t), c.o, func(done, total int) bool {
			calls++
			if part := float64(done) / float64(total); part < last || part > 1 {
				t.Errorf("%s: progress %v after %v", c.name, part, last)
			} else {
				last = part
			}
			return true
		})
		if err != nil || calls < 5 || last < 0.7 {
			t.Errorf("%s: %d calls up to %v, %v", c.name, calls, last, err)
		}
		if without, _ := Cluster(c.matrix(t), c.o, nil); true {
			same(t, c.name, whole, without)
		}
		for stop := 1; stop <= calls; stop += 1 + calls/8 {
			left := stop
			_, err := Cluster(c.matrix(t), c.o, func(int, int) bool { left--; return left > 0 })
			if !errors.Is(err, core.ErrStopped) || left != 0 {
				t.Errorf("%s: stop at call %d of %d: %v, %d calls left", c.name, stop, calls, err, left)
			}
		}
	}
}
