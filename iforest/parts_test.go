package iforest

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLengths(t *testing.T) {
	exact, about := newLengths(2000, Harmonic), newLengths(2000, ScikitLearn)
	h := 0.0
	for n := 1; n <= 5000; n++ {
		want := 0.0
		if n > 1 {
			h += 1 / float64(n-1)
			want = 2*h - 2*float64(n-1)/float64(n)
		}
		// 1e-13: the sum itself is only that good after 5,000 additions.
		if got := exact.of(n); math.Abs(got-want) > 1e-13*math.Max(1, want) {
			t.Fatalf("c(%d) is %v, want %v", n, got, want)
		}
	}
	// scikit-learn 1.9.1: _average_path_length([0, 1, 2, 3, 10, 256, 3000])
	for n, want := range map[int]float64{0: 0, 1: 0, 2: 1, 3: 1.207392357589623, 10: 3.748880484475505, 256: 10.244770920119917, 3000: 15.167166353967755} {
		if got := about.of(n); math.Abs(got-want) > 1e-14*want {
			t.Errorf("scikit-learn's c(%d) is %v, want %v", n, got, want)
		}
	}
	if off := 1 - about.of(3)/exact.of(3); math.Abs(off-0.276) > 0.001 {
		t.Errorf("at 3 it is %v off", off)
	}
}

// TestThresholdFor: numpy 2.4.6's -np.percentile(-scores, 100 * contamination).
func TestThresholdFor(t *testing.T) {
	scores := []float64{0.31, 0.52, 0.47, 0.47, 0.9, 0.6, 0.33, 0.41, 0.44, 0.58, 0.71}
	for c, want := range map[float64]float64{0.05: 0.8049999999999999, 0.1: 0.71, 0.13: 0.6769999999999999, 0.25: 0.59, 0.5: 0.47} {
		if got, err := ThresholdFor(scores, c); err != nil || got != want {
			t.Errorf("%v: %v %v, want %v", c, err, got, want)
		}
	}
	if _, err := ThresholdFor(nil, 0.1); !isRefusal(err) {
		t.Errorf("got %v", err)
	}
	if _, err := ThresholdFor([]float64{1, math.NaN()}, 0.1); !isRefusal(err) {
		t.Errorf("got %v", err)
	}
	if _, err := ThresholdFor(scores, 0); !isRefusal(err) {
		t.Errorf("got %v", err)
	}
}

func TestPickIsASort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		x := make([]float64, 1+r.IntN(40))
		for i := range x {
			x[i] = float64(r.IntN(1 + r.IntN(50)))
		}
		sorted := slices.Sorted(slices.Values(x))
		k := r.IntN(len(x))
		if got := pick(slices.Clone(x), k); got != sorted[k] {
			t.Fatalf("%v: place %d has %v", sorted, k, got)
		}
	}
}

// TestDrawsAreFair: 40,000 draws of 2 of 5 rows. Expected counts by arithmetic; 5 standard deviations.
func TestDrawsAreFair(t *testing.T) {
	for _, c := range []struct {
		weights []float64
		first   [5]float64 // chance to be drawn first
	}{
		{nil, [5]float64{0.2, 0.2, 0.2, 0.2, 0.2}},
		{[]float64{1, 1, 1, 1, 1}, [5]float64{0.2, 0.2, 0.2, 0.2, 0.2}},
		{[]float64{1, 0, 2, 5, 2}, [5]float64{0.1, 0, 0.2, 0.5, 0.2}},
		{[]float64{1e-300, 0, 2e-300, 5e-300, 2e-300}, [5]float64{0.1, 0, 0.2, 0.5, 0.2}},
	} {
		d := newDrawer(5, settings{samples: 2, weights: c.weights})
		var first, either [5]float64
		const draws = 40_000
		for i := range draws {
			r := nodeStream(treeSeed(9, i), 0)
			p := d.draw(&r)
			if p[0] == p[1] {
				t.Fatal("a row was drawn twice")
			}
			first[p[0]]++
			either[p[0]]++
			either[p[1]]++
		}
		for i, p := range c.first {
			both := p // drawn first, or second after another
			for j, q := range c.first {
				if j != i {
					both += q * p / (1 - q)
				}
			}
			for _, got := range [][2]float64{{first[i], p}, {either[i], both}} {
				if want := got[1] * draws; math.Abs(got[0]-want) > 5*math.Sqrt(want*(1-got[1]))+1e-9 {
					t.Errorf("%v: row %d was drawn %v times, want %v", c.weights, i, got[0], want)
				}
			}
		}
	}
}

