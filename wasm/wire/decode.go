package wire

import (
	"errors"
	"strings"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/core"
)

// Options is what the generator gives every options type.
type Options interface {
	UnmarshalEasyJSON(in *jlexer.Lexer)
}

// Decode reads options strictly: a field that is unknown, mistyped, null or there twice is refused by
// name, with what was found. What o held before stays where no field says otherwise.
func Decode(data []byte, o Options) error {
	fields, err := scanFields(data)
	if err != nil {
		return err
	}
	in := jlexer.Lexer{Data: data}
	o.UnmarshalEasyJSON(&in)
	in.Consumed()
	return refusal(in.Error(), data, fields)
}

// field is where the value of a field stands, and its name with those around it: refine.eps.
type field struct {
	name     string
	from, to int
}

// scanFields finds all fields, and refuses nulls and doubles. Within saved patterns both may stand.
func scanFields(data []byte) ([]field, error) {
	s := scanner{in: jlexer.Lexer{Data: data}}
	s.value("")
	s.in.Consumed()
	if s.refused == nil && s.in.Error() != nil {
		return nil, core.Refuse(core.Option, "options", "a JSON object", s.in.Error().Error())
	}
	return s.fields, s.refused
}

type scanner struct {
	in      jlexer.Lexer
	fields  []field
	refused error
}

func (s *scanner) value(name string) {
	switch {
	case s.in.IsNull():
		s.refuse(name, "left out or given a value", "null")
		s.in.Skip()
	case s.in.IsDelim('{'):
		s.object(name)
	case s.in.IsDelim('['):
		s.in.Delim('[')
		for !s.in.IsDelim(']') {
			s.value(name)
			s.in.WantComma()
		}
		s.in.Delim(']')
	default:
		s.in.SkipRecursive()
	}
}

func (s *scanner) object(name string) {
	seen := map[string]bool{}
	s.in.Delim('{')
	for !s.in.IsDelim('}') {
		key := s.in.String()
		s.in.WantColon()
		inner := key
		if name != "" {
			inner = name + "." + key
		}
		if seen[key] {
			s.refuse(inner, "given once", "it twice")
		}
		seen[key] = true
		from := s.in.GetPos()
		if name == "" && key == "mute" {
			s.in.SkipRecursive()
		} else {
			s.value(inner)
		}
		s.fields = append(s.fields, field{inner, from, s.in.GetPos()})
		s.in.WantComma()
	}
	s.in.Delim('}')
}

func (s *scanner) refuse(name, must, got string) {
	if s.refused == nil {
		if name == "" {
			name = "options"
		}
		s.refused = core.Refuse(core.Option, name, must, got)
	}
}

// refusal words easyjson's error, which knows an offset only.
func refusal(err error, data []byte, fields []field) error {
	var at *jlexer.LexerError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &at):
		return core.Refuse(core.Option, "options", "a JSON object", err.Error())
	case at.Reason == "unknown field":
		return core.Refuse(core.Option, "option "+core.Quote(at.Data), "known to this call", "that")
	}
	name, got := "options", at.Data
	for _, f := range fields { // inner fields come before those around them
		if at.Offset >= f.from && at.Offset <= f.to {
			name, got = f.name, strings.Trim(string(data[f.from:f.to]), " :\n\t")
			break
		}
	}
	must, ok := strings.CutPrefix(at.Reason, "expected ")
	if !ok {
		must = "a value of the right type"
	}
	return core.Refuse(core.Option, name, withArticle(must), got)
}

// withArticle turns the lexer's word for a type into words: string, `a text`.
func withArticle(kind string) string {
	switch kind {
	case "[":
		return "an array"
	case "{":
		return "an object"
	case "bool":
		return "true or false"
	case "string":
		return "a string"
	case "number":
		return "a number"
	}
	return kind
}
