package tables

import (
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// readDelimited reads rows of cells, whatever of comma, tab, semicolon and pipe separates them. The first row
// holds the names.
func readDelimited(s string, into *builder) error {
	if trimmed(s) == "" {
		return &Malformed{Line: 1, What: "there is nothing"}
	}
	in := splitter{text: s, line: 1, delimiter: delimiterOf(s), ending: endingOf(s)}
	names, err := in.record()
	if err != nil {
		return err
	}
	columns, err := headers(names, into)
	if err != nil {
		return err
	}
	for in.pos < len(s) {
		at, line := in.pos, in.line
		cells, err := in.record()
		if err != nil {
			return err
		}
		if len(cells) == 1 && trimmed(cells[0]) == "" && len(columns) > 1 {
			continue // an empty line
		}
		if strings.Join(cells[min(len(cells), len(columns)):], "") != "" {
			what := strconv.Itoa(len(cells)) + " cells where the first line names " + strconv.Itoa(len(columns)) + " columns"
			return &Malformed{at, line, what}
		}
		for i, column := range columns {
			c := cell{form: text}
			if i < len(cells) {
				c.text = cells[i]
			}
			column.cells = append(column.cells, c)
		}
		if err := into.next(); err != nil {
			return err
		}
	}
	for _, column := range columns {
		column.settle()
	}
	return nil
}

// headers makes the columns.
func headers(names []string, into *builder) ([]*Column, error) {
	if len(names) > mostColumns {
		return nil, core.Refuse(core.Shape, "the first line", "of at most "+strconv.Itoa(mostColumns)+" columns", strconv.Itoa(len(names)))
	}
	for _, name := range names {
		if into.byName[name] != nil {
			return nil, &Malformed{0, 1, "two columns are called " + strconv.Quote(cut(name))}
		}
		column := &Column{Name: name}
		into.columns, into.byName[name] = append(into.columns, column), column
	}
	return into.columns, nil
}

// delimiterOf is the delimiter that the first line has most of, outside quotes.
func delimiterOf(s string) byte {
	var counts [256]int
	quoted := false
	for i := 0; i < len(s) && (quoted || s[i] != '\n'); i++ {
		if s[i] == '"' {
			quoted = !quoted
		} else if !quoted {
			counts[s[i]]++
		}
	}
	best := byte(',')
	for _, other := range []byte("\t;|") {
		if counts[other] > counts[best] {
			best = other
		}
	}
	return best
}

// endingOf is what ends lines: a carriage return alone, as old exporters write it, where no line feed stands outside
// quotes.
func endingOf(s string) byte {
	quoted, returns := false, false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == '\n' && !quoted:
			return '\n'
		case s[i] == '\r' && !quoted:
			returns = true
		}
	}
	if returns {
		return '\r'
	}
	return '\n'
}

// splitter takes rows of cells off a text. It is not encoding/csv, because that changes the line breaks within
// quotes, passes over rows of one empty cell, and either refuses a stray quote within quotes, as careless
// exporters leave them, or lets one that never closes swallow the rest.
type splitter struct {
	text      string
	pos       int
	line      int // from 1
	delimiter byte
	ending    byte // of lines; a carriage return before a line feed belongs to it
	cells     []string
}

// record is the next row. The slice is good until the one after it.
func (s *splitter) record() ([]string, error) {
	s.cells = s.cells[:0]
	for more := true; more; {
		var one string
		if s.pos < len(s.text) && s.text[s.pos] == '"' {
			end, next, ok := s.quoted()
			if !ok {
				return nil, &Malformed{s.pos, s.line, "broken quotes (one that is never closed)"}
			}
			one = strings.ReplaceAll(s.text[s.pos+1:end], `""`, `"`)
			s.line += strings.Count(one, string(rune(s.ending)))
			s.pos = next
		} else {
			from := s.pos
			for s.pos < len(s.text) && s.text[s.pos] != s.delimiter && s.text[s.pos] != s.ending {
				s.pos++
			}
			one = s.text[from:s.pos]
			if s.pos < len(s.text) && s.text[s.pos] == '\n' {
				one = strings.TrimSuffix(one, "\r")
			}
		}
		s.cells = append(s.cells, one)
		more = s.pos < len(s.text) && s.text[s.pos] == s.delimiter
		if s.pos < len(s.text) {
			s.pos++
		}
	}
	s.line++
	return s.cells, nil
}

// quoted finds where the cell at pos ends: its closing quote, and what follows. A quote that neither a
// delimiter nor the end of the line follows is part of the cell.
func (s *splitter) quoted() (end, next int, ok bool) {
	for end = s.pos + 1; ; end++ {
		at := strings.IndexByte(s.text[end:], '"')
		if at < 0 {
			return 0, 0, false
		}
		end += at
		if strings.HasPrefix(s.text[end+1:], `"`) {
			end++
			continue
		}
		rest := strings.TrimLeft(s.text[end+1:], " ")
		if rest == "" || rest[0] == s.delimiter || rest[0] == s.ending {
			return end, len(s.text) - len(rest), true
		}
		if strings.HasPrefix(rest, "\r\n") {
			return end, len(s.text) - len(rest) + 1, true
		}
	}
}