func TestBetweenStaysBetween(t *testing.T) {
	top := math.MaxFloat64
	for _, c := range [][2]float64{{0, 5e-324}, {-5e-324, 5e-324}, {-top, top}, {top / 2, top}, {1, math.Nextafter(1, 2)}, {-1, 0}} {
		for _, u := range []float64{0, 0x1p-53, 0.25, 0.5, 1 - 0x1p-53} {
			if v := between(c[0], c[1], u); !(v >= c[0] && v < c[1]) {
				t.Errorf("%v of %v is %v", u, c, v)
			}
		}
	}
	if v := between(-top, top, 0.5); v != 0 {
		t.Errorf("the middle is %v", v)
	}
}

func TestStanding(t *testing.T) {
	few := mustFit(t, matrixOf(t, []float64{1, 2, 2, 2, 10}, 1), Options{})
	for v, want := range map[float64]float64{0: 0, 1: 0.1, 1.5: 0.2, 2: 0.5, 3: 0.8, 10: 0.9, 11: 1} {
		if got := few.Standing(0, v); got != want {
			t.Errorf("%v stands at %v, want %v", v, got, want)
		}
	}
	r := rand.New(rand.NewPCG(3, 3))
	x := make([]float64, 0, 60_000)
	for range 30_000 {
		x = append(x, r.Float64(), 100*r.Float64())
	}
	x[2*777], x[2*778+1] = 5, -3
	many := mustFit(t, matrixOf(t, x, 2), Options{})
	for _, q := range []float64{0.01, 0.2, 0.5, 0.9, 0.999} {
		// 0.05: three standard deviations of a share among 1,000 draws.
		if a, b := many.Standing(0, q), many.Standing(1, 100*q); math.Abs(a-q) > 0.05 || math.Abs(b-q) > 0.05 {
			t.Errorf("%v stands at %v and %v", q, a, b)
		}
	}
	if a, b, c := many.Standing(0, 5), many.Standing(0, 5.1), many.Standing(1, -3.1); a >= 1 || b != 1 || c != 0 {
		t.Errorf("the ends stand at %v, %v, %v", a, b, c)
	}
}

func TestFill(t *testing.T) {
	nan := math.NaN()
	m, medians, err := Fill([]float64{1, nan, nan, 4, 3, 8, 7, 6}, 2, []string{"a", "b"})
	if err != nil || !slices.Equal(medians, []float64{3, 6}) || !slices.Equal(m.Data(), []float64{1, 6, 3, 4, 3, 8, 7, 6}) {
		t.Errorf("%v: %v %v", err, medians, m.Data())
	}
	f := mustFit(t, m, Options{Medians: medians})
	if f, err = Load(f.Save(nil)); err != nil || !slices.Equal(f.Medians(), medians) {
		t.Fatalf("%v", err)
	}
	if got, err := f.Matrix([]float64{nan, 2}, 2, nil); err != nil || !slices.Equal(got.Data(), []float64{3, 2}) {
		t.Errorf("%v: %v", err, got.Data())
	}
	if _, err := mustFit(t, m, Options{}).Matrix([]float64{nan, 2}, 2, nil); err == nil || err.Error() != "column 0 must be finite in every row, got NaN in row 0" {
		t.Errorf("got %v", err)
	}
	for _, c := range []struct {
		data []float64
		cols int
		want string
	}{
		{[]float64{1, nan, 2, nan}, 2, `column "b" must be a number in at least one row, got NaN in every row`},
		{[]float64{1, math.Inf(1)}, 2, `column "b" must be finite in every row, got Infinity in row 0`},
		{[]float64{1}, 2, "matrix must be whole rows of 2 numbers, got 1 number"},
		{nil, 0, "columns must be at least 1, got 0"},
	} {
		if _, _, err := Fill(c.data, c.cols, []string{"a", "b"}[:c.cols]); err == nil || err.Error() != c.want {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
	}
	if m, medians, err := Fill(nil, 2, nil); err != nil || m.Rows() != 0 || len(medians) != 2 {
		t.Errorf("%v: %d rows, %v", err, m.Rows(), medians)
	}
}
