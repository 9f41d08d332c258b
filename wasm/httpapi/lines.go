package httpapi

import (
	"slices"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/wasm/jwriter"
)

// splitter makes an answer NDJSON: a line for each thing found, and in the last line, under the name answer, what
// else the document holds.
type splitter func(*answer) ([]byte, error)

// byPart makes a line of each entry of an array of the document.
func byPart(name string) splitter {
	return func(a *answer) ([]byte, error) {
		var lines jwriter.Writer
		rest := slices.DeleteFunc(a.fields(), func(f field) bool {
			if f.name == name {
				for _, entry := range entriesOf(f) {
					lines.RawString(string(entry))
					lines.RawByte('\n')
				}
			}
			return f.name == name
		})
		return ended(&lines, rest)
	}
}

// entriesOf is the entries of a field that is an array.
func entriesOf(f field) (entries [][]byte) {
	w := jwriter.Writer{Flags: jwriter.NilSliceAsEmpty | jwriter.NilMapAsEmpty}
	f.write(&w)
	written, _ := w.BuildBytes()
	in := jlexer.Lexer{Data: written}
	in.Delim('[')
	for !in.IsDelim(']') {
		entries = append(entries, in.Raw())
		in.WantComma()
	}
	return entries
}

// byTable makes a line of each row of the answer's table.
func byTable(a *answer) ([]byte, error) {
	var lines jwriter.Writer
	columns := a.columns()
	rows := 0
	if len(columns) > 0 {
		rows = columns[0].rows
	}
	for row := range rows {
		for i, c := range columns {
			lines.RawByte("{,"[min(i, 1)])
			lines.String(c.name)
			lines.RawByte(':')
			c.cell(&lines, row)
		}
		lines.RawString("}\n")
	}
	rest := slices.DeleteFunc(a.fields(), func(f field) bool { return f.name == "table" })
	return ended(&lines, rest)
}

// byOutlier makes a line of each flagged row, the strangest first.
func byOutlier(a *answer) ([]byte, error) {
	var lines jwriter.Writer
	scores, ranks := a.vector("scores").Floats, a.vector("ranks").Ints
	fields := a.fields()
	at := slices.IndexFunc(fields, func(f field) bool { return f.name == "reasons" })
	reasons := entriesOf(fields[at])
	for i, row := range a.vector("rows").Ints {
		lines.RawString(`{"row":`)
		lines.Int32(row)
		lines.RawString(`,"score":`)
		lines.Float64(scores[row])
		lines.RawString(`,"rank":`)
		lines.Int32(ranks[row])
		lines.RawString(`,"reasons":`)
		if i < len(reasons) {
			lines.RawString(string(reasons[i]))
		} else {
			lines.RawString("[]") // reasons are given for the first maxReasons rows
		}
		lines.RawString("}\n")
	}
	rest := slices.DeleteFunc(fields, func(f field) bool { return f.name == "reasons" || f.name == "rows" })
	return ended(&lines, rest)
}

// ended writes the last line.
func ended(lines *jwriter.Writer, rest []field) ([]byte, error) {
	whole, err := object(rest)
	if err != nil {
		return nil, err
	}
	lines.RawString(`{"answer":`)
	lines.RawString(string(whole))
	lines.RawString("}\n")
	return lines.BuildBytes()
}
