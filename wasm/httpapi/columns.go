package httpapi

import (
	"github.com/logwinnow/logwinnow/wasm/jwriter"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

// column is one column of an answer's table, with the way to write each of its cells.
type column struct {
	name string
	rows int
	cell func(w *jwriter.Writer, row int)
}

// columns is the columns of the answer's table: those of the log, at the rows that the answer shows, and then the
// answer's own; one of the same name is replaced where it stood.
func (a *answer) columns() []column {
	var all []column
	at := map[string]int{}
	if a.route.joined {
		rows := a.vector("rows")
		for _, c := range a.log.Columns {
			at[c.Name] = len(all)
			one := column{c.Name, a.log.Rows, c.WriteCell}
			if rows != nil {
				one = column{c.Name, len(rows.Ints), func(w *jwriter.Writer, i int) { c.WriteCell(w, int(rows.Ints[i])) }}
			}
			all = append(all, one)
		}
	}
	for _, v := range a.Table {
		own := columnOf(v)
		if i, ok := at[v.Name]; ok {
			all[i] = own
			continue
		}
		all = append(all, own)
	}
	return all
}

// columnOf is a vector as a column.
func columnOf(v wire.NamedVector) column {
	vector := v.Vector
	switch {
	case vector.Texts != nil:
		return column{v.Name, vector.Texts.Len(), func(w *jwriter.Writer, row int) { w.String(vector.Texts.At(row)) }}
	case vector.Ints != nil:
		return column{v.Name, len(vector.Ints), func(w *jwriter.Writer, row int) { w.Int32(vector.Ints[row]) }}
	case vector.Flags != nil:
		return column{v.Name, len(vector.Flags), func(w *jwriter.Writer, row int) { w.Bool(vector.Flags[row]) }}
	}
	return column{v.Name, len(vector.Floats), func(w *jwriter.Writer, row int) { w.Float64(vector.Floats[row]) }}
}

// writeTable writes the table as an object of columns.
func (a *answer) writeTable(w *jwriter.Writer) {
	w.RawByte('{')
	for i, c := range a.columns() {
		if i > 0 {
			w.RawByte(',')
		}
		w.String(c.name)
		w.RawString(":[")
		for row := range c.rows {
			if row > 0 {
				w.RawByte(',')
			}
			c.cell(w, row)
		}
		w.RawByte(']')
	}
	w.RawByte('}')
}
