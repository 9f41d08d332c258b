package events

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// starts is a small log with two numbers a row.
func starts(t *testing.T) Table {
	of := parsed(t, "Image|CommandLine|User|Computer",
		`C:\a.exe|a 1|HOST$|h`, `C:\A.EXE|a 2|joe|h`, `C:\b.exe|b x|joe|i`, `C:\b.exe|b x|joe|h`, `C:\a.exe|a 3|HOST$|h`, `C:\a.exe|a 4|HOST$|h`)
	return with(t, of, NumberColumn("size", []float64{1, 2, 3, 900, 1, 50}), NumberColumn("flow", []float64{0, 0, 0, 0, 0, 1}))
}

// Keys and texts of the caller's choice, and roles for columns whose names say nothing.
func TestWinnowKeysAndRoles(t *testing.T) {
	renamed := starts(t)
	for i, name := range []string{"what", "how", "who", "where"} {
		renamed.columns[i].Name = name
	}
	renamed.all = renamed.Headers()
	roles := []RoleColumn{{"image", "what"}, {"command", "how"}, {"account", "who"}, {"host", "where"}}
	for _, c := range []struct {
		of     Table
		o      WinnowOptions
		labels string // by first row of each pattern
		parts  string
		keys   string
	}{
		{starts(t), WinnowOptions{}, "0 1 2 3 0 0", "image account command tokens masquerade", "image account host"},
		{renamed, WinnowOptions{Roles: roles}, "0 1 2 3 0 0", "image account command tokens masquerade", "image account host"},
		{starts(t), WinnowOptions{Keys: []string{"Image"}}, "0 0 2 2 0 0", "image account command tokens masquerade", "Image"},
		{starts(t), WinnowOptions{Keys: []string{"Computer"}, Text: []string{}}, "0 0 2 0 0 0", "image account masquerade", "Computer"},
		{starts(t), WinnowOptions{SlotsOff: []string{"num"}}, "0 1 2 3 4 5", "image account command tokens masquerade", "image account host"},
		{starts(t), WinnowOptions{Text: []string{"CommandLine", "User"}, Keys: []string{"Image"}}, "0 1 2 2 0 0",
			"image account CommandLine CommandLine tokens User User tokens masquerade", "Image"},
		{renamed, WinnowOptions{Keys: []string{"what", "who"}}, "0 1 2 2 0 0", "what who", "what who"}, // as written: no role says it is a path
		{renamed, WinnowOptions{Keys: []string{"where"}, Text: []string{"how"}}, "0 0 2 3 0 0", "where how how tokens", "where"},
	} {
		got := winnowed(t, c.of, c.o)
		var first []int32
		for _, label := range got.Labels {
			first = append(first, got.MemberRows[got.MemberOffsets[label]])
		}
		var parts, keys []string
		for _, part := range got.Patterns[0].Parts {
			parts = append(parts, part.Name)
		}
		for _, key := range got.Patterns[0].Keys {
			keys = append(keys, key.Name)
		}
		if numberList(first) != "["+c.labels+"]" || strings.Join(parts, " ") != c.parts || strings.Join(keys, " ") != c.keys {
			t.Errorf("%+v: labels %v, parts %q, keys %q", c.o, first, parts, keys)
		}
	}
}

// Numbers of what a pattern stands for: other keys than the image hide images, and the answer counts them.
func TestWinnowCounts(t *testing.T) {
	got := winnowed(t, starts(t), WinnowOptions{Keys: []string{"Computer"}, Text: []string{}})
	if got.ImagesIn != 2 || got.ImagesHidden != 0 || got.PairsIn != 2 {
		t.Errorf("%+v", got)
	}
	p := got.Patterns[got.Labels[0]]
	if p.Images != 2 || p.Users != 2 || p.Hosts != 1 || p.Commands != 0 || p.Count != 5 {
		t.Errorf("%+v", p)
	}
	got = winnowed(t, starts(t), WinnowOptions{})
	if p := got.Patterns[got.Labels[2]]; p.Prevalence != 1 {
		t.Errorf("b.exe is on both hosts: %v", p.Prevalence)
	}
	if p := got.Patterns[got.Labels[0]]; p.Prevalence != 0.5 || p.Commands != 3 || p.Slots[0].Kind != "num" || strings.Join(p.Slots[0].Values, " ") != "1 3 4" {
		t.Errorf("a.exe: %+v", p)
	}
	one := winnowed(t, parsed(t, "Image|Computer|User", "a|h|u", "b|h|u"), WinnowOptions{Keys: []string{"Computer"}})
	if one.ImagesHidden != 1 || one.PairsHidden != 1 {
		t.Errorf("%d images and %d pairs hidden", one.ImagesHidden, one.PairsHidden)
	}
}

