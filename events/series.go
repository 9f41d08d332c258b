package events

import (
	"math"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/stl"
)

// SeriesOptions says how Anomalies works. The zero value is the ordinary case.
type SeriesOptions struct {
	TimeColumn string // column of times; empty: the first whose name is known
	DataColumn string // column of numbers; empty: the first, or with Bin the number of events, as with Aggregate count
	SplitSettings
	ScoreSettings
	BinSettings
	Compat bool // msticpy's numbers cut to integers, flags by the season's sign, rows neither sorted nor laid on a grid
}

// ScoreSettings says what is flagged.
type ScoreSettings struct {
	Method       string   // zscore, which is also what empty means, mad, tukey or ratio
	Threshold    *float64 // flagged is abs(score) > Threshold; nil: 3
	ThresholdLow *float64 // for scores below 0; nil: as Threshold
}

// Series is the answer of Anomalies: one row a point of each series, in the order of entities and times.
type Series struct {
	Columns []Column // entities (BinSettings.By), time, value, residual, trend, seasonal, weights, baseline, score, anomalies
	Rows    []int32  // input rows, those of a point one behind the other, rising
	Offsets []int32  // where the rows of each point begin, and where the last end
	Periods []int    // that were used, in points
	Step    float64  // between two points, milliseconds; NaN under Compat
	Notes   []string
}

// AnomaliesColumns names the columns that Anomalies wants.
func AnomaliesColumns(headers []Header, o SeriesOptions) ([]Header, error) {
	time, data, err := seriesColumns(headers, o)
	if err != nil {
		return nil, err
	}
	var w wanted
	for i, name := range o.By {
		if err := needColumn(headers, "by", name); err != nil {
			return nil, err
		}
		if name == time || name == data || slices.Contains(o.By[:i], name) {
			return nil, core.Refuse(core.Option, "by", "columns beside those of times and values, each once", core.Quote(name))
		}
		w.add(name, Text)
	}
	if time != "" && time == data {
		return nil, core.Refuse(core.Option, "dataColumn", "another column than that of times", core.Quote(data))
	}
	for _, name := range append([]string{time, data}, o.By...) {
		if slices.Contains(partNames, name) {
			return nil, core.Refuse(core.Column, "column "+core.Quote(name), "called otherwise, as the answer has a column of that name", "it as time, value or by")
		}
	}
	w.add(time, Time)
	w.add(data, Number)
	return w, nil
}

// partNames are the columns that are added.
var partNames = []string{"residual", "trend", "seasonal", "weights", "baseline", "score", "anomalies"}

// seriesColumns is the names of the columns of times and of values; the latter is empty where events are
// counted.
func seriesColumns(headers []Header, o SeriesOptions) (time, data string, err error) {
	if !anyFilled(headers) {
		time, data = emptyNames(headers, o)
		return time, data, nil
	}
	if time, err = timeColumn(headers, o.TimeColumn); err != nil {
		return "", "", err
	}
	if time == "" {
		return "", "", core.Refuse(core.Column, "timeColumn", "a column of the table ("+core.List(headerNames(headers))+")", "none whose name is known")
	}
	if o.counts() {
		return time, "", nil
	}
	if o.DataColumn != "" {
		return time, o.DataColumn, needColumn(headers, "dataColumn", o.DataColumn)
	}
	for _, h := range headers {
		if h.Kind == Number && h.Name != time && h.Name != "" && !slices.Contains(o.By, h.Name) {
			return time, h.Name, nil
		}
	}
	return "", "", core.Refuse(core.Column, "dataColumn", "named, as no column holds numbers alone", "none of "+core.List(headerNames(headers)))
}

// emptyNames is the columns of times and of values of a table without content: those named, or by their names.
func emptyNames(headers []Header, o SeriesOptions) (time, data string) {
	time, data = o.TimeColumn, o.DataColumn
	for _, h := range headers {
		if time == "" && playsRole(h.Name, roleTime) {
			time = h.Name
		}
	}
	for _, h := range headers {
		if data == "" && h.Name != time && !o.counts() && !slices.Contains(o.By, h.Name) {
			data = h.Name
		}
	}
	if !has(headers, time) && o.TimeColumn == "" {
		time = ""
	}
	return time, data
}

// Anomalies splits a series of numbers at even times into season, trend and residual and flags the points
// whose residual stands out: +1 above what was expected, -1 below (msticpy's ts_anomalies_stl, with TS-1 to
// TS-11 mended). With Bin, events become series first: their number, sum or mean in each bin of time; with By,
// one series for each value (host, user ...).
//
// Rows are sorted and laid on an even grid; points without a value have no score and no flag. Refused are
// series shorter than two periods (with By they only go without scores, and a note says so), times that are
// missing, off the grid or there twice, infinite values. No rows: an empty answer.
//
// Time: as stl.Decompose, for each series.
func Anomalies(t Table, o SeriesOptions, tick core.Tick) (Series, error) {
	in, err := o.read(t)
	if err != nil {
		return Series{}, err
	}
	if o.Compat {
		return msticpySeries(in, o, tick)
	}
	if err := o.checkScores(); err != nil {
		return Series{}, err
	}
	if t.rows == 0 {
		return emptySeries(in, o), nil
	}
	g, err := o.lay(t, in)
	if err != nil {
		return Series{}, err
	}
	return g.analysed(in, o, tick)
}

