package events

import (
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/surprise"
)

// WinnowOptions says how Winnow groups and what it leaves out. The zero value is the ordinary case.
type WinnowOptions struct {
	Keys          []string       // columns whose values keep patterns apart; nil: image, account and host
	Text          []string       // columns of text beside the keys; nil: the command line, or the user agent
	TimeColumn    string         // column of times; empty: the first whose name is known, or none
	Roles         []RoleColumn   // which column plays which role, where the names are not known
	Refine        Refine         // splits patterns by columns of numbers
	Mute          []MutedPattern // patterns that are counted and left out
	SlotsOff      []string       // kinds of slot that templates do not use, e.g. num; user agents never use num and ipv4
	SystemNames   []SystemName   // more programs to find masquerades of
	MaxSlotValues int            // values listed for a slot at most, by first event; 0: 1,000
}

// RoleColumn tells that a column plays a role: image, command, parent, account, accountId, host, time,
// session, url, site, userAgent or message.
type RoleColumn struct{ Role, Column string }

// Winnowed is the patterns of a log, the most surprising first.
type Winnowed struct {
	Patterns []Pattern
	Labels   []int32 // for each input row its pattern; -1 where that is muted

	// MemberRows lists the rows of pattern p, rising, from MemberOffsets[p] to MemberOffsets[p+1].
	MemberRows, MemberOffsets []int32

	RowsIn                   int
	ImagesIn, ImagesHidden   int // distinct images; those that no exemplar shows
	PairsIn, PairsHidden     int // distinct pairs of image and command, likewise
	MutedPatterns, MutedRows int
	MuteUnused               int      // patterns of WinnowOptions.Mute that the log does not have
	Notes                    []string // what a reader should know, such as a missing column
}

// Pattern is events that are alike: the same keys and the same template of the command.
type Pattern struct {
	Bits                           float64 // surprise of the most surprising event: the sum of Parts
	Parts                          []Part
	Keys                           []Key
	Count                          int
	First, Last                    float64 // milliseconds since 1970-01-01 UTC; NaN where no time is known
	Exemplar                       int32   // row of the most surprising event, the first of several
	Template                       string  // of several text columns: one a line
	Slots                          []PatternSlot
	Images, Users, Hosts, Commands int     // distinct values among the events
	Prevalence                     float64 // share of all hosts that have this image; NaN with fewer than two hosts
	Reasons                        []string
}

// Part is the bits that one property adds.
type Part struct {
	Name string
	Bits float64
}

// Key is the value of a key column, as the exemplar writes it.
type Key struct{ Name, Value string }

// PatternSlot is what a template leaves open, in the order of the template.
type PatternSlot struct {
	Kind     string
	Distinct int
	Values   []string
}

// Winnow groups events into patterns and ranks them by surprise in bits. A pattern is one value of each
// key and one template of each text; templates of a key that differ in one argument only, which takes
// many values, are one (features.Merge). Different executables are never joined. The bits of an event
// are those of a chain (package surprise): how rare is its image, its parent given the image, the class
// of its account, its command; the mean of its rarest tokens; and 10 for each sign of masquerade. In a
// table that names no program the keys and texts make the chain.
//
// Time O(events x length of their texts), memory O(events). Missing texts count as the empty text, which
// is a value of its own. Nothing is random.
func Winnow(t Table, o WinnowOptions, tick core.Tick) (*Winnowed, error) {
	s, err := findSources(t.Headers(), o)
	if err != nil {
		return nil, err
	}
	t.columns = slices.Clone(t.columns) // read lets go of them
	w := &winnower{table: t, sources: s, options: o, n: t.Rows(), columns: map[string]*interned{}}
	if w.n > 0 && len(s.keys)+len(s.texts) == 0 {
		return nil, noSources(t.all)
	}
	done := 0 // of 1,000
	for _, step := range []struct {
		do func(core.Tick) error
		to int // of 1,000, how far the work is when the step ends
	}{
		{w.readKeys, 250}, {w.readChain, 400}, {w.readTexts, 750}, {w.group, 850}, {w.measure, 900}, {w.collect, 1000},
	} {
		if err := tick.Step(done, 1000); err != nil {
			return nil, err
		}
		if err := step.do(tick.Part(done, step.to)); err != nil {
			return nil, err
		}
		done = step.to
	}
	return w.result, nil
}

// winnower carries one call of Winnow from step to step.
type winnower struct {
	table   Table
	sources sources
	options WinnowOptions
	n       int

	columns  map[string]*interned // the text columns read so far
	repaired []string             // notes on those that held invalid UTF-8

	keys  []interned // one column for each of sources.keys, folded for comparison
	shown []interned // the same as written
	key   surprise.IDs

	image, name, parent, class *interned // nil where the table has none
	host                       *interned
	user                       *interned
	masquerades                [][]string // by image
	texts                      []*textual
	unlogged                   []string // columns of commands that are empty in most rows
	times                      []float64

	pattern surprise.IDs
	parts   []part
	linked  func() error // ticks when a part has been added
	stopped error        // what the first refusing tick said
	bits    []float64    // of each event
	result  *Winnowed
}

// part is one link of the chain.
type part struct {
	name   string
	of     []int32                // of each event, where its bits are
	bits   []float64              // of values or pairs of values: few, where events are many
	reason func(event int) string // why, in words
}

func (p *part) at(event int) float64 { return p.bits[p.of[event]] }

// whose begins a reason that is not one of all members: a pattern may have several parents, for example.
func (p *part) whose(event int, members []int32) string {
	like := 0
	for _, row := range members {
		if p.of[row] == p.of[event] {
			like++
		}
	}
	if like == len(members) {
		return ""
	}
	return "in " + strconv.Itoa(like) + " of its " + core.Count(len(members), "event") + ": "
}
