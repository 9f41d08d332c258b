package wire

import (
	"github.com/logwinnow/logwinnow/wasm/jwriter"
)

// Answer is what an operation answers: a document of named parts, and vectors that belong into it by
// name. A table is vectors under "table.".
type Answer struct {
	Parts   []Part
	Vectors []NamedVector
	Apart   []NamedVector // vectors that the whole document holds within its parts
	Table   Table         // nil where the answer has none
}

// Part is one field of the document. It holds functions rather than an interface, so that the linker can
// drop the generated methods that nothing calls (60 kB).
type Part struct {
	Name  string
	Write func(*jwriter.Writer)
	Whole func(*jwriter.Writer) // writes what Apart holds, too; nil: the same as Write
}

// JSON writes the document: whole, or without the vectors where these travel beside it.
func (a *Answer) JSON(beside bool) ([]byte, error) {
	w := jwriter.Writer{Flags: jwriter.NilSliceAsEmpty | jwriter.NilMapAsEmpty}
	w.RawByte('{')
	first := true
	field := func(name string, write func(*jwriter.Writer)) {
		if !first {
			w.RawByte(',')
		}
		first = false
		w.String(name)
		w.RawByte(':')
		write(&w)
	}
	for _, p := range a.Parts {
		write := p.Write
		if !beside && p.Whole != nil {
			write = p.Whole
		}
		field(p.Name, write)
	}
	if !beside {
		for _, v := range a.Vectors {
			field(v.Name, v.Vector.MarshalEasyJSON)
		}
		if a.Table != nil {
			field("table", a.Table.MarshalEasyJSON)
		}
	}
	w.RawByte('}')
	return w.BuildBytes()
}

// Beside lists the vectors by their path in the document: "labels", "table.pathScore".
func (a *Answer) Beside() []NamedVector {
	all := append(append([]NamedVector{}, a.Vectors...), a.Apart...)
	for _, c := range a.Table {
		all = append(all, NamedVector{"table." + c.Name, c.Vector})
	}
	return all
}
