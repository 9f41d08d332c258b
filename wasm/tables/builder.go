package tables

import (
	"bytes"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// mostColumns is how many different keys rows may have in all.
const mostColumns = 4096

// builder collects rows, whose columns are the union of all keys in the order of their first appearance. A
// row that lacks one has nothing there.
type builder struct {
	columns []*Column
	byName  map[string]*Column
	rows    int
	limits  Limits
	wrapped bool // rows may stand within an object under _source
}

func newBuilder(limits Limits) *builder {
	return &builder{byName: map[string]*Column{}, limits: limits}
}

// lookForWrapping notes whether the text may have rows as Elasticsearch wraps them.
func (b *builder) lookForWrapping(text []byte) { b.wrapped = bytes.Contains(text, []byte(`"_source"`)) }

// set sets a cell of the row at hand.
func (b *builder) set(name string, c cell) error {
	column := b.byName[name]
	if column == nil {
		if len(b.columns) == mostColumns {
			return core.Refuse(core.Shape, "rows", "of at most "+strconv.Itoa(mostColumns)+" different keys in all",
				"one more in row "+strconv.Itoa(b.rows)+": "+core.Quote(name))
		}
		column = &Column{Name: name}
		b.columns, b.byName[name] = append(b.columns, column), column
		if err := b.fits(b.rows + 1); err != nil {
			return err
		}
	}
	if len(column.cells) > b.rows {
		return core.Refuse(core.Shape, "row "+strconv.Itoa(b.rows), "of keys that stay different once nested ones are joined with dots", "two called "+core.Quote(name))
	}
	if c.form == other && TooDeep(c.text) {
		return b.tooDeep()
	}
	column.pad(b.rows)
	column.cells = append(column.cells, c)
	return nil
}

// next ends the row at hand.
func (b *builder) next() error {
	b.rows++
	return b.fits(b.rows)
}

// fits refuses so many rows where a limit says so.
func (b *builder) fits(rows int) error {
	switch {
	case rows > b.limits.Rows:
		return &TooLarge{"rows", b.limits.Rows}
	case len(b.columns)*rows > b.limits.Cells:
		return &TooLarge{"cells", b.limits.Cells}
	}
	return nil
}

// finish is the table. Where no row has a key there are no columns, and so no rows.
func (b *builder) finish() *Table {
	if len(b.columns) == 0 {
		return &Table{}
	}
	for _, c := range b.columns {
		c.pad(b.rows)
		if c.Kind == "" {
			c.Kind = kindOf(c.cells)
		}
	}
	return &Table{Columns: b.columns, Rows: b.rows}
}
