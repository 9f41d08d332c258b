package httpapi

import (
	"slices"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/wasm/jwriter"
	"github.com/logwinnow/logwinnow/wasm/tables"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

// answer is what an operation answered, beside the log that it answered of.
type answer struct {
	wire.Answer
	route *route
	log   *tables.Table
	notes []string // of the reading, behind the operation's own
}

// field is one field of the answer's document.
type field struct {
	name  string
	write func(*jwriter.Writer)
}

// document is the answer as the npm package gives it.
func (a *answer) document() ([]byte, error) { return object(a.fields()) }

// object writes fields as one JSON object.
func object(fields []field) ([]byte, error) {
	w := jwriter.Writer{Flags: jwriter.NilSliceAsEmpty | jwriter.NilMapAsEmpty}
	for i, f := range fields {
		w.RawByte("{,"[min(i, 1)])
		w.String(f.name)
		w.RawByte(':')
		f.write(&w)
	}
	if len(fields) == 0 {
		w.RawByte('{')
	}
	w.RawByte('}')
	return w.BuildBytes()
}

// fields is the fields of the document, in the order of the npm package.
func (a *answer) fields() []field {
	var fields []field
	notes := false
	for _, p := range a.Parts {
		write := p.Write
		if p.Whole != nil {
			write = p.Whole
		}
		if p.Name == "notes" {
			notes = true
			write = a.withNotes(write)
		}
		fields = append(fields, field{p.Name, write})
	}
	for _, v := range a.Vectors {
		fields = append(fields, field{v.Name, v.Vector.MarshalEasyJSON})
	}
	if a.Table != nil {
		fields = append(fields, field{"table", a.writeTable})
	}
	if !notes && len(a.notes) > 0 {
		fields = append(fields, field{"notes", wire.List(a.notes).MarshalEasyJSON})
	}
	return slices.DeleteFunc(fields, func(f field) bool { return slices.Contains(a.route.without, f.name) })
}

// withNotes writes the operation's notes and then those of the reading.
func (a *answer) withNotes(write func(*jwriter.Writer)) func(*jwriter.Writer) {
	if len(a.notes) == 0 {
		return write
	}
	return func(w *jwriter.Writer) {
		var own jwriter.Writer
		write(&own)
		written, _ := own.BuildBytes()
		in := jlexer.Lexer{Data: written}
		all := wire.List{}
		in.Delim('[')
		for !in.IsDelim(']') {
			all = append(all, in.String())
			in.WantComma()
		}
		append(all, a.notes...).MarshalEasyJSON(w)
	}
}

// vector is one of the answer's own, by name; nil without.
func (a *answer) vector(name string) *wire.Vector {
	for _, v := range a.Vectors {
		if v.Name == name {
			return v.Vector
		}
	}
	return nil
}
