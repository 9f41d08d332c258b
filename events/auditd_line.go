package events

import (
	"math"
	"strings"
)

// auditKind is a type of audit record, as far as program starts need to know.
type auditKind uint8

const (
	auditOther auditKind = iota
	auditSyscall
	auditExecve
	auditCwd
	auditPath
	auditProctitle
)

// auditKindOf knows a type by its name, or by its number in include/uapi/linux/audit.h where the kernel
// printed the record itself or the daemon was older than the type.
func auditKindOf(name string) auditKind {
	if rest, ok := strings.CutPrefix(name, "UNKNOWN["); ok {
		name = strings.TrimSuffix(rest, "]")
	}
	switch name {
	case "SYSCALL", "1300":
		return auditSyscall
	case "PATH", "1302":
		return auditPath
	case "CWD", "1307":
		return auditCwd
	case "EXECVE", "1309":
		return auditExecve
	case "PROCTITLE", "1327":
		return auditProctitle
	}
	return auditOther
}

// auditLine is a line of audit.log, taken apart.
type auditLine struct {
	node string // the host, where the line names it
	kind string
	id   string // seconds.milliseconds:serial
	body string // the fields
}

// readAuditLine takes a line apart: `[node=N ]type=T msg=audit(ID): BODY`, or `type=T audit(ID): BODY`.
func readAuditLine(line string) (a auditLine, ok bool) {
	head, rest, ok := strings.Cut(line, "audit(")
	if !ok {
		return a, false
	}
	head = strings.TrimSuffix(head, "msg=")
	head, kind, ok := lastField(head, "type=")
	if !ok || kind == "" {
		return a, false
	}
	a.kind = kind
	if _, node, ok := lastField(head, "node="); ok {
		a.node = node
	}
	a.id, rest, ok = strings.Cut(rest, ")")
	if _, whole := auditTime(a.id); !ok || !whole {
		return a, false
	}
	a.body = strings.TrimPrefix(strings.TrimLeft(rest, " "), ":")
	return a, true
}

// lastField cuts the last field of that name off a text: what stands before it, and its value up to the
// next blank.
func lastField(s, name string) (before, value string, ok bool) {
	at := strings.LastIndex(s, name)
	if at < 0 || at > 0 && s[at-1] != ' ' && s[at-1] != '\t' {
		return s, "", false
	}
	value, _, _ = strings.Cut(s[at+len(name):], " ")
	return s[:at], value, true
}

// auditTime reads the time from an event's id, in milliseconds since 1970 UTC, and tells whether the id is
// whole: seconds, a fraction, and a serial number. A time without a serial number still is a time.
func auditTime(id string) (ms float64, whole bool) {
	seconds, rest := digits(id)
	if seconds == "" || len(seconds) > 12 || rest == "" || rest[0] != '.' {
		return math.NaN(), false
	}
	fraction, rest := digits(rest[1:])
	if fraction == "" {
		return math.NaN(), false
	}
	whole = len(rest) > 1 && rest[0] == ':'
	if whole {
		serial, after := digits(rest[1:])
		whole = serial != "" && after == ""
	}
	fraction = (fraction + "00")[:3]
	n := 0
	for _, c := range []byte(seconds + fraction) {
		n = n*10 + int(c-'0')
	}
	return float64(n), whole
}

// digits cuts the decimal digits off the front of a text.
func digits(s string) (front, rest string) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}
