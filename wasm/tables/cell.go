package tables

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/wasm/jwriter"
)

// form is what a cell is.
type form uint8

const (
	missing form = iota
	text
	number
	boolean
	other // an array, or an object within one
)

// cell is one value of a log, as it was written there: a text without its quotes, a number's digits,
// true or false, JSON. Most cells are never looked at, so nothing is converted before it is wanted.
type cell struct {
	form form
	text string
}

// asText is the cell where a text is wanted, as JavaScript would write it: nothing is the empty text.
func (c cell) asText() string {
	switch c.form {
	case number:
		return numberText(c.text)
	case other:
		return Plain(c.text)
	}
	return c.text
}

// writeJSON writes the cell as it was given, in one spelling.
func (c cell) writeJSON(w *jwriter.Writer) {
	switch c.form {
	case missing:
		w.RawString("null")
	case text:
		w.String(c.text)
	case number:
		w.Float64(floatOf(c.text))
	case boolean:
		w.RawString(c.text)
	default:
		rewrite(w, c.text)
	}
}

// shown is the cell in few words, for a message.
func (c cell) shown() string {
	switch c.form {
	case missing:
		return "null"
	case text:
		var w jwriter.Writer
		w.String(cut(c.text))
		quoted, _ := w.BuildBytes()
		return string(quoted)
	case other:
		if strings.HasPrefix(c.text, "[") {
			return "an array of " + strconv.Itoa(lengthOf([]byte(c.text)))
		}
		return "an object"
	}
	return c.asText()
}

// cut shortens a text to 60 characters.
func cut(s string) string {
	n := 0
	for i := range s {
		if n == 60 {
			return s[:i] + "..."
		}
		n++
	}
	return s
}

// floatOf is the number that JSON's or JavaScript's digits mean; what is too large is infinite.
func floatOf(digits string) float64 {
	f, _ := strconv.ParseFloat(digits, 64)
	return f
}

// numberText is the number as JavaScript writes it: 1.0 is "1".
func numberText(digits string) string {
	if isPlainWhole(digits) {
		return digits
	}
	f := floatOf(digits)
	if math.IsInf(f, 0) {
		return map[bool]string{true: "Infinity", false: "-Infinity"}[f > 0]
	}
	var w jwriter.Writer
	w.Float64(f)
	written, _ := w.BuildBytes()
	return string(written)
}

// isPlainWhole reports whether the digits are a whole number in its only spelling, exact in a float64.
func isPlainWhole(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	if len(digits) == 0 || len(digits) > 15 || digits[0] == '0' && (len(digits) > 1 || len(s) > 1) {
		return false
	}
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
	}
	return true
}

// rewrite writes valid JSON without white space, its numbers and texts in the one spelling of the writer.
func rewrite(w *jwriter.Writer, json string) {
	in := jlexer.Lexer{Data: []byte(json)}
	rewriteValue(w, &in)
}

func rewriteValue(w *jwriter.Writer, in *jlexer.Lexer) {
	switch {
	case in.IsDelim('['):
		comma := between(w, in, '[')
		for !in.IsDelim(']') {
			comma()
			rewriteValue(w, in)
			in.WantComma()
		}
		in.Delim(']')
		w.RawByte(']')
	case in.IsDelim('{'):
		comma := between(w, in, '{')
		for !in.IsDelim('}') {
			comma()
			w.String(in.String())
			in.WantColon()
			w.RawByte(':')
			rewriteValue(w, in)
			in.WantComma()
		}
		in.Delim('}')
		w.RawByte('}')
	case in.CurrentToken() == jlexer.TokenString:
		w.String(in.String())
	case in.CurrentToken() == jlexer.TokenNumber:
		w.Float64(floatOf(string(in.Raw())))
	default:
		w.RawString(string(bytes.TrimSpace(in.Raw())))
	}
}

// between opens an array or object and gives the function that writes the commas between its values.
func between(w *jwriter.Writer, in *jlexer.Lexer, open byte) func() {
	in.Delim(open)
	w.RawByte(open)
	first := true
	return func() {
		if !first {
			w.RawByte(',')
		}
		first = false
	}
}
