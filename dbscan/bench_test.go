package dbscan

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// processLike makes rows as features of process logs are: whole numbers, few of them common, with about
// one new row in fifty; other columns follow the first.
func processLike(n, d int) []float64 {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	x := make([]float64, 0, n*d)
	for i := range n {
		kind := int(math.Exp2(10 * r.Float64()))
		fresh := 0
		if r.IntN(50) == 0 {
			fresh = i
		}
		for j := range d {
			x = append(x, float64(kind*(37+j*11)%4096+fresh*(j+1)%997))
		}
	}
	return x
}

// blobs makes distinct rows: nine tenths in 50 normal clouds of spread 0.01, the rest anywhere in the unit cube.
func blobs(n, d int) []float64 {
	r := rand.New(rand.NewPCG(2, 2))
	centres := make([]float64, 50*d)
	for i := range centres {
		centres[i] = r.Float64()
	}
	x := make([]float64, 0, n*d)
	for range n {
		centre := r.IntN(50) * d
		anywhere := r.IntN(10) == 0
		for j := range d {
			if anywhere {
				x = append(x, r.Float64())
			} else {
				x = append(x, centres[centre+j]+0.01*r.NormFloat64())
			}
		}
	}
	return x
}

func uniform(n, d int) []float64 {
	r := rand.New(rand.NewPCG(3, 3))
	x := make([]float64, n*d)
	for i := range x {
		x[i] = r.Float64()
	}
	return x
}

// aFew is the radius of a ball that holds k of n uniform rows on average, for any d.
func aFew(n, d, k int) float64 {
	g, _ := math.Lgamma(float64(d)/2 + 1)
	return math.Pow(float64(k)/float64(n)*math.Exp(g), 1/float64(d)) / math.Sqrt(math.Pi)
}

func run(b *testing.B, name string, data []float64, d int, o Options) {
	b.Run(name, func(b *testing.B) {
		m, err := core.NewMatrix(data, d, nil)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := Cluster(m, o, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkCluster(b *testing.B) {
	for _, d := range []int{2, 3} {
		for _, n := range []int{100, 1000, 10_000, 100_000, 1_000_000} {
			at := func(what string) string { return fmt.Sprintf("%s/%dx%d", what, n, d) }
			run(b, at("repeats"), processLike(n, d), d, Options{Eps: 5, MinSamples: 5})
			run(b, at("blobs"), blobs(n, d), d, Options{Eps: 0.01, MinSamples: 10})
			run(b, at("few"), uniform(n, d), d, Options{Eps: aFew(n, d, 5), MinSamples: 5})
			run(b, at("alone"), uniform(n, d), d, Options{Eps: 1e-7, MinSamples: 2})
		}
	}
}

// BenchmarkTree is for more columns than the grid takes.
func BenchmarkTree(b *testing.B) {
	for _, d := range []int{4, 5, 8, 10} {
		for _, n := range []int{10_000, 100_000} {
			at := func(what string) string { return fmt.Sprintf("%s/%dx%d", what, n, d) }
			run(b, at("repeats"), processLike(n, d), d, Options{Eps: 5, MinSamples: 5})
			run(b, at("blobs"), blobs(n, d), d, Options{Eps: 0.01 * math.Sqrt(float64(d)), MinSamples: 10})
			run(b, at("alone"), uniform(n, d), d, Options{Eps: 1e-7, MinSamples: 2})
		}
	}
}

// BenchmarkKnown has the shapes of published timings: 8,000 dense rows, 50,000 rows in 2 columns.
func BenchmarkKnown(b *testing.B) {
	run(b, "dense/8000x2", blobs(8000, 2), 2, Options{Eps: 0.1, MinSamples: 2})
	run(b, "uniform/8000x2", uniform(8000, 2), 2, Options{Eps: 0.1, MinSamples: 2})
	run(b, "blobs/50000x2", blobs(50_000, 2), 2, Options{Eps: 0.01, MinSamples: 10})
	run(b, "uniform/50000x2", uniform(50_000, 2), 2, Options{Eps: 0.01, MinSamples: 10})
	run(b, "blobs/5000x10", blobs(5000, 10), 10, Options{Eps: 0.05, MinSamples: 10})
	run(b, "blobs/10000x10", blobs(10_000, 10), 10, Options{Eps: 0.05, MinSamples: 10})
}

// BenchmarkHard has the inputs that shortcuts do not help: cells just too light, cells whose points are
// core but not quite in reach, long chains.
func BenchmarkHard(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		at := func(what string) string { return fmt.Sprintf("%s/%dx2", what, n) }
		run(b, at("almost"), blobs(n, 2), 2, Options{Eps: 0.01, MinSamples: n/50 + n/500})
		run(b, at("light"), uniform(n, 2), 2, Options{Eps: aFew(n, 2, 400), MinSamples: 400})
		run(b, at("apart"), stripes(n), 2, Options{Eps: 1, MinSamples: 3})
		run(b, at("chain"), chain(n), 2, Options{Eps: 1, MinSamples: 3})
	}
	run(b, "chain/100000x6", chain(300_000), 6, Options{Eps: 12, MinSamples: 3})
}

// stripes makes dense horizontal stripes a little more than 1 apart.
func stripes(n int) []float64 {
	r := rand.New(rand.NewPCG(4, 4))
	x := make([]float64, 0, 2*n)
	for range n {
		x = append(x, 10*r.Float64(), 1.0001*float64(r.IntN(10))+1e-5*r.Float64())
	}
	return x
}

// chain makes rows each just within 1 of the one before.
func chain(n int) []float64 {
	x := make([]float64, 0, 2*n)
	for i := range n {
		x = append(x, 0.99*float64(i), float64(i%2)*0.1)
	}
	return x
}

// BenchmarkBrute is the naive twin beside Cluster.
func BenchmarkBrute(b *testing.B) {
	for _, n := range []int{100, 1000, 3000} {
		o := Options{Eps: 0.01, MinSamples: 10}
		data := blobs(n, 2)
		b.Run(fmt.Sprintf("blobs/%dx2", n), func(b *testing.B) {
			m, err := core.NewMatrix(data, 2, nil)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				brute(m, o)
			}
		})
	}
}

func BenchmarkSuggestEps(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		b.Run(fmt.Sprintf("blobs/%dx2", n), func(b *testing.B) {
			m, err := core.NewMatrix(blobs(n, 2), 2, nil)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := SuggestEps(m, 5, Euclidean, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkColumns is for choosing between grid and tree: 2 to 4 columns, rows close together and far apart.
func BenchmarkColumns(b *testing.B) {
	n := 100_000
	run(b, "blobs", blobs(n, 4), 4, Options{Eps: 0.02, MinSamples: 10})
	run(b, "wide", blobs(n, 4), 4, Options{Eps: 0.1, MinSamples: 10})
	run(b, "few", uniform(n, 4), 4, Options{Eps: aFew(n, 4, 5), MinSamples: 5})
	run(b, "alone", uniform(n, 4), 4, Options{Eps: 1e-3, MinSamples: 2})
	run(b, "few3", uniform(n, 3), 3, Options{Eps: aFew(n, 3, 5), MinSamples: 5})
	run(b, "few2", uniform(n, 2), 2, Options{Eps: aFew(n, 2, 5), MinSamples: 5})
	run(b, "blobs3", blobs(n, 3), 3, Options{Eps: 0.01, MinSamples: 10})
}
