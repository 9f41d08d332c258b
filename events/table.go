package events

import (
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// Kind is what a column holds.
type Kind string

// The kinds of column.
const (
	Text    Kind = "text"    // UTF-8; a missing text is the empty one
	Number  Kind = "number"  // float64; NaN where missing
	Time    Kind = "time"    // float64, milliseconds since 1970-01-01 UTC; NaN where missing
	Boolean Kind = "boolean" // true or false
	Empty   Kind = "empty"   // a host saw nothing in it
)

// Header names a column and says what it holds, or what it should be handed over as.
type Header struct {
	Name string
	Kind Kind
}

// Column is a named column. Which field holds its cells, one a row, depends on its kind: Texts for Text,
// Numbers for Number and Time, Flags for Boolean.
type Column struct {
	Header
	Texts   core.Strings
	Numbers []float64
	Flags   []bool
}

// TextColumn, NumberColumn, TimeColumn and FlagColumn make columns; they do not copy the cells.
func TextColumn(name string, texts core.Strings) Column {
	return Column{Header: Header{name, Text}, Texts: texts}
}

// NumberColumn makes a column of numbers.
func NumberColumn(name string, numbers []float64) Column {
	return Column{Header: Header{name, Number}, Numbers: numbers}
}

// TimeColumn makes a column of times in milliseconds since 1970-01-01 UTC.
func TimeColumn(name string, times []float64) Column {
	return Column{Header: Header{name, Time}, Numbers: times}
}

// FlagColumn makes a column of booleans.
func FlagColumn(name string, flags []bool) Column {
	return Column{Header: Header{name, Boolean}, Flags: flags}
}

// Len is the number of cells.
func (c *Column) Len() int {
	switch c.Kind {
	case Text:
		return c.Texts.Len()
	case Boolean:
		return len(c.Flags)
	}
	return len(c.Numbers)
}

// Table is columns of the same length, each with a name of its own. The zero Table is empty.
type Table struct {
	rows    int
	columns []Column
	all     []Header // what the host's table has, handed over or not
}

// NewTable checks that every column has so many rows and a name of its own. It does not copy.
func NewTable(rows int, columns ...Column) (Table, error) {
	if rows < 0 {
		return Table{}, core.Refuse(core.Shape, "rows", "0 or more", strconv.Itoa(rows))
	}
	for i := range columns {
		c := &columns[i]
		if c.Len() != rows {
			return Table{}, core.Refuse(core.Shape, "column "+core.Quote(c.Name),
				core.Count(rows, "row")+" long, as the table is", strconv.Itoa(c.Len()))
		}
		for j := range i {
			if columns[j].Name == c.Name {
				return Table{}, core.Refuse(core.Shape, "column "+core.Quote(c.Name), "there once", "it twice")
			}
		}
	}
	t := Table{rows: rows, columns: columns}
	t.all = t.Headers()
	return t, nil
}

// Of tells that the table is a part of a larger one with these headers, so that a workflow knows which
// names are taken.
func (t Table) Of(headers []Header) Table {
	t.all = headers
	return t
}

// Rows is the number of rows.
func (t Table) Rows() int { return t.rows }

// Columns is all columns, a view that must not be changed.
func (t Table) Columns() []Column { return t.columns }

// Headers is the names and kinds of all columns.
func (t Table) Headers() []Header {
	headers := make([]Header, len(t.columns))
	for i := range t.columns {
		headers[i] = t.columns[i].Header
	}
	return headers
}

// column is the column of that name and kind, nil where the name is empty or not there. A workflow asks
// only for what its XColumns named, so a kind that does not serve is the caller's mistake and refused.
func (t Table) column(name string, kind Kind) (*Column, error) {
	for i := range t.columns {
		if c := &t.columns[i]; c.Name == name && name != "" {
			if as := c.as(kind); as != nil {
				return as, nil
			}
			return nil, core.Refuse(core.Column, "column "+core.Quote(name), "handed over as "+string(kind), string(c.Kind))
		}
	}
	return nil, nil
}

// texts is the text column of that name, nil where the name is empty or not there.
func (t Table) texts(name string) (*core.Strings, error) {
	c, err := t.column(name, Text)
	if c == nil || err != nil {
		return nil, err
	}
	return &c.Texts, nil
}

// numbers is the number or time column of that name, nil where the name is empty or not there.
func (t Table) numbers(name string, kind Kind) ([]float64, error) {
	c, err := t.column(name, kind)
	if c == nil || err != nil {
		return nil, err
	}
	return c.Numbers, nil
}

// has reports whether a column of that name is among the headers.
func has(headers []Header, name string) bool {
	for _, h := range headers {
		if h.Name == name {
			return true
		}
	}
	return false
}

// needColumn refuses a column that an option names and the table has not.
func needColumn(headers []Header, option, name string) error {
	if has(headers, name) {
		return nil
	}
	return core.Refuse(core.Column, option, "a column of the table ("+core.List(headerNames(headers))+")", core.Quote(name))
}

func headerNames(headers []Header) []string {
	names := make([]string, len(headers))
	for i, h := range headers {
		names[i] = h.Name
	}
	return names
}

// anyFilled reports whether a host saw anything in any column.
func anyFilled(headers []Header) bool {
	for _, h := range headers {
		if h.Kind != Empty {
			return true
		}
	}
	return false
}

// wanted collects the headers of columns to hand over, each once.
type wanted []Header

func (w *wanted) add(name string, kind Kind) {
	if name != "" && !has(*w, name) {
		*w = append(*w, Header{name, kind})
	}
}
