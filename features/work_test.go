package features

import (
	"fmt"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// awkward is what a scanner may stumble over when it is repeated: values that almost are, and values
// within values.
var awkward = []string{
	"a", "1", "é", " ", "\"", "'a", "/", `\`, ".", ":", "-", "=", ",", "+", "~", "%", "\x00", "\xff",
	"a-", "1.", "1:", "1-", "1/", "/1", "-1 ", " -1", "a.", "ab:", "::", "1::", "a:b:", "+/", "A1b", "A1b/", "A1bcdefghijklmnop/",
	"aaaaaaaa-", "aaaaaaaa-aaaa-", "deadbeef0", "S-1-", "s-1-1-", "0x", "0xf ", "1.1.1.", "00:", "00:11:22:33:44:",
	"2024-03-04", "2024-03-04 ", "2024/03/04", "01/01/2024-", "01/01/2024 08:", "08:12:33", "08:12:33.", "20240304",
	`\temp`, `\tmp\`, "/tmp/1", "/tmp/", `C:\Users\a`, `C:\users\`, "/home/", "/home/a", `\documents and settings\a`,
	".exe", "x.exe,", "1.dll ", ".psm1", "<*>", "<", "(1)", "a=b=",
}

// TestOneLongCellIsReadInOneGo reads cells of 128 kB. Were the work to grow with the square of the
// length, all would take an hour, and go test would end it.
func TestOneLongCellIsReadInOneGo(t *testing.T) {
	const long = 1 << 17
	var templates Templates
	for _, one := range awkward {
		cell := strings.Repeat(one, long/len(one))
		for _, command := range []string{cell, "tool " + cell, cell + ".exe", "tool .\\" + cell + "x"} {
			text, found := templates.Append(nil, nil, command)
			if len(text) < len(command)/100 && len(found) == 0 {
				t.Errorf("%q repeated became %q", one, core.Quote(string(text)))
			}
		}
	}
}

// TestLongTemplatesMergeInOneGo merges templates of many thousand segments.
func TestLongTemplatesMergeInOneGo(t *testing.T) {
	for _, one := range awkward {
		cell := strings.Repeat(one, 10000/len(one))
		templates := make([]string, 12)
		for i := range templates {
			templates[i] = fmt.Sprintf("tool go %s v%d %s", cell, i, cell)
		}
		if merged := merge(templates); merged[0].Text == "" && !strings.ContainsAny(one, `"'`) {
			t.Errorf("templates with %q repeated did not merge", one)
		}
	}
}

// TestScanningAllocatesNothingForARow: twice the rows are as many allocations.
func TestScanningAllocatesNothingForARow(t *testing.T) {
	commands := []string{`"C:\Program Files\x\y.exe" --db HB-DB01 /since:2024-03-04 192.0.2.1 ::1 3f2504e0-4f89-41d3-9a0c-0305e82c3301`,
		"/usr/bin/é \u2003 😀 -x 12", "", `C:\Users\ida\AppData\Local\Temp\a1.tmp`, "0x3e7", "no session"}
	columns := map[int]core.Strings{}
	for _, times := range []int{100, 200} {
		var all []string
		for range times {
			all = append(all, commands...)
		}
		columns[times] = core.StringsOf(all...)
	}
	delimiters, err := NewDelimiters(DefaultDelimiters)
	if err != nil {
		t.Fatal(err)
	}
	for name, read := range map[string]func(*core.Strings){
		"paths":            func(s *core.Strings) { Paths(s, ProcessOptions{}) },
		"paths, cut by \\": func(s *core.Strings) { Paths(s, ProcessOptions{PathSeparator: `\`}) },
		"commands":         func(s *core.Strings) { Commands(s) },
		"sessions":         func(s *core.Strings) { SystemSessions(s, ProcessOptions{}) },
		"exact sessions":   func(s *core.Strings) { SystemSessions(s, ProcessOptions{ExactSession: true}) },
		"delimiters":       func(s *core.Strings) { Column(s, func(text string) float64 { return float64(delimiters.Hash(text)) }) },
		"scores":           func(s *core.Strings) { Column(s, func(text string) float64 { return CharOrdMean(text, 10) }) },
		"checksums":        func(s *core.Strings) { Column(s, func(text string) float64 { return float64(CRC32(text)) }) },
		"tokens":           func(s *core.Strings) { Column(s, func(text string) float64 { return float64(TokenCount(text, " ")) }) },
	} {
		some, twice := columns[100], columns[200]
		if a, b := testing.AllocsPerRun(10, func() { read(&some) }), testing.AllocsPerRun(10, func() { read(&twice) }); a != b {
			t.Errorf("%s: %v allocations for %d rows, %v for %d", name, a, some.Len(), b, twice.Len())
		}
	}
	var templates Templates
	text, found := make([]byte, 0, 1000), make([]Found, 0, 100)
	if n := testing.AllocsPerRun(10, func() {
		for _, command := range commands {
			templates.Append(text[:0], found[:0], command)
		}
	}); n != 0 {
		t.Errorf("templates: %v allocations for %d commands into buffers that are large enough", n, len(commands))
	}
}
