package stl

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// Repeat is what becomes of several values in one bin.
type Repeat uint8

// What becomes of them.
const (
	Refused Repeat = iota // the grid is refused
	Sum                   // their sum, for counts
	Mean                  // their mean, for measurements
)

// GridOptions are the settings of NewGrid. All may be left 0.
type GridOptions struct {
	// Step is the length of a bin in milliseconds, a whole number >= 1; 0 means the most common distance
	// between neighbouring times (of two as common, the lesser).
	Step float64

	// Repeat is what becomes of several values in one bin.
	Repeat Repeat

	// Floor cuts times to whole bins counted from 1970. Without it, the first time is where counting
	// starts, and every time must be a whole number of steps after it.
	Floor bool

	// From and To are times that the grid reaches at least, with Floor; 0 in both means those of the rows. So
	// several grids can span the same time.
	From, To float64

	// Names is what refusals call the rows, one number a row; nil means 0, 1 ...
	Names []int32

	// Fill is the value of bins without rows, such as 0 for counts of events. nil means missing.
	Fill *float64
}

// Grid is a series on evenly spaced bins.
type Grid struct {
	Start, Step float64   // the first bin's time and the bins' length, milliseconds
	Values      []float64 // one a bin; NaN where missing
	Bins        []int     // one a row of the input: the bin it lies in
	Rows        []int     // one a bin: its first row of the input, -1 where it has none
}

// name is what refusals call a row.
func (o *GridOptions) name(row int) int {
	if o.Names != nil {
		return int(o.Names[row])
	}
	return row
}

// Time is the time at which bin i starts.
func (g *Grid) Time(i int) float64 { return g.Start + g.Step*float64(i) }

// absurd and mostBins bound a grid: bins a row (but some always), and in all.
const (
	absurd   = 50
	someBins = 10_000
	mostBins = 1 << 24
)

// NewGrid lays values at times (milliseconds since 1970, in any order, one a value) on evenly spaced bins.
// A missing value (NaN) among others in its bin is left out of their sum or mean. Nothing given is changed.
//
// Refuses times that are missing, values that are infinite, times off the grid, several values in a bin
// unless Repeat says what to do (core.Value, naming the first row at fault), lengths that differ, no rows
// at all, and a grid of more than 50 bins a row and 10,000 or of more than 2^24: then one time is probably
// wrong, or Step too small (core.Shape). O(n log n) time for n rows, and O(bins).
func NewGrid(times, values []float64, o GridOptions) (*Grid, error) {
	order, err := settleGrid(times, values, &o)
	if err != nil {
		return nil, err
	}
	g := &Grid{Step: o.Step, Start: times[order[0]]}
	if g.Step == 0 {
		g.Step = commonStep(times, order)
	}
	last := times[order[len(order)-1]]
	if o.Floor {
		if o.From != 0 || o.To != 0 {
			g.Start, last = min(g.Start, o.From), max(last, o.To)
		}
		g.Start = floorTo(g.Start, g.Step)
	}
	count := math.Floor((last-g.Start)/g.Step) + 1
	if count > mostBins || count > max(someBins, absurd*float64(len(times))) {
		return nil, refuseGrid(times, order, &o, g.Step, count)
	}
	if err := g.fill(times, values, order, &o, int(count)); err != nil {
		return nil, err
	}
	return g, nil
}

// settleGrid checks what is given and sorts the rows by time.
func settleGrid(times, values []float64, o *GridOptions) (order []int, err error) {
	if len(times) != len(values) {
		return nil, refuse(core.Shape, "values", core.Count(len(times), "value")+", one a time", strconv.Itoa(len(values)))
	}
	if len(times) == 0 {
		return nil, refuse(core.Shape, "times", "at least 1 row", "0 rows")
	}
	if o.Step != 0 && (!(o.Step >= 1 && o.Step <= exactly) || o.Step != math.Floor(o.Step)) {
		return nil, refuseNumber("step", "a whole number of milliseconds >= 1", o.Step)
	}
	if o.Repeat > Mean {
		return nil, refuseOption("repeat", "Refused, Sum or Mean", int(o.Repeat))
	}
	order = make([]int, len(times))
	for i, t := range times {
		if err := checkTime(t, o.name(i)); err != nil {
			return nil, err
		}
		if math.IsInf(values[i], 0) {
			return nil, refuseRow("values", "missing or finite in every row", core.Number(values[i]), o.name(i))
		}
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(times[a], times[b]) })
	return order, nil
}

