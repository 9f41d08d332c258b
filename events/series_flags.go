package events

import (
	"math"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/stl"
)

// ThresholdOptions says how Reflag works.
type ThresholdOptions struct {
	Threshold       float64  // flagged is abs(score) > Threshold, >= 0
	ThresholdLow    *float64 // for scores below 0; nil: as Threshold
	ScoreColumn     string   // empty: score
	AnomaliesColumn string   // of the answer; empty: anomalies
	Compat          bool     // msticpy's rule: >=, and a low threshold of 0 means none (TT-1, TT-2)
}

// ReflagColumns names the columns that Reflag wants.
func ReflagColumns(headers []Header, o ThresholdOptions) ([]Header, error) {
	var w wanted
	err := w.addFilled(headers, "scoreColumn", orElse(o.ScoreColumn, "score"))
	return w, err
}

// Reflag flags anew by another threshold (msticpy's set_new_anomaly_threshold): +1 where score > Threshold, -1
// where score < -ThresholdLow, else 0. O(rows).
func Reflag(t Table, o ThresholdOptions) (Column, error) {
	scores, err := t.numbers(orElse(o.ScoreColumn, "score"), Number)
	if err != nil {
		return Column{}, err
	}
	name := orElse(o.AnomaliesColumn, "anomalies")
	if o.Compat {
		return NumberColumn(name, msticpyFlags(scores, o)), nil
	}
	settings := ScoreSettings{Threshold: &o.Threshold, ThresholdLow: o.ThresholdLow}
	flags, err := settings.flags(scores)
	return NumberColumn(name, flags), core.Renamed(err, "scoreThreshold", "threshold")
}

func msticpyFlags(scores []float64, o ThresholdOptions) []float64 {
	low := o.Threshold
	if o.ThresholdLow != nil && *o.ThresholdLow != 0 {
		low = *o.ThresholdLow
	}
	flags := make([]float64, len(scores))
	for i, score := range scores {
		if score >= o.Threshold {
			flags[i] = 1
		}
		if score <= -low {
			flags[i] = -1
		}
	}
	return flags
}

// PeriodOptions says how AnomalyPeriods works. The zero value is the ordinary case.
type PeriodOptions struct {
	TimeColumn      string   // empty: the first whose name is known
	AnomaliesColumn string   // empty: anomalies
	Period          Duration // length of a point; 0: the most common distance of the times, under Compat an hour
	Gap             *float64 // milliseconds between flagged points up to which they are one period; nil: Period
	Padding         Duration // added on both sides
	PosOnly         *bool    // only points above; nil: false, under Compat true
	Compat          bool     // msticpy's periods: they begin one Period early (TP-1)
}

// AnomalyPeriodsColumns names the columns that AnomalyPeriods wants.
func AnomalyPeriodsColumns(headers []Header, o PeriodOptions) ([]Header, error) {
	time, err := timeColumn(headers, o.TimeColumn)
	if err == nil && time == "" && anyFilled(headers) {
		err = core.Refuse(core.Column, "timeColumn", "a column of the table ("+core.List(headerNames(headers))+")", "none whose name is known")
	}
	if err != nil {
		return nil, err
	}
	var w wanted
	w.add(time, Time)
	err = w.addFilled(headers, "anomaliesColumn", orElse(o.AnomaliesColumn, "anomalies"))
	return w, err
}

// AnomalyPeriods joins flagged points to periods of time (msticpy's extract_anomaly_periods): each from the
// start of its first point to the end of its last, the end not included. O(flags log flags).
func AnomalyPeriods(t Table, o PeriodOptions) ([]stl.Span, error) {
	time, err := timeColumn(t.Headers(), o.TimeColumn)
	if err != nil {
		return nil, err
	}
	times, err := t.numbers(time, Time)
	if err != nil {
		return nil, err
	}
	flags, err := t.numbers(orElse(o.AnomaliesColumn, "anomalies"), Number)
	if err != nil {
		return nil, err
	}
	positive := o.Compat
	if o.PosOnly != nil {
		positive = *o.PosOnly
	}
	step := stl.CommonStep(times)
	if step == 0 || o.Compat {
		step = 3_600_000
	}
	period := float64(o.Period)
	if period == 0 {
		period = step
	}
	if o.Compat {
		return stl.MsticpyPeriods(flaggedTimes(times, flags, positive, 0), period)
	}
	gap := period
	if o.Gap != nil {
		gap = *o.Gap
	}
	// Points may begin at half past, or at the midnight of another zone.
	phase := stl.Phase(times, step)
	spans, err := stl.AnomalyPeriods(flaggedTimes(times, flags, positive, phase), period, gap, float64(o.Padding))
	for i := range spans {
		spans[i].Start += phase
		spans[i].End += phase
	}
	return spans, core.Renamed(err, "bin", "period")
}

// flaggedTimes are the times of flagged points, less phase.
func flaggedTimes(times, flags []float64, positive bool, phase float64) []float64 {
	flagged := []float64{}
	for i, flag := range flags {
		if (flag == 1 || flag == -1 && !positive) && !math.IsNaN(times[i]) {
			flagged = append(flagged, times[i]-phase)
		}
	}
	return flagged
}

// addFilled wants a column of numbers that every table with rows must have.
func (w *wanted) addFilled(headers []Header, option, name string) error {
	if !has(headers, name) && !anyFilled(headers) {
		return nil
	}
	w.add(name, Number)
	return needColumn(headers, option, name)
}

func orElse(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return name
}