// seriesInput is the columns of a series.
type seriesInput struct {
	time, data    string // what they are called; data is empty where events are counted
	times, values []float64
}

// read takes the columns of a series; none where the table has no content.
func (o SeriesOptions) read(t Table) (in seriesInput, err error) {
	if in.time, in.data, err = seriesColumns(t.all, o); err != nil {
		return in, err
	}
	if in.times, err = t.numbers(in.time, Time); err != nil {
		return in, err
	}
	in.values, err = t.numbers(in.data, Number)
	return in, err
}

// checkScores refuses settings of scores that have no meaning.
func (o ScoreSettings) checkScores() error {
	for _, one := range []struct {
		name  string
		value *float64
	}{{"scoreThreshold", o.Threshold}, {"thresholdLow", o.ThresholdLow}} {
		if one.value != nil && !(*one.value >= 0) {
			return core.Refuse(core.Option, one.name, "a number >= 0", core.Number(*one.value))
		}
	}
	if _, ok := methods[o.Method]; !ok {
		return core.Refuse(core.Option, "method", `"zscore", "mad", "tukey" or "ratio"`, core.Quote(o.Method))
	}
	return nil
}

// methods are stl's methods by name. The ratio is the z-score of log((value + c) / (baseline + c)), with c a
// hundredth of the median size of the values: what is small stands out as much as what is large.
var methods = map[string]stl.Method{"": stl.ZScore, "zscore": stl.ZScore, "mad": stl.MAD, "tukey": stl.Tukey, "ratio": stl.ZScore}

// scores gives the residuals of one series their scores.
func (o ScoreSettings) scores(value, baseline, residual []float64) ([]float64, error) {
	if o.Method != "ratio" {
		return stl.Scores(residual, methods[o.Method])
	}
	sizes := []float64{}
	for _, v := range value {
		if v < 0 {
			return nil, core.Refuse(core.Option, "method", `another than "ratio" where values are negative`, core.Number(v))
		}
		if v > 0 {
			sizes = append(sizes, v)
		}
	}
	if len(sizes) == 0 {
		return stl.Scores(residual, stl.ZScore)
	}
	slices.Sort(sizes)
	c := middle(sizes) / 100
	ratios := make([]float64, len(value))
	for i, v := range value {
		ratios[i] = math.Log((v + c) / (math.Max(0, baseline[i]) + c)) // NaN stays
	}
	return stl.Scores(ratios, stl.ZScore)
}

// flags gives scores their flags.
func (o ScoreSettings) flags(scores []float64) ([]float64, error) {
	high := 3.0
	if o.Threshold != nil {
		high = *o.Threshold
	}
	low := high
	if o.ThresholdLow != nil {
		low = *o.ThresholdLow
	}
	signs, err := stl.Flags(scores, high, low)
	if err != nil {
		return nil, core.Renamed(core.Renamed(err, "threshold", "scoreThreshold"), "low", "thresholdLow")
	}
	flags := make([]float64, len(signs))
	for i, sign := range signs {
		flags[i] = float64(sign)
	}
	return flags, nil
}

// emptySeries has the columns of a series and no rows.
func emptySeries(in seriesInput, o SeriesOptions) Series {
	s := Series{Rows: []int32{}, Offsets: []int32{0}, Step: math.NaN()}
	in.time = orElse(in.time, "time")
	for _, name := range o.By {
		s.Columns = append(s.Columns, TextColumn(name, core.StringsOf()))
	}
	s.Columns = append(s.Columns, in.pointColumns(nil, points{})...)
	return s
}

// points is the parts of some series, one behind the other.
type points struct {
	value, residual, trend, seasonal, weights, baseline, score, anomalies []float64
}

// pointColumns names the parts in msticpy's order.
func (in seriesInput) pointColumns(times []float64, p points) []Column {
	return []Column{
		TimeColumn(in.time, times), NumberColumn(in.valueName(), p.value), NumberColumn("residual", p.residual), NumberColumn("trend", p.trend),
		NumberColumn("seasonal", p.seasonal), NumberColumn("weights", p.weights), NumberColumn("baseline", p.baseline),
		NumberColumn("score", p.score), NumberColumn("anomalies", p.anomalies),
	}
}

// wordPeriods lists periods for a message.
func wordPeriods(periods []int) string {
	text := ""
	for i, p := range periods {
		if i > 0 {
			text += ", "
		}
		text += strconv.Itoa(p)
	}
	return text
}
