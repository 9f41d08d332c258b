package tables

import (
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
)

// Format is how a log is written.
type Format int

// The formats: one JSON document, one JSON object a line, or cells that commas, tabs, semicolons or pipes separate.
const (
	JSON Format = iota
	Lines
	Delimited
)

// Limits is how large a table may become. Every field must be > 0.
type Limits struct {
	Rows  int
	Cells int // rows times columns, empty cells included: rows that each have keys of their own need memory, too
}

// Beside is what may stand beside the rows or columns of a JSON document, as JSON; nil without.
type Beside struct {
	Options []byte // an object
	Others  []byte // a second log: an object or an array
}

// TooLarge reports that a limit was passed.
type TooLarge struct {
	What  string // rows, cells
	Limit int
}

// Error words it.
func (e *TooLarge) Error() string {
	return "the log has more than " + strconv.Itoa(e.Limit) + " " + e.What
}

// Malformed reports text that is not of its format.
type Malformed struct {
	Offset int // in bytes from the beginning of the text
	Line   int // from 1
	What   string
}

// Error words it, with the place.
func (e *Malformed) Error() string {
	return "line " + strconv.Itoa(e.Line) + ", byte " + strconv.Itoa(e.Offset) + ": " + e.What
}

// Table is named columns of one length.
type Table struct {
	Columns []*Column
	Rows    int
}

// Read reads a log. The text must be UTF-8, as Decoded makes it, and must not change afterwards: cells point
// into it.
//
// Errors: *Malformed, *TooLarge, or a *core.Error for what is well written and yet no table.
func Read(text []byte, format Format, limits Limits) (t *Table, beside Beside, err error) {
	into := newBuilder(limits)
	switch format {
	case Delimited:
		err = readDelimited(string(text), into)
	case Lines:
		err = readLines(text, into)
	default:
		beside, err = readDocument(text, into)
	}
	if err != nil {
		return nil, Beside{}, err
	}
	return into.finish(), beside, nil
}

// Headers is the names and kinds of the columns.
func (t *Table) Headers() []events.Header {
	headers := make([]events.Header, len(t.Columns))
	for i, c := range t.Columns {
		headers[i] = events.Header{Name: c.Name, Kind: c.Kind}
	}
	return headers
}

// Column is the column of that name.
func (t *Table) Column(name string) (*Column, error) {
	for _, c := range t.Columns {
		if c.Name == name {
			return c, nil
		}
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	listed := "no columns"
	if len(names) > 0 {
		listed = core.List(names)
	}
	return nil, core.Refuse(core.Column, "column", "one of "+listed, core.Quote(name))
}