// floorTo cuts a time to its bin.
func floorTo(t, step float64) float64 {
	rest := math.Mod(math.Floor(t), step)
	if rest < 0 {
		rest += step
	}
	return math.Floor(t) - rest
}

// commonStep is the most common distance between different neighbouring times, of two as common the lesser;
// a second where there is none.
func commonStep(times []float64, order []int) float64 {
	var steps []float64
	for i := 1; i < len(order); i++ {
		if d := times[order[i]] - times[order[i-1]]; d > 0 {
			steps = append(steps, max(1, math.Round(d)))
		}
	}
	slices.Sort(steps)
	best, most, run := 1000.0, 0, 0
	for i, d := range steps {
		run++
		if i+1 < len(steps) && steps[i+1] == d {
			continue
		}
		if run > most {
			best, most = d, run
		}
		run = 0
	}
	return best
}

// CommonStep is the most common distance between different neighbouring times, in milliseconds, of two as common
// the lesser; times may come in any order, and missing ones (NaN) are left out. 0 where there are fewer than two
// different times. O(n log n).
func CommonStep(times []float64) float64 {
	order := make([]int, 0, len(times))
	for i, t := range times {
		if t == t {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(times[a], times[b]) })
	if len(order) == 0 || times[order[0]] == times[order[len(order)-1]] {
		return 0
	}
	return commonStep(times, order)
}

// Phase tells how far the times of an even series lie behind whole steps since 1970: half an hour for 00:30, 01:30 and so on
// with a step of an hour. 0 where they are not even.
func Phase(times []float64, step float64) float64 {
	phase := math.NaN()
	for _, t := range times {
		if t != t {
			continue
		}
		own := math.Floor(t) - floorTo(t, step)
		if phase == phase && own != phase {
			return 0
		}
		phase = own
	}
	if phase != phase {
		return 0
	}
	return phase
}

// refuseGrid says where the widest gap is, at whose end the time that is wrong may be.
func refuseGrid(times []float64, order []int, o *GridOptions, step, count float64) error {
	widest, row := 0.0, order[0]
	for i := 1; i < len(order); i++ {
		if d := times[order[i]] - times[order[i-1]]; d > widest {
			widest, row = d, order[i]
			if i == 1 && len(order) > 2 {
				row = order[0] // the first time alone is far before the others
			}
		}
	}
	must := "at most 50 times as many steps apart as there are rows, and at most " + strconv.Itoa(mostBins)
	got := millis(count) + " steps of " + millis(step) + " ms; the widest gap is at row " + strconv.Itoa(o.name(row))
	return refuse(core.Shape, "times", must, got)
}

// fill lays the rows into bins.
func (g *Grid) fill(times, values []float64, order []int, o *GridOptions, count int) error {
	g.Values, g.Rows, g.Bins = make([]float64, count), make([]int, count), make([]int, len(times))
	there := make([]int32, count)
	for i := range g.Rows {
		g.Rows[i] = -1
	}
	for _, row := range order {
		at := (times[row] - g.Start) / g.Step
		bin := int(at)
		if !o.Floor && float64(bin) != at {
			return refuseRow("times", "whole steps of "+millis(g.Step)+" ms apart", millis(times[row]), o.name(row))
		}
		g.Bins[row] = bin
		switch {
		case g.Rows[bin] < 0:
			g.Rows[bin] = row
		case o.Repeat == Refused:
			got := "rows " + strconv.Itoa(o.name(g.Rows[bin])) + " and " + strconv.Itoa(o.name(row)) + " in one step"
			return refuse(core.Value, "times", "different from each other", got)
		default:
			g.Rows[bin] = min(g.Rows[bin], row)
		}
		if v := values[row]; v == v {
			g.Values[bin] += v
			there[bin]++
		}
	}
	for bin, n := range there {
		switch {
		case g.Rows[bin] < 0 && o.Fill != nil:
			g.Values[bin] = *o.Fill
		case n == 0:
			g.Values[bin] = math.NaN()
		case o.Repeat == Mean:
			g.Values[bin] /= float64(n)
		}
	}
	return nil
}
