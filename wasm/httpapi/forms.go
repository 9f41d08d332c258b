package httpapi

import (
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/wasm/jwriter"
	"github.com/logwinnow/logwinnow/wasm/tables"
)

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
		return wholes(s)
	case inList:
		return "[" + strings.Join(quotedParts(s), ",") + "]", true
	case inPairs:
		return fromPairs(s)
	case inJSON:
		return s, tables.CheckJSON([]byte(s)) == nil
	}
	return quoted(s), true
}

// wholes is one whole number, or several with commas between, as JSON writes them; JavaScript holds them exactly.
func wholes(s string) (string, bool) {
	const bits = 54
	parts := strings.Split(s, ",")
	for i, part := range parts {
		n, err := strconv.ParseInt(part, 10, bits)
		if err != nil {
			return "", false
		}
		parts[i] = strconv.FormatInt(n, 10)
	}
	if len(parts) > 1 {
		return "[" + strings.Join(parts, ",") + "]", true
	}
	return parts[0], true
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
