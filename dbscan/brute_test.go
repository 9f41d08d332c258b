package dbscan

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// near is the definition of neighbourhood, written as plainly as possible.
func near(x, y []float64, k Metric, eps float64) bool {
	sum, xx, yy, xy, largest := 0.0, 0.0, 0.0, 0.0, 0.0
	for j := range x {
		v := x[j] - y[j]
		switch k {
		case Euclidean:
			sum += float64(v * v)
		case Manhattan:
			sum += math.Abs(v)
		case Chebyshev:
			largest = max(largest, math.Abs(v))
		case Cosine:
			xx += float64(x[j] * x[j])
			yy += float64(y[j] * y[j])
			xy += float64(x[j] * y[j])
		}
	}
	switch k {
	case Euclidean:
		return sum <= eps*eps
	case Manhattan:
		return sum <= eps
	case Chebyshev:
		return largest <= eps
	}
	if xx == 0 || yy == 0 {
		return eps >= 1
	}
	return eps >= 2 || 1-xy/math.Sqrt(xx*yy) <= eps
}

// brute is DBSCAN by its definition in O(n^2) distances: the twin of Cluster.
func brute(m core.Matrix, o Options) Result {
	n := m.Rows()
	neighbours := make([][]int, n)
	isCore := make([]bool, n)
	r := Result{Labels: make([]int32, n), Core: []int32{}}
	for i := range n {
		sum := 0.0
		for j := range n {
			if i == j || near(m.Row(i), m.Row(j), o.Metric, o.Eps) {
				neighbours[i] = append(neighbours[i], j)
				if o.Weights == nil {
					sum++
				} else {
					sum += o.Weights[j]
				}
			}
		}
		if r.Labels[i] = -1; sum >= float64(o.MinSamples) {
			isCore[i] = true
			r.Core = append(r.Core, int32(i))
		}
	}
	for i := range n {
		if !isCore[i] || r.Labels[i] >= 0 {
			continue
		}
		r.Labels[i] = int32(r.Clusters)
		for todo := []int{i}; len(todo) > 0; {
			at := todo[0]
			todo = todo[1:]
			for _, j := range neighbours[at] {
				if isCore[at] && r.Labels[j] < 0 {
					r.Labels[j] = int32(r.Clusters)
					todo = append(todo, j)
				}
			}
		}
		r.Clusters++
	}
	return r
}

// trial is one random input.
type trial struct {
	name string
	data []float64
	d    int
	o    Options
}

func (c trial) matrix(t testing.TB) core.Matrix {
	m, err := core.NewMatrix(c.data, c.d, nil)
	if err != nil {
		t.Fatal(c.name, err)
	}
	return m
}

var shapes = []string{"uniform", "lattice", "tenths", "blobs", "repeats", "far", "scales", "line", "equal", "zeros"}

// randomTrial makes inputs of awkward shapes and sizes, each from its seed alone.
func randomTrial(seed uint64) trial {
	r := rand.New(rand.NewPCG(seed, 1))
	shape := shapes[r.IntN(len(shapes))]
	n := r.IntN(60)
	if r.IntN(4) == 0 {
		n = r.IntN(300)
	}
	c := trial{d: 1 + r.IntN(4)}
	if r.IntN(3) == 0 {
		c.d = 5 + r.IntN(6)
	}
	c.data = randomRows(r, shape, n, c.d)
	c.o = Options{Metric: Metric(r.IntN(4)), MinSamples: 1 + r.IntN(6), Eps: randomEps(r, shape, c.d)}
	if r.IntN(6) == 0 {
		c.o.MinSamples = 1 + r.IntN(n+3)
	}
	if c.o.Metric == Cosine {
		c.o.Eps = math.Exp2(-12*r.Float64()) * 2.2 * 1.0123
	}
	c.o.Weights = randomWeights(r, n)
	c.name = fmt.Sprintf("seed %d: %s %dx%d %v eps %v min %d", seed, shape, n, c.d, c.o.Metric, c.o.Eps, c.o.MinSamples)
	return c
}

func randomRows(r *rand.Rand, shape string, n, d int) []float64 {
	x := make([]float64, n*d)
	side := 2 + r.IntN(8)
	for i := range x {
		row, first := i/d, i%d == 0
		switch shape {
		case "uniform":
			x[i] = r.Float64()
		case "lattice":
			x[i] = float64(r.IntN(side))
		case "tenths":
			x[i] = float64(r.IntN(side)) * 0.1
		case "blobs":
			x[i] = float64(r.IntN(2)*(i%d+1)) + r.NormFloat64()*0.05
		case "repeats":
			if x[i] = r.Float64(); row > 0 && r.IntN(3) > 0 {
				x[i] = x[i-d]
			}
		case "far": // one row so far off that no grid fits
			if x[i] = r.Float64(); row == 0 {
				x[i] = 1e13
			}
		case "scales":
			x[i] = math.Copysign(math.Exp2(60*r.Float64()-30), r.Float64()-0.5)
		case "line":
			if x[i] = 1; first {
				x[i] = float64(row) * 0.05
			}
		case "equal":
			x[i] = 3
		case "zeros":
			x[i] = math.Copysign(0, r.Float64()-0.5) + float64(r.IntN(3)/2)
		}
	}
	return x
}

func randomEps(r *rand.Rand, shape string, d int) float64 {
	switch {
	case r.IntN(12) == 0:
		return math.Exp2(80*r.Float64() - 40)
	case shape == "lattice" || shape == "zeros":
		return []float64{1, 1, 2, 3, math.Sqrt2, math.Sqrt(3), math.Sqrt(5), 0.5}[r.IntN(8)]
	case shape == "tenths":
		return float64(1+r.IntN(5)) * 0.1
	case shape == "line":
		return 0.05 * float64(1+r.IntN(2))
	case shape == "scales":
		return math.Exp2(60*r.Float64() - 30)
	}
	return (0.02 + 0.3*r.Float64()) * math.Sqrt(float64(d))
}

func randomWeights(r *rand.Rand, n int) []float64 {
	kind := r.IntN(8)
	if kind > 3 {
		return nil
	}
	w := make([]float64, n)
	for i := range w {
		switch kind {
		case 0:
			w[i] = float64(r.IntN(4))
		case 1:
			w[i] = float64(r.IntN(25)) / 8
		case 2:
			w[i] = float64(r.IntN(9)-2) / 2
		case 3:
			w[i] = float64(r.IntN(5) / 4 * 5)
		}
	}
	return w
}

// same compares two results number by number.
func same(t testing.TB, name string, got, want Result) {
	t.Helper()
	if !slices.Equal(got.Labels, want.Labels) {
		t.Errorf("%s: labels\n%v\nwant\n%v", name, got.Labels, want.Labels)
	}
	if !slices.Equal(got.Core, want.Core) {
		t.Errorf("%s: core rows %v, want %v", name, got.Core, want.Core)
	}
	if got.Clusters != want.Clusters {
		t.Errorf("%s: %d clusters, want %d", name, got.Clusters, want.Clusters)
	}
}

func trials() uint64 {
	if testing.Short() {
		return 1000
	}
	return 12000
}

func TestClusterIsBrute(t *testing.T) {
	for seed := range trials() {
		c := randomTrial(seed)
		got, err := Cluster(c.matrix(t), c.o, nil)
		if err != nil {
			t.Fatal(c.name, err)
		}
		if same(t, c.name, got, brute(c.matrix(t), c.o)); t.Failed() {
			return
		}
	}
}
