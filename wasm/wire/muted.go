package wire

import (
	"github.com/logwinnow/logwinnow/wasm/jreader"
	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/events"
)

// Muted is the option mute: patterns as winnow gave them, of which only keys and template are read.
type Muted []mutedPattern

type mutedPattern events.MutedPattern

// UnmarshalEasyJSON reads patterns and skips what else they hold.
func (m *Muted) UnmarshalEasyJSON(in *jreader.Lexer) {
	in.Delim('[')
	for !in.IsDelim(']') {
		var one mutedPattern
		in.Delim('{')
		for !in.IsDelim('}') {
			field := in.String()
			in.WantColon()
			switch field {
			case "keys":
				one.readKeys(in)
			case "template":
				one.Template = in.String()
			default:
				in.SkipRecursive()
			}
			in.WantComma()
		}
		in.Delim('}')
		*m = append(*m, one)
		in.WantComma()
	}
	in.Delim(']')
}

func (m *mutedPattern) readKeys(in *jreader.Lexer) {
	in.Delim('{')
	for !in.IsDelim('}') {
		name := in.String()
		in.WantColon()
		m.Keys = append(m.Keys, events.Key{Name: name, Value: in.String()})
		in.WantComma()
	}
	in.Delim('}')
}

// MarshalEasyJSON exists for the generator; options are never written.
func (m Muted) MarshalEasyJSON(w *jwriter.Writer) { w.RawString("[]") }
