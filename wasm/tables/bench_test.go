package tables

import (
	"fmt"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/events"
)

// The same log of 5000 events in each format, read and handed over.
func BenchmarkRead(b *testing.B) {
	var csv, lines strings.Builder
	csv.WriteString("TimeGenerated,NewProcessName,CommandLine\n")
	for row := range 5000 {
		at := fmt.Sprintf("2024-03-%02dT%02d:%02d:00.000Z", 4+row/1440, row/60%24, row%60)
		fmt.Fprintf(&csv, "%s,C:\\Windows\\System32\\app%d.exe,app%d.exe -k netsvcs -p %d\n", at, row%17, row%17, row%5)
		fmt.Fprintf(&lines, `{"TimeGenerated":%q,"NewProcessName":"C:\\Windows\\System32\\app%d.exe","CommandLine":"app%d.exe -k netsvcs -p %d"}`+"\n", at, row%17, row%17, row%5)
	}
	document := "[" + strings.ReplaceAll(strings.TrimSpace(lines.String()), "\n", ",") + "]"
	wanted := []events.Header{{Name: "TimeGenerated", Kind: events.Time}, {Name: "CommandLine", Kind: events.Text}}
	for name, c := range map[string]struct {
		text   string
		format Format
	}{"csv": {csv.String(), Delimited}, "lines": {lines.String(), Lines}, "document": {document, JSON}} {
		b.Run(name, func(b *testing.B) {
			text := []byte(c.text)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				table, _, err := Read(Decoded(text), c.format, Limits{1e6, 1e6})
				if err == nil {
					_, err = table.Arrays(wanted, nil)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
