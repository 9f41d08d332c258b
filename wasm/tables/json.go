package tables

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/core"
)

// Text is checked by encoding/json, which tells where it is wrong, and then read by jlexer, which is fast and
// takes some things for JSON that are none.

// deepest is how deep objects of a row may lie within each other.
const deepest = 100

// readLines reads one object a line.
func readLines(s []byte, into *builder) error {
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
	var raw json.RawMessage
	var wrong *json.SyntaxError
	if err := json.Unmarshal(s, &raw); errors.As(err, &wrong) {
		at := max(0, int(wrong.Offset)-1)
		return &Malformed{offset + at, line + bytes.Count(s[:min(at, len(s))], []byte("\n")), wrong.Error()}
	} else if err != nil {
		return &Malformed{offset, line, err.Error()}
	}
	return nil
}

// addRow adds the object that the lexer is at as a row. Elasticsearch wraps each event.
func (b *builder) addRow(in *jlexer.Lexer) error {
	if !in.IsDelim('{') {
		return core.Refuse(kindType, "row "+strconv.Itoa(b.rows), "an object", cellOf(in).shown())
	}
	raw := in.Raw()
	if bytes.Contains(raw, []byte(`"_source"`)) {
		if source, ok := member(raw, "_source"); ok && source[0] == '{' {
			raw = source
		}
	}
	if err := b.addObject("", raw, 1); err != nil {
		return err
	}
	return b.next()
}

// addObject sets the cells of an object. Nested ones become names with dots, as event logs need it.
func (b *builder) addObject(prefix string, raw []byte, depth int) error {
	if depth > deepest {
		return core.Refuse(core.Shape, "row "+strconv.Itoa(b.rows), "nested at most "+strconv.Itoa(deepest)+" deep", "more")
	}
	in := &jlexer.Lexer{Data: raw}
	in.Delim('{')
	for !in.IsDelim('}') {
		key := in.UnsafeString()
		in.WantColon()
		if err := b.addField(prefix, key, in, depth); err != nil {
			return err
		}
		in.WantComma()
	}
	return in.Error()
}

func (b *builder) addField(prefix, key string, in *jlexer.Lexer, depth int) error {
	object := in.IsDelim('{')
	if !object && (key != "Data" || !in.IsDelim('[')) {
		return b.set(prefix+key, cellOf(in))
	}
	raw := in.Raw()
	if key == "Data" {
		if named := namedValues(raw); named != nil {
			for _, one := range named {
				if err := b.set(prefix+one.name, one.value); err != nil {
					return err
				}
			}
			return nil
		}
	}
	if object {
		return b.addObject(prefix+key+".", raw, depth+1)
	}
	return b.set(prefix+key, cellOf(&jlexer.Lexer{Data: raw}))
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

// member is the value of a field of an object; the last one where it is there twice.
func member(object []byte, name string) (value []byte, ok bool) {
	in := &jlexer.Lexer{Data: object}
	in.Delim('{')
	for !in.IsDelim('}') {
		key := in.UnsafeString()
		in.WantColon()
		if raw := in.Raw(); key == name {
			value, ok = raw, true
		}
		in.WantComma()
	}
	return value, ok
}

// CheckJSON refuses what is not one JSON value, with its place: a *Malformed.
func CheckJSON(s []byte) error { return checked(s, 0, 1) }
