package events

import (
	"github.com/logwinnow/logwinnow/features"
)

// defaultSlotValues is how many values of a slot are listed where the options do not say.
const defaultSlotValues = 1000

// slotter lists what templates leave open.
type slotter struct {
	w     *winnower
	most  int
	raw   []counter // by text column, to take each raw text once
	found []features.Found
	text  []byte
	read  int // texts so far
}

func newSlotter(w *winnower) *slotter {
	s := &slotter{w: w, most: w.options.MaxSlotValues, raw: make([]counter, len(w.texts))}
	if s.most == 0 {
		s.most = defaultSlotValues
	}
	for i, x := range w.texts {
		s.raw[i] = counter{ids: x.raw.IDs, last: make([]int32, x.raw.Distinct)}
	}
	return s
}

// value is one value that a template leaves open in one text.
type value struct{ kind, text string }

// of lists the slots of the pattern with these events. It calls pause now and then.
func (s *slotter) of(rows []int32, pause func() error) ([]PatternSlot, error) {
	slots := []PatternSlot{}
	for i, x := range s.w.texts {
		raw := &s.raw[i]
		raw.call++
		from := len(slots)
		var seen []map[string]bool // by slot of this text, from its second value on
		for _, row := range rows {
			id := x.raw.Of[row]
			if raw.last[id] == raw.call {
				continue
			}
			raw.last[id] = raw.call
			if s.read++; s.read%tickTemplates == 0 {
				if err := pause(); err != nil {
					return nil, err
				}
			}
			for k, v := range s.values(x, int(row)) {
				if k == len(seen) {
					seen = append(seen, nil)
					slots = append(slots, PatternSlot{Kind: v.kind, Distinct: 1, Values: []string{v.text}})
					continue
				}
				slot := &slots[from+k]
				if seen[k] == nil && v.text != slot.Values[0] {
					seen[k] = map[string]bool{slot.Values[0]: true}
				}
				if seen[k] != nil && !seen[k][v.text] {
					seen[k][v.text] = true
					slot.Distinct++
					if slot.Distinct <= s.most {
						slot.Values = append(slot.Values, v.text)
					}
				}
			}
		}
	}
	return slots, nil
}

// values lists what the template of one event leaves open, in the order of the template.
func (s *slotter) values(x *textual, row int) []value {
	raw := x.raw.texts[x.raw.Of[row]]
	s.text, s.found = x.mask.Append(s.text[:0], s.found[:0], raw)
	m := x.merged[x.pair.Of[row]]
	var values []value
	// shift is how far the template is ahead of the raw text: behind where a leading .\ was left out.
	shift := len(s.text) - len(raw)
	for _, f := range s.found {
		shift -= len(f.Kind.String()) + len("<>") - (f.End - f.Start)
	}
	rawFrom, rawTo := m.From-shift, m.To-shift // the merged segment in the raw text
	placed := m.Text == ""
	for _, f := range s.found {
		name := "<" + f.Kind.String() + ">"
		at := f.Start + shift // in the template
		shift += len(name) - (f.End - f.Start)
		switch {
		case at < m.From:
			rawFrom, rawTo = m.From-shift, m.To-shift
		case at < m.To:
			rawTo = m.To - shift
			continue // inside the merged segment
		case !placed:
			values, placed = append(values, value{features.Any.String(), raw[rawFrom:rawTo]}), true
		}
		values = append(values, value{f.Kind.String(), raw[f.Start:f.End]})
	}
	if !placed {
		values = append(values, value{features.Any.String(), raw[rawFrom:rawTo]})
	}
	return values
}
