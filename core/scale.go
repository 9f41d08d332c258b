package core

import (
	"math"
	"slices"
)

// tiny is the range or length below which scikit-learn divides by 1 instead: ten machine epsilons
// (_handle_zeros_in_scale in sklearn/preprocessing/_data.py, since version 0.24). What varies by less is
// constant but for rounding, and dividing by it would blow that up.
const tiny = 10 * 0x1p-52

// ScaleRows divides each row by its Euclidean length (scikit-learn's Normalizer, norm l2); a row shorter
// than tiny, such as one of zeros, stays as it is. What remains of a row is its direction, so a single
// column becomes 1, -1 or 0. O(rows x cols).
func ScaleRows(m Matrix) Matrix {
	out := make([]float64, len(m.data))
	for i := 0; i < m.rows; i++ {
		row := m.Row(i)
		sum := 0.0
		for _, v := range row {
			sum += float64(v * v)
		}
		length := math.Sqrt(sum)
		if length < tiny {
			length = 1
		}
		dst := out[i*m.cols:]
		for j, v := range row {
			dst[j] = v / length
		}
	}
	return Matrix{data: out, rows: m.rows, cols: m.cols, names: m.names}
}

// ScaleColumns moves each column's median to 0 and divides by its interquartile range, quartiles by
// linear interpolation (scikit-learn's RobustScaler). A column whose range is below tiny is divided by 1,
// so a constant column becomes 0. Columns that span more than float64 can hold become infinite.
// O(rows log rows) a column.
func ScaleColumns(m Matrix) Matrix {
	out := make([]float64, len(m.data))
	column := make([]float64, m.rows)
	for j := 0; j < m.cols; j++ {
		for i := range column {
			column[i] = m.data[i*m.cols+j]
		}
		slices.Sort(column)
		middle := quantile(column, 0.5)
		spread := quantile(column, 0.75) - quantile(column, 0.25)
		if spread < tiny {
			spread = 1
		}
		for i := 0; i < m.rows; i++ {
			out[i*m.cols+j] = (m.data[i*m.cols+j] - middle) / spread
		}
	}
	return Matrix{data: out, rows: m.rows, cols: m.cols, names: m.names}
}

// quantile is the q-quantile of sorted numbers by linear interpolation between the two nearest (type 7
// of Hyndman and Fan, 1996); NaN where there are none.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := q * float64(len(sorted)-1)
	low := int(at)
	if low+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[low] + float64((at-float64(low))*(sorted[low+1]-sorted[low]))
}
