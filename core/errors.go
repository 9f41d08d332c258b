package core

import (
	"math"
	"strconv"
	"strings"
)

// Kind says what was refused, so that a caller can tell the cases apart without reading the sentence.
// Its text is the `code` that JavaScript and HTTP callers see.
type Kind string

// The kinds of refusal.
const (
	Option  Kind = "option"    // an option is unknown, missing or out of range
	Column  Kind = "column"    // a named column is not in the table
	Shape   Kind = "shape"     // lengths disagree, or offsets run backwards
	Value   Kind = "value"     // the data holds a value that the operation cannot take
	Stopped Kind = "cancelled" // the caller's Tick answered false
)

// Error is a refusal: what was wrong with which field, and what would be right.
type Error struct {
	Kind  Kind
	Field string // the option or column as the caller named it
	Must  string // what the field must be, e.g. "a number > 0"
	Got   string // what it was
}

// Error words the refusal as one sentence: `eps must be a number > 0, got -1`.
func (e *Error) Error() string {
	if e.Kind == Stopped {
		return "stopped by the caller"
	}
	return e.Field + " must be " + e.Must + ", got " + e.Got
}

// Is reports whether target is a refusal of the same kind, so that errors.Is(err, core.ErrStopped) works
// for every stop and errors.Is(err, &core.Error{Kind: core.Option}) for every refused option.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Kind == e.Kind
}

// ErrStopped reports that a Tick answered false before the work was done.
var ErrStopped error = &Error{Kind: Stopped}

// Refuse makes the error for a field that must be one thing and was another.
//
//go:noinline
func Refuse(kind Kind, field, must, got string) error {
	return &Error{Kind: kind, Field: field, Must: must, Got: got}
}

// Renamed gives a refusal of the field called from the name to by which the caller knows it, so that a
// check lives in one package and still speaks the words of the caller. Other errors pass unchanged.
//
//go:noinline
func Renamed(err error, from, to string) error {
	e, ok := err.(*Error)
	if !ok || e.Field != from {
		return err
	}
	renamed := *e
	renamed.Field = to
	return &renamed
}

// Number writes a float64 the shortest way that reads back the same.
//
//go:noinline
func Number(v float64) string {
	if math.IsInf(v, 0) {
		if v > 0 {
			return "Infinity"
		}
		return "-Infinity"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// Count writes n things in words: "1 row", "3 rows". The plural is the noun with an s.
//
//go:noinline
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Quote writes a text from the data for a message: quoted, and cut to 60 characters.
//
//go:noinline
func Quote(s string) string { return strconv.Quote(cut(s)) }

// AsIs writes a text from the data for a reader who compares it with the data: the same, but with each character
// as it is. Whoever shows it makes it fit for his screen, as he does with the data.
//
//go:noinline
func AsIs(s string) string { return `"` + cut(s) + `"` }

// cut leaves 60 characters of a text.
//
//go:noinline
func cut(s string) string {
	most := 60
	for i := range s {
		if most == 0 {
			return s[:i] + "..."
		}
		most--
	}
	return s
}

// List writes the texts quoted with commas between them, or "none".
func List(texts []string) string {
	if len(texts) == 0 {
		return "none"
	}
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = Quote(t)
	}
	return strings.Join(quoted, ", ")
}
