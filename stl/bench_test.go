package stl

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// noisy is a season with a slope, noise and one outlier in a hundred.
func noisy(n, period int) []float64 {
	r := rand.New(rand.NewPCG(1, 1))
	y := make([]float64, n)
	for i := range y {
		y[i] = 1000*math.Sin(2*math.Pi*float64(i)/float64(period)) + 0.001*float64(i) + 100*r.NormFloat64()
		if r.IntN(100) == 0 {
			y[i] += 3000
		}
	}
	return y
}

func BenchmarkDecompose(b *testing.B) {
	for _, c := range []struct{ n, period int }{{840, 24}, {8760, 24}, {8760, 168}, {100_000, 24}, {1_000_000, 24}, {1_000_000, 168}} {
		y := noisy(c.n, c.period)
		for _, robust := range []bool{false, true} {
			b.Run(fmt.Sprintf("%dx%d/robust=%v", c.n, c.period, robust), func(b *testing.B) {
				for b.Loop() {
					if _, err := Decompose(y, Options{Period: c.period, Robust: robust}, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkTwin is the plain way beside it.
func BenchmarkTwin(b *testing.B) {
	for _, c := range []struct{ n, period int }{{840, 24}, {8760, 24}} {
		y := noisy(c.n, c.period)
		for _, robust := range []bool{false, true} {
			s, err := settle(&Options{Period: c.period, Robust: robust})
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%dx%d/robust=%v", c.n, c.period, robust), func(b *testing.B) {
				for b.Loop() {
					twinDecompose(y, s)
				}
			})
		}
	}
}

// BenchmarkMissing has one value in a hundred missing.
func BenchmarkMissing(b *testing.B) {
	for _, n := range []int{8760, 100_000} {
		y := noisy(n, 24)
		for i := 50; i < n; i += 100 {
			y[i] = math.NaN()
		}
		for _, robust := range []bool{false, true} {
			b.Run(fmt.Sprintf("%dx24/robust=%v", n, robust), func(b *testing.B) {
				for b.Loop() {
					if _, err := Decompose(y, Options{Period: 24, Robust: robust}, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkFindPeriods(b *testing.B) {
	for _, n := range []int{8760, 100_000, 1_000_000} {
		y := noisy(n, 24)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := FindPeriods(y, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkMulti(b *testing.B) {
	y := noisy(8760, 168)
	for b.Loop() {
		if _, err := DecomposeMulti(y, MultiOptions{Periods: []int{24, 168}}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
