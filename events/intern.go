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

// tickEvery is how many rows of text work lie between two calls of a tick.
const tickEvery = 1 << 15

// intern numbers the texts of a column.
func intern(column *core.Strings, tick core.Tick) (interned, error) {
	n := column.Len()
	ids := make(map[string]int32)
	got := interned{IDs: surprise.IDs{Of: make([]int32, n)}}
	last := ""
	for i := range n {
		if i%tickEvery == 0 {
			if err := tick.Step(i, n); err != nil {
				return got, err
			}
		}
		text := column.At(i)
		if i > 0 && text == last {
			got.Of[i] = got.Of[i-1]
			continue
		}
		id, seen := ids[text]
		if !seen {
			id = int32(len(got.texts))
			text = strings.Clone(text) // so that the column can be let go
			ids[text] = id
			got.texts = append(got.texts, text)
		}
		got.Of[i], last = id, text
	}
	got.Distinct = len(got.texts)
	return got, nil
}

// mapped passes each distinct text through f and joins those that become the same.
func (c interned) mapped(f func(string) string) interned {
	ids := make(map[string]int32)
	to := make([]int32, len(c.texts))
	var texts []string
	for i, text := range c.texts {
		text = f(text)
		id, seen := ids[text]
		if !seen {
			id = int32(len(texts))
			ids[text] = id
			texts = append(texts, text)
		}
		to[i] = id
	}
	return interned{IDs: c.through(to, len(texts)), texts: texts}
}

// through replaces each id by what it is mapped to.
func (c interned) through(to []int32, distinct int) surprise.IDs {
	of := make([]int32, len(c.Of))
	for i, id := range c.Of {
		of[i] = to[id]
	}
	return surprise.IDs{Of: of, Distinct: distinct}
}
