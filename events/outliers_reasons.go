package events

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/iforest"
)

// Reason is what one feature adds to the score of one row.
type Reason struct {
	Column   string
	Bits     float64 // how often it doubles the score, starting from 0.5 (iforest.Forest.Why)
	Value    float64 // as the column holds it; NaN where it holds text
	Text     string
	IsText   bool
	Standing float64 // where the feature stands in the training data, 0 to 1 (iforest.Forest.Standing)
	Words    string
}

// wording says what feature j of a row is, as the input has it; feature is the number that the forest saw.
type wording func(row, j int, feature float64) Reason

// reasonsOf lists what each feature adds to a row's score, the most first.
func reasonsOf(f *iforest.Forest, features []float64, row int, words wording) ([]Reason, error) {
	bits, err := f.Why(nil, features)
	if err != nil {
		return nil, err
	}
	order := make([]int32, len(bits))
	for j := range order {
		order[j] = int32(j)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(bits[b], bits[a]) })
	reasons := make([]Reason, len(bits))
	for i, j := range order {
		reasons[i] = words(row, int(j), features[j])
		reasons[i].Bits, reasons[i].Standing = bits[j], f.Standing(int(j), features[j])
	}
	return reasons, nil
}

// numberWords words the features of a forest that was grown on bare numbers.
func numberWords(f *iforest.Forest) wording {
	return func(_, j int, v float64) Reason {
		name := featureName(f, j)
		return Reason{Column: name, Value: v, Words: name + " is " + plainNumber(v) + ", " + placeOf(f.Training(j), v)}
	}
}

// Explain lists for each row of m what each feature adds to its score, the most first. Refuses a matrix of
// other columns than the forest was fitted on. O(rows x trees x depth).
func Explain(f *iforest.Forest, m core.Matrix, tick core.Tick) ([][]Reason, error) {
	all, words := make([][]Reason, m.Rows()), numberWords(f)
	for i := range all {
		var err error
		if all[i], err = reasonsOf(f, m.Row(i), i, words); err != nil {
			return nil, err
		}
		if i%100 == 0 {
			if err := tick.Step(i, len(all)); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// wordsOf words the features of a table's rows.
func (e *encoder) wordsOf(t Table) func(*iforest.Forest) wording {
	return func(f *iforest.Forest) wording {
		numbers := numberWords(f)
		return func(row, j int, feature float64) Reason {
			switch {
			case e.texts[j].ids != nil:
				return e.textWords(t, row, j)
			case e.kinds[j] == Boolean:
				return Reason{Column: e.names[j], Value: feature,
					Words: e.names[j] + " is " + strconv.FormatBool(feature != 0) + ", " + placeOf(f.Training(j), feature)}
			}
			return numbers(row, j, feature)
		}
	}
}

// textWords words the cell of a text column.
func (e *encoder) textWords(t Table, row, j int) Reason {
	r := Reason{Column: e.names[j], IsText: true, Value: math.NaN()}
	texts, err := t.texts(r.Column)
	if err != nil || texts == nil {
		return r // there is no such table: encode would have refused it
	}
	r.Text = texts.At(row)
	shown := "(missing)"
	if r.Text != "" {
		shown = core.AsIs(r.Text)
	}
	if count := e.count(j, r.Text); count > 0 {
		r.Words = r.Column + " " + shown + " occurs " + inAll(count, e.rows, "training row")
	} else {
		r.Words = r.Column + " " + shown + " never occurs in " + core.Count(e.rows, "training row")
	}
	return r
}

// placeOf says where a value stands among the training values.
func placeOf(training []float64, v float64) string {
	less, _ := slices.BinarySearch(training, v)
	upto, _ := slices.BinarySearch(training, math.Nextafter(v, math.Inf(1)))
	n := len(training)
	switch {
	case n == 0:
		return "training values unknown"
	case less == n:
		return "greater than in every training row"
	case upto == 0:
		return "less than in every training row"
	case less > n/2:
		return "greater than in " + percent(less, n) + " of the training rows"
	case n-upto > n/2:
		return "less than in " + percent(n-upto, n) + " of the training rows"
	case upto-less > n/10:
		return "the same in " + percent(upto-less, n) + " of the training rows"
	}
	return "between the training rows' lower and upper half"
}

// percent writes a share in per cent, with a decimal near the ends only.
func percent(part, all int) string {
	p := 100 * float64(part) / float64(all)
	if p >= 1 && p <= 99 {
		return strconv.FormatFloat(p, 'f', 0, 64) + "%"
	}
	return strconv.FormatFloat(p, 'f', 1, 64) + "%"
}

// plainNumber writes a number for reading: whole as it is, others with six digits.
func plainNumber(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'g', 6, 64)
}
