package iforest

import (
	"math"
	"slices"

	"github.com/logwinnow/logwinnow/core"
)

// kept is how many training values of a column a forest keeps.
const kept = 1000

// standingOf keeps the values of each column, rising: all of them up to 1,000 rows, else those of 1,000
// rows drawn with the seed, the least and greatest of which are replaced by those of all rows.
func standingOf(m core.Matrix, seed uint64) []float64 {
	n := min(m.Rows(), kept)
	d := newDrawer(m.Rows(), settings{samples: n})
	r := nodeStream(seed, math.MaxUint64) // no node has this name
	rows := d.draw(&r)
	out := make([]float64, n*m.Cols())
	least, greatest := limits(m)
	for j := range least {
		column := out[j*n : (j+1)*n]
		for i, row := range rows {
			column[i] = m.Row(int(row))[j]
		}
		slices.Sort(column)
		column[0], column[n-1] = least[j], greatest[j]
	}
	return out
}

// limits is the least and the greatest value of each column. It goes through the columns of some rows at a
// time, which fit into a processor's nearest memory; and it does so in a function of its own, since WebAssembly
// engines make a function fast between two calls of it, not within one.
func limits(m core.Matrix) (least, greatest []float64) {
	least, greatest = slices.Clone(m.Row(0)), slices.Clone(m.Row(0))
	data, cols := m.Data(), m.Cols()
	const together = 512 // rows
	for ; len(data) > 0; data = data[min(together*cols, len(data)):] {
		part := data[:min(together*cols, len(data))]
		for j := range least {
			least[j], greatest[j] = limitsOf(part[j:], cols, least[j], greatest[j])
		}
	}
	return least, greatest
}

// limitsOf widens low and high to hold every stride-th number.
//
//go:noinline
func limitsOf(numbers []float64, stride int, low, high float64) (float64, float64) {
	for at := 0; at < len(numbers); at += stride {
		v := numbers[at]
		if v < low {
			low = v
		}
		if v > high {
			high = v
		}
	}
	return low, high
}

// Standing is where a value of column j stands in the training data, from 0 to 1: the share of the
// training values that are less, and half of those that are equal. 0 means less than all of them, 1 more
// than all. Above 1,000 training rows it is told by 1,000 of them, within about 0.03. NaN where the forest
// carries no training values (one exported from scikit-learn may not). O(log 1,000).
func (f *Forest) Standing(j int, value float64) float64 {
	column := f.Training(j)
	n := len(column)
	if n == 0 {
		return math.NaN()
	}
	less, _ := slices.BinarySearch(column, value)
	upto := less
	if less < n && column[less] == value {
		upto, _ = slices.BinarySearch(column, math.Nextafter(value, math.Inf(1)))
	}
	return float64(less+upto) / float64(2*n)
}

// Training is the training values of column j that the forest carries, rising: all of them up to 1,000 rows,
// else those of 1,000 drawn rows, the least and greatest of all among them. Empty where it carries none (see
// Standing). It must not be changed.
func (f *Forest) Training(j int) []float64 {
	n := len(f.standing) / f.cols
	return f.standing[j*n : (j+1)*n : (j+1)*n]
}
