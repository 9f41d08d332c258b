package events

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// argument is one argument of a program, or a part of a long one.
type argument struct {
	number, part int
	text         string
}

// readExecve takes the arguments of an EXECVE record: a0, a1 ... and, where one is too long for a record,
// a1[0], a1[1] ... with a1_len before them. The rest of a long list comes in further EXECVE records of the
// same event.
func (s *start) readExecve(r auditRecord) {
	for key, value, rest, ok := nextField(r.body, r.list); ok; key, value, rest, ok = nextField(rest, r.list) {
		if key == "argc" {
			s.setNumber(startArgc, value)
		} else if number, part, ok := argumentOf(key); ok {
			s.arguments = append(s.arguments, argument{number, part, auditText(value)})
		}
	}
}

// argumentOf reads a12 or a12[3].
func argumentOf(key string) (number, part int, ok bool) {
	if len(key) < 2 || key[0] != 'a' {
		return 0, 0, false
	}
	front, rest := digits(key[1:])
	number, err := strconv.Atoi(front)
	if err != nil || rest == "" {
		return number, 0, err == nil
	}
	if rest[0] != '[' || rest[len(rest)-1] != ']' {
		return 0, 0, false
	}
	part, err = strconv.Atoi(strings.Trim(rest, "[]"))
	return number, part, err == nil
}

// argv is the arguments in order, the parts of long ones joined. A part that comes twice counts once.
func (s *start) argv() []string {
	slices.SortStableFunc(s.arguments, func(a, b argument) int {
		return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.part, b.part))
	})
	var argv, parts []string
	for i, a := range s.arguments {
		next := i+1 == len(s.arguments) || s.arguments[i+1].number != a.number
		if len(parts) == 0 || a.part != s.arguments[i-1].part {
			parts = append(parts, a.text)
		}
		if next {
			argv, parts = append(argv, strings.Join(parts, "")), parts[:0]
		}
	}
	return argv
}

// command is the command line: the arguments with blanks between them, or the process's title where they
// are not there.
func (s *start) command() string {
	if argv := s.argv(); len(argv) > 0 {
		return strings.Join(argv, " ")
	}
	return s.title
}

// shortCommand is the command line as msticpy's reader has it: the first three arguments up to the first
// empty one, then a blank for each that is left out (CA-6).
func (s *start) shortCommand() string {
	argv := s.argv()
	for i := range argv {
		if i > 2 || i > 0 && argv[i-1] == "" {
			argv[i] = ""
		}
	}
	return strings.Join(argv, " ")
}
