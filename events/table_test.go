package events

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/logwinnow/logwinnow/core"
)

// kindByName tells which columns of the test logs are not text.
var kindByName = map[string]Kind{"TimeGenerated": Time, "TimeCreatedUtc": Time, "time": Time, "bytes": Number}

// sharedTable reads a file of ../shared/data (seen from the project's root). The test is skipped where the
// file is not there.
func sharedTable(t *testing.T, name string) Table {
	t.Helper()
	if _, err := os.Stat("../../shared/data/" + name); err != nil {
		t.Skip("skipped: the shared logs are not here: " + err.Error())
	}
	return readTable(t, "../../shared/data/"+name, -1)
}

// sampleTable reads a log of testdata/samples.
func sampleTable(t *testing.T, name string) Table {
	t.Helper()
	return readTable(t, "../testdata/samples/"+name, -1)
}

// readTable reads the first so many rows of a CSV file; all where rows is negative.
func readTable(t *testing.T, path string, rows int) Table {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	header, lines := lines[0], lines[1:]
	if rows >= 0 {
		lines = lines[:rows]
	}
	columns := make([]Column, len(header))
	for j, name := range header {
		texts, numbers := make([]string, len(lines)), make([]float64, len(lines))
		for i, line := range lines {
			switch texts[i] = line[j]; kindByName[name] {
			case Time:
				numbers[i] = timeOf(t, line[j])
			case Number:
				if numbers[i], err = strconv.ParseFloat(line[j], 64); err != nil {
					t.Fatal(err)
				}
			}
		}
		switch kindByName[name] {
		case Time:
			columns[j] = TimeColumn(name, numbers)
		case Number:
			columns[j] = NumberColumn(name, numbers)
		default:
			columns[j] = TextColumn(name, core.StringsOf(texts...))
		}
	}
	return table(t, columns...)
}

// timeOf is a time as the test logs write it, in milliseconds.
func timeOf(t *testing.T, text string) float64 {
	t.Helper()
	text = strings.TrimSuffix(strings.Replace(text, "T", " ", 1), "Z")
	at, err := time.Parse("2006-01-02 15:04:05.999999999", text)
	if err != nil {
		t.Fatal(err)
	}
	return float64(at.UnixMicro()) / 1e3
}

// table makes a table of columns of the same length.
func table(t *testing.T, columns ...Column) Table {
	t.Helper()
	rows := 0
	if len(columns) > 0 {
		rows = columns[0].Len()
	}
	made, err := NewTable(rows, columns...)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// with is a table and more columns, which replace those of the same name.
func with(t *testing.T, of Table, more ...Column) Table {
	t.Helper()
	added, err := NewTable(of.rows, more...)
	if err != nil {
		t.Fatal(err)
	}
	var all []Column
	for _, c := range of.columns {
		if !has(added.all, c.Name) {
			all = append(all, c)
		}
	}
	return table(t, append(all, more...)...)
}

// only is the part of a table that a workflow asked for.
func only(t *testing.T, table Table, headers []Header, err error) Table {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var columns []Column
	for _, h := range headers {
		c, err := table.column(h.Name, h.Kind)
		if err != nil || c == nil {
			t.Fatalf("column %v: %v", h, err)
		}
		columns = append(columns, *c)
	}
	part, err := NewTable(table.rows, columns...)
	if err != nil {
		t.Fatal(err)
	}
	return part.Of(table.Headers())
}

// permuted is the table with its rows in another order.
func permuted(t *testing.T, of Table, order []int32) Table {
	t.Helper()
	columns := make([]Column, len(of.columns))
	for i := range of.columns {
		columns[i] = of.columns[i].take(order)
	}
	return table(t, columns...)
}

// golden reads a file of testdata/golden.
func golden(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile("../testdata/golden/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

func textsIn(t *testing.T, columns []Column, name string) []string {
	t.Helper()
	for i := range columns {
		if c := &columns[i]; c.Name == name && c.Kind == Text {
			texts := make([]string, c.Len())
			for j := range texts {
				texts[j] = c.Texts.At(j)
			}
			return texts
		}
	}
	t.Fatalf("no column %q of text among %v", name, namesOf(columns))
	return nil
}

// numbersIn is the numbers, times or flags of a column.
func numbersIn(t *testing.T, columns []Column, name string) []float64 {
	t.Helper()
	for _, c := range columns {
		if c.Name == name && c.Kind != Text {
			numbers, err := Table{rows: c.Len(), columns: []Column{c}}.numbers(name, Number)
			if err != nil {
				t.Fatal(err)
			}
			return numbers
		}
	}
	t.Fatalf("no column %q of numbers among %v", name, namesOf(columns))
	return nil
}

func namesOf(columns []Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

func distinctTexts(texts []string) int {
	seen := map[string]bool{}
	for _, text := range texts {
		seen[text] = true
	}
	return len(seen)
}

// said is the words of an error, empty without one.
func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
