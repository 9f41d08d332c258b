package events

import (
	"reflect"
	"slices"
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
			`rare words: "\\windows\\fonts\\csrss.exe", "-q", "c"`,
		},
		4225: { // lsass.exe with a Cyrillic letter
			"this image occurs once in 5000 events",
			"ls\u0430ss.exe looks like the system program lsass.exe and holds the letter U+0430",
			"rare words: \"\\\\windows\\\\system32\\\\ls\u0430ss.exe\", \"-w\", \"c\"",
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
