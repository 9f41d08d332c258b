package iforest

import "github.com/logwinnow/logwinnow/core"

// block is how many rows pass a tree together: one for each bit of four words.
const block = 256

// Score computes how isolated each row of m is: a number in (0, 1], higher for rows that fewer cuts set
// apart; 0.5 is what a row costs on average. It needs one number a row and returns dst, or a new slice
// where dst is too short (nil, say). The same row scores the same bits wherever it stands.
//
// Refuses a matrix of other columns than the forest was fitted on (core.Shape, "columns").
// Returns core.ErrStopped when tick says stop. O(rows x trees x depth), or less where trees are small.
func (f *Forest) Score(dst []float64, m core.Matrix, tick core.Tick) ([]float64, error) {
	rows := m.Rows()
	if cap(dst) < rows {
		dst = make([]float64, rows)
	}
	dst = dst[:rows]
	if rows == 0 {
		return dst, nil
	}
	if err := f.fits(m); err != nil {
		return nil, err
	}
	var b *bench
	if f.planes != nil {
		b = f.planes.newBench()
	}
	narrowed := make([]float64, f.cols)
	for at := 0; at < rows; at += block {
		sums := dst[at:min(at+block, rows)]
		clear(sums)
		if b != nil && len(sums) > 16 {
			f.planes.add(sums, m, at, b, f.narrow)
		} else {
			f.walk(sums, m, at, narrowed)
		}
		for i, sum := range sums {
			sums[i] = f.ended(sum)
		}
		if at%breath == 0 && at > 0 {
			if err := tick.Step(at, rows); err != nil {
				return nil, err
			}
		}
	}
	return dst, nil
}

// walk adds what each tree says of the rows from at on, following one row after another down one tree
// after another. It is the way for trees too large, or rows too few, for planes.
func (f *Forest) walk(sums []float64, m core.Matrix, at int, narrowed []float64) {
	for t := range f.Trees() {
		root := f.first[t]
		for i := range sums {
			row := m.Row(at + i)
			if f.narrow {
				for j, v := range row {
					narrowed[j] = f.seen(v)
				}
				row = narrowed
			}
			n := &f.nodes[root]
			for n.left != 0 {
				next := n.left
				if row[n.feature] > n.value {
					next++
				}
				n = &f.nodes[next]
			}
			sums[i] += n.value
		}
	}
}
