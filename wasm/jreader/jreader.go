// Package jreader reads JSON strictly. It has the methods that easyjson's generated code calls, so that such
// code runs on it unchanged but for the import: easyjson's own jlexer brings in fmt, os, time, reflect and
// encoding/json, which made the compressed browser module 160 kB larger, and knows of a mistake only its
// offset. This one knows the field, refuses null and what is there twice, and never nests deeper than maxDepth.
package jreader

import (
	"strconv"
	"strings"
)

// maxDepth is how deep arrays and objects may lie within each other.
const maxDepth = 64

// Lexer reads one document; set Data. After the first mistake it reads nothing more: numbers are 0, texts
// empty, and every IsDelim is true, so that loops end.
type Lexer struct {
	Data    []byte
	pos     int
	frames  []frame // the arrays and objects around pos
	last    string  // the text read last, which WantColon makes a field's name
	mistake *Mistake
}

// frame is an array or object that is being read.
type frame struct {
	name  string          // of the field at hand
	seen  map[string]bool // the fields so far; nil in an array
	index int             // of the entry at hand, in an array
}

// Mistake is the first thing wrong with the document.
type Mistake struct {
	Field     string // refine.eps, keys[1]; empty for the document itself
	Must, Got string // what the field must be, and what it was
	Unknown   bool   // no such field is known; Must is empty
}

// LexerError is how generated code speaks of a field that it does not know.
type LexerError struct {
	Reason string
	Offset int
	Data   string
}

// Error is the reason.
func (e *LexerError) Error() string { return e.Reason + ": " + e.Data }

// Mistake is what was wrong; nil where nothing was.
func (r *Lexer) Mistake() *Mistake { return r.mistake }

// AddError takes the generated code's complaint of a field whose name and colon were just read.
func (r *Lexer) AddError(error) {
	if r.mistake == nil {
		r.mistake = &Mistake{Field: r.field(), Unknown: true}
	}
}

// GetPos is the offset of what comes next.
func (r *Lexer) GetPos() int { return r.pos }

// Consumed refuses whatever follows the document.
func (r *Lexer) Consumed() {
	if r.peek(); r.mistake == nil && r.pos < len(r.Data) {
		r.refuse("one JSON object", "more behind it: "+r.got())
	}
}

// peek is the next byte that is not white space; 0 at the end and after a mistake.
func (r *Lexer) peek() byte {
	for r.mistake == nil && r.pos < len(r.Data) {
		switch c := r.Data[r.pos]; c {
		case ' ', '\t', '\n', '\r':
			r.pos++
		default:
			return c
		}
	}
	return 0
}

// refuse notes the first mistake.
func (r *Lexer) refuse(must, got string) {
	if r.mistake == nil {
		r.mistake = &Mistake{Field: r.field(), Must: must, Got: got}
	}
}

// field names the field at hand, with those around it.
func (r *Lexer) field() string {
	var name strings.Builder
	for i := range r.frames {
		switch f := &r.frames[i]; {
		case f.seen == nil:
			name.WriteString("[" + strconv.Itoa(f.index) + "]")
		case f.name != "":
			if name.Len() > 0 {
				name.WriteByte('.')
			}
			name.WriteString(f.name)
		}
	}
	return name.String()
}

// got words the value that stands at pos: as it is written, or what it is where that may be long.
func (r *Lexer) got() string {
	const most = 40
	switch r.peek() {
	case 0:
		return "nothing"
	case '{':
		return "an object"
	case '[':
		return "an array"
	case '"':
		end := r.pos + 1
		for end < len(r.Data) && r.Data[end] != '"' {
			if r.Data[end] == '\\' {
				end++
			}
			end++
		}
		return cut(string(r.Data[r.pos:min(end+1, len(r.Data))]), most)
	}
	end := r.pos + 1 // one byte at least
	for end < len(r.Data) && strings.IndexByte(",:]} \t\r\n", r.Data[end]) < 0 {
		end++
	}
	return cut(string(r.Data[r.pos:end]), most)
}

// cut shortens a text to so many bytes, and makes it whole UTF-8.
func cut(text string, most int) string {
	if len(text) > most {
		text = text[:most] + "..."
	}
	return strings.ToValidUTF8(text, "\uFFFD")
}
