package events

import (
	"encoding/csv"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/logwinnow/logwinnow/core"
)

// sharedTable reads a file of ../shared/data (seen from the project's root) into columns of text, and the
// column TimeGenerated into times. The test is skipped where the file is not there.
func sharedTable(t *testing.T, name string) Table {
	t.Helper()
	file, err := os.Open("../../shared/data/" + name)
	if err != nil {
		t.Skip("skipped: the shared logs are not here: " + err.Error())
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var columns []Column
	for j, header := range rows[0] {
		cells := make([]string, len(rows)-1)
		times := make([]float64, len(rows)-1)
		for i, row := range rows[1:] {
			cells[i] = row[j]
			if header == "TimeGenerated" {
				at, err := time.Parse("2006-01-02 15:04:05.999999999", row[j])
				if err != nil {
					t.Fatal(err)
				}
				times[i] = float64(at.UnixMicro()) / 1e3
			}
		}
		if header == "TimeGenerated" {
			columns = append(columns, TimeColumn(header, times))
		} else {
			columns = append(columns, TextColumn(header, core.StringsOf(cells...)))
		}
	}
	table, err := NewTable(len(rows)-1, columns...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// only is the part of a table that a workflow asked for.
func only(t *testing.T, table Table, headers []Header, err error) Table {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var columns []Column
	for _, h := range headers {
		c, err := table.column(h.Name, h.Kind)
		if err != nil || c == nil {
			t.Fatalf("column %v: %v", h, err)
		}
		columns = append(columns, *c)
	}
	part, err := NewTable(table.rows, columns...)
	if err != nil {
		t.Fatal(err)
	}
	return part.Of(table.Headers())
}

func textsIn(t *testing.T, columns []Column, name string) []string {
	t.Helper()
	for i := range columns {
		if c := &columns[i]; c.Name == name && c.Kind == Text {
			texts := make([]string, c.Len())
			for j := range texts {
				texts[j] = c.Texts.At(j)
			}
			return texts
		}
	}
	t.Fatalf("no column %q of text among %v", name, namesOf(columns))
	return nil
}

func numbersIn(t *testing.T, columns []Column, name string) []float64 {
	t.Helper()
	for _, c := range columns {
		if c.Name == name && (c.Kind == Number || c.Kind == Time) {
			return c.Numbers
		}
	}
	t.Fatalf("no column %q of numbers among %v", name, namesOf(columns))
	return nil
}

func namesOf(columns []Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

func distinctTexts(texts []string) int {
	seen := map[string]bool{}
	for _, text := range texts {
		seen[text] = true
	}
	return len(seen)
}

// The counts are those of the file, taken once with Python's ast.literal_eval: 82 of 100 events have SYSCALL
// and EXECVE; 6 images; 15 command lines of all arguments.
func TestReadAuditdShared(t *testing.T) {
	table := sharedTable(t, "linux_events.csv")
	headers, err := ReadAuditdColumns(table.Headers())
	got, err := ReadAuditd(only(t, table, headers, err), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Table.Rows() != 82 || len(got.Rows) != 82 || got.Others != 18 || got.Foreign != 0 {
		t.Fatalf("%d starts, %d others, %d foreign", got.Table.Rows(), got.Others, got.Foreign)
	}
	columns := got.Table.Columns()
	if n := distinctTexts(textsIn(t, columns, "exe")); n != 6 {
		t.Errorf("%d images", n)
	}
	if n := distinctTexts(textsIn(t, columns, "cmdline")); n != 15 {
		t.Errorf("%d command lines", n)
	}
	want := "TimeGenerated Computer mssg_id exe comm cmdline argc cwd path pid ppid uid euid gid auid ses success"
	if names := strings.Join(namesOf(columns), " "); names != want {
		t.Errorf("columns %s", names)
	}
	i := 3 // 1550505632.293:9077927, the first iptables -w
	wantTexts := map[string]string{"Computer": "MSTICAlertsLxVM2", "mssg_id": "1550505632.293:9077927", "exe": "/sbin/xtables-multi",
		"comm": "iptables", "cwd": "/var/lib/waagent/WALinuxAgent-2.2.36", "path": "/sbin/iptables", "success": "yes",
		"cmdline": "iptables -w -t security -C OUTPUT -d 168.63.129.16 -p tcp -m conntrack --ctstate INVALID,NEW -j DROP"}
	for name, want := range wantTexts {
		if text := textsIn(t, columns, name)[i]; text != want {
			t.Errorf("%s = %q, want %q", name, text, want)
		}
	}
	wantNumbers := map[string]float64{"TimeGenerated": 1550505632293, "argc": 16, "pid": 28069, "ppid": 28068, "uid": 0,
		"auid": -1, "ses": -1}
	for name, want := range wantNumbers {
		if n := numbersIn(t, columns, name)[i]; n != want {
			t.Errorf("%s = %v, want %v", name, n, want)
		}
	}
	if got.Rows[i] != 5 {
		t.Errorf("input row %d", got.Rows[i])
	}
}

func TestClusterAuditdShared(t *testing.T) {
	table := sharedTable(t, "linux_events.csv")
	headers, err := ClusterAuditdColumns(table.Headers(), AuditdOptions{})
	got, err := ClusterAuditd(only(t, table, headers, err), AuditdOptions{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := "TimeGenerated NewProcessName CommandLine pid SubjectUserSid cwd ClusterSize ppid SubjectLogonId Computer processName " +
		"CommandTemplate Commands Computers Clustered ClusterId FirstEventTime LastEventTime"
	if names := strings.Join(namesOf(got.Columns), " "); names != want {
		t.Errorf("columns %s", names)
	}
	// Counted in the file: four commands come 18, 18, 18 and 17 times, eleven once.
	size, sum := numbersIn(t, got.Columns, "ClusterSize"), 0.0
	for _, n := range size {
		sum += n
	}
	if len(size) != 15 || sum != 82 || len(got.Starts) != 82 || len(got.Labels) != 82 || len(got.Core) != 71 || size[11] != 18 || size[14] != 17 {
		t.Errorf("sizes %v of %d starts, %d core", size, len(got.Starts), len(got.Core))
	}
	if images := distinctTexts(textsIn(t, got.Columns, "NewProcessName")); images != 6 {
		t.Errorf("%d of 6 images shown", images)
	}
	first, last := numbersIn(t, got.Columns, "FirstEventTime"), numbersIn(t, got.Columns, "LastEventTime")
	for i, at := range numbersIn(t, got.Columns, "TimeGenerated") {
		if !(first[i] <= at && at <= last[i]) || i < 11 && first[i] != last[i] {
			t.Errorf("row %d: %v not in %v to %v", i, at, first[i], last[i])
		}
	}
}

// msticpy 3.0.2's own test (tests/transform/test_auditdextract.py) asks for 2 rows; a run gave 81 + 1.
func TestClusterAuditdSharedCompat(t *testing.T) {
	got, err := ClusterAuditd(sharedTable(t, "linux_events.csv"), AuditdOptions{Compat: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if names := strings.Join(namesOf(got.Columns), " "); names != "TimeGenerated NewProcessName CommandLine pid SubjectUserSid cwd ClusterSize ppid" {
		t.Errorf("columns %s", names)
	}
	if size := numbersIn(t, got.Columns, "ClusterSize"); len(size) != 2 || size[0] != 1 || size[1] != 81 {
		t.Errorf("sizes %v", size)
	}
	if users := numbersIn(t, got.Columns, "SubjectUserSid"); users[0] != 998 || users[1] != 0 {
		t.Errorf("users %v", users)
	}
	if text := textsIn(t, got.Columns, "CommandLine"); text[1] != "/bin/sh -c iptables --version" || !strings.HasPrefix(text[0], "sudo /opt/microsoft/omsagent/ruby/bin/ruby /opt/") ||
		strings.Contains(text[0], "-p") {
		t.Errorf("commands %q", text)
	}
	if at := numbersIn(t, got.Columns, "TimeGenerated"); math.IsNaN(at[0]) || at[1] != 1550505632285 {
		t.Errorf("times %v", at)
	}
}

func TestClusterAuditdSharedApp(t *testing.T) {
	for app, want := range map[string]int{"xtables": 2, "/bin/dash": 6, "ruby": 1, "c++": 0, "": 15} {
		got, err := ClusterAuditd(sharedTable(t, "linux_events.csv"), AuditdOptions{App: app}, nil)
		if err != nil || len(got.Rows) != want {
			t.Errorf("app %q: %d rows, want %d, error %v", app, len(got.Rows), want, err)
		}
	}
}
