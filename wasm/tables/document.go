package tables

import (
	"strconv"
	"strings"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/core"
)

// kindType is the kind of refusal for values of the wrong type, which JavaScript has, too.
const kindType core.Kind = "type"

// wrappers is where programs put their rows: Log Analytics, Kusto, Elasticsearch, Splunk and others.
var wrappers = []string{"records", "value", "rows", "data", "results", "events", "Records", "hits"}

// field is one field of an object.
type field struct {
	name string
	raw  []byte
}

// readDocument reads one document: an array of rows, an object that holds one, or an object of columns, by
// itself or under the name columns. Beside wrapped rows or columns may stand options and a second log.
func readDocument(s []byte, into *builder) (beside Beside, err error) {
	if err := checked(s, 0, 1); err != nil {
		return Beside{}, err
	}
	into.lookForWrapping(s)
	in := &jlexer.Lexer{Data: s}
	if !in.IsDelim('{') {
		return Beside{}, addRows(in, into)
	}
	fields := fieldsOf(in.Raw())
	if rows := wrapped(fields); rows != nil {
		return besideOf(fields), addRows(&jlexer.Lexer{Data: rows}, into)
	}
	if columns := fieldsOf(find(fields, "columns", '{')); ofArrays(columns) {
		return besideOf(fields), addColumns(columns, into)
	}
	if ofArrays(fields) {
		return Beside{}, addColumns(fields, into)
	}
	return Beside{}, into.addRow(&jlexer.Lexer{Data: s})
}

// besideOf is what stands beside a log. Fields of these names that hold other things are another program's.
func besideOf(fields []field) Beside {
	others := find(fields, "others", '{')
	if others == nil {
		others = find(fields, "others", '[')
	}
	return Beside{find(fields, "options", '{'), others}
}

// wrapped is the array of rows that an object holds; nil without.
func wrapped(fields []field) []byte {
	if rows := find(fieldsOf(find(fields, "hits", '{')), "hits", '['); rows != nil {
		return rows
	}
	for _, name := range wrappers {
		if rows := find(fields, name, '['); rows != nil {
			return rows
		}
	}
	return nil
}

// find is the value of a field that begins so; nil without.
func find(fields []field, name string, open byte) (raw []byte) {
	for _, f := range fields {
		if f.name == name {
			raw = f.raw
		}
	}
	if raw == nil || raw[0] != open {
		return nil
	}
	return raw
}

// fieldsOf is the fields of an object; none of nothing.
func fieldsOf(object []byte) (fields []field) {
	if object == nil {
		return nil
	}
	in := &jlexer.Lexer{Data: object}
	in.Delim('{')
	for !in.IsDelim('}') {
		name := in.String()
		in.WantColon()
		fields = append(fields, field{name, in.Raw()})
		in.WantComma()
	}
	return fields
}

// ofArrays reports whether there are fields, and all are arrays.
func ofArrays(fields []field) bool {
	for _, f := range fields {
		if f.raw[0] != '[' {
			return false
		}
	}
	return len(fields) > 0
}

// addRows adds the rows of the array that the lexer is at.
func addRows(in *jlexer.Lexer, into *builder) error {
	if !in.IsDelim('[') {
		return into.addRow(in)
	}
	in.Delim('[')
	for !in.IsDelim(']') {
		if err := into.addRow(in); err != nil {
			return err
		}
		in.WantComma()
	}
	return in.Error()
}

// addColumns adds columns of one length. Cells that are objects are taken apart, as those of rows are.
func addColumns(fields []field, into *builder) error {
	all := make([]*jlexer.Lexer, len(fields))
	for i, f := range fields {
		all[i] = &jlexer.Lexer{Data: f.raw}
		all[i].Delim('[')
	}
	for {
		ended := 0
		for i, in := range all {
			if in.IsDelim(']') {
				ended++
				continue
			}
			if err := into.addField("", fields[i].name, in, 1); err != nil {
				return err
			}
			in.WantComma()
		}
		if ended == len(all) {
			return nil
		}
		if ended > 0 {
			return uneven(fields)
		}
		if err := into.next(); err != nil {
			return err
		}
	}
}

// uneven words that columns have different lengths.
func uneven(fields []field) error {
	const most = 8 // columns named
	var got []string
	for _, f := range fields[:min(len(fields), most)] {
		got = append(got, core.Quote(f.name)+" has "+strconv.Itoa(lengthOf(f.raw)))
	}
	if len(fields) > most {
		got = append(got, "...")
	}
	return core.Refuse(core.Shape, "columns", "of equal length", strings.Join(got, ", "))
}

// lengthOf is how many values an array has.
func lengthOf(array []byte) (n int) {
	in := &jlexer.Lexer{Data: array}
	for in.Delim('['); !in.IsDelim(']'); n++ {
		in.SkipRecursive()
		in.WantComma()
	}
	return n
}
