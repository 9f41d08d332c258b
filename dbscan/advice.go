package dbscan

import (
	"math"
	"slices"

	"github.com/logwinnow/logwinnow/core"
)

// Advice is a suggestion for Options.Eps and what it rests on.
type Advice struct {
	// Eps is the distance at the knee of Distances (a hair above, so that rounding does not leave
	// its own pair out): most rows have their neighbours within it, the rows beyond are the stragglers.
	Eps float64

	// Distances is, rising, the distance of distinct rows to their neighbour number MinSamples-1, in
	// the unit of the metric: one for each distinct row, or for maxAsked of them, evenly picked.
	Distances []float64
}

// maxAsked is for how many distinct rows neighbours are looked up: more would not move the knee.
const maxAsked = 1 << 14

// anyEps is the advice where no two rows differ, so that every radius gives the same clusters.
const anyEps = 0.5

// SuggestEps reads a radius from the rows: for each distinct row the distance to the neighbour that makes
// it a core row, sorted, and of this curve the knee, which is its largest distance below the straight line
// from its first to its last point. Repeated rows are ignored: with them most distances would be 0.
// Rows of zeros are ignored under Cosine.
//
// minSamples is at least 1; the row itself counts, so the neighbour meant is number minSamples-1, at least
// the nearest other one and at most the farthest. Where there are fewer than two distinct rows, any Eps
// gives the same clusters; then Eps is 0.5 and Distances is empty.
//
// It is a starting point. Where clusters differ in density no one radius fits, and there is more than one
// knee. Refuses as Cluster does; returns core.ErrStopped when tick says stop. O(n log n) for n distinct rows
// of few columns, O(n) times maxAsked at worst.
//
// Source: Ester, Kriegel, Sander, Xu, 1996 (the sorted k-distance graph); Satopää, Albrecht, Irwin,
// Raghavan, 2011, "Finding a kneedle in a haystack" (the knee of a curve).
func SuggestEps(m core.Matrix, minSamples int, metric Metric, tick core.Tick) (Advice, error) {
	if err := checkMinSamples(minSamples); err != nil {
		return Advice{}, err
	}
	if err := metric.check(); err != nil {
		return Advice{}, err
	}
	work := &meter{tick: tick, total: stages * m.Rows()}
	p, err := collapse(m, Options{Metric: metric}, work)
	if err != nil {
		return Advice{}, err
	}
	if p.len() < 2 {
		return Advice{Eps: anyEps, Distances: []float64{}}, nil
	}
	s := newSpace(p, Options{Metric: metric}, work)
	if err := s.plant(0, s.len(), true); err != nil {
		return Advice{}, err
	}
	distances, err := s.kDistances(min(max(minSamples-1, 1), s.len()-1))
	if err != nil {
		return Advice{}, err
	}
	for i, v := range distances {
		distances[i] = min(shown(v, metric), math.MaxFloat64)
	}
	slices.Sort(distances)
	return Advice{Eps: hairAbove(knee(distances)), Distances: distances}, nil
}

// shown turns a distance as measure keeps it into the unit of the metric.
func shown(v float64, metric Metric) float64 {
	switch metric {
	case Euclidean:
		return math.Sqrt(v)
	case Cosine:
		return v / 2
	default:
		return v
	}
}

// hairAbove is a number > 0 and finite, above v by more than the rounding of a root and a square.
func hairAbove(v float64) float64 {
	return max(min(v*(1+0x1p-50), math.MaxFloat64), math.SmallestNonzeroFloat64)
}

// knee gives the value at the knee of a rising curve of at least one value.
func knee(curve []float64) float64 {
	first, last := curve[0], curve[len(curve)-1]
	if first == last {
		return first
	}
	at, most := 0, math.Inf(-1)
	for i, v := range curve {
		below := float64(i)/float64(len(curve)-1) - (v-first)/(last-first)
		if below > most {
			at, most = i, below
		}
	}
	return curve[at]
}

// kDistances gives the distance to the k-th nearest other point for each point, or for maxAsked of them.
func (s *space) kDistances(k int) ([]float64, error) {
	asked := min(s.len(), maxAsked)
	best := make(nearest, k)
	distances := make([]float64, asked)
	for i := range distances {
		distances[i] = s.kDistance(int(float64(i)*float64(s.len())/float64(asked)), best)
		if err := s.work.pass((stages - 2) * s.len() / asked); err != nil {
			return nil, err
		}
	}
	return distances, nil
}

// kDistance gives the distance of point p to the len(best)-th nearest other point.
func (s *space) kDistance(p int, best nearest) float64 {
	for i := range best {
		best[i] = math.Inf(1)
	}
	t := &s.tree
	stack := append(s.stack[:0], 0)
	for len(stack) > 0 {
		node := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		s.work.looked++
		if s.least(p, t.lowest(node), t.highest(node)) >= best[0] {
			continue
		}
		if t.right[node] == 0 {
			s.offer(p, int(t.from[node]), int(t.to[node]), best)
		} else {
			stack = t.push(stack, node, p)
		}
	}
	s.stack = stack
	return best[0]
}

// offer hands the distances from p to the points of [from, to) to best.
func (s *space) offer(p, from, to int, best nearest) {
	d := s.d
	s.work.looked += to - from
	x := s.xs[p*d : (p+1)*d]
	for i := from; i < to; i++ {
		if i == p {
			continue
		}
		sum := 0.0
		for j, v := range s.xs[i*d : (i+1)*d] {
			sum = s.join(sum, math.Abs(v-x[j]))
		}
		best.offer(sum)
	}
}

// nearest is the smallest numbers offered so far, as a heap: the largest of them is the first.
type nearest []float64

// offer keeps v if it is smaller than the largest, which is dropped.
func (h nearest) offer(v float64) {
	if v >= h[0] {
		return
	}
	at := 0
	for {
		child := 2*at + 1
		if child+1 < len(h) && h[child+1] > h[child] {
			child++
		}
		if child >= len(h) || h[child] <= v {
			break
		}
		h[at] = h[child]
		at = child
	}
	h[at] = v
}
