package iforest

// weighted draws rows by weight without replacement: a tree of sums over the weights, in which a drawn
// row counts 0 until the draw is over. A sum is always that of its two parts, so nothing drifts.
type weighted struct {
	sums []float64 // node i has the parts 2i and 2i+1; row r is node leaf+r
	leaf int
	own  []float64
}

func newWeighted(weights []float64) *weighted {
	leaf := 1
	for leaf < len(weights) {
		leaf *= 2
	}
	w := &weighted{sums: make([]float64, 2*leaf), leaf: leaf, own: weights}
	copy(w.sums[leaf:], weights)
	for i := leaf - 1; i > 0; i-- {
		w.sums[i] = w.sums[2*i] + w.sums[2*i+1]
	}
	return w
}

// set gives row r a weight. O(log rows).
func (w *weighted) set(r int32, weight float64) {
	i := w.leaf + int(r)
	w.sums[i] = weight
	for i /= 2; i > 0; i /= 2 {
		w.sums[i] = w.sums[2*i] + w.sums[2*i+1]
	}
}

// draw fills picked with different rows of weight > 0, of which there must be enough.
func (w *weighted) draw(r *stream, picked []int32) {
	for k := range picked {
		at, i := r.unit()*w.sums[1], 1
		for i < w.leaf {
			i *= 2
			// Rounding must not lead to a part that weighs nothing.
			if left := w.sums[i]; at >= left && w.sums[i+1] > 0 {
				at -= left
				i++
			}
		}
		picked[k] = int32(i - w.leaf)
		w.set(picked[k], 0)
	}
	for _, row := range picked {
		w.set(row, w.own[row])
	}
}
