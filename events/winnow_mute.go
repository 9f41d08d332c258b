package events

import (
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// MutedPattern tells which pattern to leave out: its keys and its template, as Winnow gave them. Where
// the template has a merged slot <*>, patterns that would fall into it are muted too.
type MutedPattern struct {
	Keys     []Key
	Template string
	Merged   bool // the template has a merged slot, and not just a command in which <*> is written
}

// muter knows the muted patterns.
type muter struct {
	w      *winnower
	exact  map[string][]int // by joined keys and template
	merged map[string][]int // those with a merged slot, by joined keys
	used   []bool           // whether the log has them
}

func (w *winnower) newMuter() (*muter, error) {
	m := &muter{w: w, exact: map[string][]int{}, merged: map[string][]int{}, used: make([]bool, len(w.options.Mute))}
	for at, muted := range w.options.Mute {
		values := make([]string, len(w.sources.keys))
		for i, source := range w.sources.keys {
			key := -1
			for j := range muted.Keys {
				if muted.Keys[j].Name == source.name {
					key = j
				}
			}
			if key < 0 {
				return nil, core.Refuse(core.Option, "mute", "patterns with the key "+core.Quote(source.name),
					"one without it: "+core.Quote(muted.Template))
			}
			values[i] = w.foldKey(i, muted.Keys[key].Value)
		}
		joined := joinKeys(values)
		m.exact[joined+muted.Template] = append(m.exact[joined+muted.Template], at)
		if muted.Merged {
			m.merged[joined] = append(m.merged[joined], at)
		}
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

// mutes reports whether the pattern of an event is muted, and remembers by which.
func (m *muter) mutes(event int) bool {
	if len(m.exact) == 0 {
		return false
	}
	values := make([]string, len(m.w.keys))
	for i := range m.w.keys {
		values[i] = textAt(&m.w.keys[i], event)
	}
	joined, template := joinKeys(values), m.w.templateOf(event)
	found := false
	for _, at := range m.exact[joined+template] {
		m.used[at], found = true, true
	}
	for _, at := range m.merged[joined] {
		if fits(template, m.w.options.Mute[at].Template) {
			m.used[at], found = true, true
		}
	}
	return found
}

// unused counts the muted patterns that none of the log's was muted by.
func (m *muter) unused() int {
	count := 0
	for _, used := range m.used {
		if !used {
			count++
		}
	}
	return count
}

// joinKeys makes one text of some, in which their lengths keep them apart whatever they hold.
func joinKeys(values []string) string {
	joined := ""
	for _, v := range values {
		joined += strconv.Itoa(len(v)) + ":" + v
	}
	return joined
}

// mergedSlot is the slot of a merged template (features.Merge).
const mergedSlot = "<*>"

// fits reports whether a template is one of those that the merged one stands for: the same but for the
// merged slots, which end where a segment does.
func fits(template, merged string) bool {
	for {
		before, after, open := strings.Cut(merged, mergedSlot)
		if !open {
			return template == merged
		}
		rest, ok := strings.CutPrefix(template, before)
		if !ok {
			return false
		}
		end := strings.IndexAny(rest, " \t\n\"'=,;:&|()\\/.")
		if end < 0 {
			end = len(rest)
		}
		if end == 0 {
			return false
		}
		template, merged = rest[end:], after
	}
}
