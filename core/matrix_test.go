package core

import (
	"errors"
	"math"
	"slices"
	"testing"
)

func TestMatrixIsSeenByRows(t *testing.T) {
	data := []float64{1, 2, 3, 4, 5, 6}
	m, err := NewMatrix(data, 3, []string{"a", "b", "c"})
	if err != nil {
		t.Fatal(err)
	}
	if m.Rows() != 2 || m.Cols() != 3 || !slices.Equal(m.Row(1), []float64{4, 5, 6}) || !slices.Equal(m.Data(), data) {
		t.Errorf("%d rows, %d columns, row 1 %v", m.Rows(), m.Cols(), m.Row(1))
	}
	if row := m.Row(0); cap(row) != 3 {
		t.Errorf("row 0 can grow over row 1: its capacity is %d", cap(row))
	}
	if m.Name(1) != `column "b"` {
		t.Errorf("column 1 is called %s", m.Name(1))
	}
}

func TestMatrixWithoutRows(t *testing.T) {
	m, err := NewMatrix(nil, 2, nil)
	if err != nil || m.Rows() != 0 || m.Cols() != 2 || m.Name(1) != "column 1" {
		t.Errorf("%v: %d rows, %d columns, %s", err, m.Rows(), m.Cols(), m.Name(1))
	}
	var zero Matrix
	if zero.Rows() != 0 || zero.Cols() != 0 || len(zero.Data()) != 0 {
		t.Error("the zero Matrix is not empty")
	}
}

func TestMatrixRefusals(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		data  []float64
		cols  int
		names []string
		kind  Kind
		want  string
	}{
		{[]float64{1}, 0, nil, Shape, "columns must be at least 1, got 0"},
		{[]float64{1}, -3, nil, Shape, "columns must be at least 1, got -3"},
		{[]float64{1, 2, 3}, 2, nil, Shape, "matrix must be whole rows of 2 numbers, got 3 numbers"},
		{[]float64{1}, 2, nil, Shape, "matrix must be whole rows of 2 numbers, got 1 number"},
		{[]float64{1, 2}, 2, []string{"a"}, Shape, "names must be 2 names, got 1"},
		{[]float64{1, 2}, 2, []string{}, Shape, "names must be 2 names, got 0"},
		{[]float64{1, nan}, 2, []string{"a", "b"}, Value, `column "b" must be finite in every row, got NaN in row 0`},
		{[]float64{1, 2, -inf, 4}, 2, nil, Value, "column 0 must be finite in every row, got -Infinity in row 1"},
		// The first column at fault is named, with the first three rows at fault and how many there are.
		{[]float64{0, nan, inf, inf, nan, inf, nan, 1, -inf, 1, nan, 1}, 2, []string{"x", "y"}, Value,
			`column "y" must be finite in every row, got NaN in row 0, Infinity in row 1, Infinity in row 2`},
		{[]float64{nan, nan, inf, nan, nan}, 1, nil, Value,
			"column 0 must be finite in every row, got NaN in row 0, NaN in row 1, Infinity in row 2 (5 rows in all)"},
	} {
		_, err := NewMatrix(c.data, c.cols, c.names)
		if err == nil || err.Error() != c.want || !errors.Is(err, &Error{Kind: c.kind}) {
			t.Errorf("%v: got %v\nwant %s", c.data, err, c.want)
		}
	}
}
