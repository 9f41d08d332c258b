package events

import (
	"math"
	"strings"
	"testing"
)

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
