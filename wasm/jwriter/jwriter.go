// Package jwriter writes JSON. It has the methods that easyjson's generated code calls, so that such code
// runs on it unchanged but for the import: easyjson's own jwriter brings in package net, which made the
// compressed browser module 78 kB larger, and collects a document in chunks, which one answer does not need.
package jwriter

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// Flags say how to write empty things.
type Flags int

// NilSliceAsEmpty writes a nil slice as [], NilMapAsEmpty a nil map as {}.
const (
	NilMapAsEmpty Flags = 1 << iota
	NilSliceAsEmpty
)

// Writer collects a document; the zero value is ready.
type Writer struct {
	Flags Flags
	Error error // set by a Marshaler that cannot write itself
	data  []byte
}

// BuildBytes is the document.
func (w *Writer) BuildBytes() ([]byte, error) { return w.data, w.Error }

// RawByte writes one byte as it is.
func (w *Writer) RawByte(b byte) { w.data = append(w.data, b) }

// RawString writes a text as it is.
func (w *Writer) RawString(s string) { w.data = append(w.data, s...) }

// Int writes a whole number.
func (w *Writer) Int(n int) { w.data = strconv.AppendInt(w.data, int64(n), 10) }

// Int32 writes a whole number.
func (w *Writer) Int32(n int32) { w.data = strconv.AppendInt(w.data, int64(n), 10) }

// Bool writes true or false.
func (w *Writer) Bool(b bool) { w.data = strconv.AppendBool(w.data, b) }

// Float64 writes a number the shortest way that reads back the same, digit for digit as JavaScript does: without
// an exponent between 1e-6 and 1e21, and -0 as 0. JSON has no NaN and no infinities; they become null.
func (w *Writer) Float64(f float64) {
	size := math.Abs(f)
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		w.RawString("null")
	case size == 0:
		w.RawByte('0')
	case size < 1e-6 || size >= 1e21:
		w.data = strconv.AppendFloat(w.data, f, 'e', -1, 64)
		if n := len(w.data); w.data[n-2] == '0' && w.data[n-4] == 'e' { // strconv pads the exponent to two digits
			w.data = append(w.data[:n-2], w.data[n-1])
		}
	default:
		w.data = strconv.AppendFloat(w.data, f, 'f', -1, 64)
	}
}

// String writes a text in quotes. Invalid UTF-8 becomes U+FFFD; U+2028 and U+2029, which end a line in
// older JavaScript, are escaped.
func (w *Writer) String(s string) {
	w.RawByte('"')
	from := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' || c == '"' || c == '\\' {
				w.RawString(s[from:i])
				w.escape(rune(c))
				from = i + 1
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r == '\u2028' || r == '\u2029' {
			w.RawString(s[from:i])
			w.escape(r)
			from = i + n
		}
		i += n
	}
	w.RawString(s[from:])
	w.RawByte('"')
}

func (w *Writer) escape(r rune) {
	switch r {
	case '"', '\\':
		w.data = append(w.data, '\\', byte(r))
	case '\b':
		w.RawString(`\b`)
	case '\f':
		w.RawString(`\f`)
	case '\n':
		w.RawString(`\n`)
	case '\r':
		w.RawString(`\r`)
	case '\t':
		w.RawString(`\t`)
	default:
		const hex = "0123456789abcdef"
		w.data = append(w.data, '\\', 'u', hex[r>>12], hex[r>>8&15], hex[r>>4&15], hex[r&15])
	}
}
