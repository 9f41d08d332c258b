package events

import (
	"math"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/stl"
	"github.com/logwinnow/logwinnow/surprise"
)

// BinSettings says how rows become series. The zero value: the rows are one series already.
type BinSettings struct {
	Bin       Duration // length of a bin of time, counted from 1970; 0: each row is a point
	By        []string // columns whose values (or combinations of values) are series of their own
	Aggregate string   // with Bin: count, sum or mean; empty: count, or with a data column sum
	Step      Duration // without Bin: between two points; 0: the most common distance
	Repeat    string   // without Bin: what becomes of several rows at one time: error, which is also what empty means, sum or mean
}

// mostPoints bounds the points of all series together.
const mostPoints = 1 << 24

// counts tells whether values are numbers of events.
func (o SeriesOptions) counts() bool {
	return o.Aggregate == "count" || o.Bin > 0 && o.Aggregate == "" && o.DataColumn == ""
}

// valueName is what the column of values is called in answers.
func (in seriesInput) valueName() string { return orElse(in.data, "count") }

// check refuses settings that have no meaning together.
func (o BinSettings) check() error {
	switch {
	case o.Aggregate != "" && o.Aggregate != "count" && o.Aggregate != "sum" && o.Aggregate != "mean":
		return core.Refuse(core.Option, "aggregate", `"count", "sum" or "mean"`, core.Quote(o.Aggregate))
	case o.Aggregate != "" && o.Bin == 0:
		return core.Refuse(core.Option, "aggregate", "left out without bin", core.Quote(o.Aggregate))
	case o.Repeat != "" && o.Repeat != "error" && o.Repeat != "sum" && o.Repeat != "mean":
		return core.Refuse(core.Option, "repeat", `"error", "sum" or "mean"`, core.Quote(o.Repeat))
	case o.Bin > 0 && o.Repeat != "":
		return core.Refuse(core.Option, "repeat", "left out with bin", core.Quote(o.Repeat))
	case o.Bin > 0 && o.Step > 0:
		return core.Refuse(core.Option, "step", "left out with bin", core.Number(float64(o.Step)))
	}
	return nil
}

// laid is rows laid on grids: one for each entity, one behind the other.
type laid struct {
	entities []Column    // the columns By, one cell an entity
	grids    []*stl.Grid // one an entity
	rows     [][]int32   // the input rows of each entity
	timeless int         // rows without a time, left out
}

// lay sorts the rows of each entity onto a grid.
func (o SeriesOptions) lay(t Table, in seriesInput) (*laid, error) {
	if err := o.BinSettings.check(); err != nil {
		return nil, err
	}
	times, values := in.times, in.values
	if values == nil { // events are counted
		values = make([]float64, t.rows)
		for i := range values {
			values[i] = 1
		}
	}
	g, err := t.entities(o.By)
	if err != nil {
		return nil, err
	}
	g.dropTimeless(times)
	how := o.gridOptions(times)
	for _, rows := range g.rows {
		ofTimes, ofValues := make([]float64, len(rows)), make([]float64, len(rows))
		for k, row := range rows {
			ofTimes[k], ofValues[k] = times[row], values[row]
		}
		how.Names = rows
		grid, err := stl.NewGrid(ofTimes, ofValues, how)
		if err != nil {
			return nil, gridHint(err)
		}
		if len(grid.Values)*len(g.rows) > mostPoints {
			return nil, core.Refuse(core.Option, "bin", "so long that all series together have at most 2^24 points", strconv.Itoa(len(g.rows))+" series of "+core.Count(len(grid.Values), "point"))
		}
		g.grids = append(g.grids, grid)
	}
	return g, nil
}

// dropTimeless leaves out rows without a time, and entities of which none has one.
func (g *laid) dropTimeless(times []float64) {
	there, entities := [][]int32{}, []int32{}
	for e, rows := range g.rows {
		kept := rows[:0]
		for _, row := range rows {
			if times[row] == times[row] {
				kept = append(kept, row)
			}
		}
		g.timeless += len(rows) - len(kept)
		if len(kept) > 0 {
			there, entities = append(there, kept), append(entities, int32(e))
		}
	}
	if len(there) < len(g.rows) {
		for i := range g.entities {
			g.entities[i] = g.entities[i].take(entities)
		}
	}
	g.rows = there
}

// gridHint adds what to do about times that make no grid.
func gridHint(err error) error {
	e, ok := err.(*core.Error)
	if !ok || e.Field != "times" {
		return err
	}
	hinted := *e
	if e.Kind == core.Value {
		hinted.Must += " (repeat joins rows at one time, bin cuts times to even ones)"
	}
	return &hinted
}

