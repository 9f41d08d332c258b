package stl

import (
	"math"
	"math/cmplx"
	"math/rand/v2"
	"testing"
)

// TestTransform: the transform is the sum that defines it.
func TestTransform(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1, 2, 4, 64, 256} {
		re, im := make([]float64, n), make([]float64, n)
		for i := range re {
			re[i], im[i] = r.NormFloat64(), r.NormFloat64()
		}
		want := make([]complex128, n)
		for f := range want {
			for i := range re {
				want[f] += complex(re[i], im[i]) * cmplx.Rect(1, -2*math.Pi*float64(f*i%n)/float64(n))
			}
		}
		gotRe, gotIm := append([]float64(nil), re...), append([]float64(nil), im...)
		transform(gotRe, gotIm, false, &pace{})
		for f, w := range want {
			near(t, "real part", gotRe[f], real(w), 1e-11)
			near(t, "imaginary part", gotIm[f], imag(w), 1e-11)
		}
		transform(gotRe, gotIm, true, &pace{})
		for i := range re {
			near(t, "back", gotRe[i]/float64(n), re[i], 1e-13)
			near(t, "back", gotIm[i]/float64(n), im[i], 1e-13)
		}
	}
}

// TestAutocorrelation: by transforms as by its definition, with missing values too.
func TestAutocorrelation(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for _, share := range []float64{0, 0.3} {
		y := make([]float64, 100)
		for i := range y {
			if y[i] = r.NormFloat64(); r.Float64() < share {
				y[i] = math.NaN()
			}
		}
		s := newSpectrum(y, &pace{})
		of := func(k int) (mean float64) {
			pairs := 0
			for i := range y[k:] {
				if v := y[i] * y[i+k]; v == v {
					mean += v
					pairs++
				}
			}
			return mean / float64(pairs)
		}
		for k := range s.auto {
			near(t, "correlation", s.auto[k], of(k)/of(0), 1e-12)
		}
	}
}

func periodsOf(t *testing.T, y []float64) (found []int) {
	t.Helper()
	candidates, err := FindPeriods(y, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(candidates)
	for _, c := range candidates {
		if c.Confidence >= 0.15 {
			found = append(found, c.Period)
		}
	}
	return found
}

func has(periods []int, p int) bool {
	for _, q := range periods {
		if p == q {
			return true
		}
	}
	return false
}

// TestFindPeriodsOfLogs: a day and a week in the sample, a day in the log that msticpy's tests use; also
// with a fifth of the hours missing.
func TestFindPeriodsOfLogs(t *testing.T) {
	y := column(t, "../testdata/samples/bytes_per_hour.csv", 1)
	if found := periodsOf(t, y); !has(found, 24) || !has(found, 168) || len(found) != 2 {
		t.Errorf("found %v", found)
	}
	r := rand.New(rand.NewPCG(1, 1))
	for i := range y {
		if r.IntN(5) == 0 {
			y[i] = math.NaN()
		}
	}
	if found := periodsOf(t, y); !has(found, 24) || !has(found, 168) {
		t.Errorf("with missing hours, found %v", found)
	}
	y = column(t, "../../shared/data/time_series.csv", 1)
	if found := periodsOf(t, y); !has(found, 24) {
		t.Errorf("found %v", found)
	}
}

// TestFindPeriods: shapes, harmonics, trends, noise.
func TestFindPeriods(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for _, c := range []struct {
		name string
		want int
		of   func(i int) float64
	}{
		{"sine", 24, func(i int) float64 { return math.Sin(2 * math.Pi * float64(i) / 24) }},
		{"sine on a slope", 37, func(i int) float64 { return math.Sin(2*math.Pi*float64(i)/37) + float64(i) }},
		{"impulses", 24, func(i int) float64 { return float64(max(0, 1-i%24)) }},
		{"two humps, one higher", 24, func(i int) float64 {
			return math.Sin(4*math.Pi*float64(i)/24) + 0.7*math.Sin(2*math.Pi*float64(i)/24) + 0.2*r.NormFloat64()
		}},
		{"every other", 2, func(i int) float64 { return float64(i%2) + 0.3*r.NormFloat64() }},
		{"seven", 7, func(i int) float64 { return float64(i%7/5) + 0.2*r.NormFloat64() }},
		{"working hours and outliers", 24, func(i int) float64 {
			v := 10*r.Float64() + 100*float64((i%24)/8%2)
			if r.IntN(50) == 0 {
				v += 5000
			}
			return v
		}},
		{"constant", 0, func(i int) float64 { return 0.1 }},
		{"line", 0, func(i int) float64 { return 0.1 * float64(i) }},
		{"noise", 0, func(i int) float64 { return r.NormFloat64() }},
	} {
		for _, n := range []int{120, 1000, 5000} {
			y := make([]float64, n)
			for i := range y {
				y[i] = c.of(i)
			}
			found := periodsOf(t, y)
			if c.want == 0 && len(found) > 0 || c.want > 0 && (len(found) == 0 || found[0] != c.want) {
				t.Errorf("%s, %d values: found %v, want %d first", c.name, n, found, c.want)
			}
		}
	}
	for n := range 12 {
		if n > 0 {
			periodsOf(t, make([]float64, n))
		}
	}
}
