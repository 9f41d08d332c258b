package tables

import (
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/wasm/jwriter"
)

// Column is one column of a log.
type Column struct {
	Name  string
	Kind  events.Kind // what was seen in it: Text, Number, Boolean or Empty. Times are Text or Number until they are wanted as times.
	cells []cell
}

// WriteCell writes the cell of a row as JSON, as the log gave it.
func (c *Column) WriteCell(w *jwriter.Writer, row int) { c.cells[row].writeJSON(w) }

// pad adds cells that hold nothing.
func (c *Column) pad(rows int) {
	for len(c.cells) < rows {
		c.cells = append(c.cells, cell{})
	}
}

// kinds is the kind of a column by the form that all its cells have.
var kinds = [...]events.Kind{missing: events.Empty, text: events.Text, number: events.Number, boolean: events.Boolean, other: events.Text}

// kindOf is the kind that all cells share; Text where they differ.
func kindOf(cells []cell) events.Kind {
	kind := events.Empty
	for _, c := range cells {
		if c.form == missing {
			continue
		}
		seen := kinds[c.form]
		if seen == events.Text || kind != seen && kind != events.Empty {
			return events.Text
		}
		kind = seen
	}
	return kind
}

// settle gives a column of cells that are all text its kind. Where every cell is empty or a number, it is one
// of numbers; but nothing is lost: written otherwise than JavaScript writes it (4.0), it keeps its texts.
// 0012 and 0x3e7 are text.
func (c *Column) settle() {
	c.Kind = events.Empty
	exact := true
	for _, one := range c.cells {
		if one.text == "" {
			continue
		}
		if c.Kind = events.Number; !isNumeral(one.text) {
			c.Kind = events.Text
			return
		}
		exact = exact && numberText(one.text) == one.text
	}
	if c.Kind == events.Empty || !exact {
		return
	}
	for i := range c.cells {
		if c.cells[i].form = number; c.cells[i].text == "" {
			c.cells[i].form = missing
		}
	}
}

// isNumeral reports whether the whole text is a decimal number without a needless zero in front: at most 21
// digits before the dot and two in the exponent, so that all of it can matter.
func isNumeral(s string) bool {
	p := scanner{s: s}
	p.skip("-")
	start := p.i
	whole := p.digits(21)
	if whole == 0 || whole > 1 && s[start] == '0' {
		return false
	}
	if p.skip(".") && p.digits(len(s)) == 0 {
		return false
	}
	if p.skip("eE") {
		p.skip("+-")
		if p.digits(2) == 0 {
			return false
		}
	}
	return p.done()
}
