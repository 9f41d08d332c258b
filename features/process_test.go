package features

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// cells is a column of a case as texts: what is missing counts as empty.
func cells(column []any) core.Strings {
	texts := make([]string, len(column))
	for i, cell := range column {
		texts[i], _ = cell.(string)
	}
	return core.StringsOf(texts...)
}

// separatorOf is msticpy's guess (PF-1): a slash where one of the first ten paths holds one.
func separatorOf(paths core.Strings) string {
	for i := range min(10, paths.Len()) {
		if strings.Contains(paths.At(i), "/") {
			return "/"
		}
	}
	return `\`
}

// TestQuirksOfMsticpy runs msticpy's small cases through the settings by which they are reproduced. Left out
// are stale columns (PF-5) and numbers in place of texts, which are the business of package events.
func TestQuirksOfMsticpy(t *testing.T) {
	var table goldenProcess
	golden(t, "process_features", &table)
	ran := map[string]int{}
	for _, c := range table.Cases {
		paths, commands, sessions := cells(c.Columns["NewProcessName"]), cells(c.Columns["CommandLine"]), cells(c.Columns["SubjectLogonId"])
		if c.Result == nil || c.Quirk == "PF-5" || slices.ContainsFunc(c.Columns["SubjectLogonId"], isNumber) {
			continue
		}
		o := ProcessOptions{PathSeparator: c.Options.Separator, ExactSession: true}
		if o.PathSeparator == "" {
			o.PathSeparator = separatorOf(paths)
		}
		compareProcess(t, Paths(&paths, o), Commands(&commands), SystemSessions(&sessions, o), *c.Result)
		ran[c.Quirk]++
	}
	if ran["PF-1"] != 5 || ran["PF-2"] != 3 || ran["PF-3"] != 1 || ran["PF-6"] != 1 {
		t.Errorf("cases run: %v", ran)
	}
}

func isNumber(cell any) bool {
	_, is := cell.(float64)
	return is
}

// TestPathsAreReadRowByRow is PF-1 by default: each path by its own separators.
func TestPathsAreReadRowByRow(t *testing.T) {
	paths := core.StringsOf(`C:\Windows\System32\cmd.exe`, "/usr/bin/bash", "C:/Tools/x.exe", `C:\Windows\`, "", "/opt/Täl/😀")
	got := Paths(&paths, ProcessOptions{})
	if want := []string{"cmd.exe", "bash", "x.exe", "", "", "😀"}; !slices.Equal(got.Name, want) {
		t.Errorf("names %q, want %q", got.Name, want)
	}
	if want := []float64{4, 3, 3, 2, 0, 3}; !slices.Equal(got.Tokens, want) {
		t.Errorf("parts %v, want %v", got.Tokens, want)
	}
	if want := []float64{27, 13, 14, 11, 0, 10}; !slices.Equal(got.Len, want) {
		t.Errorf("lengths %v, want %v", got.Len, want)
	}
	if got.Score[4] != 0 || got.LogScore[4] != 0 || got.Hash[4] != 0 {
		t.Errorf("the empty path scores %v, %v, %v", got.Score[4], got.LogScore[4], got.Hash[4])
	}
}

// TestCommandsThatMsticpyOnlyDocuments: commandlineTokens and commandlineLogScore, which it names but does
// not compute (PF-2), follow its words.
func TestCommandsThatMsticpyOnlyDocuments(t *testing.T) {
	commands := core.StringsOf("", "ver", "cmd /c ver", " a  b", "a\tb")
	got := Commands(&commands)
	if want := []float64{0, 1, 3, 4, 1}; !slices.Equal(got.Tokens, want) {
		t.Errorf("tokens %v, want %v", got.Tokens, want)
	}
	for i, score := range got.Score {
		want := 0.0
		if score > 0 {
			want = math.Log10(score)
		}
		if got.LogScore[i] != want {
			t.Errorf("row %d: the logarithm of %v is %v", i, score, got.LogScore[i])
		}
	}
}

// TestSystemSessions is PF-6: by default every way to write the system's session counts.
func TestSystemSessions(t *testing.T) {
	for text, want := range map[string][2]bool{ // by default, exact
		"0x3e7": {true, true}, "-1": {true, true},
		"0x3E7": {true, false}, "0X3e7": {true, false}, "0x00000000000003e7": {true, false}, "999": {true, false},
		" 0x3e7": {true, false}, "0x3e7\t": {true, false}, "4294967295": {true, false}, "0xffffffff": {true, false},
		"0x3e4": {true, false}, "996": {true, false}, "0x3e5": {true, false}, "997": {true, false},
		"": {}, " ": {}, "0x": {}, "0": {}, "1": {}, "3e7": {}, "0x3e6": {}, "-999": {}, "- 1": {}, "+999": {}, "0x-1": {},
		"-0x3e7": {}, "99999999999999999999999999": {}, "18446744073709552615": {}, "0x100000000000003e7": {}, "0x3e7g": {}, "unset": {}, "é": {},
	} {
		column := core.StringsOf(text)
		for i, exact := range []bool{false, true} {
			if got := SystemSessions(&column, ProcessOptions{ExactSession: exact}); got[0] != want[i] {
				t.Errorf("%q, exact %v: got %v", text, exact, got[0])
			}
		}
	}
}

// TestNoRows is PF-4: where msticpy fails, there are columns without rows.
func TestNoRows(t *testing.T) {
	var none core.Strings
	path, command := Paths(&none, ProcessOptions{}), Commands(&none)
	if path.Name == nil || path.Hash == nil || len(path.Name)+len(path.Hash) > 0 || command.Len == nil || len(command.Len) > 0 {
		t.Errorf("got %v, %v", path, command)
	}
	if system := SystemSessions(&none, ProcessOptions{}); system == nil || len(system) > 0 {
		t.Errorf("got %v", system)
	}
}
