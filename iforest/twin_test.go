package iforest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// twin is an isolation tree as the paper writes it: pointers and recursion.
type twin struct {
	left, right *twin // both nil for a leaf
	column      int
	value       float64
	size, depth int
}

// growTwin names nodes as Fit does, so that it draws the same numbers; all else it does the plain way.
func growTwin(rows [][]float64, columns []int, seed, heap uint64, depth, limit int) *twin {
	t := &twin{size: len(rows), depth: depth}
	if len(rows) < 2 || depth == limit {
		return t
	}
	r := nodeStream(seed, heap)
	untried := append([]int(nil), columns...)
	for len(untried) > 0 {
		k := r.below(len(untried))
		column := untried[k]
		untried[k] = untried[len(untried)-1]
		untried = untried[:len(untried)-1]
		low, high := math.Inf(1), math.Inf(-1)
		for _, x := range rows {
			low, high = math.Min(low, x[column]), math.Max(high, x[column])
		}
		if low == high {
			continue
		}
		t.column, t.value = column, between(low, high, r.unit())
		var left, right [][]float64
		for _, x := range rows {
			if x[column] <= t.value {
				left = append(left, x)
			} else {
				right = append(right, x)
			}
		}
		t.left = growTwin(left, columns, seed, 2*heap, depth+1, limit)
		t.right = growTwin(right, columns, seed, 2*heap+1, depth+1, limit)
		return t
	}
	return t
}

// twinForest grows all trees; draws are taken from the package, whose own tests are in draw_test.go.
func twinForest(m core.Matrix, s settings) []*twin {
	var trees []*twin
	for t := range s.trees {
		seed := treeSeed(s.seed, t)
		r := nodeStream(seed, 0)
		all := make([]int32, m.Cols())
		for j := range all {
			all[j] = int32(j)
		}
		if s.features < len(all) {
			r.drawFew(all, s.features)
		}
		var columns []int
		for _, j := range all[:s.features] {
			columns = append(columns, int(j))
		}
		var rows [][]float64
		for _, i := range newDrawer(m.Rows(), s).draw(&r) {
			rows = append(rows, m.Row(int(i)))
		}
		trees = append(trees, growTwin(rows, columns, seed, 1, 0, s.depth))
	}
	return trees
}

// scoreTwin is the score of one row, and what each column adds to it in bits.
func scoreTwin(trees []*twin, s settings, row []float64) (score float64, why []float64) {
	c := newLengths(s.samples, s.formula)
	whole, sum := c.of(s.samples), 0.0
	why = make([]float64, len(row))
	for _, t := range trees {
		for t.left != nil {
			next := t.left
			if row[t.column] > t.value {
				next = t.right
			}
			why[t.column] -= 1 + c.of(next.size) - c.of(t.size)
			t = next
		}
		sum += float64(t.depth) + c.of(t.size) - whole
	}
	if whole == 0 {
		return 0.5, why
	}
	for j := range why {
		why[j] /= whole * float64(len(trees))
	}
	return min(1, 0.5*math.Exp2(-sum/(whole*float64(len(trees))))), why
}

// someRows makes rows of one of several kinds.
func someRows(r *rand.Rand, kind string, n, d int) []float64 {
	x := make([]float64, 0, n*d)
	for i := range n {
		for j := range d {
			switch kind {
			case "constant":
				x = append(x, 7)
			case "lattice":
				x = append(x, float64(r.IntN(4)))
			case "huge":
				x = append(x, (r.Float64()-0.5)*2*math.MaxFloat64)
			case "tiny":
				x = append(x, float64(r.IntN(5))*5e-324)
			case "repeats":
				if i > 0 && r.IntN(4) > 0 {
					x = append(x, x[r.IntN(i)*d+j])
					continue
				}
				fallthrough
			default:
				x = append(x, r.NormFloat64())
			}
		}
	}
	return x
}

func matrixOf(t testing.TB, x []float64, d int) core.Matrix {
	t.Helper()
	m, err := core.NewMatrix(x, d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestForestIsItsTwin: every way to score gives the bits that pointers and recursion give.
func TestForestIsItsTwin(t *testing.T) {
	kinds := []string{"normal", "lattice", "constant", "repeats", "huge", "tiny"}
	var withPlanes, without int
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 7))
		n, d := 1+r.IntN([]int{3, 70, 300}[seed%3]), 1+r.IntN(6)
		o := Options{Trees: 1 + r.IntN(40), Seed: r.Uint64(), Formula: Formula(seed % 2)}
		if seed%4 > 0 {
			o.MaxSamples = 1 + r.IntN(n)
		}
		if seed%5 == 0 {
			o.MaxFeatures = 1 + r.IntN(d)
		}
		if seed%50 == 1 {
			n, o.MaxSamplesShare, o.MaxSamples = 900, 1, 0 // deeper than planes go
		}
		name := fmt.Sprintf("seed %d: %s %dx%d %+v", seed, kinds[seed%6], n, d, o)
		m := matrixOf(t, someRows(r, kinds[seed%6], n, d), d)
		if seed%7 == 0 {
			o.Weights = make([]float64, n)
			for i := range o.Weights {
				o.Weights[i] = float64(r.IntN(3))
			}
			o.Weights[r.IntN(n)] = 1
		}
		f, err := Fit(m, o, nil)
		if err != nil {
			t.Fatal(name, err)
		}
		scores, err := f.Score(nil, m, nil)
		if err != nil {
			t.Fatal(name, err)
		}
		if f.planes == nil {
			without++
		} else {
			withPlanes++
		}
		walked := *f
		walked.planes = nil
		walkedScores, _ := walked.Score(nil, m, nil)
		s, _ := settle(m, o)
		trees := twinForest(m, s)
		for i, got := range scores {
			want, why := scoreTwin(trees, s, m.Row(i))
			if got != want || walkedScores[i] != want {
				t.Fatalf("%s: row %d scores %v, walked %v, want %v", name, i, got, walkedScores[i], want)
			}
			if !(got > 0 && got <= 1) {
				t.Fatalf("%s: row %d scores %v", name, i, got)
			}
			checkWhy(t, name, f, m.Row(i), got, why)
		}
	}
	if withPlanes < 100 || without < 100 {
		t.Errorf("%d forests with planes, %d without: the cases miss one way", withPlanes, without)
	}
}

// checkWhy: contributions are those of the twin and add up to the score. 1e-9 is far above what at most
// 40 trees x 10 additions can round away.
func checkWhy(t *testing.T, name string, f *Forest, row []float64, score float64, want []float64) {
	t.Helper()
	why, err := f.Why(nil, row)
	if err != nil {
		t.Fatal(name, err)
	}
	sum := 0.0
	for j, v := range why {
		if math.Abs(v-want[j]) > 1e-9 {
			t.Fatalf("%s: column %d adds %v, want %v", name, j, v, want[j])
		}
		sum += v
	}
	if math.Abs(sum-1-math.Log2(score)) > 1e-9 {
		t.Fatalf("%s: columns add %v bits, the score is %v", name, sum, score)
	}
}
