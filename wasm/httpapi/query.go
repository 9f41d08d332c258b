package httpapi

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/jwriter"
	"github.com/logwinnow/logwinnow/wasm/tables"
)

// given is the options that a caller gave: JSON by name, in their order.
type given []struct{ name, json string }

func (g *given) add(name, json string) { *g = append(*g, struct{ name, json string }{name, json}) }

// has reports whether an option was given.
func (g given) has(name string) bool { return g.get(name) != "" }

// get is the JSON of an option, empty where it was not given.
func (g given) get(name string) string {
	for _, one := range g {
		if one.name == name {
			return one.json
		}
	}
	return ""
}

// fromQuery reads the options of a query.
func (g *given) fromQuery(query url.Values, options []option) error {
	known := []string{"options", "format"}
	for _, o := range options {
		known = append(known, o.name)
		values, ok := query[o.name]
		if !ok {
			continue
		}
		if len(values) > 1 {
			return core.Refuse(core.Option, o.name, "given once", "it twice")
		}
		json, ok := o.form.json(values[0])
		if !ok {
			return core.Refuse(core.Option, o.name, string(o.form), core.Quote(values[0]))
		}
		g.add(o.name, json)
	}
	for name := range query {
		if !slices.Contains(known, name) {
			return core.Refuse(core.Option, "the query", "made of "+core.List(known), core.Quote(name))
		}
	}
	if query.Has("options") {
		return g.fromJSON([]byte(query.Get("options")))
	}
	return nil
}

// fromJSON reads options that are one JSON object.
func (g *given) fromJSON(object []byte) error {
	if err := tables.CheckJSON(object); err != nil {
		return err
	}
	in := jlexer.Lexer{Data: object}
	if !in.IsDelim('{') {
		return core.Refuse(core.Option, "options", "an object", core.Quote(string(object)))
	}
	in.Delim('{')
	for !in.IsDelim('}') {
		name := in.String()
		in.WantColon()
		g.add(name, string(in.Raw()))
		in.WantComma()
	}
	for _, name := range []string{"columns", "rows", "predictRows", "predictColumns"} {
		if g.has(name) {
			return core.Refuse(core.Option, name, "left out, as the data tells it", "it")
		}
	}
	return in.Error()
}

// take takes an option out and gives its JSON, empty where it was not given.
func (g *given) take(name string) string {
	for i, one := range *g {
		if one.name == name {
			*g = slices.Delete(*g, i, i+1)
			return one.json
		}
	}
	return ""
}

// document is the options as wasm/wire reads them, with what it must know of the tables. An option that is in
// the query and in the body is there twice, which wire refuses.
func (q *question) document() []byte {
	var w jwriter.Writer
	w.RawByte('{')
	for _, one := range q.options {
		w.String(one.name)
		w.RawByte(':')
		w.RawString(one.json)
		w.RawByte(',')
	}
	w.RawString(`"columns":[`)
	for i, h := range q.log.Headers() {
		if i > 0 {
			w.RawByte(',')
		}
		w.RawString(`{"name":`)
		w.String(h.Name)
		w.RawString(`,"kind":`)
		w.String(string(h.Kind))
		w.RawByte('}')
	}
	w.RawString(`],"rows":`)
	w.Int(q.log.Rows)
	if q.others != nil {
		w.RawString(`,"predictRows":`)
		w.Int(q.others.Rows)
	}
	w.RawByte('}')
	json, _ := w.BuildBytes() // its error is a marshaler's, and there is none
	return json
}

// json is an option's text of a query as JSON; false where it is not of its form.
func (f form) json(s string) (json string, ok bool) {
	switch f {
	case inBool:
		return s, s == "true" || s == "false"
	case inNumber:
		return numeral(s)
	case inEither:
		if json, ok := numeral(s); ok {
			return json, true
		}
		return quoted(s), true
	case inWholes:
		if !strings.ContainsAny(s, "0123456789") {
			return quoted(s), true
		}
		for _, part := range strings.Split(s, ",") {
			if _, err := strconv.Atoi(part); err != nil {
				return "", false
			}
		}
		if strings.Contains(s, ",") {
			return "[" + s + "]", true
		}
		return s, true
	case inList:
		return "[" + strings.Join(quotedParts(s), ",") + "]", true
	case inPairs:
		return fromPairs(s)
	case inJSON:
		return s, tables.CheckJSON([]byte(s)) == nil
	}
	return quoted(s), true
}

// numeral is a number as JSON writes it.
func numeral(s string) (string, bool) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f-f != 0 || strings.ContainsAny(s, "_xX") { // Go's own spellings, and what is no finite number
		return "", false
	}
	var w jwriter.Writer
	w.Float64(f)
	json, _ := w.BuildBytes()
	return string(json), true
}

func quoted(s string) string {
	var w jwriter.Writer
	w.String(s)
	json, _ := w.BuildBytes()
	return string(json)
}

func quotedParts(s string) []string {
	parts := strings.Split(s, ",")
	for i, part := range parts {
		parts[i] = quoted(strings.TrimSpace(part))
	}
	return parts
}

func fromPairs(s string) (string, bool) {
	var fields []string
	for _, part := range strings.Split(s, ",") {
		name, value, ok := strings.Cut(part, "=")
		if !ok {
			return "", false
		}
		fields = append(fields, quoted(strings.TrimSpace(name))+":"+quoted(strings.TrimSpace(value)))
	}
	return "{" + strings.Join(fields, ",") + "}", true
}
