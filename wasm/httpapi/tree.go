package httpapi

import "github.com/logwinnow/logwinnow/wasm/jwriter"

// tree is a JSON object in its order: texts, true or false, raw JSON, []any and trees by name.
type tree []branch

type branch struct {
	name  string
	value any
}

// raw is JSON as it is.
type raw string

func (t tree) write(w *jwriter.Writer) {
	for i, b := range t {
		w.RawByte("{,"[min(i, 1)])
		w.String(b.name)
		w.RawByte(':')
		writeValue(w, b.value)
	}
	if len(t) == 0 {
		w.RawByte('{')
	}
	w.RawByte('}')
}

func writeValue(w *jwriter.Writer, value any) {
	switch v := value.(type) {
	case tree:
		v.write(w)
	case []any:
		for i, one := range v {
			w.RawByte("[,"[min(i, 1)])
			writeValue(w, one)
		}
		if len(v) == 0 {
			w.RawByte('[')
		}
		w.RawByte(']')
	case bool:
		w.Bool(v)
	case raw:
		w.RawString(string(v))
	case string:
		w.String(v)
	}
}
