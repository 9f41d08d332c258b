package iforest

// Why tells what each column adds to the score of a row of Columns numbers, in bits: how often the column
// doubles the score, starting from 0.5. The contributions add up to the score, but for rounding:
//
//	log2(score) = -1 + sum of Why
//
// A column has a positive number if its cuts set the row apart sooner than usual, a negative one if later,
// 0 if nothing was cut there. At a cut that leaves m of n rows, path lengths promise to become 1 + c(m) - c(n)
// longer; this goes to the column that was cut, as a share of trees x c(samples), with its sign turned
// (path signatures: Kornilov, Korolev, Malanchev et al., coniferest). It returns dst, or a new slice where dst is too short.
//
// Refuses a row of another length (core.Shape, "columns"). O(trees x depth).
func (f *Forest) Why(dst, row []float64) ([]float64, error) {
	if err := f.fitsCount(len(row)); err != nil {
		return nil, err
	}
	if cap(dst) < f.cols {
		dst = make([]float64, f.cols)
	}
	dst = dst[:f.cols]
	clear(dst)
	for t := range f.Trees() {
		at := f.first[t]
		for {
			n := &f.nodes[at]
			if n.left == 0 {
				break
			}
			next := n.left
			if f.seen(row[n.feature]) > n.value {
				next++
			}
			dst[n.feature] += (1 + f.lengths.of(int(f.sizes[next]))) - f.lengths.of(int(f.sizes[at]))
			at = next
		}
	}
	if c := f.lengths.of(f.samples); c > 0 {
		scale := float64(f.Trees()) * c
		for j, v := range dst {
			dst[j] = 0 - v/scale // 0 - 0 is 0, not -0
		}
	}
	return dst, nil
}
