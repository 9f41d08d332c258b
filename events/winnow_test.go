package events

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// Nothing in, nothing out; one row and equal rows are one pattern.
func TestWinnowSmall(t *testing.T) {
	empty := []Header{{"NewProcessName", Empty}, {"CommandLine", Empty}}
	if got, err := WinnowColumns(empty, WinnowOptions{}); err != nil || len(got) != 0 {
		t.Errorf("columns of an empty table: %v, %v", got, err)
	}
	for _, of := range []Table{{}, Table{}.Of(empty), parsed(t, "NewProcessName|CommandLine"), parsed(t, "url|user_agent")} {
		got, err := Winnow(of, WinnowOptions{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		checkWinnowed(t, got)
		if len(got.Patterns) != 0 || got.Patterns == nil || got.Notes == nil {
			t.Errorf("%v: %+v", of.Headers(), got)
		}
	}
	one := []string{`C:\a.exe|a b|x|1`}
	for _, of := range [][]string{one, slices.Repeat(one, 5)} {
		got := winnowed(t, parsed(t, "Image|CommandLine|User|TimeGenerated", of...), WinnowOptions{})
		if len(got.Patterns) != 1 || got.Patterns[0].Count != len(of) || got.Patterns[0].First != 1 || got.Patterns[0].Exemplar != 0 || got.PairsIn != 1 {
			t.Errorf("%d equal rows: %+v", len(of), got)
		}
	}
}

// Missing cells are values of their own, and reasons say so.
func TestWinnowMissing(t *testing.T) {
	of := parsed(t, "Image|CommandLine|ParentImage|User|Computer|TimeGenerated", `a.exe|a|p.exe|u|h|1`, `a.exe|||u|h|2`, `||p.exe|||x`, `|b|p.exe|||4`)
	times, _ := of.numbers("TimeGenerated", Time)
	times[2] = math.NaN()
	got := winnowed(t, of, WinnowOptions{})
	if len(got.Patterns) != 4 || got.ImagesIn != 2 || got.PairsIn != 4 {
		t.Errorf("%d patterns, %d images, %d pairs", len(got.Patterns), got.ImagesIn, got.PairsIn)
	}
	all := ""
	for _, p := range got.Patterns {
		all += strings.Join(p.Reasons, "\n") + "\n"
	}
	if !strings.Contains(all, "(missing) started a.exe") {
		t.Errorf("reasons\n%s", all)
	}
	if p := got.Patterns[got.Labels[2]]; !math.IsNaN(p.First) || !math.IsNaN(p.Last) {
		t.Errorf("a missing time: %+v", p)
	}
}

// Where Windows does not log commands the answer says so, and commands take no part.
func TestWinnowNotes(t *testing.T) {
	rows := []string{`a.exe|`, `a.exe|`, `b.exe|b 1`}
	for _, c := range []struct {
		of    Table
		parts int
		note  string
	}{
		{parsed(t, "Image|CommandLine", rows...), 2, `the column "CommandLine" is empty in most rows: commands and their words are left out of patterns and bits`},
		{parsed(t, "Image|x", rows...), 2, `there is no column of command lines: commands and their words are left out of patterns and bits`},
		{parsed(t, "Image|CommandLine", append(rows, "b.exe|b 2")...), 4, ""},
		{parsed(t, "url|user_agent", rows...), 3, ""},
	} {
		got := winnowed(t, c.of, WinnowOptions{})
		if strings.Join(got.Notes, "\n") != c.note || len(got.Patterns[0].Parts) != c.parts {
			t.Errorf("%v: notes %q, parts %v", c.of.Headers(), got.Notes, got.Patterns[0].Parts)
		}
	}
	got := winnowed(t, table(t, TextColumn("Image", core.StringsOf("a.exe", "\xff", "b\xfe"))), WinnowOptions{})
	if note := `the column "Image" held invalid UTF-8 in 2 rows, replaced by U+FFFD`; !slices.Contains(got.Notes, note) {
		t.Errorf("notes %q", got.Notes)
	}
}

// Rows in another order: the same patterns with the same bits, parts, templates and counts.
func TestWinnowPermuted(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	of := readTable(t, "../testdata/samples/processes.csv", 1200)
	want := winnowed(t, of, WinnowOptions{})
	for range 3 {
		order := make([]int32, of.rows)
		for i, to := range random.Perm(of.rows) {
			order[i] = int32(to)
		}
		got := winnowed(t, permuted(t, of, order), WinnowOptions{})
		if a, b := portrait(want), portrait(got); !slices.Equal(a, b) {
			t.Fatalf("\n got %v\nwant %v", b, a)
		}
		same := map[int32]int32{} // labels there by labels here
		for i, row := range order {
			a, b := want.Labels[row], got.Labels[i]
			if known, ok := same[b]; ok && known != a {
				t.Fatalf("row %d left its pattern", row)
			}
			same[b] = a
		}
	}
}

// portrait is what must not depend on the order of rows. Bits are rounded, as sums of parts may differ in
// the last place.
func portrait(w *Winnowed) []string {
	var all []string
	for _, p := range w.Patterns {
		all = append(all, fmt.Sprintf("%.9f %v %d %q %v %v %d %d %d", p.Bits, p.Keys, p.Count, p.Template, p.First, p.Last, p.Users, p.Hosts, p.Commands))
	}
	slices.Sort(all)
	return all
}

// A stop is heard at every call of the tick, and progress never runs back.
func TestWinnowTick(t *testing.T) {
	of := readTable(t, "../testdata/samples/processes.csv", 300)
	for name, o := range map[string]WinnowOptions{
		"plain": {}, "two texts": {Text: []string{"CommandLine", "ParentProcessName"}}, "refined": {Refine: Refine{Columns: []string{"TimeGenerated"}, Eps: 0.01}},
	} {
		done, whole := []int{}, 0
		count := core.Tick(func(at, total int) bool {
			done, whole = append(done, at), total
			return true
		})
		if _, err := Winnow(of, o, count); err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(done) || done[0] != 0 || whole != 1000 || done[len(done)-1] > whole || len(done) < 15 {
			t.Errorf("%s: progress %v of %d", name, done, whole)
		}
		for stop := range done {
			calls := 0
			got, err := Winnow(of, o, func(int, int) bool { calls++; return calls <= stop })
			if got != nil || !errors.Is(err, core.ErrStopped) || calls != stop+1 {
				t.Errorf("%s: stopped at call %d: %v after %d calls", name, stop, err, calls)
			}
		}
	}
}

// The work stays linear where one key has many templates, and slots list no more values than asked for.
func TestWinnowManyTemplates(t *testing.T) {
	var rows []string
	for i := range 20000 {
		rows = append(rows, fmt.Sprintf(`C:\a\sh.exe|sh.exe run%c C:\jobs\x%dq.ps1 n%d`, 'a'+i%26, i, i))
	}
	of := parsed(t, "Image|CommandLine", rows...)
	got := winnowed(t, of, WinnowOptions{MaxSlotValues: 5})
	if got.RowsIn != 20000 || got.ImagesHidden != 0 {
		t.Errorf("%d patterns", len(got.Patterns))
	}
	for _, p := range got.Patterns {
		for _, slot := range p.Slots {
			if len(slot.Values) != min(5, slot.Distinct) {
				t.Fatalf("%d of %d values listed", len(slot.Values), slot.Distinct)
			}
		}
	}
}
