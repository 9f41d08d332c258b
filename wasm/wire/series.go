package wire

import (
	"strconv"

	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/stl"
)

// text is the number in words.
func (c Count) text() string { return strconv.Itoa(int(c)) }

// Whole is whole numbers.
type Whole []int

// MarshalEasyJSON writes the numbers as an array.
func (n Whole) MarshalEasyJSON(w *jwriter.Writer) { array(w, len(n), func(i int) { w.Int(n[i]) }) }

// AnalysedSeries is the answer of tsAnomaliesStl and eventsToSeries. The input rows of point i of the table
// are rows from offsets[i] to offsets[i+1].
func AnalysedSeries(s *events.Series) Answer {
	return Answer{
		Parts: []Part{
			{Name: "periods", Write: Whole(s.Periods).MarshalEasyJSON}, {Name: "step", Write: Number(s.Step).MarshalEasyJSON},
			{Name: "notes", Write: List(s.Notes).MarshalEasyJSON},
		},
		Vectors: []NamedVector{{"rows", Ints(s.Rows)}, {"offsets", Ints(s.Offsets)}},
		Table:   TableOf(s.Columns),
	}
}

// SplitSeries is the answer of stl.
func SplitSeries(s *events.Split) Answer {
	a := Answer{
		Parts: []Part{
			{Name: "periods", Write: Whole(s.Periods).MarshalEasyJSON},
			{Name: "strength", Write: func(w *jwriter.Writer) {
				twoNumbers(w, "seasonal", "trend", func(int) (float64, float64) { return s.SeasonStrength, s.TrendStrength }, 0)
			}},
		},
		Vectors: []NamedVector{{"seasonal", Floats(s.Seasonal)}, {"trend", Floats(s.Trend)}, {"residual", Floats(s.Residual)}, {"weights", Floats(s.Weights)}},
	}
	for i, season := range s.Seasons {
		a.Vectors = append(a.Vectors, NamedVector{"seasonal_" + strconv.Itoa(s.Periods[i]), Floats(season)})
	}
	return a
}

// FoundPeriods is the answer of findPeriods.
func FoundPeriods(found []stl.Candidate) Answer {
	return pairs("periods", "period", "confidence", len(found), func(i int) (float64, float64) { return float64(found[i].Period), found[i].Confidence })
}

// Spans is the answer of extractAnomalyPeriods.
func Spans(spans []stl.Span) Answer {
	return pairs("spans", "start", "end", len(spans), func(i int) (float64, float64) { return spans[i].Start, spans[i].End })
}

// pairs is an answer of n objects with two numbers each.
func pairs(name, first, second string, n int, at func(int) (float64, float64)) Answer {
	return Answer{Parts: []Part{{Name: name, Write: func(w *jwriter.Writer) {
		array(w, n, func(i int) { twoNumbers(w, first, second, at, i) })
	}}}}
}

func twoNumbers(w *jwriter.Writer, first, second string, at func(int) (float64, float64), i int) {
	a, b := at(i)
	object(w, 2, func(k int) (string, func(*jwriter.Writer)) {
		if k == 0 {
			return first, Number(a).MarshalEasyJSON
		}
		return second, Number(b).MarshalEasyJSON
	})
}
