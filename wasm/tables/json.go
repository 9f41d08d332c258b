package tables

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/jwriter"
)

// Text is checked by encoding/json, which tells where it is wrong, and then read by jlexer, which is fast and
// takes some things for JSON that are none.

// deepest is how deep objects of a row, and arrays and objects of a cell, may lie within each other: what writes them
// calls itself for each, and a stack has its end. Looking for named values reads ahead, so that is done
// near the surface only, where logs have them: else a small body could be read a hundred times.
const (
	deepest      = 100
	deepestNamed = 8
)

// Shallow says how deep a value may be nested, and TooDeep tells whether valid JSON is nested deeper.
const Shallow = "nested at most 100 deep"

// TooDeep reports whether arrays and objects lie deeper within each other than Shallow says.
func TooDeep(json string) bool {
	depth, quoted := 0, false
	for i := 0; i < len(json); i++ {
		switch c := json[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '[' || c == '{'):
			if depth++; depth > deepest {
				return true
			}
		case !quoted && (c == ']' || c == '}'):
			depth--
		}
	}
	return false
}

// readLines reads one object a line.
func readLines(s []byte, into *builder) error {
	into.lookForWrapping(s)
	line, from := 0, 0
	for from < len(s) {
		end := bytes.IndexByte(s[from:], '\n')
		if end < 0 {
			end = len(s) - from
		}
		line++
		one := s[from : from+end]
		if len(bytes.TrimSpace(one)) > 0 {
			if err := checked(one, from, line); err != nil {
				return err
			}
			if err := into.addRow(&jlexer.Lexer{Data: one}); err != nil {
				return err
			}
		}
		from += end + 1
	}
	if into.rows == 0 {
		return &Malformed{Line: 1, What: "there is nothing"}
	}
	return nil
}

// checked refuses what is not one JSON value; it stands at an offset in the whole text.
func checked(s []byte, offset, line int) error {
	if len(bytes.TrimSpace(s)) == 0 {
		return &Malformed{offset, line, "there is nothing"}
	}
	if json.Valid(s) {
		return nil
	}
	var raw json.RawMessage // reading it fails, and tells where
	var wrong *json.SyntaxError
	if err := json.Unmarshal(s, &raw); errors.As(err, &wrong) {
		at := max(0, int(wrong.Offset)-1)
		return &Malformed{offset + at, line + bytes.Count(s[:min(at, len(s))], []byte("\n")), wrong.Error()}
	} else if err != nil {
		return &Malformed{offset, line, err.Error()}
	}
	return nil
}

// addRow adds the object that the lexer is at as a row.
func (b *builder) addRow(in *jlexer.Lexer) error {
	if !in.IsDelim('{') {
		return core.Refuse(kindType, "row "+strconv.Itoa(b.rows), "an object", cellOf(in).shown())
	}
	if b.wrapped {
		raw := in.Raw()
		if source := find(fieldsOf(raw), "_source", '{'); source != nil {
			raw = source
		}
		in = &jlexer.Lexer{Data: raw}
	}
	if err := b.addObject("", in, 1); err != nil {
		return err
	}
	return b.next()
}

func (b *builder) tooDeep() error {
	return core.Refuse(core.Shape, "row "+strconv.Itoa(b.rows), Shallow, "more")
}

// addObject sets the cells of an object. Nested ones become names with dots, as event logs need it.
func (b *builder) addObject(prefix string, in *jlexer.Lexer, depth int) error {
	if depth > deepest {
		return b.tooDeep()
	}
	in.Delim('{')
	for !in.IsDelim('}') {
		key := in.UnsafeString()
		in.WantColon()
		if err := b.addField(prefix, key, in, depth); err != nil {
			return err
		}
		in.WantComma()
	}
	in.Delim('}')
	return in.Error()
}

func (b *builder) addField(prefix, key string, in *jlexer.Lexer, depth int) error {
	if key == "Data" && depth <= deepestNamed && (in.IsDelim('{') || in.IsDelim('[')) {
		raw := in.Raw()
		if named := namedValues(raw); named != nil {
			return b.addNamed(prefix, named)
		}
		in = &jlexer.Lexer{Data: raw}
	}
	if in.IsDelim('{') {
		return b.addObject(prefix+key+".", in, depth+1)
	}
	return b.set(prefix+key, cellOf(in))
}

func (b *builder) addNamed(prefix string, named []namedValue) error {
	for _, one := range named {
		if err := b.set(prefix+one.name, one.value); err != nil {
			return err
		}
	}
	return nil
}

// cellOf reads one value.
func cellOf(in *jlexer.Lexer) cell {
	if in.IsDelim('{') || in.IsDelim('[') {
		return cell{other, string(in.Raw())}
	}
	switch in.CurrentToken() {
	case jlexer.TokenString:
		return cell{text, in.UnsafeString()}
	case jlexer.TokenNumber:
		return cell{number, string(in.Raw())}
	case jlexer.TokenBool:
		if in.Bool() {
			return cell{boolean, "true"}
		}
		return cell{boolean, "false"}
	}
	in.Skip()
	return cell{}
}

// Shown is one JSON value in few words, for a message.
func Shown(s []byte) string { return cellOf(&jlexer.Lexer{Data: s}).shown() }

// Plain is valid JSON without white space, its numbers and texts in the one spelling that JavaScript has: 3.0 is 3.
func Plain(json string) string {
	var w jwriter.Writer
	rewrite(&w, json)
	plain, _ := w.BuildBytes() // its error is a marshaler's, and there is none
	return string(plain)
}

// CheckJSON refuses what is not one JSON value, with its place: a *Malformed.
func CheckJSON(s []byte) error { return checked(s, 0, 1) }
