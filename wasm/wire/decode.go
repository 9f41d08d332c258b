package wire

import (
	"github.com/logwinnow/logwinnow/wasm/jreader"

	"github.com/logwinnow/logwinnow/core"
)

// Options is what every options type has, from the generators.
type Options interface {
	UnmarshalEasyJSON(in *jreader.Lexer)
	names() []string
}

// Decode reads options strictly: a field that is unknown, mistyped, null or there twice is refused by
// name, with what was found and what would be right. What o held before stays where no field says
// otherwise. Within saved patterns (the option mute) unknown fields and nulls may stand.
func Decode(data []byte, o Options) error {
	in := jreader.Lexer{Data: data}
	o.UnmarshalEasyJSON(&in)
	in.Consumed()
	wrong := in.Mistake()
	switch {
	case wrong == nil:
		return nil
	case wrong.Unknown && len(o.names()) == 0:
		return core.Refuse(core.Option, "options", "left out, as this call has none", core.Quote(wrong.Field))
	case wrong.Unknown:
		return core.Refuse(core.Option, "options", "among "+core.List(o.names()), core.Quote(wrong.Field))
	case wrong.Field == "":
		return core.Refuse(core.Option, "options", wrong.Must, wrong.Got)
	}
	return core.Refuse(core.Option, wrong.Field, wrong.Must, wrong.Got)
}
