package events

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// saved is a pattern as a user saves it to mute it later.
func saved(p Pattern) MutedPattern {
	merged := slices.ContainsFunc(p.Slots, func(s PatternSlot) bool { return s.Kind == "*" })
	return MutedPattern{Keys: p.Keys, Template: p.Template, Merged: merged}
}

// Muted patterns are counted and left out; nothing else changes, and without them all is as before.
func TestWinnowMute(t *testing.T) {
	of := sampleTable(t, "processes.csv")
	all := winnowed(t, of, WinnowOptions{})
	mute := []int{0, 7, 100, len(all.Patterns) - 1}
	var o WinnowOptions
	rows := 0
	for _, i := range mute {
		o.Mute = append(o.Mute, saved(all.Patterns[i]))
		rows += all.Patterns[i].Count
	}
	got := winnowed(t, of, o)
	if got.MutedPatterns != len(mute) || got.MutedRows != rows || got.RowsIn != all.RowsIn || got.ImagesIn != all.ImagesIn || got.PairsIn != all.PairsIn {
		t.Errorf("%d patterns and %d rows muted, want %d and %d", got.MutedPatterns, got.MutedRows, len(mute), rows)
	}
	next := 0
	for i, want := range all.Patterns {
		if slices.Contains(mute, i) {
			continue
		}
		if p := got.Patterns[next]; !samePattern(p, want) {
			t.Errorf("pattern %d changed\n got %+v\nwant %+v", i, p, want)
		}
		next++
	}
	for row, label := range all.Labels {
		if muted := slices.Contains(mute, int(label)); (got.Labels[row] < 0) != muted {
			t.Errorf("row %d of pattern %d: label %d", row, label, got.Labels[row])
		}
	}
	if got.ImagesHidden != 0 || got.PairsHidden > all.PairsHidden {
		t.Errorf("muting hides %d images and %d pairs", got.ImagesHidden, got.PairsHidden)
	}
	if got.MuteUnused != 0 {
		t.Errorf("%d muted patterns are unused, want none", got.MuteUnused)
	}
	o.Mute = nil
	for _, p := range all.Patterns {
		o.Mute = append(o.Mute, saved(p))
	}
	if got = winnowed(t, of, o); len(got.Patterns) != 0 || got.MutedPatterns != len(all.Patterns) || got.MutedRows != all.RowsIn {
		t.Errorf("all muted: %d patterns left, %d muted", len(got.Patterns), got.MutedPatterns)
	}
}

// Muted patterns that a log does not have are counted: each once, and whether it is given twice or has a merged slot.
func TestWinnowMuteUnused(t *testing.T) {
	of := sampleTable(t, "processes.csv")
	all := winnowed(t, of, WinnowOptions{})
	first := saved(all.Patterns[0])
	other, merged := first, first
	other.Template += " of another log"
	merged.Template, merged.Merged = "x.exe <*>", true
	for _, c := range []struct {
		mute []MutedPattern
		want int
	}{
		{nil, 0}, {[]MutedPattern{first, first}, 0}, {[]MutedPattern{other}, 1}, {[]MutedPattern{first, other, merged, other}, 3},
	} {
		if got := winnowed(t, of, WinnowOptions{Mute: c.mute}); got.MuteUnused != c.want {
			t.Errorf("%d of %d unused, want %d", got.MuteUnused, len(c.mute), c.want)
		}
	}
}

// samePattern compares all of two patterns, NaN equal to NaN.
func samePattern(a, b Pattern) bool { return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b) }

