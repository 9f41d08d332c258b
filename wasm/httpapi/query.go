package httpapi

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
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

// queryOf is the query of a request. Nothing of it is passed over in silence, as r.URL.Query does with what is not
// escaped; a semicolon stands for itself.
func queryOf(r *http.Request) (url.Values, error) {
	query, err := url.ParseQuery(strings.ReplaceAll(r.URL.RawQuery, ";", "%3B"))
	var escape url.EscapeError
	if errors.As(err, &escape) {
		return nil, core.Refuse(core.Option, "the query", "escaped (%25 for a percent sign)", core.Quote(string(escape)))
	}
	return query, err
}

// fromQuery reads the options of a query.
func (g *given) fromQuery(query url.Values, options []option) error {
	known := []string{"options", "format"}
	for _, name := range known {
		if len(query[name]) > 1 {
			return core.Refuse(core.Option, name, "given once", "it twice")
		}
	}
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
	return in.Error()
}

// check refuses options that the data tells, and such as are nested too deep. The others it brings to the one spelling
// of their numbers that JavaScript has.
func (g given) check() error {
	for i, one := range g {
		switch {
		case slices.Contains([]string{"columns", "rows", "predictRows", "predictColumns"}, one.name):
			return core.Refuse(core.Option, one.name, "left out, as the data tells it", "it")
		case tables.TooDeep(one.json):
			return core.Refuse(core.Option, one.name, tables.Shallow, "more")
		}
		g[i].json = tables.Plain(one.json)
	}
	return nil
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
