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
	for _, name := range o.By {
		if err := needColumn(headers, "by", name); err != nil {
			return nil, err
		}
		w.add(name, Text)
	}
	w.add(time, Time)
	w.add(data, Number)
	return w, nil
}

// seriesColumns is the names of the columns of times and of values; the latter is empty where events are
// counted.
func seriesColumns(headers []Header, o SeriesOptions) (time, data string, err error) {
	if time, err = timeColumn(headers, o.TimeColumn); err != nil {
		return "", "", err
	}
	if time == "" && anyFilled(headers) {
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
	if anyFilled(headers) {
		return "", "", core.Refuse(core.Column, "dataColumn", "a column of numbers", "none in the table ("+core.List(headerNames(headers))+")")
	}
	return time, "", nil
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
	time, data, err := seriesColumns(t.all, o)
	if err != nil {
		return Series{}, err
	}
	times, err := t.numbers(time, Time)
	if err != nil {
		return Series{}, err
	}
	values, err := t.numbers(data, Number)
	if err != nil {
		return Series{}, err
	}
	if o.Compat {
		return msticpySeries(time, data, times, values, o, tick)
	}
	if err := o.checkScores(); err != nil {
		return Series{}, err
	}
	if t.rows == 0 {
		return emptySeries(time, data, o), nil
	}
	g, err := o.lay(t, times, values)
	if err != nil {
		return Series{}, err
	}
	return g.analysed(time, data, o, tick)
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
func emptySeries(time, data string, o SeriesOptions) Series {
	s := Series{Rows: []int32{}, Offsets: []int32{0}, Step: math.NaN()}
	for _, name := range o.By {
		s.Columns = append(s.Columns, TextColumn(name, core.StringsOf()))
	}
	s.Columns = append(s.Columns, pointColumns(time, o.valueName(data), nil, points{})...)
	return s
}

// points is the parts of some series, one behind the other.
type points struct {
	value, residual, trend, seasonal, weights, baseline, score, anomalies []float64
}

// pointColumns names the parts in msticpy's order.
func pointColumns(time, value string, times []float64, p points) []Column {
	return []Column{
		TimeColumn(time, times), NumberColumn(value, p.value), NumberColumn("residual", p.residual), NumberColumn("trend", p.trend),
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
