package events

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// auditSeparator stands between the fields of a record read from a list. It is the character that
// auditd itself writes between a record and the names that it adds (log_format = ENRICHED).
const auditSeparator = "\x1d"

// listReader reads the text of a Python or JSON list of audit records.
type listReader struct {
	text string
	at   int
}

// isAuditList reports whether a cell means to be a list of records: a brace, or a bracket with a brace or
// the end behind it. A kernel's `[   12.3] ...` is none.
func isAuditList(cell string) bool {
	r := listReader{text: cell}
	return r.next() == '{' || r.skip('[') && (r.next() == '{' || r.next() == ']')
}

// readAuditList calls record for each record of a cell such as [{'CWD': ['cwd="/"']}], fields joined by
// auditSeparator. Where the cell is not such a list it answers the byte at which that shows. O(bytes).
func readAuditList(cell string, record func(kind, body string)) (at int, ok bool) {
	r := listReader{text: cell}
	if r.next() == '{' {
		ok = r.records(record)
	} else {
		ok = r.skip('[') && r.items(']', func() bool { return r.records(record) })
	}
	return r.at, ok && r.next() == 0
}

// records reads {'KIND': ['field', ...], ...}.
func (r *listReader) records(record func(kind, body string)) bool {
	return r.skip('{') && r.items('}', func() bool {
		kind, ok := r.quoted()
		if !ok || !r.skip(':') || !r.skip('[') {
			return false
		}
		var fields []string
		ok = r.items(']', func() bool {
			field, ok := r.quoted()
			fields = append(fields, field)
			return ok
		})
		if !ok {
			return false
		}
		body := "" // of other kinds nothing is read
		if auditKindOf(kind) != auditOther {
			body = strings.Join(fields, auditSeparator)
		}
		record(kind, body)
		return true
	})
}

// items reads items with commas between them up to the closing bracket; a comma may stand behind the last.
func (r *listReader) items(closing byte, item func() bool) bool {
	for !r.skip(closing) {
		if !item() || !r.skip(',') && r.next() != closing {
			return false
		}
	}
	return true
}

// next is the next byte that is not white space, 0 at the end.
func (r *listReader) next() byte {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
	if r.at == len(r.text) {
		return 0
	}
	return r.text[r.at]
}

// skip passes over the byte where it is next.
func (r *listReader) skip(b byte) bool {
	if r.next() != b {
		return false
	}
	r.at++
	return true
}

// quoted reads a text in single or double quotes, perhaps with Python 2's u before it.
func (r *listReader) quoted() (string, bool) {
	r.skip('u')
	quote := r.next()
	if quote != '\'' && quote != '"' {
		return "", false
	}
	from := r.at + 1
	end := from
	for end < len(r.text) && r.text[end] != quote && r.text[end] != '\\' {
		end++
	}
	if end < len(r.text) && r.text[end] == quote {
		r.at = end + 1
		return r.text[from:end], true
	}
	out := []byte(r.text[from:end])
	for r.at = end; r.at < len(r.text); {
		switch c := r.text[r.at]; c {
		case quote:
			r.at++
			return string(out), true
		case '\\':
			out = r.escape(out)
		default:
			out = append(out, c)
			r.at++
		}
	}
	return "", false
}

// escape reads a backslash and what it stands for. What Python does not know as an escape stays as it is.
func (r *listReader) escape(out []byte) []byte {
	rest := r.text[r.at+1:]
	if rest == "" {
		r.at++
		return out
	}
	if at := strings.IndexByte(`'"\/nrtbfav0`, rest[0]); at >= 0 {
		r.at += 2
		return append(out, "'\"\\/\n\r\t\b\f\a\v\x00"[at])
	}
	size := codeSize(rest[0])
	if size > 0 && len(rest) > size {
		if code, err := strconv.ParseUint(rest[1:1+size], 16, 31); err == nil {
			r.at += 2 + size
			return utf8.AppendRune(out, rune(code))
		}
	}
	r.at++
	return append(out, '\\')
}

// codeSize is how many digits give the character behind \x, \u or \U, 0 for other letters.
func codeSize(letter byte) int {
	switch letter {
	case 'x':
		return 2
	case 'u':
		return 4
	case 'U':
		return 8
	}
	return 0
}
