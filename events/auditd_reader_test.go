package events

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// lines makes a table with a column `line`.
func lines(t *testing.T, texts ...string) Table {
	t.Helper()
	table, err := NewTable(len(texts), TextColumn("line", core.StringsOf(texts...)))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// An event as auditd writes it, log_format = RAW, with the arguments in three records: linux-audit's
// documentation and kernel/auditsc.c (audit_log_execve_info) give the form.
const (
	lineSyscall = `type=SYSCALL msg=audit(1550505632.285:7): arch=c000003e syscall=59 success=yes exit=0 a0=10 a1=20 a2=30 a3=9 items=2 ppid=22 ` +
		`pid=28 auid=4294967295 uid=0 gid=5 euid=0 suid=0 tty=(none) ses=4294967295 comm="sh" exe="/bin/dash" key=(null)`
	lineExecve1 = `type=EXECVE msg=audit(1550505632.285:7): argc=12 a0="sh" a1=2D6320 a2_len=12 a2[0]="abcdef"`
	lineExecve2 = `type=EXECVE msg=audit(1550505632.285:7): a2[1]=67682022 a3="3" a4="4" a5="5" a6="6" a7="7" a8="8" a9="9" a11=C3A9 a10="10"`
	lineCwd     = `type=CWD msg=audit(1550505632.285:7):  cwd="/tmp"`
	linePath1   = `type=PATH msg=audit(1550505632.285:7): item=1 name="/lib/ld.so"`
	linePath0   = `type=PATH msg=audit(1550505632.285:7): item=0 name=2F746D702F6120622E7368 nametype=NORMAL`
	lineTitle   = `type=PROCTITLE msg=audit(1550505632.285:7): proctitle=7368002D63`
	lineEnd     = `type=EOE msg=audit(1550505632.285:7): `
)

func readLines(t *testing.T, texts ...string) AuditEvents {
	t.Helper()
	got, err := ReadAuditd(lines(t, texts...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestReadAuditdLines(t *testing.T) {
	other := strings.NewReplacer(":7)", ":8)", "/bin/dash", "/bin/cat", "type=", "node=h1 type=").Replace
	got := readLines(t, "# a comment", lineExecve1, other(lineSyscall), lineSyscall, "", lineExecve2, other(`type=EXECVE msg=audit(1550505632.285:7): argc=1 a0="cat"`),
		lineCwd, linePath1, linePath0, lineTitle, lineEnd,
		`type=USER_END msg=audit(1550505633.001:9): pid=1 uid=0 msg='op=PAM:session_close acct="root" res=success'`)
	c := got.Table.Columns()
	if got.Table.Rows() != 2 || got.Others != 1 || got.Foreign != 1 || got.Rows[0] != 1 || got.Rows[1] != 2 {
		t.Fatalf("%d rows from %v, %d others, %d foreign", got.Table.Rows(), got.Rows, got.Others, got.Foreign)
	}
	for name, want := range map[string]string{"exe": "/bin/dash|/bin/cat", "comm": "sh|sh", "cwd": "/tmp|", "path": "/tmp/a b.sh|", "Computer": "|h1",
		"cmdline": "sh -c  abcdefgh \" 3 4 5 6 7 8 9 10 é|cat", "mssg_id": "1550505632.285:7|1550505632.285:8"} {
		if text := strings.Join(textsIn(t, c, name), "|"); text != want {
			t.Errorf("%s = %q, want %q", name, text, want)
		}
	}
	for name, want := range map[string]float64{"TimeGenerated": 1550505632285, "argc": 12, "pid": 28, "ppid": 22, "uid": 0, "gid": 5, "auid": -1, "ses": -1} {
		if n := numbersIn(t, c, name)[0]; n != want {
			t.Errorf("%s = %v, want %v", name, n, want)
		}
	}
	for _, absent := range []string{"tty", "key", "acct", "loginName"} {
		if has(got.Table.Headers(), absent) {
			t.Errorf("column %s, of which nothing is known", absent)
		}
	}
}

func TestReadAuditdForms(t *testing.T) {
	for _, c := range []struct{ name, line, exe, command, host string }{
		{"kernel", "[   12.5] audit: type=1300 audit(1.5:7): syscall=59 exe=\"/bin/a\"\n[   12.5] audit: type=1309 audit(1.5:7): argc=1 a0=\"a\"", "/bin/a", "a", ""},
		{"relay", "<13>Feb 18 16:00:32 box audispd: node=box.lan type=SYSCALL msg=audit(1.500:7): exe=\"/bin/a\"\nFeb 18 box audispd: node=box.lan type=EXECVE msg=audit(1.500:7): argc=1 a0=\"a\"", "/bin/a", "a", "box.lan"},
		{"unknown number", "type=SYSCALL msg=audit(1.500:7): exe=\"/bin/a\"\r\ntype=UNKNOWN[1309] msg=audit(1.500:7): a0=\"a\"\r\n", "/bin/a", "a", ""},
		{"no syscall", `type=EXECVE msg=audit(1.500:7): argc=2 a0="a" a1="x"`, "", "a x", ""},
		{"no execve", "type=SYSCALL msg=audit(1.500:7): arch=c000003e syscall=59 success=yes exe=\"/bin/a\"\ntype=PROCTITLE msg=audit(1.500:7): proctitle=61002D7800", "/bin/a", "a -x", ""},
		{"quoted hex", "type=EXECVE msg=audit(1.500:7): a0=\"cafe\" a1=6361 a2=636 a3=\"\" a4=?", "", "cafe ca 636  ", ""},
		{"broken quote", `type=EXECVE msg=audit(1.500:7): a0="cafe a1="b`, "", `cafe a1=`, ""},
		{"twice", "type=EXECVE msg=audit(1.500:7): a0=\"a\" a1=\"b\"\ntype=EXECVE msg=audit(1.500:7): a0=\"a\" a1=\"b\"", "", "a b", ""},
		{"invalid UTF-8", "type=EXECVE msg=audit(1.500:7): a0=61FF", "", "a\uFFFD", ""},
	} {
		got := readLines(t, c.line)
		if got.Table.Rows() != 1 {
			t.Errorf("%s: %d rows", c.name, got.Table.Rows())
			continue
		}
		columns := got.Table.Columns()
		host := ""
		if has(got.Table.Headers(), "Computer") {
			host = textsIn(t, columns, "Computer")[0]
		}
		exe, command := textsIn(t, columns, "exe")[0], textsIn(t, columns, "cmdline")[0]
		if exe != c.exe || command != c.command || host != c.host || numbersIn(t, columns, "TimeGenerated")[0] != 1500 {
			t.Errorf("%s: %q %q %q at %v", c.name, exe, command, host, numbersIn(t, columns, "TimeGenerated"))
		}
	}
}

// log_format = ENRICHED adds names behind a group separator (auditd.conf(5)).
func TestReadAuditdEnriched(t *testing.T) {
	got := readLines(t, lineSyscall+"\x1dARCH=x86_64 SYSCALL=execve AUID=\"unset\" UID=\"root\" GID=\"games\"", lineExecve1)
	c := got.Table.Columns()
	if account, login := textsIn(t, c, "acct")[0], textsIn(t, c, "loginName")[0]; account != "root" || login != "unset" {
		t.Errorf("account %q, login %q", account, login)
	}
	keys := readLines(t, strings.Replace(lineSyscall, "key=(null)", "key=657865630173686C", 1), lineExecve1)
	if key := textsIn(t, keys.Table.Columns(), "key")[0]; key != "exec,shl" {
		t.Errorf("keys %q", key)
	}
}

func TestReadAuditdLeavesOut(t *testing.T) {
	failed := "type=SYSCALL msg=audit(1.500:7): arch=c000003e syscall=59 success=no exe=\"/bin/bash\""
	opened := "type=SYSCALL msg=audit(1.500:8): arch=c000003e syscall=2 success=yes exe=\"/bin/cat\""
	got := readLines(t, failed, opened)
	if got.Table.Rows() != 0 || got.Others != 2 || strings.Join(namesOf(got.Table.Columns()), " ") != "TimeGenerated exe cmdline uid" {
		t.Errorf("%d rows, %d others, columns %v", got.Table.Rows(), got.Others, namesOf(got.Table.Columns()))
	}
}

// lists makes a table as Microsoft's agent for Linux stores it.
func lists(t *testing.T, ids []string, cells ...string) Table {
	t.Helper()
	times := make([]float64, len(cells))
	for i := range times {
		times[i] = 1e12
	}
	table, err := NewTable(len(cells), TimeColumn("TimeGenerated", times), TextColumn("mssg_id", core.StringsOf(ids...)),
		TextColumn("AuditdMessage", core.StringsOf(cells...)), TextColumn("Computer", core.StringsOf(make([]string, len(cells))...)))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestReadAuditdLists(t *testing.T) {
	table := lists(t, []string{"1.250:1", "", "2.5:3", "2.5:3", "4.000:1"},
		`[{'SYSCALL': ['exe="/bin/a b"', "comm=\"it's\"", 'uid=7']}, {'EXECVE': ['argc=2', 'a0="a\\b"', 'a1=\'\x41\u00e9\/']}]`,
		` [ {"SYSCALL":["exe=\"/bin/b\""], "EXECVE":["a0=\"b\"",]} , ] `,
		`[{u'SYSCALL': [u'exe="/bin/c"']}]`,
		`{'EXECVE': ['a0="c"', 'noequals', '']}`,
		"type=EXECVE msg=audit(4.000:1): a0=\"d\"\n")
	got, err := ReadAuditd(table, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := got.Table.Columns()
	exe, command, comm := textsIn(t, c, "exe"), textsIn(t, c, "cmdline"), textsIn(t, c, "comm")
	if strings.Join(exe, "|") != "/bin/a b|/bin/b|/bin/c|" || strings.Join(command, "|") != `a\b 'Aé/|b|c|d` || comm[0] != "it's" {
		t.Errorf("exe %q, commands %q, comm %q", exe, command, comm)
	}
	if at := numbersIn(t, c, "TimeGenerated"); at[0] != 1250 || at[1] != 1e12 || at[2] != 2500 || at[3] != 4000 {
		t.Errorf("times %v", at)
	}
	if uid := numbersIn(t, c, "uid"); uid[0] != 7 || !math.IsNaN(uid[1]) {
		t.Errorf("users %v", uid)
	}
}

func TestReadAuditdRefuses(t *testing.T) {
	for cell, want := range map[string]string{
		`[{'SYSCALL': ['a=1' 'b=2']}]`: `column "AuditdMessage" must be a list of audit records such as [{'SYSCALL': ['pid=1', 'exe="/bin/sh"']}] in every row, got "'b=2']}]" at byte 20 of row 1`,
		`[{'SYSCALL': ['a=1`:           `at byte 18 of row 1`,
		`[{'SYSCALL': None}]`:          `got "None}]" at byte 13 of row 1`,
		`[{'A': []}] more`:             `got "more"`,
		`hello`:                        `got "hello" in row 1`,
	} {
		_, err := ReadAuditd(lists(t, []string{"", ""}, `[{'CWD': ['cwd="/"']}]`, cell), nil)
		if !errors.Is(err, &core.Error{Kind: core.Value}) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n got %v\nwant %s", cell, err, want)
		}
	}
	_, err := ReadAuditd(lines(t, "", "Feb 18 hello", "type=A msg=audit(02/18/2019 16:00:32.285:9): a=1"), nil)
	if !errors.Is(err, &core.Error{Kind: core.Value}) || !strings.Contains(err.Error(), `got "Feb 18 hello" in row 1 and no record in 3 rows`) {
		t.Errorf("foreign lines only: %v", err)
	}
	_, err = ReadAuditd(lines(t, lineSyscall), func(int, int) bool { return false })
	if !errors.Is(err, core.ErrStopped) {
		t.Errorf("stopped: %v", err)
	}
}

func TestReadAuditdColumns(t *testing.T) {
	for _, c := range []struct {
		headers []Header
		want    string
	}{
		{[]Header{{"i", Number}, {"auditdmessage", Text}, {"mssg_id", Text}, {"exe", Text}, {"TimeGenerated", Text}},
			"auditdmessage:text mssg_id:text TimeGenerated:time"},
		{[]Header{{"n", Number}, {"line", Text}}, "line:text"},
		{[]Header{{"n", Number}, {"anything", Text}, {"host", Text}, {"time", Text}}, "anything:text host:text time:time"},
		{[]Header{{"exe", Text}, {"message", Text}, {"time", Text}, {"pid", Number}, {"ok", Boolean}, {"none", Empty}},
			"exe:text message:text time:time pid:number ok:text none:text"},
		{[]Header{{"a", Text}, {"b", Text}}, `table must be one with a column of audit records (AuditdMessage, line) or of program paths (exe), got columns "a", "b"`},
		{nil, ""},
	} {
		got, err := ReadAuditdColumns(c.headers)
		var words []string
		for _, h := range got {
			words = append(words, h.Name+":"+string(h.Kind))
		}
		text := strings.Join(words, " ")
		if err != nil {
			text = err.Error()
		}
		if text != c.want {
			t.Errorf("%v: %s", c.headers, text)
		}
	}
}

func TestReadAuditdEmpty(t *testing.T) {
	for _, table := range []Table{{}, lines(t), lines(t, "", " ")} {
		got, err := ReadAuditd(table, nil)
		if err != nil || got.Table.Rows() != 0 || len(got.Rows) != 0 || got.Foreign != 0 {
			t.Errorf("%v: %+v, %v", table.Headers(), got, err)
		}
	}
}

func BenchmarkReadAuditd(b *testing.B) {
	event := strings.Join([]string{lineSyscall, lineExecve1, lineExecve2, lineCwd, linePath0, linePath1, lineTitle, lineEnd}, "\n")
	texts := make([]string, 1e4)
	for i := range texts {
		texts[i] = strings.ReplaceAll(event, ":7)", ":"+strconv.Itoa(i)+")")
	}
	table, _ := NewTable(len(texts), TextColumn("line", core.StringsOf(texts...)))
	b.SetBytes(int64(len(event) * len(texts)))
	for b.Loop() {
		if _, err := ReadAuditd(table, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// Any text is refused, or read into a table with one cell a row in each column.
func FuzzReadAuditd(f *testing.F) {
	for _, seed := range []string{lineSyscall + "\n" + lineExecve1 + "\n" + lineExecve2, linePath0, lineTitle, "node= type=X msg=audit(1.1:1)",
		`[{'SYSCALL': ['exe="/bin/a b"', "comm=\"it's\""]}, {'EXECVE': ['a0="\x41\u00e9"', 'a1=\'', 'a1[2]=61']}]`, "{}", "[", `[{"\U00110000":["\`} {
		f.Add(seed, "1.5:2")
	}
	f.Fuzz(func(t *testing.T, text, id string) {
		half := len(text) / 2
		for _, table := range []Table{lines(t, text), lines(t, text[:half], text[half:]), lists(t, []string{id, id}, text, text[:half])} {
			got, err := ReadAuditd(table, nil)
			if err != nil {
				var refused *core.Error
				if !errors.As(err, &refused) || refused.Field == "" {
					t.Fatalf("%v", err)
				}
				continue
			}
			for _, c := range got.Table.Columns() {
				if c.Len() != got.Table.Rows() || c.Len() != len(got.Rows) {
					t.Fatalf("column %s has %d cells, the table %d rows", c.Name, c.Len(), got.Table.Rows())
				}
			}
			for i, row := range got.Rows {
				if row < 0 || int(row) >= table.Rows() || got.Others < 0 || i > 0 && row < got.Rows[i-1] {
					t.Fatalf("rows %v", got.Rows)
				}
			}
			if _, err := ClusterAuditd(table, AuditdOptions{}, nil); err != nil {
				t.Fatalf("read, but not clustered: %v", err)
			}
		}
	})
}

// The numbers are those of the kernel's tables (arch/x86/entry/syscalls, include/uapi/asm-generic/unistd.h).
func TestIsExec(t *testing.T) {
	for _, c := range []struct {
		arch, call string
		want       bool
	}{
		{"c000003e", "59", true}, {"c000003e", "322", true}, {"c000003e", "11", false}, {"40000003", "11", true}, {"40000003", "59", false},
		{"c00000b7", "221", true}, {"c00000f3", "281", true}, {"40000028", "387", true}, {"80000016", "354", true}, {"c0000015", "362", true},
		{"", "execve", true}, {"x86_64", "execveat", true}, {"", "59", false}, {"", "", false},
	} {
		if got := isExec(c.arch, c.call); got != c.want {
			t.Errorf("%q %q: %v", c.arch, c.call, got)
		}
	}
}
