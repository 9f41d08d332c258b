package tables

import (
	"math"
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/wasm/calls"
)

// Arrays gives the columns that an operation's plan wants, as the arrays that its run takes. Where lenient is
// not nil, times that cannot be read are missing ones and a note there says so; a column of times that the
// caller named must hold times.
//
// Errors: a *core.Error of kind type where a cell is not what the operation wants.
func (t *Table) Arrays(wanted []events.Header, lenient *[]string) ([]calls.Array, error) {
	var in []calls.Array
	for _, h := range wanted {
		c, err := t.Column(h.Name)
		if err != nil {
			return nil, err
		}
		switch h.Kind {
		case events.Text:
			in, err = c.texts(in)
		case events.Time:
			in, err = c.times(in, lenient)
		default:
			in, err = c.numbers(in)
		}
		if err != nil {
			return nil, err
		}
	}
	return in, nil
}

// Numbers gives one column as numbers.
func (t *Table) Numbers(name string) ([]calls.Array, error) {
	return t.Arrays([]events.Header{{Name: name, Kind: events.Number}}, nil)
}

func (c *Column) texts(in []calls.Array) ([]calls.Array, error) {
	var all strings.Builder
	offsets := make([]int32, len(c.cells)+1)
	for row, one := range c.cells {
		all.WriteString(one.asText())
		if all.Len() > math.MaxInt32 {
			return nil, core.Refuse(core.Value, c.named(), "at most "+strconv.Itoa(math.MaxInt32)+" bytes of text in all", "more")
		}
		offsets[row+1] = int32(all.Len())
	}
	return append(in, calls.Array{Text: all.String()}, calls.Array{Offsets: offsets}), nil
}

func (c *Column) numbers(in []calls.Array) ([]calls.Array, error) {
	out := make([]float64, len(c.cells))
	var bad wrong
	for row, one := range c.cells {
		f, ok := one.number()
		if out[row] = f; !ok {
			bad.add(row, one)
		}
	}
	return append(in, calls.Array{Numbers: out}), bad.check(c, "a number in every row")
}

func (c *Column) times(in []calls.Array, lenient *[]string) ([]calls.Array, error) {
	out := make([]float64, len(c.cells))
	var bare []int // rows that hold a number whose unit the whole column decides
	var bad wrong
	largest, lastText, lastTime := 0.0, "", math.NaN()
	for row, one := range c.cells {
		if one.form == text && one.text == lastText {
			out[row] = lastTime // logs repeat their times
			continue
		}
		if one.form == text {
			if ms, ok := parseTime(one.text); ok {
				out[row], lastText, lastTime = ms, one.text, ms
				continue
			}
		}
		f, ok := one.number()
		if one.form == boolean || !ok {
			f, ok = math.NaN(), false
			bad.add(row, one)
		}
		if out[row] = f; !math.IsNaN(f) {
			largest = max(largest, math.Abs(f))
			bare = append(bare, row)
		}
	}
	read := epochReader(largest)
	for _, row := range bare {
		if read == nil {
			bad.add(row, c.cells[row])
			out[row] = math.NaN()
			continue
		}
		out[row] = read(out[row])
	}
	in = append(in, calls.Array{Numbers: out})
	if lenient != nil {
		bad.note(c, lenient)
		return in, nil
	}
	return in, bad.check(c, "a time in every row")
}

func (c *Column) named() string { return "column " + core.Quote(c.Name) }

// wrong is the cells that could not be converted: how many, and the first three.
type wrong struct {
	count int
	first []string
}

func (w *wrong) add(row int, c cell) {
	if w.count++; w.count <= 3 {
		w.first = append(w.first, c.shown()+" in row "+strconv.Itoa(row))
	}
}

func (w *wrong) note(c *Column, notes *[]string) {
	if w.count > 0 {
		*notes = append(*notes, "the "+c.named()+" held unreadable times in "+core.Count(w.count, "row")+", first "+w.first[0]+"; they count as missing")
	}
}

func (w *wrong) check(c *Column, must string) error {
	if w.count == 0 {
		return nil
	}
	more := ""
	if w.count > 3 {
		more = " (" + strconv.Itoa(w.count) + " rows in all)"
	}
	return core.Refuse(kindType, c.named(), must, strings.Join(w.first, ", ")+more)
}
