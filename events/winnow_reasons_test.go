package events

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// The words for a few rows of our sample. The counts were taken in the file.
func TestWinnowReasons(t *testing.T) {
	w := winnowed(t, sampleTable(t, "processes.csv"), WinnowOptions{})
	for row, want := range map[int][]string{
		369: { // csrss.exe in Fonts
			"this image occurs once in 5000 events",
			"csrss.exe is a system program, but not in this folder",
			`rare words: "\windows\fonts\csrss.exe", "-q", "c"`,
		},
		4225: { // lsass.exe with a Cyrillic letter
			"this image occurs once in 5000 events",
			"ls\u0430ss.exe looks like the system program lsass.exe and holds the letter U+0430",
			"rare words: \"\\windows\\system32\\ls\u0430ss.exe\", \"-w\", \"c\"",
		},
		357: { // Word starts a coded script
			"this command occurs once in 1037 starts of the same image",
			"never started by this parent otherwise: winword.exe started powershell.exe once in 1037 starts",
			`rare words: "-nop", "hidden", "-enc"`,
			"powershell.exe ran under the account of a person 37 times in 1037 starts",
			"this image occurs 1037 times in 5000 events",
		},
	} {
		if got := w.Patterns[w.Labels[row]].Reasons; !slices.Equal(got, want) {
			t.Errorf("row %d\n got %q\nwant %q", row, got, want)
		}
	}
}

// A pattern may have several parents: what is so of some members is told as theirs. Counted here by the parents' names.
func TestWinnowReasonsOfSomeMembers(t *testing.T) {
	of := sampleTable(t, "processes.csv")
	w := winnowed(t, of, WinnowOptions{})
	parents, err := of.texts("ParentProcessName")
	if err != nil {
		t.Fatal(err)
	}
	said := map[bool]int{} // by whether it is so of all
	for i, p := range w.Patterns {
		rows, like := w.MemberRows[w.MemberOffsets[i]:w.MemberOffsets[i+1]], 0
		for _, row := range rows {
			if strings.EqualFold(parents.At(int(row)), parents.At(int(p.Exemplar))) {
				like++
			}
		}
		for _, reason := range p.Reasons {
			if strings.Contains(reason, " started ") {
				said[like == len(rows)]++
				whose := fmt.Sprintf("in %d of its %d events: ", like, len(rows))
				if strings.HasPrefix(reason, "in ") != (like < len(rows)) || like < len(rows) && !strings.HasPrefix(reason, whose) {
					t.Errorf("pattern %d has its parent in %d of %d events: %q", i, like, len(rows), reason)
				}
			}
		}
	}
	if said[false] == 0 || said[true] == 0 {
		t.Errorf("the sample has only one of the two cases: %v", said)
	}
}

// Words stand in reasons as the log has them: backslashes once, quotes and unseen characters too.
func TestReasonsHoldTheTextAsItIs(t *testing.T) {
	sites := []string{`a\b "c"`, `a\b "c"`, "x\u202ey"}
	got := winnowed(t, table(t, TextColumn("Folder", core.StringsOf(sites...))), WinnowOptions{Keys: []string{"Folder"}})
	for i, want := range []string{"Folder \"x\u202ey\" occurs once in 3 events", `Folder "a\b "c"" occurs 2 times in 3 events`} {
		if got := got.Patterns[i].Reasons[0]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestInAll(t *testing.T) {
	for _, c := range []struct {
		count, all int
		want       string
	}{{1, 1, "once in 1 start"}, {1, 9, "once in 9 starts"}, {9, 9, "in all 9 starts"}, {2, 9, "2 times in 9 starts"}} {
		if got := inAll(c.count, c.all, "start"); got != c.want {
			t.Errorf("%d of %d: %q", c.count, c.all, got)
		}
	}
}

// A merged slot holds what stands in the raw commands, whatever was left out or masked before and within it.
func TestWinnowSlotsOfMergedCommands(t *testing.T) {
	var images, commands []string
	for i := range 12 {
		name := string(rune('a'+i)) + "x"
		images = append(images, `C:\t\tool.exe`)
		commands = append(commands, `.\tool.exe run -t 192.0.2.7 job-`+name+`-17 end 5`)
	}
	of := table(t, TextColumn("NewProcessName", core.StringsOf(images...)), TextColumn("CommandLine", core.StringsOf(commands...)))
	got, err := Winnow(of, WinnowOptions{MaxSlotValues: 2}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []PatternSlot{{"ipv4", 1, []string{"192.0.2.7"}}, {"*", 12, []string{"job-ax-17", "job-bx-17"}}, {"num", 1, []string{"5"}}}
	if len(got.Patterns) != 1 || !reflect.DeepEqual(got.Patterns[0].Slots, want) {
		t.Errorf("slots %+v, want %+v", got.Patterns[0].Slots, want)
	}
	if want := `tool.exe run -t <ipv4> <*> end <num>`; got.Patterns[0].Template != want {
		t.Errorf("template %q, want %q", got.Patterns[0].Template, want)
	}
}
