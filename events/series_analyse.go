package events

import (
	"math"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/stl"
)

// analysed splits, scores and flags each series.
func (g *laid) analysed(in seriesInput, o SeriesOptions, tick core.Tick) (Series, error) {
	if len(g.grids) == 0 {
		s := emptySeries(in, o)
		s.Notes = g.notes()
		return s, nil
	}
	a := analysis{o: o, many: len(o.By) > 0}
	if err := a.findPeriods(g, tick.Part(0, 50)); err != nil {
		return Series{}, err
	}
	tick = tick.Part(50, 1000)
	for e, grid := range g.grids {
		if err := a.add(grid, tick.Part(e*1000/len(g.grids), (e+1)*1000/len(g.grids))); err != nil {
			return Series{}, err
		}
	}
	s := Series{Periods: a.periods, Step: g.grids[0].Step, Notes: append(g.notes(), a.notes()...)}
	s.Rows, s.Offsets = g.members()
	s.Columns = append(g.entityColumns(), in.pointColumns(a.times, a.points)...)
	for i, season := range a.seasons {
		s.Columns = append(s.Columns, NumberColumn("seasonal_"+strconv.Itoa(a.periods[i]), season))
	}
	return s, nil
}

// notes says what was left out before.
func (g *laid) notes() []string {
	if g.timeless == 0 {
		return []string{}
	}
	return []string{core.Count(g.timeless, "row") + " without a time left out"}
}

// analysis gathers the points of all series.
type analysis struct {
	o    SeriesOptions
	many bool
	points
	times   []float64
	periods []int
	seasons [][]float64 // one a period where there are several
	short   int         // series without scores
	even    int         // series whose residuals are all the same
	missing int         // points without a value
	tight   int         // series of less than three periods
}

// findPeriods settles the periods, the same for all series. Those that are found in the data are those of the
// series with the most points in which any is found.
func (a *analysis) findPeriods(g *laid, tick core.Tick) error {
	order := make([]int, len(g.grids))
	for e := range order {
		order[e] = e
	}
	slices.SortStableFunc(order, func(x, y int) int { return len(g.grids[y].Values) - len(g.grids[x].Values) })
	var err error
	for k, e := range order {
		if a.periods, err = a.o.periods(g.grids[e].Values, tick.Part(k*1000/len(order), (k+1)*1000/len(order))); err == nil || !a.o.AutoPeriod || err == core.ErrStopped {
			break
		}
	}
	if len(a.periods) > 1 {
		a.seasons = make([][]float64, len(a.periods))
	}
	return err
}

// add analyses one series.
func (a *analysis) add(grid *stl.Grid, tick core.Tick) error {
	for i, v := range grid.Values {
		a.times = append(a.times, grid.Time(i))
		if v != v {
			a.missing++
		}
	}
	err := a.longEnough(grid.Values)
	if err != nil && a.many {
		a.short++
		a.skip(grid.Values)
		return nil
	}
	if err != nil {
		return err
	}
	if len(grid.Values) < 3*slices.Max(a.periods) {
		a.tight++
	}
	p, err := a.o.split(grid.Values, a.periods, tick)
	if err != nil {
		return err
	}
	return a.score(grid.Values, p)
}

// longEnough refuses series shorter than two periods, and those without any value.
func (a *analysis) longEnough(values []float64) error {
	longest := slices.Max(a.periods)
	there := 0
	for _, v := range values {
		if v == v {
			there++
		}
	}
	if len(values) < 2*longest || there < 2 {
		got := core.Count(len(values), "point")
		if there < len(values) {
			got += ", " + strconv.Itoa(there) + " of them with a value"
		}
		return core.Refuse(core.Shape, "series", "at least two periods ("+strconv.Itoa(2*longest)+" points) long", got)
	}
	return nil
}

// skip adds a series without parts.
func (a *analysis) skip(values []float64) {
	a.value = append(a.value, values...)
	none := make([]float64, len(values))
	for i := range none {
		none[i] = math.NaN()
	}
	for _, part := range []*[]float64{&a.residual, &a.trend, &a.seasonal, &a.weights, &a.baseline, &a.points.score} {
		*part = append(*part, none...)
	}
	for i := range a.seasons {
		a.seasons[i] = append(a.seasons[i], none...)
	}
	a.anomalies = append(a.anomalies, make([]float64, len(values))...)
}

// score adds a series that was split.
func (a *analysis) score(values []float64, p parts) error {
	baseline := make([]float64, len(values))
	even, first := true, math.NaN()
	for i := range baseline {
		baseline[i] = p.Seasonal[i] + p.Trend[i]
		if r := p.Residual[i]; r == r {
			if first != first {
				first = r
			}
			even = even && r == first
		}
	}
	scores, err := a.o.scores(values, baseline, p.Residual)
	if err != nil {
		return err
	}
	flags, err := a.o.flags(scores)
	if err != nil {
		return err
	}
	if even {
		a.even++
	}
	for _, part := range []struct {
		to   *[]float64
		what []float64
	}{{&a.value, values}, {&a.residual, p.Residual}, {&a.trend, p.Trend}, {&a.seasonal, p.Seasonal}, {&a.weights, p.Weights},
		{&a.baseline, baseline}, {&a.points.score, scores}, {&a.anomalies, flags}} {
		*part.to = append(*part.to, part.what...)
	}
	for i := range a.seasons {
		if i < len(p.seasons) {
			a.seasons[i] = append(a.seasons[i], p.seasons[i]...)
		}
	}
	return nil
}

// notes says what a reader should know.
func (a *analysis) notes() []string {
	notes := []string{}
	if a.o.AutoPeriod {
		notes = append(notes, "periods found in the data, in points: "+wordPeriods(a.periods))
	}
	if a.missing > 0 {
		notes = append(notes, core.Count(a.missing, "point")+" of "+strconv.Itoa(len(a.times))+" without a value: not scored")
	}
	if a.tight > 0 {
		what := "the series is"
		if a.many {
			what = strconv.Itoa(a.tight) + " of the series are"
		}
		notes = append(notes, what+" shorter than three periods: the season can follow nearly every point, so that little stands out")
	}
	if a.even > 0 {
		what := "the series has"
		if a.many {
			what = strconv.Itoa(a.even) + " of the series have"
		}
		notes = append(notes, what+" nothing but season and trend: all scores are 0")
	}
	if a.short > 0 {
		notes = append(notes, strconv.Itoa(a.short)+" of the series are shorter than two periods or have no values: not scored")
	}
	return notes
}
