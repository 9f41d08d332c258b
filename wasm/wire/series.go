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
func (n Whole) MarshalEasyJSON(w *jwriter.Writer) {
	w.RawByte('[')
	for i, v := range n {
		if i > 0 {
			w.RawByte(',')
		}
		w.Int(v)
	}
	w.RawByte(']')
}

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
				w.RawString(`{"seasonal":`)
				w.Float64(s.SeasonStrength)
				w.RawString(`,"trend":`)
				w.Float64(s.TrendStrength)
				w.RawByte('}')
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
	return Answer{Parts: []Part{{Name: "periods", Write: func(w *jwriter.Writer) {
		w.RawByte('[')
		for i, c := range found {
			if i > 0 {
				w.RawByte(',')
			}
			w.RawString(`{"period":`)
			w.Int(c.Period)
			w.RawString(`,"confidence":`)
			w.Float64(c.Confidence)
			w.RawByte('}')
		}
		w.RawByte(']')
	}}}}
}

// Spans is the answer of extractAnomalyPeriods.
func Spans(spans []stl.Span) Answer {
	return Answer{Parts: []Part{{Name: "spans", Write: func(w *jwriter.Writer) {
		w.RawByte('[')
		for i, s := range spans {
			if i > 0 {
				w.RawByte(',')
			}
			w.RawString(`{"start":`)
			w.Float64(s.Start)
			w.RawString(`,"end":`)
			w.Float64(s.End)
			w.RawByte('}')
		}
		w.RawByte(']')
	}}}}
}
