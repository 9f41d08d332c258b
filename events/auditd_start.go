package events

import (
	"math"
	"slices"
	"strings"
)

// startField is a column of ReadAuditd's table.
type startField uint8

const (
	startHost startField = iota
	startID
	startExe
	startComm
	startCommand
	startArgc
	startCwd
	startPath
	startPID
	startPPID
	startUID
	startAccount
	startEUID
	startGID
	startAUID
	startLogin
	startSession
	startTTY
	startSuccess
	startKey
	startFields
)

// startHeaders are the columns' names and kinds.
var startHeaders = [startFields]Header{{"Computer", Text}, {"mssg_id", Text}, {"exe", Text}, {"comm", Text},
	{"cmdline", Text}, {"argc", Number}, {"cwd", Text}, {"path", Text}, {"pid", Number}, {"ppid", Number}, {"uid", Number},
	{"acct", Text}, {"euid", Number}, {"gid", Number}, {"auid", Number}, {"loginName", Text}, {"ses", Number}, {"tty", Text},
	{"success", Text}, {"key", Text}}

// syscallField tells which column a field of a SYSCALL record fills.
func syscallField(key string) (f startField, encoded, ok bool) {
	switch key {
	case "exe":
		return startExe, true, true
	case "comm":
		return startComm, true, true
	case "key":
		return startKey, true, true
	case "pid":
		return startPID, false, true
	case "ppid":
		return startPPID, false, true
	case "uid":
		return startUID, false, true
	case "euid":
		return startEUID, false, true
	case "gid":
		return startGID, false, true
	case "auid":
		return startAUID, false, true
	case "ses":
		return startSession, false, true
	case "tty":
		return startTTY, false, true
	case "success":
		return startSuccess, false, true
	case "UID", "acct":
		return startAccount, false, true
	case "AUID":
		return startLogin, false, true
	}
	return 0, false, false
}

// start is the records of one event put together.
type start struct {
	texts      [startFields]string
	numbers    [startFields]float64
	arguments  []argument
	title      string // PROCTITLE
	arch       string
	call       string // name or number of the system call
	hasSyscall bool
	hasExecve  bool
}

func (s *start) clear() {
	*s = start{arguments: s.arguments[:0]}
	for i := range s.numbers {
		s.numbers[i] = math.NaN()
	}
}

// read takes a record in. Where a field comes twice, the first stands.
func (s *start) read(r auditRecord) {
	switch r.kind {
	case auditSyscall:
		s.hasSyscall = true
		s.readSyscall(r)
	case auditExecve:
		s.hasExecve = true
		s.readExecve(r)
	case auditCwd:
		s.readText(r, "cwd", startCwd)
	case auditPath:
		if item, _ := auditField(r, "item"); item == "0" {
			s.readText(r, "name", startPath)
		}
	case auditProctitle:
		if title, ok := auditField(r, "proctitle"); ok && s.title == "" {
			s.title = strings.TrimRight(strings.ReplaceAll(auditText(title), "\x00", " "), " ")
		}
	}
}

func (s *start) readSyscall(r auditRecord) {
	for key, value, rest, ok := nextField(r.body, r.list); ok; key, value, rest, ok = nextField(rest, r.list) {
		switch key {
		case "arch":
			s.arch = value
		case "syscall", "SYSCALL":
			s.call = value
		}
		f, encoded, known := syscallField(key)
		switch {
		case !known:
		case startHeaders[f].Kind == Number:
			s.setNumber(f, value)
		case encoded:
			s.setText(f, auditText(value))
		default:
			s.setText(f, auditWord(value))
		}
	}
	// Several keys of one rule stand in one field, with a control character between them.
	s.texts[startKey] = strings.ReplaceAll(s.texts[startKey], "\x01", ",")
}

func (s *start) readText(r auditRecord, name string, f startField) {
	if value, ok := auditField(r, name); ok {
		s.setText(f, auditText(value))
	}
}

func (s *start) setText(f startField, text string) {
	if s.texts[f] == "" {
		s.texts[f] = text
	}
}

func (s *start) setNumber(f startField, value string) {
	if math.IsNaN(s.numbers[f]) {
		s.numbers[f] = auditNumber(value)
	}
}

// auditField is the first field of that name.
func auditField(r auditRecord, name string) (string, bool) {
	for key, value, rest, ok := nextField(r.body, r.list); ok; key, value, rest, ok = nextField(rest, r.list) {
		if key == name {
			return value, true
		}
	}
	return "", false
}

// starts reports whether the event started a program.
func (s *start) starts(compat bool) bool {
	if s.hasExecve {
		return s.hasSyscall || !compat
	}
	return !compat && s.hasSyscall && s.texts[startSuccess] == "yes" && isExec(s.arch, s.call)
}

// isExec reports whether a system call is execve or execveat, by name or by number. The architectures are
// those of linux/audit.h: AUDIT_ARCH_X86_64 c000003e, I386 40000003, AARCH64 c00000b7, ARM 40000028,
// S390X 80000016, PPC64LE c0000015, RISCV64 c00000f3.
func isExec(arch, call string) bool {
	calls := []string{"execve", "execveat"}
	switch arch {
	case "c000003e":
		calls = append(calls, "59", "322")
	case "40000003":
		calls = append(calls, "11", "358")
	case "c00000b7", "c00000f3":
		calls = append(calls, "221", "281")
	case "40000028":
		calls = append(calls, "11", "387")
	case "80000016":
		calls = append(calls, "11", "354")
	case "c0000015":
		calls = append(calls, "11", "362")
	}
	return slices.Contains(calls, call)
}
