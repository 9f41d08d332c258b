package events

import (
	"cmp"
	"math"
	"slices"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/surprise"
)

// collect orders the patterns, leaves out the muted ones and describes the rest.
func (w *winnower) collect(tick core.Tick) error {
	best, first, count := w.bestEvents(), w.pattern.First(), w.pattern.Count()
	order := make([]int32, w.pattern.Distinct)
	for p := range order {
		order[p] = int32(p)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(w.bits[best[b]], w.bits[best[a]]), cmp.Compare(count[a], count[b]), cmp.Compare(first[a], first[b]))
	})
	muted, err := w.newMuter()
	if err != nil {
		return err
	}
	r := &Winnowed{RowsIn: w.n, Patterns: []Pattern{}, Labels: make([]int32, w.n), Notes: w.notes()}
	label := make([]int32, w.pattern.Distinct)
	for i, p := range order {
		if i%256 == 0 {
			if err := tick.Part(0, 300).Step(i, len(order)); err != nil {
				return err
			}
		}
		if muted.mutes(int(best[p])) {
			label[p] = -1
			r.MutedPatterns++
			r.MutedRows += count[p]
			continue
		}
		label[p] = int32(len(r.Patterns))
		r.Patterns = append(r.Patterns, Pattern{Exemplar: best[p], Count: count[p]})
	}
	for i, p := range w.pattern.Of {
		r.Labels[i] = label[p]
	}
	r.MuteUnused = muted.unused()
	r.MemberRows, r.MemberOffsets = grouped(r.Labels, len(r.Patterns))
	w.result = r
	w.countHidden()
	return w.describe(tick.Part(300, 1000))
}

// bestEvents finds each pattern's most surprising event, of several the first.
func (w *winnower) bestEvents() []int32 {
	best := w.pattern.First()
	for i, p := range w.pattern.Of {
		if w.bits[i] > w.bits[best[p]] {
			best[p] = int32(i)
		}
	}
	return best
}

// notes tells what a reader should know about the input.
func (w *winnower) notes() []string {
	notes := []string{}
	const leftOut = ": commands and their words are left out of patterns and bits"
	if w.sources.process && w.sources.column[roleCommand] == "" && len(w.sources.texts) == 0 && w.n > 0 {
		notes = append(notes, "there is no column of command lines"+leftOut)
	}
	for _, name := range w.unlogged {
		notes = append(notes, "the column "+core.Quote(name)+" is empty in most rows"+leftOut)
	}
	return append(notes, w.repaired...)
}

// countHidden counts the images, and the pairs of image and text, that no exemplar shows though their
// events are not muted.
func (w *winnower) countHidden() {
	pairs := w.key
	if w.image != nil {
		pairs = w.image.IDs
		w.result.ImagesIn, w.result.ImagesHidden = w.hidden(pairs)
	}
	for _, x := range w.texts {
		pairs = surprise.Pairs(pairs, x.raw.IDs)
	}
	w.result.PairsIn, w.result.PairsHidden = w.hidden(pairs)
}

func (w *winnower) hidden(values surprise.IDs) (in, hidden int) {
	const unmuted, shown = 1, 2
	state := make([]uint8, values.Distinct)
	for i, v := range values.Of {
		if w.result.Labels[i] >= 0 {
			state[v] = unmuted
		}
	}
	for p := range w.result.Patterns {
		state[values.Of[w.result.Patterns[p].Exemplar]] = shown
	}
	for _, s := range state {
		if s == unmuted {
			hidden++
		}
	}
	return values.Distinct, hidden
}

// describe fills in the patterns.
func (w *winnower) describe(tick core.Tick) error {
	r := w.result
	images, users, hosts := counterOf(w.image), counterOf(w.user), counterOf(w.host)
	prevalence := w.prevalence()
	var commands counter
	slots := newSlotter(w)
	if len(w.texts) > 0 {
		commands = counter{ids: w.texts[0].raw.IDs}
	}
	for i := range r.Patterns {
		if i%256 == 0 {
			if err := tick.Step(i, len(r.Patterns)); err != nil {
				return err
			}
		}
		p := &r.Patterns[i]
		rows := r.MemberRows[r.MemberOffsets[i]:r.MemberOffsets[i+1]]
		event := int(p.Exemplar)
		p.Bits = w.bits[event]
		for _, part := range w.parts {
			p.Parts = append(p.Parts, Part{part.name, part.at(event)})
		}
		for k, source := range w.sources.keys {
			p.Keys = append(p.Keys, Key{source.name, textAt(&w.shown[k], event)})
		}
		p.First, p.Last = w.spanOf(rows)
		p.Template = w.templateOf(event)
		var err error
		if p.Slots, err = slots.of(rows, func() error { return tick.Step(i, len(r.Patterns)) }); err != nil {
			return err
		}
		p.Images, p.Users, p.Hosts, p.Commands = images.distinct(rows), users.distinct(rows), hosts.distinct(rows), commands.distinct(rows)
		p.Prevalence = math.NaN()
		if prevalence != nil {
			p.Prevalence = prevalence[w.image.Of[event]]
		}
		p.Reasons = w.reasons(event, rows)
	}
	return nil
}

func (w *winnower) spanOf(rows []int32) (first, last float64) {
	s := span{first: math.NaN(), last: math.NaN()}
	if w.times != nil {
		for _, row := range rows {
			s.take(w.times[row])
		}
	}
	return s.first, s.last
}

// templateOf is the template of an event, of several texts one a line.
func (w *winnower) templateOf(event int) string {
	template := ""
	for i, x := range w.texts {
		if i > 0 {
			template += "\n"
		}
		template += textAt(&x.template, event)
	}
	return template
}

// prevalence gives for each image the share of hosts that have it; nil without images or with fewer than
// two hosts.
func (w *winnower) prevalence() []float64 {
	if w.image == nil || w.host == nil || w.host.Distinct < 2 {
		return nil
	}
	share := make([]float64, w.image.Distinct)
	for _, i := range surprise.Pairs(w.image.IDs, w.host.IDs).First() {
		share[w.image.Of[i]] += 1 / float64(w.host.Distinct)
	}
	return share
}

// reasonBits is how surprising a part must be to be given as a reason.
const reasonBits = 1

// reasons tells why an event is surprising, the weightiest part first; at least one. Of a pattern with other
// members that this is not so of, it is told how many it is so of.
func (w *winnower) reasons(event int, members []int32) []string {
	order := make([]int, len(w.parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(w.parts[b].at(event), w.parts[a].at(event))
	})
	reasons := []string{}
	for _, i := range order {
		if w.parts[i].at(event) < reasonBits && len(reasons) > 0 {
			break
		}
		if text := w.parts[i].reason(event); text != "" {
			reasons = append(reasons, w.parts[i].whose(event, members)+text)
		}
	}
	return reasons
}
