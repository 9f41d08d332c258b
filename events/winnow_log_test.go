package events

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// planted is what testdata/samples/planted.json tells of one log.
type planted struct {
	Planted  []plantedRow
	Harmless []plantedRow
	Agent    []int // rows of the agent's scripts
	Beacon   []int
}

type plantedRow struct {
	Row    int
	Serial int
	Name   string
}

func plantedIn(t *testing.T, log string) planted {
	t.Helper()
	text, err := os.ReadFile("../testdata/samples/planted.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]planted
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all[log]
}

// winnowed winnows a table as a host does: only what was asked for is handed over.
func winnowed(t *testing.T, of Table, o WinnowOptions) *Winnowed {
	t.Helper()
	headers, err := WinnowColumns(of.Headers(), o)
	got, err := Winnow(only(t, of, headers, err), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkWinnowed(t, got)
	return got
}

// checkWinnowed checks what holds of every answer: order, labels and members agree, parts sum to bits.
func checkWinnowed(t *testing.T, w *Winnowed) {
	t.Helper()
	if len(w.Labels) != w.RowsIn || len(w.MemberOffsets) != len(w.Patterns)+1 || len(w.MemberRows)+w.MutedRows != w.RowsIn {
		t.Fatalf("%d labels, %d offsets of %d patterns, %d members and %d muted of %d rows",
			len(w.Labels), len(w.MemberOffsets), len(w.Patterns), len(w.MemberRows), w.MutedRows, w.RowsIn)
	}
	for i := range w.Patterns {
		p := &w.Patterns[i]
		rows := w.MemberRows[w.MemberOffsets[i]:w.MemberOffsets[i+1]]
		if len(rows) != p.Count || !slices.IsSorted(rows) || !slices.Contains(rows, p.Exemplar) || len(p.Reasons) == 0 {
			t.Errorf("pattern %d: %d rows, count %d, exemplar %d, reasons %q", i, len(rows), p.Count, p.Exemplar, p.Reasons)
		}
		for _, row := range rows {
			if w.Labels[row] != int32(i) {
				t.Errorf("row %d is a member of %d, its label is %d", row, i, w.Labels[row])
			}
		}
		sum := 0.0
		for _, part := range p.Parts {
			sum += part.Bits
		}
		if sum-p.Bits > 1e-9 || p.Bits-sum > 1e-9 {
			t.Errorf("pattern %d: parts sum to %v, bits are %v", i, sum, p.Bits)
		}
		if i > 0 && w.Patterns[i-1].Bits < p.Bits {
			t.Errorf("pattern %d has more bits than that before", i)
		}
	}
}

// worst is the lowest rank of any planted row, as a share of all patterns.
func worst(w *Winnowed, rows []plantedRow) (share float64, name string) {
	for _, p := range rows {
		if s := float64(w.Labels[p.Row]+1) / float64(len(w.Patterns)); s > share {
			share, name = s, p.Name
		}
	}
	return share, name
}

// On msticpy's own sample log no image is hidden (its 62 rows hide 30 of 68, EC-1), and there are fewer
// patterns than the 153 exact pairs of image and command.
func TestWinnowShared(t *testing.T) {
	w := winnowed(t, sharedTable(t, "processes_on_host.csv"), WinnowOptions{})
	if w.ImagesIn != 68 || w.ImagesHidden != 0 || w.PairsIn != 153 || len(w.Patterns) >= 153 {
		t.Errorf("%d of %d images hidden, %d patterns of %d pairs", w.ImagesHidden, w.ImagesIn, len(w.Patterns), w.PairsIn)
	}
	for _, image := range []string{`\mimikatz.exe`, `\ransomware.exe`, `\fonts\csrss.exe`} {
		if own := patternsOf(w, image); len(own) == 0 {
			t.Errorf("no pattern of %s", image)
		}
	}
	if i := patternsOf(w, `\fonts\csrss.exe`)[0]; !strings.Contains(strings.Join(w.Patterns[i].Reasons, "\n"), "csrss.exe is a system program, but not in this folder") {
		t.Errorf("csrss in Fonts: %q", w.Patterns[i].Reasons)
	}
	for i := range w.Patterns {
		if w.Patterns[i].Images != 1 {
			t.Errorf("pattern %d joins %d images", i, w.Patterns[i].Images)
		}
	}
}

// patternsOf is the patterns whose image ends so.
func patternsOf(w *Winnowed, image string) []int {
	var found []int
	for i, p := range w.Patterns {
		if strings.HasSuffix(strings.ToLower(p.Keys[0].Value), image) {
			found = append(found, i)
		}
	}
	return found
}

// Of our own week of process starts every planted oddity is among the first tenth of patterns, and the
// agent's thousand scripts are one pattern.
func TestWinnowSample(t *testing.T) {
	known := plantedIn(t, "processes.csv")
	w := winnowed(t, sampleTable(t, "processes.csv"), WinnowOptions{})
	if share, name := worst(w, known.Planted); share > 0.1 {
		t.Errorf("%s is at %.3f of %d patterns", name, share, len(w.Patterns))
	}
	labels := map[int32]bool{}
	for _, row := range known.Agent {
		labels[w.Labels[row]] = true
	}
	if len(labels) != 1 || len(known.Agent) != 1000 {
		t.Errorf("the agent's %d scripts are %d patterns", len(known.Agent), len(labels))
	}
	if p := w.Patterns[w.Labels[known.Agent[0]]]; !strings.Contains(p.Template, "<*>") || p.Slots[0].Kind != "*" || p.Slots[0].Distinct != 1000 {
		t.Errorf("the agent's pattern: %q, %+v", p.Template, p.Slots[0].Kind)
	}
	if w.ImagesHidden != 0 || len(w.Notes) != 0 {
		t.Errorf("%d images hidden, notes %q", w.ImagesHidden, w.Notes)
	}
}

// Of a Linux host's log, read by ReadAuditd.
func TestWinnowAudit(t *testing.T) {
	text, err := os.ReadFile("../testdata/samples/audit.log")
	if err != nil {
		t.Fatal(err)
	}
	read := readLines(t, strings.Split(strings.TrimSpace(string(text)), "\n")...)
	w := winnowed(t, read.Table, WinnowOptions{})
	rowOf := map[string]int{}
	for i, id := range textsIn(t, read.Table.Columns(), "mssg_id") {
		rowOf[id[strings.LastIndexByte(id, ':')+1:]] = i
	}
	known := plantedIn(t, "audit.log").Planted
	for i := range known {
		row, ok := rowOf[strconv.Itoa(known[i].Serial)]
		if !ok {
			t.Fatalf("no event %d", known[i].Serial)
		}
		known[i].Row = row
	}
	// Only harmless starts that happen once come between.
	for _, p := range known {
		if label := int(w.Labels[p.Row]); label >= len(known)+len(plantedIn(t, "audit.log").Harmless) {
			t.Errorf("%s is pattern %d of %d", p.Name, label, len(w.Patterns))
		}
	}
}

// A table without programs: the sites and user agents of a web proxy. The odd requests, most of them by
// one letter or version of their agent, are the most surprising patterns of all.
func TestWinnowProxy(t *testing.T) {
	known := plantedIn(t, "proxy.csv")
	w := winnowed(t, sampleTable(t, "proxy.csv"), WinnowOptions{})
	for _, p := range known.Planted {
		if label := w.Labels[p.Row]; int(label) >= len(known.Planted) {
			t.Errorf("%s is pattern %d of %d", p.Name, label, len(w.Patterns))
		}
	}
	beacon := w.Patterns[w.Labels[known.Beacon[0]]]
	if beacon.Count != len(known.Beacon) || beacon.Keys[0].Name != "site" || beacon.Users == 0 || beacon.Hosts == 0 || beacon.Images != 0 {
		t.Errorf("the beacon: %+v", beacon)
	}
	if w.ImagesIn != 0 || w.PairsHidden != 0 {
		t.Errorf("%d images, %d pairs hidden", w.ImagesIn, w.PairsHidden)
	}
}

// Keys of the caller's choice, in a table in which nothing else is known.
func TestWinnowLogons(t *testing.T) {
	known := plantedIn(t, "logons.csv")
	w := winnowed(t, sampleTable(t, "logons.csv"), WinnowOptions{Keys: []string{"TargetUserName", "Computer", "LogonType", "IpAddress"}})
	if share, name := worst(w, known.Planted); share > 0.41 {
		t.Errorf("%s is at %.3f of %d patterns", name, share, len(w.Patterns))
	}
	if p := w.Patterns[0]; len(p.Parts) != 4 || p.Parts[2].Name != "LogonType" || p.Keys[2] != (Key{"LogonType", "9"}) || p.Template != "" {
		t.Errorf("the first: %+v", p)
	}
}

// Logons: account, type and source are the keys by themselves, and the planted logons come first.
func TestWinnowLogonsByDefault(t *testing.T) {
	logons := sampleTable(t, "logons.csv")
	w := winnowed(t, logons, WinnowOptions{})
	var names []string
	for _, key := range w.Patterns[0].Keys {
		names = append(names, key.Name)
	}
	if got := strings.Join(names, " "); got != "target logonType address" {
		t.Errorf("keys %s", got)
	}
	checkWinnowed(t, w)
}
