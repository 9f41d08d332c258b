package core

import (
	"math"
	"strconv"
	"strings"
)

// Matrix is a table of finite float64 numbers in row-major order. Holding one is the receipt for having
// been checked: NewMatrix is the only door. The zero Matrix has no rows.
type Matrix struct {
	data       []float64
	rows, cols int
	names      []string
}

// NewMatrix checks the numbers and wraps them without a copy; the caller must not change them afterwards.
// len(data) must be a multiple of cols, cols at least 1, and every number finite: a refusal names the
// column (by names, or by number where names is nil) and the first rows at fault.
func NewMatrix(data []float64, cols int, names []string) (Matrix, error) {
	if cols < 1 {
		return Matrix{}, Refuse(Shape, "columns", "at least 1", strconv.Itoa(cols))
	}
	if len(data)%cols != 0 {
		return Matrix{}, Refuse(Shape, "matrix", "whole rows of "+Count(cols, "number"), Count(len(data), "number"))
	}
	if names != nil && len(names) != cols {
		return Matrix{}, Refuse(Shape, "names", Count(cols, "name"), strconv.Itoa(len(names)))
	}
	m := Matrix{data: data, rows: len(data) / cols, cols: cols, names: names}
	for from := 0; from < len(data); from += together {
		if at := firstBad(data[from:min(from+together, len(data))]); at >= 0 {
			return Matrix{}, m.refuse((from + at) % cols)
		}
	}
	return m, nil
}

// together is how many numbers are looked at by one call of firstBad: WebAssembly engines make a function fast
// between two calls of it, not within one, and this loop sees every number that is handed over.
const together = 4096

// firstBad is where the first number that is not finite stands, -1 where there is none. NaN and infinities alone
// differ from themselves when they are taken away from themselves.
//
//go:noinline
func firstBad(part []float64) int {
	for i, v := range part {
		if v-v != 0 {
			return i
		}
	}
	return -1
}

// refuse words what is wrong with column j: how many cells, and where the first three are.
func (m Matrix) refuse(j int) error {
	bad, first := 0, []string{}
	for i := 0; i < m.rows; i++ {
		v := m.data[i*m.cols+j]
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			continue
		}
		if bad++; bad <= 3 {
			first = append(first, Number(v)+" in row "+strconv.Itoa(i))
		}
	}
	got := strings.Join(first, ", ")
	if bad > len(first) {
		got += " (" + Count(bad, "row") + " in all)"
	}
	return Refuse(Value, m.Name(j), "finite in every row", got)
}

// Rows is the number of rows.
func (m Matrix) Rows() int { return m.rows }

// Cols is the number of columns; 0 for the zero Matrix.
func (m Matrix) Cols() int { return m.cols }

// Row is row i, a view that must not be changed.
func (m Matrix) Row(i int) []float64 { return m.data[i*m.cols : (i+1)*m.cols : (i+1)*m.cols] }

// Data is all the numbers in row-major order, a view that must not be changed.
func (m Matrix) Data() []float64 { return m.data }

// Names is the names of the columns, a view that must not be changed; nil where they have none.
func (m Matrix) Names() []string { return m.names }

// Name is what messages call column j: its given name in words, or its number.
func (m Matrix) Name(j int) string {
	if m.names == nil {
		return "column " + strconv.Itoa(j)
	}
	return "column " + Quote(m.names[j])
}
