package events

import (
	"slices"
	"strings"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
	"github.com/logwinnow/logwinnow/surprise"
)

// textual is a text column on its way from texts to merged templates.
type textual struct {
	name     string
	mask     *features.Templates
	raw      interned          // the texts as written
	first    interned          // their templates
	pair     surprise.IDs      // key and template of each event
	merged   []features.Merged // what became of each pair
	template interned          // templates after merging
	tokens   [][]int32         // of each template after merging
	words    []string          // by token
	mean     []float64         // of each template: mean bits of its rarest tokens
	bits     []float64         // by token
}

// versionSlots are the kinds of slot that the versions in a user agent would fill: Firefox/123.0 and
// Chrome/122.0.0.0, which reads like an address. A crafted agent often differs in its versions only.
var versionSlots = []string{"num", "ipv4"}

// readTexts makes templates of the text columns.
func (w *winnower) readTexts(tick core.Tick) error {
	for i, name := range w.sources.texts {
		off := w.options.SlotsOff
		if name == w.sources.column[roleAgent] {
			off = append(slices.Clone(off), versionSlots...)
		}
		mask, err := features.NewTemplates(off)
		if err != nil {
			return err
		}
		part := tick.Part(i*1000/len(w.sources.texts), (i+1)*1000/len(w.sources.texts))
		raw, err := w.read(name, part.Part(0, 350))
		if err != nil {
			return err
		}
		if w.sources.process && w.mostlyEmpty(raw) {
			w.unlogged = append(w.unlogged, name)
			continue
		}
		x := &textual{name: name, mask: mask, raw: *raw}
		if err := x.makeTemplates(part.Part(350, 650)); err != nil {
			return err
		}
		if err := x.mergeWithin(w.key, part.Part(650, 900)); err != nil {
			return err
		}
		if err := x.readTokens(part.Part(900, 1000)); err != nil {
			return err
		}
		w.texts = append(w.texts, x)
	}
	return nil
}

// mostlyEmpty reports whether most commands are empty, as where Windows was not told to log them.
func (w *winnower) mostlyEmpty(raw *interned) bool {
	empty := 0
	for i := range raw.Of {
		if raw.texts[raw.Of[i]] == "" {
			empty++
		}
	}
	return empty*2 > w.n
}

// tickTemplates is how many distinct texts lie between two calls of a tick.
const tickTemplates = 1 << 12

// makeTemplates makes the template of each distinct text.
func (x *textual) makeTemplates(tick core.Tick) error {
	var buffer []byte
	var found []features.Found
	ids := make(map[string]int32)
	to := make([]int32, len(x.raw.texts))
	for i, text := range x.raw.texts {
		if i%tickTemplates == 0 {
			if err := tick.Step(i, len(x.raw.texts)); err != nil {
				return err
			}
		}
		buffer, found = x.mask.Append(buffer[:0], found[:0], text)
		id, seen := ids[string(buffer)]
		if !seen {
			template := text // shares the column's memory where nothing was masked
			if string(buffer) != text {
				template = string(buffer)
			}
			id = int32(len(x.first.texts))
			ids[template] = id
			x.first.texts = append(x.first.texts, template)
		}
		to[i] = id
	}
	x.first.IDs = x.raw.through(to, len(x.first.texts))
	return nil
}

// mergeWithin merges the templates of each key.
func (x *textual) mergeWithin(key surprise.IDs, tick core.Tick) error {
	x.pair = surprise.Pairs(key, x.first.IDs)
	templateOf := make([]int32, x.pair.Distinct)
	byKey := make([][]int32, key.Distinct) // its pairs
	for pair, i := range x.pair.First() {
		templateOf[pair] = x.first.Of[i]
		byKey[key.Of[i]] = append(byKey[key.Of[i]], int32(pair))
	}
	x.merged = make([]features.Merged, x.pair.Distinct)
	done := 0
	for _, pairs := range byKey {
		part := tick.Part(done*1000/x.pair.Distinct, (done+len(pairs))*1000/x.pair.Distinct)
		done += len(pairs)
		templates := make([]string, len(pairs))
		for i, pair := range pairs {
			templates[i] = x.first.texts[templateOf[pair]]
		}
		merged, err := features.Merge(templates, part)
		if err != nil {
			return err
		}
		for i, m := range merged {
			x.merged[pairs[i]] = m
		}
	}
	final := interned{IDs: x.pair, texts: make([]string, x.pair.Distinct)}
	for pair, m := range x.merged {
		final.texts[pair] = m.Text
		if m.Text == "" {
			final.texts[pair] = x.first.texts[templateOf[pair]]
		}
	}
	x.template = final.mapped(func(s string) string { return s })
	return nil
}

// readTokens cuts the templates into tokens and weighs these.
func (x *textual) readTokens(tick core.Tick) error {
	words := newNumbering()
	x.tokens = make([][]int32, len(x.template.texts))
	for t, template := range x.template.texts {
		if t%tickTemplates == 0 {
			if err := tick.Step(t, len(x.template.texts)); err != nil {
				return err
			}
		}
		for from, to := features.NextToken(template, 0); from < len(template); from, to = features.NextToken(template, to) {
			x.tokens[t] = append(x.tokens[t], words.id(strings.ToLower(template[from:to])))
		}
	}
	x.words = words.texts
	x.mean, x.bits = surprise.Tokens(x.tokens, x.template.Count(), len(x.words))
	return nil
}
