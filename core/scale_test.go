package core

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

func TestScalingIsThatOfScikitLearn(t *testing.T) {
	var table struct {
		Cases []struct {
			Name       string
			Rows       [][]float64
			Normalizer [][]float64 `json:"normalizer_l2"`
			Robust     []struct {
				Range  [2]float64 `json:"quantile_range"`
				Values [][]float64
			}
		}
	}
	text, err := os.ReadFile("../testdata/golden/scale.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	for _, c := range table.Cases {
		m, err := NewMatrix(slices.Concat(c.Rows...), len(c.Rows[0]), nil)
		if err != nil {
			t.Fatal(err)
		}
		before := slices.Clone(m.Data())
		compareScaled(t, c.Name+", by rows", ScaleRows(m), c.Normalizer)
		for _, robust := range c.Robust {
			if robust.Range == [2]float64{25, 75} {
				compareScaled(t, c.Name+", by columns", ScaleColumns(m), robust.Values)
			}
		}
		if !slices.Equal(before, m.Data()) {
			t.Errorf("%s: scaling changed its input", c.Name)
		}
	}
	if len(table.Cases) < 12 {
		t.Errorf("only %d matrices were read", len(table.Cases))
	}
}

// compareScaled allows the golden file's own tolerance: 1e-12 of the larger of 1 and the number.
func compareScaled(t *testing.T, name string, got Matrix, want [][]float64) {
	t.Helper()
	for i, v := range slices.Concat(want...) {
		if math.Abs(got.Data()[i]-v) > 1e-12*math.Max(1, math.Abs(v)) {
			t.Errorf("%s: number %d is %v, want %v", name, i, got.Data()[i], v)
		}
	}
}

func TestScalingKeepsShapeAndNames(t *testing.T) {
	m, err := NewMatrix(nil, 2, []string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	for _, scaled := range []Matrix{ScaleRows(m), ScaleColumns(m)} {
		if scaled.Rows() != 0 || scaled.Cols() != 2 || scaled.Name(1) != `column "b"` {
			t.Errorf("%d rows, %d columns, %s", scaled.Rows(), scaled.Cols(), scaled.Name(1))
		}
	}
	if scaled := ScaleRows(Matrix{}); scaled.Rows() != 0 {
		t.Error("the zero Matrix gained rows")
	}
	if scaled := ScaleColumns(Matrix{}); scaled.Rows() != 0 {
		t.Error("the zero Matrix gained rows")
	}
}
