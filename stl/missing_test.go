package stl

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestPresentAll: regressions over the values that are there, where none is missing, are the others.
func TestPresentAll(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 500 {
		o := someOptions(r)
		o.SeasonalJump, o.TrendJump, o.LowPassJump = 0, 0, 0
		n := 2*o.Period + r.IntN(6*o.Period)
		y := someSeries(r, n, o.Period)
		o.OuterIter = 1 + r.IntN(2)
		s, err := settle(&o)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decompose(y, 1, &s, &pace{})
		if err != nil {
			t.Fatal(err)
		}
		want, least := twinDecompose(y, s)
		if err := same(got, want, y); err != nil && !shaky(y, s, want, least) {
			t.Fatalf("%d values, %+v: %v", n, o, err)
		}
	}
}

// TestMissingLine: of a line, season and trend are known also where values are missing.
func TestMissingLine(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for _, robust := range []bool{false, true} {
		for _, jump := range []int{1, 3} {
			y, whole := make([]float64, 400), make([]float64, 400)
			for i := range y {
				whole[i] = 5 + 0.25*float64(i)
				if y[i] = whole[i]; r.IntN(4) == 0 {
					y[i] = math.NaN()
				}
			}
			d, err := Decompose(y, Options{Period: 12, Robust: robust, TrendJump: jump, SeasonalJump: jump}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range whole {
				near(t, "trend", d.Trend[i], v, 1e-9)
				near(t, "seasonal", d.Seasonal[i], 0, 1e-9)
				if y[i] != y[i] {
					if d.Residual[i] == d.Residual[i] || d.Weights[i] != 0 {
						t.Fatalf("row %d is missing: residual %v, weight %v", i, d.Residual[i], d.Weights[i])
					}
					continue
				}
				near(t, "residual", d.Residual[i], 0, 1e-9)
			}
		}
	}
}

// TestMissingFew: whatever is missing, season and trend are finite, and close to those of the whole where
// a tenth is.
func TestMissingFew(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for round := range 300 {
		o := someOptions(r)
		n := 1 + r.IntN(6*o.Period)
		y := someSeries(r, n, o.Period)
		keep := r.IntN(n)
		for i := range y {
			if i != keep && r.IntN(10) <= round%11 {
				y[i] = math.NaN()
			}
		}
		d, err := Decompose(y, o, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range y {
			if sum := d.Trend[i] + d.Seasonal[i]; math.IsNaN(sum) || math.IsInf(sum, 0) {
				t.Fatalf("round %d: row %d of %d has trend %v, season %v", round, i, n, d.Trend[i], d.Seasonal[i])
			}
		}
	}
	whole := noisy(24*40, 24)
	holes := append([]float64(nil), whole...)
	for i := range holes {
		if r.IntN(10) == 0 {
			holes[i] = math.NaN()
		}
	}
	a, _ := Decompose(whole, Options{Period: 24, Robust: true}, nil)
	b, _ := Decompose(holes, Options{Period: 24, Robust: true}, nil)
	off := 0.0
	for i := range whole {
		off += math.Abs(b.Trend[i]-a.Trend[i]) + math.Abs(b.Seasonal[i]-a.Seasonal[i])
	}
	if off /= float64(len(whole)); off > 40 {
		t.Errorf("season and trend are off by %v on average, of a series with a season of 1,000 and noise of 100", off)
	}
}
