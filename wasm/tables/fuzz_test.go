package tables

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
)

// contract is what holds for every text: either one of the documented errors, or a table whose columns are of one
// length within the limits, whose cells are JSON, and which can be handed over as text.
func contract(t *testing.T, raw []byte, format Format) *Table {
	limits := Limits{Rows: 50, Cells: 500}
	table, beside, err := Read(Decoded(raw), format, limits)
	if err != nil {
		var malformed *Malformed
		var large *TooLarge
		var refused *core.Error
		if !errors.As(err, &malformed) && !errors.As(err, &large) && !errors.As(err, &refused) {
			t.Fatalf("%q: %v", raw, err)
		}
		if malformed != nil && (malformed.Line < 1 || malformed.Offset < 0 || malformed.Offset > 3*len(raw)) {
			t.Fatalf("%q: %+v", raw, malformed)
		}
		return nil
	}
	if beside.Options != nil && !json.Valid(beside.Options) || beside.Others != nil && !json.Valid(beside.Others) || table.Rows > limits.Rows || table.Rows*len(table.Columns) > limits.Cells {
		t.Fatalf("%q: options %s, %d rows, %d columns", raw, beside.Options, table.Rows, len(table.Columns))
	}
	var wanted []events.Header
	for _, c := range table.Columns {
		if len(c.cells) != table.Rows {
			t.Fatalf("%q: %d cells in %d rows", raw, len(c.cells), table.Rows)
		}
		wanted = append(wanted, events.Header{Name: c.Name, Kind: events.Text})
	}
	cells := strings.TrimPrefix(shownTable(&Table{table.Columns, table.Rows}), "\ufeff")
	if !utf8.ValidString(cells) {
		t.Fatalf("%q: %q", raw, cells)
	}
	if in, err := table.Arrays(wanted, nil); err != nil || len(in) != 2*len(wanted) {
		t.Fatalf("%q: %v", raw, err)
	}
	return table
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`[{"a":1}]`, `{"rows":[{"a":{"b":[1,null]}}],"options":{},"others":[]}`, `{"a":[1],"b":["x"]}`, `[{"Data":[{"@Name":"x","#text":1}]}]`, `{"hits":{"hits":[{"_source":{}}]}}`, "[{\"a\":\"\\ud800\"}]", "{\"\":[\x85]}", "[[", `{"Data":{}}`} {
		f.Add([]byte(s), true)
		f.Add([]byte(s), false)
	}
	f.Fuzz(func(t *testing.T, raw []byte, document bool) {
		format := Lines
		if document {
			format = JSON
		}
		if table := contract(t, raw, format); table != nil && document && !json.Valid(Decoded(raw)) {
			t.Fatalf("%q was taken for JSON", raw)
		}
	})
}

// FuzzDelimited: beside the contract, what encoding/csv reads strictly is read the same here.
func FuzzDelimited(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a\tb\r\n\"x\"\"y\"\t\n", "a,b\n\"open", "a;b\n1;\"2\" ;\n", "\n\n", "a\n\"\"\"\"\n", "a,b\n\n1,2"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		table := contract(t, raw, Delimited)
		text := string(Decoded(raw))
		if table == nil || strings.Contains(text, "\r") {
			return
		}
		twin := csv.NewReader(strings.NewReader(text))
		twin.Comma = rune(delimiterOf(text))
		twin.FieldsPerRecord = -1
		records, err := twin.ReadAll()
		if err != nil || len(records) == 0 || strings.HasPrefix(text, "\n") || len(records[0]) < 2 {
			return
		}
		blank := func(r []string) bool { return len(r) == 1 && trimmed(r[0]) == "" }
		if records = slices.DeleteFunc(records[1:], blank); len(records) != table.Rows {
			t.Fatalf("%q: %d rows, %d of encoding/csv", text, table.Rows, len(records))
		}
		for row, r := range records {
			for i, c := range table.Columns {
				if i < len(r) && c.cells[row].text != r[i] {
					t.Fatalf("%q: cell %d of row %d is %q, in encoding/csv %q", text, i, row, c.cells[row].text, r[i])
				}
			}
		}
	})
}

// FuzzTimes: nothing panics, and what is a time is a number.
func FuzzTimes(f *testing.F) {
	for _, s := range []string{"2019-01-15T05:15:15.677Z", "1/15/2019 5:15:15 AM", "[10/Oct/2000:13:55:36 -0700]", "/Date(1)/", "1.5:1", "2019-01-15 \u202f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if ms, ok := parseTime(s); ok && ms-ms != 0 {
			t.Fatalf("%q: %v", s, ms)
		}
		(cell{text, s}).number()
	})
}