// Refining splits patterns and never joins them; noise is a pattern of its own.
func TestWinnowRefine(t *testing.T) {
	plain := winnowed(t, starts(t), WinnowOptions{})
	for _, c := range []struct {
		refine Refine
		want   string
	}{
		{Refine{}, "[0 1 2 3 0 0]"},
		{Refine{Columns: []string{"size"}, Eps: 0.5}, "[0 1 2 3 0 5]"},
		{Refine{Columns: []string{"size"}, Eps: 0.5, MinSamples: 3}, "[0 1 2 3 4 5]"},
		{Refine{Columns: []string{"size", "flow"}, Eps: 1e6}, "[0 1 2 3 0 0]"},
		{Refine{Columns: []string{"size"}, Eps: 1e6, MinSamples: 1}, "[0 1 2 3 0 0]"},
	} {
		got := winnowed(t, starts(t), WinnowOptions{Refine: c.refine})
		var first []int32
		for row, label := range got.Labels {
			members := got.MemberRows[got.MemberOffsets[label]:got.MemberOffsets[label+1]]
			first = append(first, members[0])
			for _, member := range members {
				if plain.Labels[member] != plain.Labels[row] {
					t.Errorf("%+v joins rows %d and %d", c.refine, member, row)
				}
			}
		}
		if numberList(first) != c.want {
			t.Errorf("%+v: %v, want %s", c.refine, first, c.want)
		}
	}
}

func TestWinnowRefusals(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		o    WinnowOptions
		kind core.Kind
		want string
	}{
		{WinnowOptions{Keys: []string{"img"}}, core.Column, `keys must be a column of the table ("Image", `},
		{WinnowOptions{Text: []string{"x"}}, core.Column, `text must be a column of the table`},
		{WinnowOptions{TimeColumn: "x"}, core.Column, `timeColumn must be a column of the table`},
		{WinnowOptions{Roles: []RoleColumn{{"image", "x"}}}, core.Column, `roles.image must be a column of the table`},
		{WinnowOptions{Roles: []RoleColumn{{"picture", "Image"}}}, core.Option, `roles must be keyed by any of "image", "command"`},
		{WinnowOptions{Keys: []string{"User", "User"}}, core.Option, `keys must be columns that keys, text and refine.columns name once, got "User" again`},
		{WinnowOptions{Keys: []string{"User"}, Text: []string{"User"}}, core.Option, `text must be columns that keys`},
		{WinnowOptions{SlotsOff: []string{"number"}}, core.Option, `slotsOff must be any of`},
		{WinnowOptions{MaxSlotValues: -1}, core.Option, `maxSlotValues must be 0 or more, got -1`},
		{WinnowOptions{SystemNames: []SystemName{{}}}, core.Option, `systemNames must be programs with a name each, got one without`},
		{WinnowOptions{Refine: Refine{Eps: 1}}, core.Option, `refine.columns must be named where refine.eps or refine.minSamples is, got none`},
		{WinnowOptions{Refine: Refine{Columns: []string{"size"}}}, core.Option, `refine.eps must be`},
		{WinnowOptions{Refine: Refine{Columns: []string{"size"}, Eps: nan}}, core.Option, `refine.eps must be`},
		{WinnowOptions{Refine: Refine{Columns: []string{"size"}, Eps: 1, MinSamples: -1}}, core.Option, `refine.minSamples must be`},
		{WinnowOptions{Refine: Refine{Columns: []string{"bad"}, Eps: 1}}, core.Value, `column "bad" must be finite in every row, got NaN in row 0`},
		{WinnowOptions{Refine: Refine{Columns: []string{"none"}, Eps: 1}}, core.Column, `refine.columns must be a column of the table`},
	} {
		of := with(t, starts(t), NumberColumn("bad", []float64{nan, 1, 1, 1, 1, 1}))
		got, err := Winnow(of, c.o, nil)
		if got != nil || !strings.HasPrefix(said(err), c.want) || !errors.Is(err, &core.Error{Kind: c.kind}) {
			t.Errorf("%+v: %v, want %s", c.o, err, c.want)
		}
	}
	for _, of := range []Table{parsed(t, "x|y", "1|2"), table(t, NumberColumn("size", []float64{1}))} {
		want := `keys must be columns to group by (such as user and host), as no column is known to name a program, a logon type, a web address, a user agent or a message, got none; there are "`
		if _, err := Winnow(of, WinnowOptions{}, nil); !strings.HasPrefix(said(err), want) {
			t.Errorf("%v: %v", of.Headers(), err)
		}
		if _, err := WinnowColumns(of.Headers(), WinnowOptions{}); !strings.HasPrefix(said(err), want) {
			t.Errorf("%v, columns: %v", of.Headers(), err)
		}
	}
	rows, err := NewTable(3)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Winnow(rows, WinnowOptions{}, nil); !errors.Is(err, &core.Error{Kind: core.Column}) {
		t.Errorf("rows without columns: %v", err)
	}
	if _, err := WinnowColumns(starts(t).Headers(), WinnowOptions{Refine: Refine{Columns: []string{"Image"}, Eps: 1}}); !errors.Is(err, &core.Error{Kind: core.Option}) {
		t.Errorf("refining by text: %v", err)
	}
}

// The options of one call leave no trace in the next, nor in the caller's slices.
func TestWinnowKeepsOptions(t *testing.T) {
	off := append(make([]string, 0, 8), "guid")
	o := WinnowOptions{SlotsOff: off, Keys: []string{"url"}}
	winnowed(t, parsed(t, "url|user_agent", "u|a/1", "v|b"), o)
	if got := off[:3]; !slices.Equal(got, []string{"guid", "", ""}) {
		t.Errorf("slotsOff became %q", got)
	}
}
