package jreader

import "strconv"

// Delim reads one of { } [ ].
func (r *Lexer) Delim(c byte) {
	if r.peek() != c || r.mistake != nil {
		r.refuse(kinds[c], r.got())
		return
	}
	switch c {
	case '{', '[':
		if len(r.frames) == maxDepth {
			r.refuse("nested less deeply", "more than "+strconv.Itoa(maxDepth)+" levels")
			return
		}
		f := frame{}
		if c == '{' {
			f.seen = map[string]bool{}
		}
		r.frames = append(r.frames, f)
	default:
		if len(r.frames) == 0 {
			r.refuse("a JSON value", r.got())
			return
		}
		r.frames = r.frames[:len(r.frames)-1]
	}
	r.pos++
}

// kinds words what Delim and the reading of values look for.
var kinds = map[byte]string{'{': "an object", '[': "an array", '}': "closed by }", ']': "closed by ]"}

// IsDelim reports whether that delimiter is next; true after a mistake.
func (r *Lexer) IsDelim(c byte) bool { return r.peek() == c || r.mistake != nil }

// WantColon reads the colon behind a field's name, which is then the field at hand.
func (r *Lexer) WantColon() {
	if r.mistake != nil {
		return
	}
	if r.peek() != ':' || len(r.frames) == 0 {
		r.refuse("JSON, with a colon behind the name of a field", r.got())
		return
	}
	r.pos++
	f := &r.frames[len(r.frames)-1]
	f.name = r.last
	if f.seen[f.name] {
		r.refuse("given once", "it twice")
		return
	}
	f.seen[f.name] = true
}

// WantComma reads the comma behind a value, unless that was the last one.
func (r *Lexer) WantComma() {
	switch c := r.peek(); {
	case r.mistake != nil || c == '}' || c == ']':
	case c != ',' || len(r.frames) == 0:
		r.refuse("JSON, with a comma behind each value", r.got())
	default:
		r.pos++
		if next := r.peek(); next == '}' || next == ']' {
			r.refuse("JSON, without a comma behind the last value", ","+string(next))
		}
		f := &r.frames[len(r.frames)-1]
		f.name = ""
		f.index++
	}
}

// Skip reads a value of any kind and forgets it; within it, null may stand.
func (r *Lexer) Skip() { r.SkipRecursive() }

// SkipRecursive reads a value of any kind and forgets it; within it, null may stand. Its depth is bounded
// by maxDepth.
func (r *Lexer) SkipRecursive() {
	switch r.peek() {
	case '{':
		r.Delim('{')
		for !r.IsDelim('}') {
			_ = r.String()
			r.WantColon()
			r.SkipRecursive()
			r.WantComma()
		}
		r.Delim('}')
	case '[':
		r.Delim('[')
		for !r.IsDelim(']') {
			r.SkipRecursive()
			r.WantComma()
		}
		r.Delim(']')
	case '"':
		_ = r.String()
	case 't', 'f':
		r.Bool()
	case 'n':
		if !r.literal("null") {
			r.refuse("a JSON value", r.got())
		}
	default:
		r.number("a JSON value")
	}
}
