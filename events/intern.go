package events

import (
	"strings"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/surprise"
)

// interned is a column of texts as numbers: each distinct text once, numbered by its first event.
type interned struct {
	surprise.IDs
	texts []string
}

// numbering gives each distinct text a number, in the order in which they come.
type numbering struct {
	ids   map[string]int32
	texts []string
}

func newNumbering() *numbering { return &numbering{ids: make(map[string]int32)} }

// id is the number of a text. A new one is copied, so that a column it is a part of can be let go.
func (n *numbering) id(text string) int32 {
	id, seen := n.ids[text]
	if !seen {
		text = strings.Clone(text)
		id = int32(len(n.texts))
		n.ids[text] = id
		n.texts = append(n.texts, text)
	}
	return id
}

// tickEvery is how many rows of text work lie between two calls of a tick.
const tickEvery = 1 << 15

// intern numbers the texts of a column.
func intern(column *core.Strings, tick core.Tick) (interned, error) {
	n := column.Len()
	of, distinct := make([]int32, n), newNumbering()
	last := ""
	for i := range n {
		if i%tickEvery == 0 {
			if err := tick.Step(i, n); err != nil {
				return interned{}, err
			}
		}
		text := column.At(i)
		if i > 0 && text == last { // logs repeat themselves
			of[i] = of[i-1]
			continue
		}
		of[i], last = distinct.id(text), text
	}
	return interned{surprise.IDs{Of: of, Distinct: len(distinct.texts)}, distinct.texts}, nil
}

// mapped passes each distinct text through f and joins those that become the same.
func (c interned) mapped(f func(string) string) interned {
	to, distinct := make([]int32, len(c.texts)), newNumbering()
	for i, text := range c.texts {
		to[i] = distinct.id(f(text))
	}
	return interned{c.through(to, len(distinct.texts)), distinct.texts}
}

// through replaces each id by what it is mapped to.
func (c interned) through(to []int32, distinct int) surprise.IDs {
	of := make([]int32, len(c.Of))
	for i, id := range c.Of {
		of[i] = to[id]
	}
	return surprise.IDs{Of: of, Distinct: distinct}
}
