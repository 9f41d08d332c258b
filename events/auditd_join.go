package events

import (
	"math"
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// auditTickEvery is how many rows or events lie between two calls of a tick.
const auditTickEvery = 1 << 12

// auditKey tells events apart. Serial numbers count up on each host and begin anew when it starts, so
// the time belongs to it.
type auditKey struct{ node, id string }

// auditEvent is an event whose records are still apart.
type auditEvent struct {
	auditKey
	time float64
	row  int32 // of its first record
}

// auditRecord is a record of a kind that is read, with the number of its event.
type auditRecord struct {
	body  string
	event int32
	kind  auditKind
	list  bool // fields end at auditSeparator only
}

// auditJoin gathers records by event.
type auditJoin struct {
	events  []auditEvent
	records []auditRecord
	byKey   map[auditKey]int32
	foreign int
	stray   string // the first line that is no record
	strayAt int    // its row
}

// joinAudit reads all records of a table. O(bytes).
func joinAudit(t Table, source auditSource, tick core.Tick) (*auditJoin, error) {
	j := &auditJoin{byKey: make(map[auditKey]int32), strayAt: -1}
	cells, err := auditCellsOf(t, source)
	if err != nil {
		return nil, err
	}
	for row := range t.rows {
		if row%auditTickEvery == 0 {
			if err := tick.Step(row, t.rows); err != nil {
				return nil, err
			}
		}
		if err := j.cell(cells.at(row), source.strict); err != nil {
			return nil, core.Renamed(err, "", "column "+core.Quote(source.message))
		}
	}
	if len(j.events) == 0 && j.foreign > 0 {
		return nil, core.Refuse(core.Value, "column "+core.Quote(source.message),
			"of audit records such as type=EXECVE msg=audit(1550505632.285:9077924): argc=1 a0=\"sh\"",
			core.Quote(j.stray)+" in row "+strconv.Itoa(j.strayAt)+" and no record in "+core.Count(t.rows, "row"))
	}
	return j, nil
}

// auditCells is the columns that records come from; all but messages may be missing.
type auditCells struct {
	messages, ids, hosts *core.Strings
	times                []float64
}

func auditCellsOf(t Table, source auditSource) (c auditCells, err error) {
	for _, text := range []struct {
		to   **core.Strings
		name string
	}{{&c.messages, source.message}, {&c.ids, source.id}, {&c.hosts, source.host}} {
		if *text.to, err = t.texts(text.name); err != nil {
			return c, err
		}
	}
	c.times, err = t.numbers(source.time, Time)
	return c, err
}

// auditCell is one row.
type auditCell struct {
	message    string
	auditEvent // what the row says about its events, where they do not say it themselves
}

func (c auditCells) at(row int) auditCell {
	cell := auditCell{message: c.messages.At(row)}
	cell.auditEvent = auditEvent{row: int32(row), time: math.NaN()}
	if c.hosts != nil {
		cell.node = c.hosts.At(row)
	}
	if c.times != nil {
		cell.time = c.times[row]
	}
	if c.ids != nil {
		cell.id = c.ids.At(row)
	}
	return cell
}

// cell reads a row: a list of records, or lines. A strict row must hold one or the other.
func (j *auditJoin) cell(c auditCell, strict bool) error {
	if strict && isAuditList(c.message) {
		event := j.event(c.auditEvent)
		at, ok := readAuditList(c.message, func(kind, body string) { j.record(event, kind, body, true) })
		if ok {
			return nil
		}
		return core.Refuse(core.Value, "", "a list of audit records such as [{'SYSCALL': ['pid=1', 'exe=\"/bin/sh\"']}] in every row",
			core.Quote(c.message[at:])+" at byte "+strconv.Itoa(at)+" of row "+strconv.Itoa(int(c.row)))
	}
	before := j.foreign
	for line := range strings.Lines(c.message) {
		j.line(strings.Trim(line, " \t\r\n\ufeff"), c)
	}
	if strict && j.foreign > before {
		return core.Refuse(core.Value, "", "a list of audit records, or lines of audit.log, in every row",
			core.Quote(c.message)+" in row "+strconv.Itoa(int(c.row)))
	}
	return nil
}

func (j *auditJoin) line(line string, c auditCell) {
	if line == "" {
		return
	}
	a, ok := readAuditLine(line)
	if !ok {
		if j.foreign++; j.strayAt < 0 {
			j.stray, j.strayAt = line, int(c.row)
		}
		return
	}
	if a.node != "" {
		c.node = a.node
	}
	c.id = a.id
	j.record(j.event(c.auditEvent), a.kind, a.body, false)
}

// event is the number of an event, known by host and id; one without an id is its row's own.
func (j *auditJoin) event(e auditEvent) int32 {
	ms, whole := auditTime(e.id)
	if last := len(j.events) - 1; whole && last >= 0 && j.events[last].auditKey == e.auditKey {
		return int32(last)
	}
	if !math.IsNaN(ms) {
		e.time = ms
	}
	number, seen := j.byKey[e.auditKey]
	if whole && seen {
		return number
	}
	number = int32(len(j.events))
	j.events = append(j.events, e)
	if whole {
		j.byKey[e.auditKey] = number
	}
	return number
}

func (j *auditJoin) record(event int32, kind, body string, list bool) {
	if k := auditKindOf(kind); k != auditOther {
		j.records = append(j.records, auditRecord{body, event, k, list})
	}
}
