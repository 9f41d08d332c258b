package events

import (
	"github.com/logwinnow/logwinnow/core"
)

// AuditEvents is what ReadAuditd found: a table of program starts and what was left out of it.
type AuditEvents struct {
	// Table has one row for each program start, in the order of their first records. From records, its
	// columns are TimeGenerated, Computer, mssg_id, exe, comm, cmdline, argc, cwd, path, pid, ppid, uid,
	// acct, euid, gid, auid, loginName, ses, tty, success and key. A column of which nothing is known
	// is left out, except TimeGenerated, exe, cmdline and uid. Ids that are unset (4294967295) are -1,
	// missing numbers NaN, missing texts empty.
	Table Table

	Rows    []int32 // the input row of each start's first record
	Others  int     // audit events that start no program
	Foreign int     // lines that are no audit records; empty lines are not counted
}

// auditSource says where a table keeps its audit records. No message column means that the table is
// parsed already.
type auditSource struct {
	message string // column of records as text
	strict  bool   // every row must hold records
	id      string // column of "seconds.milliseconds:serial"
	host    string
	time    string
}

// Names of the columns that hold records, the most telling first: a list of records in each row
// (Microsoft's agent for Linux), and lines of audit.log as they are.
var (
	auditLists = []string{"auditdmessage", "auditd_message"}
	auditLines = []string{"line", "raw_data", "rawdata", "raw", "event.original", "syslogmessage", "rawmessage", "message",
		"msg", "text"}
)

// ReadAuditdColumns names the columns that ReadAuditd wants. A table holds audit records in a column
// AuditdMessage, or it is parsed already, with a column exe (or NewProcessName, Image ...), or it holds
// lines of audit.log in a column line (or message, raw ...) or in its only column of text. Anything else
// is refused.
func ReadAuditdColumns(headers []Header) ([]Header, error) {
	source, err := auditSourceOf(headers)
	if err != nil {
		return nil, err
	}
	var w wanted
	if source.message == "" {
		time := roleColumn(headers, roleTime)
		for _, h := range headers {
			switch {
			case h.Name == time:
				h.Kind = Time
			case h.Kind != Number && h.Kind != Time:
				h.Kind = Text
			}
			w.add(h.Name, h.Kind)
		}
		return w, nil
	}
	source.want(&w)
	return w, nil
}

// want adds the columns that records are read from.
func (s auditSource) want(w *wanted) {
	w.add(s.message, Text)
	w.add(s.id, Text)
	w.add(s.host, Text)
	w.add(s.time, Time)
}

func auditSourceOf(headers []Header) (auditSource, error) {
	source := auditSource{
		message: namedColumn(headers, auditLists),
		id:      namedColumn(headers, []string{"mssg_id", "msg_id"}),
		host:    roleColumn(headers, roleHost),
		time:    roleColumn(headers, roleTime),
	}
	if source.message != "" {
		source.strict = true
		return source, nil
	}
	if !anyFilled(headers) || roleColumn(headers, roleImage) != "" {
		return auditSource{}, nil
	}
	if source.message = namedColumn(headers, auditLines); source.message == "" {
		source.message = source.onlyText(headers)
	}
	if source.message == "" {
		return source, core.Refuse(core.Column, "table", "one with a column of audit records (AuditdMessage, line) or of program paths (exe)",
			"columns "+core.List(headerNames(headers)))
	}
	return source, nil
}

// namedColumn is the first column with one of the names, which are in lower case; empty where there is
// none.
func namedColumn(headers []Header, names []string) string {
	for _, name := range names {
		for _, h := range headers {
			if plainName(h.Name, name) {
				return h.Name
			}
		}
	}
	return ""
}

// onlyText is the only column of text beside those that are known, empty where there are none or more.
func (s auditSource) onlyText(headers []Header) string {
	found := ""
	for _, h := range headers {
		if h.Kind != Text || h.Name == s.id || h.Name == s.host || h.Name == s.time {
			continue
		}
		if found != "" {
			return ""
		}
		found = h.Name
	}
	return found
}

// ReadAuditd reads the program starts from Linux audit records. Records of one event are joined by host,
// time and serial number, even where records of others stand between them.
//
// A cell of AuditdMessage is a Python or JSON list of records,
// [{'SYSCALL': ['exe="/bin/sh"', ...]}, {'EXECVE': ['argc=1', 'a0="sh"']}], or lines; a cell that is
// neither is refused by its row. In a column of lines, a line is
// `type=EXECVE msg=audit(1550505632.285:9077924): argc=1 a0="sh"`, with or without `node=host` and other
// text in front (a relay's), or as the kernel prints it, `type=1309 audit(...): ...`. Lines that are no
// records are skipped and counted; where no line at all is one, the column is refused.
//
// An event starts a program if it has an EXECVE record, or its SYSCALL record is a successful execve
// whose EXECVE record was excluded or lost; then the command comes from PROCTITLE, which the kernel cuts
// at 128 bytes. A failed execve is not one: its SYSCALL names the program that tried.
//
// A table that is parsed already is given back as it is. O(bytes).
//
// Sources: Linux kernel, kernel/auditsc.c and kernel/audit.c (what is quoted, what hexadecimal, how long
// arguments are split); linux-audit/audit-documentation, "The Linux Audit Project: audit event fields".
func ReadAuditd(t Table, tick core.Tick) (AuditEvents, error) { return readAuditd(t, false, tick) }

// readAuditd is ReadAuditd; under compat only events with both SYSCALL and EXECVE start a program, and
// command lines keep three arguments (CA-6), as msticpy reads them.
func readAuditd(t Table, compat bool, tick core.Tick) (AuditEvents, error) {
	source, err := auditSourceOf(t.Headers())
	if err != nil {
		return AuditEvents{}, err
	}
	if source.message == "" {
		rows := make([]int32, t.rows)
		for i := range rows {
			rows[i] = int32(i)
		}
		return AuditEvents{Table: t, Rows: rows}, nil
	}
	joined, err := joinAudit(t, source, tick.Part(0, 600))
	if err != nil {
		return AuditEvents{}, err
	}
	return joined.starts(compat, tick.Part(600, 1000))
}
