package wire

import (
	"github.com/logwinnow/logwinnow/wasm/jreader"
	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/events"
)

// Patterns is the patterns of winnow.
//
//easyjson:json
type Patterns []Pattern

// Pattern is one of them.
//
//easyjson:json
type Pattern struct {
	Bits       Number   `json:"bits"`
	Parts      Named    `json:"parts"`
	Count      int      `json:"count"`
	First      Number   `json:"first"`
	Last       Number   `json:"last"`
	Exemplar   int32    `json:"exemplar"`
	Keys       Keys     `json:"keys"`
	Template   string   `json:"template"`
	Slots      []Slot   `json:"slots"`
	Images     int      `json:"images"`
	Users      int      `json:"users"`
	Hosts      int      `json:"hosts"`
	Commands   int      `json:"commands"`
	Prevalence Number   `json:"prevalence"`
	Reasons    []string `json:"reasons"`
	Rows       []int32  `json:"rows,omitempty"` // at least one, or travelling beside
}

// Slot is what a template leaves open.
//
//easyjson:json
type Slot struct {
	Kind     string   `json:"kind"`
	Distinct int      `json:"distinct"`
	Values   []string `json:"values"`
}

// Named writes parts as an object, in their order.
type Named []events.Part

// MarshalEasyJSON writes the object.
func (n Named) MarshalEasyJSON(w *jwriter.Writer) {
	object(w, len(n), func(i int) (string, func(*jwriter.Writer)) { return n[i].Name, Number(n[i].Bits).MarshalEasyJSON })
}

// UnmarshalEasyJSON exists for the generator; answers are never read.
func (n *Named) UnmarshalEasyJSON(in *jreader.Lexer) { in.SkipRecursive() }

// Keys writes keys as an object, in their order.
type Keys []events.Key

// MarshalEasyJSON writes the object.
func (k Keys) MarshalEasyJSON(w *jwriter.Writer) {
	object(w, len(k), func(i int) (string, func(*jwriter.Writer)) { return k[i].Name, Text(k[i].Value).MarshalEasyJSON })
}

// UnmarshalEasyJSON exists for the generator; answers are never read.
func (k *Keys) UnmarshalEasyJSON(in *jreader.Lexer) { in.SkipRecursive() }

// object writes n named values.
func object(w *jwriter.Writer, n int, field func(int) (string, func(*jwriter.Writer))) {
	w.RawByte('{')
	for i := range n {
		if i > 0 {
			w.RawByte(',')
		}
		name, write := field(i)
		w.String(name)
		w.RawByte(':')
		write(w)
	}
	w.RawByte('}')
}

// array writes n items.
func array(w *jwriter.Writer, n int, item func(int)) {
	w.RawByte('[')
	for i := range n {
		if i > 0 {
			w.RawByte(',')
		}
		item(i)
	}
	w.RawByte(']')
}

// Text is a JSON string.
type Text string

// MarshalEasyJSON writes the string.
func (t Text) MarshalEasyJSON(w *jwriter.Writer) { w.String(string(t)) }

// Count is a whole number.
type Count int

// MarshalEasyJSON writes the number.
func (c Count) MarshalEasyJSON(w *jwriter.Writer) { w.Int(int(c)) }

// List is texts.
type List []string

// MarshalEasyJSON writes the texts as an array.
func (l List) MarshalEasyJSON(w *jwriter.Writer) { array(w, len(l), func(i int) { w.String(l[i]) }) }

// counted is a part that is a whole number.
func counted(name string, n int) Part { return Part{Name: name, Write: Count(n).MarshalEasyJSON} }

// Winnowed is the answer of winnow. In the whole document each pattern has its rows; with vectors beside,
// those of pattern p are memberRows from memberOffsets[p] to memberOffsets[p+1].
func Winnowed(r *events.Winnowed) Answer {
	return Answer{
		Parts: []Part{
			{
				Name:  "patterns",
				Write: func(w *jwriter.Writer) { patternsOf(r, false).MarshalEasyJSON(w) },
				Whole: func(w *jwriter.Writer) { patternsOf(r, true).MarshalEasyJSON(w) },
			},
			counted("rowsIn", r.RowsIn),
			counted("imagesIn", r.ImagesIn), counted("imagesHidden", r.ImagesHidden),
			counted("pairsIn", r.PairsIn), counted("pairsHidden", r.PairsHidden),
			counted("mutedPatterns", r.MutedPatterns), counted("mutedRows", r.MutedRows), counted("muteUnused", r.MuteUnused),
			{Name: "notes", Write: List(r.Notes).MarshalEasyJSON},
		},
		Vectors: []NamedVector{{"labels", Ints(r.Labels)}},
		Apart:   []NamedVector{{"memberRows", Ints(r.MemberRows)}, {"memberOffsets", Ints(r.MemberOffsets)}},
	}
}

// patternsOf is the patterns as they are written, with their rows or without.
func patternsOf(r *events.Winnowed, rows bool) Patterns {
	patterns := make(Patterns, len(r.Patterns))
	for i := range r.Patterns {
		patterns[i] = patternOf(&r.Patterns[i])
		if rows {
			patterns[i].Rows = r.MemberRows[r.MemberOffsets[i]:r.MemberOffsets[i+1]]
		}
	}
	return patterns
}

func patternOf(p *events.Pattern) Pattern {
	slots := make([]Slot, len(p.Slots))
	for i, s := range p.Slots {
		slots[i] = Slot(s)
	}
	return Pattern{Bits: Number(p.Bits), Parts: p.Parts, Count: p.Count, First: Number(p.First), Last: Number(p.Last), Exemplar: p.Exemplar,
		Keys: p.Keys, Template: p.Template, Slots: slots, Images: p.Images, Users: p.Users, Hosts: p.Hosts, Commands: p.Commands,
		Prevalence: Number(p.Prevalence), Reasons: p.Reasons}
}
