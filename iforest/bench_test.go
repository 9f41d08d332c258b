package iforest

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func normal(n, d int) []float64 {
	r := rand.New(rand.NewPCG(1, 1))
	x := make([]float64, n*d)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}

func BenchmarkFit(b *testing.B) {
	for _, n := range []int{1000, 100_000, 1_000_000} {
		m := matrixOf(b, normal(n, 8), 8)
		b.Run(fmt.Sprintf("%dx8", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Fit(m, Options{}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkScore has the clever way beside the plain one.
func BenchmarkScore(b *testing.B) {
	for _, n := range []int{1000, 100_000, 1_000_000} {
		m := matrixOf(b, normal(n, 8), 8)
		f, err := Fit(m, Options{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		plain := *f
		plain.planes = nil
		for _, way := range []struct {
			name string
			f    *Forest
		}{{"planes", f}, {"walk", &plain}} {
			b.Run(fmt.Sprintf("%s/%dx8", way.name, n), func(b *testing.B) {
				dst := make([]float64, n)
				for b.Loop() {
					if _, err := way.f.Score(dst, m, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkWhy(b *testing.B) {
	m := matrixOf(b, normal(1000, 8), 8)
	f, err := Fit(m, Options{}, nil)
	if err != nil {
		b.Fatal(err)
	}
	dst := make([]float64, 8)
	for b.Loop() {
		if _, err := f.Why(dst, m.Row(3)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSaveLoad(b *testing.B) {
	f, err := Fit(matrixOf(b, normal(1000, 8), 8), Options{}, nil)
	if err != nil {
		b.Fatal(err)
	}
	raw := f.Save(nil)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Load(f.Save(raw[:0])); err != nil {
			b.Fatal(err)
		}
	}
}