// A muted pattern with a merged slot mutes what would fall into it, even where too few are there to merge.
func TestWinnowMuteMerged(t *testing.T) {
	scripts := func(n int) Table {
		var rows []string
		for i := range n {
			rows = append(rows, fmt.Sprintf(`C:\a\sh.exe|sh.exe run C:\jobs\x%cq.ps1`, 'a'+i))
		}
		rows = append(rows, `C:\a\sh.exe|sh.exe run C:\jobs\deep\xaq.ps1`, `C:\a\sh.exe|sh.exe run C:\jobs\xaq.vbs`, `C:\b\sh.exe|sh.exe run C:\jobs\xaq.ps1`)
		return parsed(t, "Image|CommandLine", rows...)
	}
	many := winnowed(t, scripts(20), WinnowOptions{})
	merged := many.Patterns[many.Labels[0]]
	if merged.Template != `sh.exe run C:\jobs\<*>.ps1` || merged.Count != 20 {
		t.Fatalf("merged: %q x%d", merged.Template, merged.Count)
	}
	few := winnowed(t, scripts(3), WinnowOptions{Mute: []MutedPattern{saved(merged)}})
	if numberList(few.Labels[:3]) != "[-1 -1 -1]" || few.MutedPatterns != 3 || slices.Contains(few.Labels[3:], -1) {
		t.Errorf("labels %v", few.Labels)
	}
	// Keys are compared as patterns are: paths of Windows without case.
	upper := saved(merged)
	upper.Keys = []Key{{"image", `C:\A\SH.EXE`}}
	if few := winnowed(t, scripts(3), WinnowOptions{Mute: []MutedPattern{upper}}); few.MutedRows != 3 {
		t.Errorf("%d rows muted by a path in capitals", few.MutedRows)
	}
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		template, merged string
		want             bool
	}{
		{"a b", "a b", true},
		{"a b", "a <*>", true},
		{"a b c", "a <*>", false},
		{"a ", "a <*>", false},
		{"a <num>", "a <*>", true},
		{"a/b.c", "<*>/b.c", true},
		{"a/b.d", "<*>/b.c", false},
		{"x-1 y\nz 2", "x-<*> y\nz <*>", true}, // two texts, each merged
		{"x-1 q\nz 2", "x-<*> y\nz <*>", false},
		{"x", "x<*>", false},
		{"x <*>", "x <*>", true},
	} {
		if got := fits(c.template, c.merged); got != c.want {
			t.Errorf("%q in %q: %v", c.template, c.merged, got)
		}
	}
}

func TestWinnowMuteRefusals(t *testing.T) {
	of := parsed(t, "Image|CommandLine|Computer", "a.exe|a|h")
	for _, c := range []struct {
		mute MutedPattern
		want string
	}{
		{MutedPattern{Keys: []Key{{"image", "a.exe"}, {"host", "h"}, {"moon", "full"}}, Template: "a"}, ""},
		{MutedPattern{Keys: []Key{{"image", "a.exe"}}, Template: "a"}, `mute must be patterns with the key "host", got one without it: "a"`},
		{MutedPattern{}, `mute must be patterns with the key "image", got one without it: ""`},
	} {
		got, err := Winnow(of, WinnowOptions{Mute: []MutedPattern{c.mute}}, nil)
		if said(err) != c.want || err == nil && got.MutedRows != 1 || err != nil && !errors.Is(err, &core.Error{Kind: core.Option}) {
			t.Errorf("%+v: %v", c.mute, err)
		}
	}
	if w := winnowed(t, of, WinnowOptions{}); !math.IsNaN(w.Patterns[0].First) || !math.IsNaN(w.Patterns[0].Prevalence) {
		t.Errorf("without times and with one host: %+v", w.Patterns[0])
	}
}

// What is muted is that and no more: a <*> that somebody typed is no slot, and keys do not run together.
func TestMuteIsExact(t *testing.T) {
	of := table(t, TextColumn("Image", core.StringsOf("a", "a", "a", "a")), TextColumn("User", core.StringsOf("u", "u", "v\x00w", "v")),
		TextColumn("Computer", core.StringsOf("h", "h", "x", "w\x00x")), TextColumn("CommandLine", core.StringsOf("ps <*>", "ps evil", "b", "b")))
	all := winnowed(t, of, WinnowOptions{})
	for _, row := range []int{0, 2} {
		got := winnowed(t, of, WinnowOptions{Mute: []MutedPattern{saved(all.Patterns[all.Labels[row]])}})
		if got.MutedRows != 1 || got.Labels[row] != -1 {
			t.Errorf("muting row %d muted %d rows: %v", row, got.MutedRows, got.Labels)
		}
	}
}

// Columns may be called what they will: parts have names of their own and add up.
func TestPartsHaveNamesOfTheirOwn(t *testing.T) {
	of := table(t, TextColumn("image", core.StringsOf("a.exe", "b.exe")), TextColumn("account", core.StringsOf("x", "y")), TextColumn("command", core.StringsOf("1 z", "2")))
	w := winnowed(t, of, WinnowOptions{Text: []string{"account", "command"}})
	seen := map[string]bool{}
	for _, part := range w.Patterns[0].Parts {
		if seen[part.Name] {
			t.Errorf("two parts are called %q", part.Name)
		}
		seen[part.Name] = true
	}
}
