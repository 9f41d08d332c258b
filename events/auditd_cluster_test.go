package events

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// parsed makes a table of program starts that is parsed already.
func parsed(t *testing.T, header string, rows ...string) Table {
	t.Helper()
	var columns []Column
	for j, name := range strings.Split(header, "|") {
		cells, times := make([]string, len(rows)), make([]float64, len(rows))
		for i, row := range rows {
			cells[i] = strings.Split(row, "|")[j]
			times[i], _ = strconv.ParseFloat(cells[i], 64)
		}
		if name == "TimeGenerated" {
			columns = append(columns, TimeColumn(name, times))
		} else {
			columns = append(columns, TextColumn(name, core.StringsOf(cells...)))
		}
	}
	table, err := NewTable(len(rows), columns...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestClusterAuditdKeys(t *testing.T) {
	got, err := ClusterAuditd(parsed(t, "TimeGenerated|exe|cmdline|uid|Computer",
		"9|/bin/a|a 1|0|h",
		"2|/bin/b|b|0|h",
		"3|/bin/a|a 2|0|i", // another number: the same template
		"4|/bin/a|a 1|5|h", // another user
		"5|/bin/A|a 1|0|h", // another program
		"6|/bin/b|b|0|h",
		"7|/bin/a|a x|0|h", // another command
		"8|/bin/a|a 1|0|h"), AuditdOptions{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"rows": "[3 4 6 0 1]", "labels": "[0 1 0 -1 -1 1 -1 0]", "core": "[0 1 2 5 7]",
		"ClusterSize": "[1 1 1 3 2]", "ClusterId": "[-1 -1 -1 0 1]", "Commands": "[1 1 1 2 1]", "Computers": "[1 1 1 2 1]",
		"TimeGenerated": "[4 5 7 9 2]", "FirstEventTime": "[4 5 7 3 2]", "LastEventTime": "[4 5 7 9 6]"} {
		var text string
		switch name {
		case "rows":
			text = numberList(got.Rows)
		case "labels":
			text = numberList(got.Labels)
		case "core":
			text = numberList(got.Core)
		default:
			text = numberList(numbersIn(t, got.Columns, name))
		}
		if text != want {
			t.Errorf("%s = %s, want %s", name, text, want)
		}
	}
	if text := strings.Join(textsIn(t, got.Columns, "CommandTemplate"), "|"); text != "a <num>|a <num>|a x|a <num>|b" {
		t.Errorf("templates %s", text)
	}
}

func numberList[T int32 | float64](numbers []T) string {
	var words []string
	for _, n := range numbers {
		words = append(words, core.Number(float64(n)))
	}
	return "[" + strings.Join(words, " ") + "]"
}

func TestClusterAuditdUsers(t *testing.T) {
	noUser := parsed(t, "exe|cmdline", "/bin/a|a")
	if _, err := ClusterAuditd(noUser, AuditdOptions{}, nil); !errors.Is(err, &core.Error{Kind: core.Column}) ||
		err.Error() != `table must be one with a column of user ids (uid), got columns "exe", "cmdline"` {
		t.Errorf("no user: %v", err)
	}
	if _, err := ClusterAuditdColumns(noUser.Headers(), AuditdOptions{}); !errors.Is(err, &core.Error{Kind: core.Column}) {
		t.Errorf("no user, columns: %v", err)
	}
	names := parsed(t, "exe|acct", "/bin/a|root", "/bin/a|joe", "/bin/a|root")
	if got, err := ClusterAuditd(names, AuditdOptions{}, nil); err != nil || numberList(got.Labels) != "[0 -1 0]" {
		t.Errorf("names only: %v, %v", got.Labels, err)
	}
	if _, err := ClusterAuditd(names, AuditdOptions{Compat: true}, nil); !errors.Is(err, &core.Error{Kind: core.Column}) {
		t.Errorf("names only under compat: %v", err)
	}
	missing := parsed(t, "exe|uid", "/bin/a|0", "/bin/a|", "/bin/a|")
	if got, err := ClusterAuditd(missing, AuditdOptions{}, nil); err != nil || numberList(got.Labels) != "[-1 0 0]" {
		t.Errorf("missing users: %v, %v", got.Labels, err)
	}
	if _, err := ClusterAuditd(missing, AuditdOptions{Compat: true}, nil); !errors.Is(err, &core.Error{Kind: core.Value}) ||
		!strings.Contains(err.Error(), `column "uid" must be finite in every row, got NaN in row 1`) {
		t.Errorf("missing users under compat: %v", err)
	}
}

func TestClusterAuditdApp(t *testing.T) {
	table := parsed(t, "exe|uid", "/usr/bin/c|1", "/usr/bin/c++|1", "/usr/bin/gxc|1", "/opt/python3.8|2", "/opt/python3x8|2")
	for _, c := range []struct {
		app    string
		compat bool
		want   string
	}{
		{"c++", false, "[1]"},
		{"python3.8", false, "[3]"},
		{"python3.8", true, "[3 4]"},
		{"Python", false, "[]"},
		{"nothing", true, "[]"},
		{"c++", true, `app must be free of the signs of regular expressions under compat, got "c++"`},
	} {
		o := AuditdOptions{App: c.app, Compat: c.compat}
		got, err := ClusterAuditd(table, o, nil)
		text := numberList(got.Starts)
		if err != nil {
			text = err.Error()
		}
		if text != c.want {
			t.Errorf("%+v: %s", o, text)
		}
		for _, column := range got.Columns {
			if column.Len() != len(got.Rows) {
				t.Errorf("%+v: column %s has %d cells for %d rows", o, column.Name, column.Len(), len(got.Rows))
			}
		}
	}
}

func TestClusterAuditdCompatColumns(t *testing.T) {
	got, err := ClusterAuditd(parsed(t, "TimeGenerated|exe|uid", "5|/bin/a|0", "6|/bin/bbb|0", "7|/bin/a|1000"), AuditdOptions{Compat: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if names := strings.Join(namesOf(got.Columns), " "); names != "TimeGenerated NewProcessName CommandLine pid SubjectUserSid cwd ClusterSize ppid" {
		t.Errorf("columns %s", names)
	}
	if numberList(got.Labels) != "[0 0 -1]" || numberList(got.Rows) != "[2 0]" { // CA-1: other programs, one cluster
		t.Errorf("labels %v, rows %v", got.Labels, got.Rows)
	}
}

func TestClusterAuditdNothing(t *testing.T) {
	for _, table := range []Table{{}, lines(t), parsed(t, "exe|uid")} {
		for _, compat := range []bool{false, true} {
			got, err := ClusterAuditd(table, AuditdOptions{Compat: compat}, nil)
			if err != nil || len(got.Rows) != 0 || len(got.Labels) != 0 {
				t.Errorf("%v, compat %v: %+v, %v", table.Headers(), compat, got, err)
			}
		}
	}
}
