package events

import (
	"math"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// as is the column as one of that kind, nil where it cannot be: times and flags serve as numbers, numbers
// and flags as text, written as JavaScript hosts write them. So the tables of one workflow serve the next.
func (c *Column) as(kind Kind) *Column {
	switch {
	case c.Kind == kind, kind == Number && c.Kind == Time:
		return c
	case kind == Number && c.Kind == Boolean:
		numbers := make([]float64, len(c.Flags))
		for i, flag := range c.Flags {
			if flag {
				numbers[i] = 1
			}
		}
		as := NumberColumn(c.Name, numbers)
		return &as
	case kind == Text && (c.Kind == Number || c.Kind == Boolean):
		cells := make([]string, c.Len())
		for i := range cells {
			cells[i] = c.cellText(i)
		}
		as := TextColumn(c.Name, core.StringsOf(cells...))
		return &as
	}
	return nil
}

// cellText writes a number or flag; a missing number is the empty text.
func (c *Column) cellText(i int) string {
	switch {
	case c.Kind == Boolean:
		return strconv.FormatBool(c.Flags[i])
	case math.IsNaN(c.Numbers[i]):
		return ""
	}
	return strconv.FormatFloat(c.Numbers[i], 'f', -1, 64)
}
