package events

import (
	"slices"
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/surprise"
)

// group makes the patterns: one key, one template of each text, and one cluster where refining is asked
// for.
func (w *winnower) group(tick core.Tick) error {
	w.pattern = w.key
	for _, x := range w.texts {
		w.pattern = surprise.Pairs(w.pattern, x.template.IDs)
	}
	return w.refine(tick)
}

// measure makes the chain and adds it up for each event.
func (w *winnower) measure(tick core.Tick) error {
	w.linked = func() error { return tick.Step(len(w.parts), len(w.parts)+3) }
	if w.sources.process {
		w.measureProcess()
	} else {
		w.measureKeys()
	}
	if w.stopped != nil {
		return w.stopped
	}
	w.bits = make([]float64, w.n)
	for _, p := range w.parts {
		for i, id := range p.of {
			w.bits[i] += p.bits[id]
		}
	}
	return nil
}

// measureProcess is the chain of a process start.
func (w *winnower) measureProcess() {
	w.addPlain("image", w.image, func(i int) string { return "this image" })
	starts := func(i int) string { return orMissing(w.name.texts[w.name.Of[i]]) }
	if w.parent != nil {
		w.addGiven("parent", w.parent.IDs, w.name.IDs, func(i int, together, group int) string {
			parent, name := orMissing(w.parent.texts[w.parent.Of[i]]), starts(i)
			if together == 1 && group > 1 {
				return "never started by this parent otherwise: " + parent + " started " + name + " once in " + core.Count(group, "start")
			}
			return parent + " started " + name + " " + inAll(together, group, "start")
		})
	}
	if w.class != nil {
		w.addGiven("account", w.class.IDs, w.name.IDs, func(i int, together, group int) string {
			account := "the account of a " + textAt(w.class, i)
			if textAt(w.class, i) == "missing" {
				account = "no account"
			}
			return starts(i) + " ran under " + account + " " + inAll(together, group, "start")
		})
	}
	for _, x := range w.texts {
		name, tokens := "command", "tokens"
		if len(w.texts) > 1 { // each part has a name of its own
			name, tokens = x.name, x.name+" tokens"
		}
		w.addText(x, name, tokens, w.image.IDs, "this command occurs", "start")
	}
	w.addMasquerades()
}

// measureKeys is the chain of any other table.
func (w *winnower) measureKeys() {
	for k := range w.keys {
		name := w.sources.keys[k].name
		w.addPlain(name, &w.keys[k], func(i int) string {
			return name + " " + core.AsIs(w.shown[k].texts[w.shown[k].Of[i]])
		})
	}
	for _, x := range w.texts {
		w.addText(x, x.name, x.name+" tokens", w.key, "this "+x.name+" occurs", "event")
	}
}

// addPart adds a link to the chain under a name of its own, whatever the columns are called.
func (w *winnower) addPart(p part) {
	for slices.ContainsFunc(w.parts, func(have part) bool { return have.name == p.name }) {
		p.name = "text " + p.name
	}
	w.parts = append(w.parts, p)
	if w.stopped == nil {
		w.stopped = w.linked()
	}
}

// addPlain adds the part S(v).
func (w *winnower) addPlain(name string, c *interned, what func(int) string) {
	count := c.Count()
	w.addPart(part{name, c.Of, surprise.Plain(count), func(i int) string {
		return what(i) + " occurs " + inAll(count[c.Of[i]], w.n, "event")
	}})
}

// addGiven adds the part S(v|g).
func (w *winnower) addGiven(name string, values, groups surprise.IDs, reason func(i, together, group int) string) {
	pairs, bits := surprise.Given(values, groups)
	together, group := pairs.Count(), groups.Count()
	w.addPart(part{name, pairs.Of, bits, func(i int) string {
		return reason(i, together[pairs.Of[i]], group[groups.Of[i]])
	}})
}

// addText adds the two parts of a text: its template given a group, and its rarest tokens.
func (w *winnower) addText(x *textual, name, tokens string, group surprise.IDs, what, noun string) {
	w.addGiven(name, x.template.IDs, group, func(i int, together, group int) string {
		return what + " " + inAll(together, group, noun) + " of the same " + w.groupName()
	})
	w.addPart(part{tokens, x.template.Of, x.mean, func(i int) string {
		var words []string
		for _, token := range surprise.Rarest(x.tokens[x.template.Of[i]], x.bits) {
			if len(words) < 3 {
				words = append(words, core.AsIs(x.words[token]))
			}
		}
		if len(words) == 0 {
			return ""
		}
		return "rare words: " + strings.Join(words, ", ")
	}})
}

func (w *winnower) groupName() string {
	if w.sources.process {
		return "image"
	}
	return "keys"
}

// addMasquerades adds the signs of masquerade.
func (w *winnower) addMasquerades() {
	bits := make([]float64, len(w.masquerades))
	for image, signs := range w.masquerades {
		bits[image] = float64(masqueradeBits * len(signs))
	}
	w.addPart(part{"masquerade", w.image.Of, bits, func(i int) string {
		return strings.Join(w.masquerades[w.image.Of[i]], "; ")
	}})
}

// inAll words a share: "once in 363 events", "3 times in 12 starts", "in all 12 starts".
func inAll(count, all int, noun string) string {
	switch {
	case count == all && all > 1:
		return "in all " + core.Count(all, noun)
	case count == 1:
		return "once in " + core.Count(all, noun)
	}
	return strconv.Itoa(count) + " times in " + core.Count(all, noun)
}

func orMissing(text string) string {
	if text == "" {
		return "(missing)"
	}
	return text
}
