package events

import (
	"math"

	"github.com/logwinnow/logwinnow/core"
)

// startTable gathers program starts into columns.
type startTable struct {
	times   []float64
	rows    []int32
	texts   [startFields][]string
	numbers [startFields][]float64
}

// starts puts the records of each event together and tables those that start a program. O(bytes).
func (j *auditJoin) starts(compat bool, tick core.Tick) (AuditEvents, error) {
	of := j.byEvent()
	var table startTable
	var s start
	for event := range j.events {
		if event%auditTickEvery == 0 {
			if err := tick.Step(event, len(j.events)); err != nil {
				return AuditEvents{}, err
			}
		}
		s.clear()
		for _, r := range of.at(event) {
			s.read(j.records[r])
		}
		if s.starts(compat) {
			table.add(&s, j.events[event], compat)
		}
	}
	t, err := NewTable(len(table.rows), table.columns()...)
	return AuditEvents{Table: t, Rows: table.rows, Others: len(j.events) - len(table.rows), Foreign: j.foreign}, err
}

func (t *startTable) add(s *start, e auditEvent, compat bool) {
	s.texts[startHost], s.texts[startID] = e.node, e.id
	if compat {
		s.texts[startCommand] = s.shortCommand()
	} else {
		s.texts[startCommand] = s.command()
	}
	t.times, t.rows = append(t.times, e.time), append(t.rows, e.row)
	for f, h := range startHeaders {
		if h.Kind == Text {
			t.texts[f] = append(t.texts[f], s.texts[f])
		} else {
			t.numbers[f] = append(t.numbers[f], s.numbers[f])
		}
	}
}

// columns makes the table's columns and leaves out those of which nothing is known.
func (t *startTable) columns() []Column {
	columns := []Column{TimeColumn("TimeGenerated", t.times)}
	for f, h := range startHeaders {
		always := startField(f) == startExe || startField(f) == startCommand || startField(f) == startUID
		switch {
		case !always && !t.known(startField(f)):
		case h.Kind == Text:
			columns = append(columns, TextColumn(h.Name, core.StringsOf(t.texts[f]...)))
		default:
			columns = append(columns, NumberColumn(h.Name, t.numbers[f]))
		}
	}
	return columns
}

func (t *startTable) known(f startField) bool {
	for _, text := range t.texts[f] {
		if text != "" {
			return true
		}
	}
	for _, n := range t.numbers[f] {
		if !math.IsNaN(n) {
			return true
		}
	}
	return false
}

// recordIndex is the numbers of the records of each event, in input order.
type recordIndex struct {
	records []int32
	ends    []int32 // where each event's end
}

func (x recordIndex) at(event int) []int32 {
	from := int32(0)
	if event > 0 {
		from = x.ends[event-1]
	}
	return x.records[from:x.ends[event]]
}

// byEvent sorts the records by event, by counting.
func (j *auditJoin) byEvent() recordIndex {
	x := recordIndex{make([]int32, len(j.records)), make([]int32, len(j.events))}
	for _, r := range j.records {
		x.ends[r.event]++
	}
	sum := int32(0)
	for i, n := range x.ends {
		x.ends[i] = sum // where they begin; each record moves it on
		sum += n
	}
	for i, r := range j.records {
		x.records[x.ends[r.event]] = int32(i)
		x.ends[r.event]++
	}
	return x
}
