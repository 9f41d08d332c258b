package wire

import (
	"github.com/logwinnow/logwinnow/wasm/jreader"
	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/features"
)

// Muted is the option mute: patterns as winnow gave them, of which keys, template and kinds of slot are read.
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
			case "slots":
				one.readSlots(in)
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

// readSlots looks for a merged slot.
func (m *mutedPattern) readSlots(in *jreader.Lexer) {
	in.Delim('[')
	for !in.IsDelim(']') {
		in.Delim('{')
		for !in.IsDelim('}') {
			field := in.String()
			in.WantColon()
			if field == "kind" {
				m.Merged = in.String() == features.Any.String() || m.Merged
			} else {
				in.SkipRecursive()
			}
			in.WantComma()
		}
		in.Delim('}')
		in.WantComma()
	}
	in.Delim(']')
}

// MarshalEasyJSON exists for the generator; options are never written.
func (m Muted) MarshalEasyJSON(w *jwriter.Writer) { w.RawString("[]") }
