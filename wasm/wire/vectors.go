package wire

import (
	"encoding/base64"

	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
)

// Number is a float64 that writes NaN and infinities as null, as the writer does.
type Number float64

// MarshalEasyJSON writes the number.
func (n Number) MarshalEasyJSON(w *jwriter.Writer) { w.Float64(float64(n)) }

// Vector is a long column of an answer; exactly one of its fields is set, to an empty slice where there is
// nothing, so that the kind is known.
type Vector struct {
	Floats []float64
	Ints   []int32
	Flags  []bool
	Texts  *core.Strings
	Bytes  []byte // of a saved forest; in the document they are base64
}

// MarshalEasyJSON writes the vector as a JSON array, and bytes as a text.
func (v *Vector) MarshalEasyJSON(w *jwriter.Writer) {
	if v.Bytes != nil {
		w.String(base64.StdEncoding.EncodeToString(v.Bytes))
		return
	}
	comma := func(i int) {
		if i > 0 {
			w.RawByte(',')
		}
	}
	w.RawByte('[')
	for i, f := range v.Floats {
		comma(i)
		w.Float64(f)
	}
	for i, n := range v.Ints {
		comma(i)
		w.Int32(n)
	}
	for i, b := range v.Flags {
		comma(i)
		w.Bool(b)
	}
	if v.Texts != nil {
		for i := range v.Texts.Len() {
			comma(i)
			w.String(v.Texts.At(i))
		}
	}
	w.RawByte(']')
}

// Ints is a vector of whole numbers.
func Ints(numbers []int32) *Vector {
	if numbers == nil {
		numbers = []int32{}
	}
	return &Vector{Ints: numbers}
}

// Floats is a vector of numbers.
func Floats(numbers []float64) *Vector {
	if numbers == nil {
		numbers = []float64{}
	}
	return &Vector{Floats: numbers}
}

// Flags is a vector of booleans.
func Flags(flags []bool) *Vector {
	if flags == nil {
		flags = []bool{}
	}
	return &Vector{Flags: flags}
}

// Bytes is a vector of bytes.
func Bytes(bytes []byte) *Vector { return &Vector{Bytes: bytes} }

// vectorOf is the cells of a column.
func vectorOf(c *events.Column) *Vector {
	switch c.Kind {
	case events.Text:
		return &Vector{Texts: &c.Texts}
	case events.Boolean:
		return Flags(c.Flags)
	}
	return Floats(c.Numbers)
}

// Table is columns by name, written as one JSON object in their order.
type Table []NamedVector

// NamedVector is a vector and its place in the document.
type NamedVector struct {
	Name   string
	Vector *Vector
}

// MarshalEasyJSON writes the table.
func (t Table) MarshalEasyJSON(w *jwriter.Writer) {
	object(w, len(t), func(i int) (string, func(*jwriter.Writer)) { return t[i].Name, t[i].Vector.MarshalEasyJSON })
}

// TableOf is columns as a table.
func TableOf(columns []events.Column) Table {
	t := make(Table, len(columns))
	for i := range columns {
		t[i] = NamedVector{columns[i].Name, vectorOf(&columns[i])}
	}
	return t
}
