package tables

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/jwriter"
)

var roomy = Limits{Rows: 1000, Cells: 100000}

// shownTable is a table as text: its columns with their kinds and cells.
func shownTable(t *Table) string {
	var w jwriter.Writer
	for _, c := range t.Columns {
		w.RawString(c.Name + ":" + string(c.Kind) + "[")
		for row := range t.Rows {
			if row > 0 {
				w.RawByte(',')
			}
			c.WriteCell(&w, row)
		}
		w.RawString("] ")
	}
	text, _ := w.BuildBytes()
	return strings.TrimSpace(string(text))
}

// A table as it is read, or the error's text.
func outcome(s string, format Format) string {
	t, beside, err := Read(Decoded([]byte(s)), format, roomy)
	if err != nil {
		return err.Error()
	}
	shown := shownTable(t)
	if beside.Options != nil {
		shown += " options" + string(beside.Options)
	}
	if beside.Others != nil {
		shown += " others" + string(beside.Others)
	}
	return shown
}

func TestDelimited(t *testing.T) {
	for s, want := range map[string]string{
		"a,b\n1,x\n,y\n":                          `a:number[1,null] b:text["x","y"]`,
		"a\tb\r\n1\tx\r\n":                        `a:number[1] b:text["x"]`,
		"a;b\n1;2\n":                              `a:number[1] b:number[2]`,
		"a|b|c,d\n1|2|3\n":                        `a:number[1] b:number[2] c,d:number[3]`,
		"\xef\xbb\xbfa,b\n1,2":                    `a:number[1] b:number[2]`,
		"a,b\n4.0,0012\n5,7\n":                    `a:number["4.0","5"] b:text["0012","7"]`,
		"a,b\n,\n":                                `a:empty[""] b:empty[""]`,
		"a,b\n1\n\n2,3,,\n":                       `a:number[1,2] b:number[null,3]`,
		"a,b\n1,2,3\n":                            "line 2, byte 4: 3 cells where the first line names 2 columns",
		"a,a\n":                                   `line 1, byte 0: two columns are called "a"`,
		"a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n1,2":   `a:text["x\ny","1"] b:text["say \"hi\"","2"]`,
		"a,b\n\"say \"hi\" there\",\"x\" ,\n":     `a:text["say \"hi\" there"] b:text["x"]`,
		"a,b\n\"say \"hi\" there\",\"x\" \n":      `a:text["say \"hi\" there"] b:text["x"]`,
		"a,b\nx\"y,\"a\r\nb\"\r\n":                `a:text["x\"y"] b:text["a\r\nb"]`,
		"a,b\n1,2\n\"open,3\n":                    "line 3, byte 8: broken quotes (one that is never closed)",
		"a\n\nx\n":                                `a:text["","x"]`,
		"a,b\n1e5,123456789012345678901234\n":     `a:number["1e5"] b:text["123456789012345678901234"]`,
		"a,b\n0x1,-0\n":                           `a:text["0x1"] b:number["-0"]`,
		"a,b\nx\xff\xe2\x82y,\xe2\x82\n":          "a:text[\"x\ufffd\ufffdy\"] b:text[\"\ufffd\"]",
		"a,b\rx,1\r\"y\rz\n\",2\r":                `a:text["x","y\rz\n"] b:number[1,2]`,
		"a,b\nx\ry,1":                             `a:text["x\ry"] b:number[1]`,
		"a,b\rx,1\ry,1,2":                         "line 3, byte 8: 3 cells where the first line names 2 columns",
		" \n ":                                    "line 1, byte 0: there is nothing",
		"\"a,b\",c\n1,2\n":                        `a,b:number[1] c:number[2]`,
		"NewProcessName,CommandLine\nx.exe,\"a\n": "line 2, byte 33: broken quotes (one that is never closed)",
	} {
		if got := outcome(s, Delimited); got != want {
			t.Errorf("%q\n got %s\nwant %s", s, got, want)
		}
	}
}