// gridOptions is how rows become points. All series of events reach over the same time, and where there are
// no events their number and sum are 0.
func (o SeriesOptions) gridOptions(times []float64) stl.GridOptions {
	how := stl.GridOptions{Step: float64(o.Step)}
	switch o.Repeat {
	case "sum":
		how.Repeat = stl.Sum
	case "mean":
		how.Repeat = stl.Mean
	}
	if o.Bin == 0 {
		return how
	}
	how = stl.GridOptions{Step: float64(o.Bin), Floor: true, Repeat: stl.Sum, From: math.NaN(), To: math.NaN()}
	if o.Aggregate == "mean" {
		how.Repeat = stl.Mean
	} else {
		how.Fill = new(float64)
	}
	for _, time := range times {
		if !(how.From <= time) {
			how.From = time
		}
		if !(how.To >= time) {
			how.To = time
		}
	}
	return how
}

// entities sorts the rows by the values of some columns, entities by their first row.
func (t Table) entities(by []string) (*laid, error) {
	of := surprise.IDs{Of: make([]int32, t.rows), Distinct: min(1, t.rows)}
	for _, name := range by {
		texts, err := t.texts(name)
		if err == nil && texts == nil {
			err = needColumn(t.Headers(), "by", name)
		}
		if err != nil {
			return nil, err
		}
		column, err := intern(texts, nil)
		if err != nil {
			return nil, err
		}
		of = surprise.Pairs(of, column.IDs)
	}
	g := &laid{rows: make([][]int32, of.Distinct)}
	for i, id := range of.Of {
		g.rows[id] = append(g.rows[id], int32(i))
	}
	first := of.First()
	for _, name := range by {
		c, err := t.column(name, Text)
		if err != nil {
			return nil, err
		}
		g.entities = append(g.entities, c.take(first))
	}
	return g, nil
}

// members is the input rows of each point, and where they begin.
func (g *laid) members() (rows, offsets []int32) {
	offsets = append(offsets, 0)
	for _, grid := range g.grids {
		base := len(offsets) - 1
		for range grid.Values {
			offsets = append(offsets, 0)
		}
		for _, bin := range grid.Bins {
			offsets[base+bin+1]++
		}
	}
	for i := 1; i < len(offsets); i++ {
		offsets[i] += offsets[i-1]
	}
	rows = make([]int32, offsets[len(offsets)-1])
	next := append([]int32(nil), offsets...)
	base := 0
	for e, grid := range g.grids {
		for k, bin := range grid.Bins {
			rows[next[base+bin]] = g.rows[e][k]
			next[base+bin]++
		}
		base += len(grid.Values)
	}
	return rows, offsets
}

// EventsToSeries counts events (or adds up a column, or takes its mean) in bins of time, for each entity: the
// first step of Anomalies alone. The columns are By, time and count or the data column; Bin must be set.
func EventsToSeries(t Table, o SeriesOptions) (Series, error) {
	if o.Bin == 0 {
		return Series{}, errNoBin
	}
	in, err := o.read(t)
	if err != nil {
		return Series{}, err
	}
	if t.rows == 0 {
		s := emptySeries(in, o)
		s.Columns = s.Columns[:len(o.By)+2]
		return s, nil
	}
	g, err := o.lay(t, in)
	if err != nil {
		return Series{}, err
	}
	if len(g.grids) == 0 {
		s := emptySeries(in, o)
		s.Columns, s.Notes = s.Columns[:len(o.By)+2], g.notes()
		return s, nil
	}
	s := Series{Step: float64(o.Bin), Notes: g.notes()}
	s.Rows, s.Offsets = g.members()
	s.Columns = g.entityColumns()
	var starts, all []float64
	for _, grid := range g.grids {
		for i := range grid.Values {
			starts = append(starts, grid.Time(i))
		}
		all = append(all, grid.Values...)
	}
	s.Columns = append(s.Columns, TimeColumn(in.time, starts), NumberColumn(in.valueName(), all))
	return s, nil
}

var errNoBin = core.Refuse(core.Option, "bin", `a length of time, such as "1h"`, "nothing")

// EventsToSeriesColumns names the columns that EventsToSeries wants.
func EventsToSeriesColumns(headers []Header, o SeriesOptions) ([]Header, error) {
	if o.Bin == 0 {
		return nil, errNoBin
	}
	return AnomaliesColumns(headers, o)
}

// entityColumns is the columns By, one cell a point.
func (g *laid) entityColumns() []Column {
	var of []int32
	for e, grid := range g.grids {
		for range grid.Values {
			of = append(of, int32(e))
		}
	}
	columns := make([]Column, len(g.entities))
	for i := range g.entities {
		columns[i] = g.entities[i].take(of)
	}
	return columns
}
