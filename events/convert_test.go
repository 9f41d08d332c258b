package events

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

func TestNewTable(t *testing.T) {
	two := NumberColumn("a", []float64{1, 2})
	for _, c := range []struct {
		rows    int
		columns []Column
		want    string
	}{
		{2, []Column{two, TextColumn("b", core.StringsOf("", ""))}, ""},
		{0, nil, ""},
		{7, nil, ""},
		{3, []Column{two}, `column "a" must be 3 rows long, as the table is, got 2`},
		{2, []Column{two, FlagColumn("b", nil)}, `column "b" must be 2 rows long, as the table is, got 0`},
		{2, []Column{two, two}, `column "a" must be there once, got it twice`},
		{-1, nil, `rows must be 0 or more, got -1`},
	} {
		_, err := NewTable(c.rows, c.columns...)
		if got := said(err); got != c.want {
			t.Errorf("%d rows of %v: %q, want %q", c.rows, namesOf(c.columns), got, c.want)
		}
		if err != nil && !errors.Is(err, &core.Error{Kind: core.Shape}) {
			t.Errorf("%v is not of the kind shape", err)
		}
	}
}

// A column handed over as another kind than was asked for is the caller's mistake, but for numbers that
// come as times or flags.
func TestTableKinds(t *testing.T) {
	all := table(t, TextColumn("text", core.StringsOf("a")), NumberColumn("number", []float64{1}), TimeColumn("time", []float64{2}), FlagColumn("flag", []bool{true}))
	for name, want := range map[string]string{"text": `column "text" must be handed over as number, got text`, "number": "", "time": "", "flag": "", "none": ""} {
		if _, err := all.numbers(name, Number); said(err) != want {
			t.Errorf("%s as number: %v", name, err)
		}
	}
	for name, want := range map[string]string{"time": "", "number": `column "number" must be handed over as time, got number`} {
		if _, err := all.numbers(name, Time); said(err) != want {
			t.Errorf("%s as time: %v", name, err)
		}
	}
	if flags, err := all.numbers("flag", Number); err != nil || flags[0] != 1 {
		t.Errorf("flags as numbers: %v, %v", flags, err)
	}
	for of, want := range map[*Column]string{
		{Header: Header{"a", Number}, Numbers: []float64{1e6, -0.5, math.NaN(), 4294967295}}: "1000000|-0.5||4294967295",
		{Header: Header{"a", Boolean}, Flags: []bool{true, false}}:                           "true|false",
	} {
		if got := strings.Join(textsIn(t, []Column{*of.as(Text)}, "a"), "|"); got != want {
			t.Errorf("%s as text: %s", of.Kind, got)
		}
	}
	if _, err := all.texts("time"); said(err) != `column "time" must be handed over as text, got time` {
		t.Errorf("a time as text: %v", err)
	}
}