func TestDocuments(t *testing.T) {
	const ab = `a:number[1,null] b:text["x","y"]`
	for s, want := range map[string]string{
		`[{"a":1,"b":"x"},{"b":"y"}]`:                                                    ab,
		` {"rows":[{"a":1,"b":"x"},{"b":"y"}],"options":{"keys":["b"]}}`:                 ab + ` options{"keys":["b"]}`,
		`{"value":[{"a":1,"b":"x"},{"b":"y"}]}`:                                          ab,
		`{"others":[{"a":2}],"columns":{"a":[1,null],"b":["x","y"]}}`:                    ab + ` others[{"a":2}]`,
		`{"rows":[{"a":1}],"others":3}`:                                                  `a:number[1]`,
		`{"columns":{"a":[1,null],"b":["x","y"]},"options":{}}`:                          ab + ` options{}`,
		`{"a":[1,null],"b":["x","y"]}`:                                                   ab,
		`{"hits":{"hits":[{"_source":{"a":1,"b":"x"}},{"_source":{"a":null,"b":"y"}}]}}`: ab,
		`{"a":1,"options":{"b":true}}`:                                                   `a:number[1] options.b:boolean[true]`,
		`[{"a":{"b":{"c":1.0}},"d":[1,{"x":1e400}],"e":{}}]`:                             `a.b.c:number[1] d:text[[1,{"x":null}]]`,
		`[{"Data":[{"@Name":"CommandLine","#text":"x"},{"@Name":"n"}]}]`:                 `CommandLine:text["x"] n:empty[null]`,
		`[{"Data":{"Name":"u","Value":3}}]`:                                              `u:number[3]`,
		`[{"Data":{"#attributes":{"Name":"u"},"#text":"x"}}]`:                            `u:text["x"]`,
		`[{"Data":[1]}]`:                 `Data:text[[1]]`,
		`[{"Data":{"x":1}}]`:             `Data.x:number[1]`,
		`[{"a":1},{"a":"1"},{"a":true}]`: `a:text[1,"1",true]`,
		`[{"a":true},{"a":null}]`:        `a:boolean[true,null]`,
		`[{"a":"\ud83d\ude00\ud83d"}]`:   "a:text[\"\U0001f600\ufffd\"]",
		`[]`:                             ``,
		`{}`:                             ``,
		`[{}]`:                           ``,
		`[{"a":1},2]`:                    `row 1 must be an object, got 2`,
		`[[1,2]]`:                        `row 0 must be an object, got an array of 2`,
		`7`:                              `row 0 must be an object, got 7`,
		`{"a":[1],"b":[]}`:               `columns must be of equal length, got "a" has 1, "b" has 0`,
		`[{"a.b":1,"a":{"b":2}}]`:        `row 0 must be of keys that stay different once nested ones are joined with dots, got two called "a.b"`,
		"[{\"a\":1},\n{\"a\":}]":         `line 2, byte 15: invalid character '}' looking for beginning of value`,
		`[{"a":1}] x`:                    `line 1, byte 10: invalid character 'x' after top-level value`,
		`[{"a":1}`:                       `line 1, byte 7: unexpected end of JSON input`,
		``:                               `line 1, byte 0: there is nothing`,
	} {
		if got := outcome(s, JSON); got != want {
			t.Errorf("%s\n got %s\nwant %s", s, got, want)
		}
	}
	arrays := func(depth int) string { return strings.Repeat("[", depth) + strings.Repeat("]", depth) }
	for s, refused := range map[string]bool{
		strings.Repeat(`{"a":`, 100) + "1" + strings.Repeat("}", 100): false, strings.Repeat(`{"a":`, 101) + "1" + strings.Repeat("}", 101): true,
		`{"a":` + arrays(100) + "}": false, `{"a":` + arrays(101) + "}": true, `{"a":["` + arrays(200) + `\"[",` + arrays(99) + "," + arrays(99) + "]}": false,
	} {
		if got := outcome("["+s+"]", JSON); (got == "row 0 must be nested at most 100 deep, got more") != refused {
			t.Errorf("%s: %s", s, got)
		}
	}
}

func TestLines(t *testing.T) {
	for s, want := range map[string]string{
		"{\"a\":1}\r\n\n{\"a\":2}": `a:number[1,2]`,
		"{\"a\":1}\n{\"a\"}\n":     `line 2, byte 12: invalid character '}' after object key`,
		"{\"a\":1}\n[]\n":          `row 1 must be an object, got an array of 0`,
		"\n \n":                    `line 1, byte 0: there is nothing`,
	} {
		if got := outcome(s, Lines); got != want {
			t.Errorf("%q\n got %s\nwant %s", s, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		s      string
		format Format
		limits Limits
		want   string
	}{
		{"a\n1\n2\n3\n", Delimited, Limits{2, 100}, "rows"},
		{"a,b\n1,1\n2,2\n3,3\n", Delimited, Limits{100, 5}, "cells"},
		{`[{"a":1},{"b":1},{"c":1}]`, JSON, Limits{100, 8}, "cells"}, // nine, six of them empty
		{`{"a":[1,2,3]}`, JSON, Limits{2, 100}, "rows"},
		{"{\"a\":1}\n{\"a\":1}\n", Lines, Limits{1, 100}, "rows"},
	} {
		_, _, err := Read([]byte(c.s), c.format, c.limits)
		var large *TooLarge
		if !errors.As(err, &large) || large.What != c.want {
			t.Errorf("%s: %v", c.s, err)
		}
	}
	wide := "{\"k0\":1"
	for i := 1; i <= mostColumns; i++ {
		wide += ",\"k" + strconv.Itoa(i) + "\":1"
	}
	if got := outcome(wide+"}", JSON); got != `rows must be of at most 4096 different keys in all, got one more in row 0: "k4096"` {
		t.Error(got)
	}
	if got := outcome(strings.Repeat("a,", mostColumns)+"a\n", Delimited); got != "the first line must be of at most 4096 columns, got 4097" {
		t.Error(got)
	}
}

func TestColumnsAreFoundByName(t *testing.T) {
	table, _, err := Read([]byte("a,b\n1,x\n"), Delimited, roomy)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := table.Column("b"); err != nil || c.Name != "b" {
		t.Error(c, err)
	}
	if _, err := table.Column("c"); !errors.Is(err, &core.Error{Kind: core.Column}) || err.Error() != `column must be one of "a", "b", got "c"` {
		t.Error(err)
	}
	if h := table.Headers(); len(h) != 2 || h[0].Kind != "number" || h[1].Kind != "text" {
		t.Error(h)
	}
}
