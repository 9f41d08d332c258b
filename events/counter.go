package events

import "github.com/logwinnow/logwinnow/surprise"

// counter counts the distinct values among some events.
type counter struct {
	ids  surprise.IDs
	last []int32 // by value: the call that met it last
	call int32
}

func counterOf(c *interned) *counter {
	if c == nil {
		return &counter{}
	}
	return &counter{ids: c.IDs}
}

// distinct is 0 where the table has no such column.
func (c *counter) distinct(rows []int32) int {
	if c.ids.Of == nil {
		return 0
	}
	if c.last == nil {
		c.last = make([]int32, c.ids.Distinct)
	}
	c.call++
	n := 0
	for _, row := range rows {
		if v := c.ids.Of[row]; c.last[v] != c.call {
			c.last[v] = c.call
			n++
		}
	}
	return n
}
