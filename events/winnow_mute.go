package events

import (
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// MutedPattern tells which pattern to leave out: its keys and its template, as Winnow gave them. Where
// the template has a merged slot <*>, patterns that would fall into it are muted too.
type MutedPattern struct {
	Keys     []Key
	Template string
}

// muter knows the muted patterns by their keys.
type muter struct {
	w      *winnower
	byKeys map[string][]string // templates by joined keys
}

func (w *winnower) newMuter() (*muter, error) {
	m := &muter{w: w, byKeys: map[string][]string{}}
	for _, muted := range w.options.Mute {
		values := make([]string, len(w.sources.keys))
		for i, source := range w.sources.keys {
			at := -1
			for j, key := range muted.Keys {
				if key.Name == source.name {
					at = j
				}
			}
			if at < 0 {
				return nil, core.Refuse(core.Option, "mute", "patterns with the key "+core.Quote(source.name),
					"one without it: "+core.Quote(muted.Template))
			}
			values[i] = w.foldKey(i, muted.Keys[at].Value)
		}
		joined := strings.Join(values, "\x00")
		m.byKeys[joined] = append(m.byKeys[joined], muted.Template)
	}
	return m, nil
}

// foldKey makes the value of key i comparable.
func (w *winnower) foldKey(i int, value string) string {
	if w.sources.keys[i].role == roleImage {
		return foldPath(value)
	}
	return value
}

// mutes reports whether the pattern of an event is muted.
func (m *muter) mutes(event int) bool {
	if len(m.byKeys) == 0 {
		return false
	}
	values := make([]string, len(m.w.keys))
	for i := range m.w.keys {
		values[i] = textAt(&m.w.keys[i], event)
	}
	template := m.w.templateOf(event)
	for _, muted := range m.byKeys[strings.Join(values, "\x00")] {
		if muted == template || fits(template, muted) {
			return true
		}
	}
	return false
}

// fits reports whether a template is one of those that the merged one stands for.
func fits(template, merged string) bool {
	before, after, ok := strings.Cut(merged, "<*>")
	if !ok || len(template) < len(before)+len(after) || !strings.HasPrefix(template, before) || !strings.HasSuffix(template, after) {
		return false
	}
	return !strings.ContainsAny(template[len(before):len(template)-len(after)], " \t\"'=,;:&|()\\/.")
}
