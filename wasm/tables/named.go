package tables

import (
	"encoding/json"

	"github.com/mailru/easyjson/jlexer"
)

// namedValue is an element <Data Name="x">y</Data> of a Windows event.
type namedValue struct {
	name  string
	value cell
}

// namedValues reads such elements, one or several, as converters of XML write them:
// {"@Name": "CommandLine", "#text": "x"}. It is nil for anything else.
func namedValues(raw []byte) []namedValue {
	var each []map[string]json.RawMessage
	if raw[0] == '[' {
		if json.Unmarshal(raw, &each) != nil {
			return nil
		}
	} else {
		each = make([]map[string]json.RawMessage, 1)
		if json.Unmarshal(raw, &each[0]) != nil {
			return nil
		}
	}
	var named []namedValue
	for _, one := range each {
		name, ok := nameOf(one)
		if !ok {
			return nil
		}
		named = append(named, namedValue{name, cellOf(&jlexer.Lexer{Data: first(one, "#text", "_", "text", "Value")})})
	}
	return named
}

func nameOf(one map[string]json.RawMessage) (name string, ok bool) {
	raw := first(one, "@Name", "Name", "_name")
	for _, holder := range []string{"#attributes", "$"} {
		var attributes map[string]json.RawMessage
		if string(raw) == "null" && json.Unmarshal(one[holder], &attributes) == nil {
			raw = first(attributes, "Name")
		}
	}
	return name, string(raw) != "null" && json.Unmarshal(raw, &name) == nil
}

// first is the first of the fields that is there and not null.
func first(one map[string]json.RawMessage, names ...string) json.RawMessage {
	for _, name := range names {
		if raw := one[name]; raw != nil && string(raw) != "null" {
			return raw
		}
	}
	return json.RawMessage("null")
}
