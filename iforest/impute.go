package iforest

import (
	"math"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// Fill makes a matrix of numbers of which some are missing (NaN): each becomes the median of its column's
// other numbers. It returns the medians too; give them to Options.Medians, and Forest.Matrix will fill the
// rows to be scored with the same. data is not changed. names may be nil.
//
// Refuses a column without any number (core.Value), and what core.NewMatrix refuses. O(len(data)).
func Fill(data []float64, cols int, names []string) (core.Matrix, []float64, error) {
	if cols < 1 || len(data)%cols != 0 {
		m, err := core.NewMatrix(data, cols, names)
		return m, nil, err
	}
	medians := make([]float64, cols)
	present := make([]float64, 0, len(data)/cols)
	for j := range medians {
		present = present[:0]
		for i := j; i < len(data); i += cols {
			if !math.IsNaN(data[i]) {
				present = append(present, data[i])
			}
		}
		if len(present) > 0 {
			medians[j] = median(present)
		} else if len(data) > 0 {
			name := "column " + strconv.Itoa(j)
			if j < len(names) {
				name = "column " + core.Quote(names[j])
			}
			return core.Matrix{}, nil, core.Refuse(core.Value, name, "a number in at least one row", "NaN in every row")
		}
	}
	m, err := core.NewMatrix(filled(data, medians), cols, names)
	return m, medians, err
}

// Matrix makes a matrix of rows to be scored, cols numbers each, with the medians of the training data in the
// place of missing values (NaN), where the forest has such; names may be nil. data is not changed.
//
// Refuses other columns than the forest was fitted on (core.Shape, "columns") and what core.NewMatrix refuses.
func (f *Forest) Matrix(data []float64, cols int, names []string) (core.Matrix, error) {
	if err := f.fitsCount(cols); err != nil {
		return core.Matrix{}, err
	}
	if f.medians != nil {
		data = filled(data, f.medians)
	}
	m, err := core.NewMatrix(data, cols, names)
	if err != nil {
		return m, err
	}
	return m, f.fits(m)
}

// Medians is what missing values become, one number a column, or nil. It must not be changed.
func (f *Forest) Medians() []float64 { return f.medians }

// filled copies the numbers, NaN replaced.
func filled(data, medians []float64) []float64 {
	out := make([]float64, len(data))
	for i, v := range data {
		if math.IsNaN(v) {
			v = medians[i%len(medians)]
		}
		out[i] = v
	}
	return out
}

// median reorders the numbers; of an even count it is the mean of the middle two.
func median(numbers []float64) float64 {
	n := len(numbers)
	high := pick(numbers, n/2)
	if n%2 == 1 {
		return high
	}
	low := pick(numbers, n/2-1)
	return low/2 + high/2 // halves first: their sum could be more than float64 holds
}

// checkMedians refuses medians that are not one finite number a column.
func checkMedians(medians []float64, cols int) error {
	if len(medians) != cols {
		return core.Refuse(core.Shape, "medians", "one number for each of "+core.Count(cols, "column"), core.Count(len(medians), "number"))
	}
	for j, v := range medians {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return core.Refuse(core.Value, "medians", "finite in every column", core.Number(v)+" in column "+strconv.Itoa(j))
		}
	}
	return nil
}
