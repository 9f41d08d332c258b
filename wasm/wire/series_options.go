package wire

import (
	"github.com/logwinnow/logwinnow/wasm/jreader"
	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/stl"
)

// SplitOptions is how a series is split, for the options that hold it. In stl 0 means that one is left out.
type SplitOptions struct {
	Period       Period `json:"period"`
	Seasonal     Period `json:"seasonal"`
	Trend        *int   `json:"trend"`
	LowPass      *int   `json:"lowPass"`
	SeasonalDeg  *int   `json:"seasonalDeg"`
	TrendDeg     *int   `json:"trendDeg"`
	LowPassDeg   *int   `json:"lowPassDeg"`
	Robust       bool   `json:"robust"`
	SeasonalJump *int   `json:"seasonalJump"`
	TrendJump    *int   `json:"trendJump"`
	LowPassJump  *int   `json:"lowPassJump"`
	InnerIter    *int   `json:"innerIter"`
	OuterIter    *int   `json:"outerIter"`
}

// Stl is the options of stl.
//
//easyjson:json
type Stl struct{ SplitOptions }

// Bins is the options of eventsToSeries.
//
//easyjson:json
type Bins struct {
	Host
	TimeColumn string   `json:"timeColumn"`
	DataColumn string   `json:"dataColumn"`
	Bin        Duration `json:"bin"`
	By         []string `json:"by"`
	Aggregate  string   `json:"aggregate"`
}

// Events is the options in the words of events.
func (o *Bins) Events() (events.SeriesOptions, error) {
	s := Series{TimeColumn: o.TimeColumn, DataColumn: o.DataColumn, Bin: o.Bin, By: o.By, Aggregate: o.Aggregate}
	return s.Events()
}

// Series is the options of tsAnomaliesStl.
//
//easyjson:json
type Series struct {
	Host
	SplitOptions
	TimeColumn     string   `json:"timeColumn"`
	DataColumn     string   `json:"dataColumn"`
	ScoreThreshold *float64 `json:"scoreThreshold"`
	ThresholdLow   *float64 `json:"thresholdLow"`
	Method         string   `json:"method"`
	Bin            Duration `json:"bin"`
	Step           Duration `json:"step"`
	By             []string `json:"by"`
	Aggregate      string   `json:"aggregate"`
	Repeat         string   `json:"repeat"`
	Compat         Compat   `json:"compat"`
}

// Events is the options in the words of events.
func (o *Series) Events() (e events.SeriesOptions, err error) {
	e = events.SeriesOptions{TimeColumn: o.TimeColumn, DataColumn: o.DataColumn,
		ScoreSettings: events.ScoreSettings{Method: o.Method, Threshold: o.ScoreThreshold, ThresholdLow: o.ThresholdLow},
		BinSettings:   events.BinSettings{By: o.By, Aggregate: o.Aggregate, Repeat: o.Repeat}}
	if e.Compat, err = o.Compat.On(); err != nil {
		return e, err
	}
	if e.Bin, err = o.Bin.length("bin", 1); err != nil {
		return e, err
	}
	if e.Step, err = o.Step.length("step", 1); err != nil {
		return e, err
	}
	e.SplitSettings, err = o.Split()
	return e, err
}

// Split is the options in the words of events.
func (o *SplitOptions) Split() (s events.SplitSettings, err error) {
	if s.Periods, s.AutoPeriod, err = o.Period.list("period"); err != nil {
		return s, err
	}
	if s.Windows, _, err = o.Seasonal.list("seasonal"); err != nil {
		return s, err
	}
	if s.AutoPeriod && o.Seasonal.word != "" {
		return s, core.Refuse(core.Option, "seasonal", "a whole number or several", core.Quote(o.Seasonal.word))
	}
	s.STL.Robust = o.Robust
	for _, one := range []struct {
		name  string
		value *int
		to    *int
	}{
		{"trend", o.Trend, &s.STL.Trend}, {"lowPass", o.LowPass, &s.STL.LowPass}, {"seasonalJump", o.SeasonalJump, &s.STL.SeasonalJump},
		{"trendJump", o.TrendJump, &s.STL.TrendJump}, {"lowPassJump", o.LowPassJump, &s.STL.LowPassJump}, {"innerIter", o.InnerIter, &s.STL.InnerIter},
	} {
		if *one.to, err = given(one.name, one.value, "a whole number >= 1"); err != nil {
			return s, err
		}
	}
	if o.OuterIter != nil && *o.OuterIter < 0 {
		return s, core.Refuse(core.Option, "outerIter", "a whole number from 0 to 1000", Count(*o.OuterIter).text())
	}
	if o.OuterIter != nil {
		if s.STL.OuterIter = *o.OuterIter; *o.OuterIter == 0 {
			s.STL.OuterIter = stl.NoOuter
		}
	}
	for _, one := range []struct {
		name  string
		value *int
		to    *stl.Degree
	}{{"seasonalDeg", o.SeasonalDeg, &s.STL.SeasonalDegree}, {"trendDeg", o.TrendDeg, &s.STL.TrendDegree}, {"lowPassDeg", o.LowPassDeg, &s.STL.LowPassDegree}} {
		if one.value == nil {
			continue
		}
		switch *one.value {
		case 0:
			*one.to = stl.Constant
		case 1:
			*one.to = stl.Linear
		default:
			return s, core.Refuse(core.Option, one.name, "0 or 1", Count(*one.value).text())
		}
	}
	return s, nil
}

// Period is one whole number, several, or "auto".
type Period struct {
	word    string
	numbers []int
}

// UnmarshalEasyJSON reads a text, a whole number or an array of such.
func (p *Period) UnmarshalEasyJSON(in *jreader.Lexer) {
	switch {
	case in.IsDelim('"'):
		p.word = in.String()
	case in.IsDelim('['):
		p.numbers = []int{}
		in.Delim('[')
		for !in.IsDelim(']') {
			p.numbers = append(p.numbers, in.Int())
			in.WantComma()
		}
		in.Delim(']')
	default:
		p.numbers = []int{in.Int()}
	}
}

// MarshalEasyJSON exists for the generator; options are never written.
func (p Period) MarshalEasyJSON(w *jwriter.Writer) { w.String(p.word) }

// list is the numbers, nil where the option is left out, or whether they are to be found.
func (p Period) list(option string) (numbers []int, auto bool, err error) {
	switch {
	case p.word == "auto" && option == "period":
		return nil, true, nil
	case p.word != "" || p.numbers != nil && len(p.numbers) == 0:
		must := "a whole number or several"
		if option == "period" {
			must += `, or "auto"`
		}
		got := "none"
		if p.word != "" {
			got = core.Quote(p.word)
		}
		return nil, false, core.Refuse(core.Option, option, must, got)
	}
	return p.numbers, false, nil
}

// Duration is a length of time: milliseconds, or a text such as "1h".
type Duration struct {
	text  *string
	value *float64
}

// UnmarshalEasyJSON reads a text or a number.
func (d *Duration) UnmarshalEasyJSON(in *jreader.Lexer) {
	if in.IsDelim('"') {
		text := in.String()
		d.text = &text
		return
	}
	value := in.Float64()
	d.value = &value
}

// MarshalEasyJSON exists for the generator; options are never written.
func (d Duration) MarshalEasyJSON(w *jwriter.Writer) { w.RawString("null") }

// length is 0 where the option is left out, and otherwise at least so many milliseconds.
func (d Duration) length(option string, least float64) (events.Duration, error) {
	switch {
	case d.text != nil:
		return events.ParseDuration(option, *d.text, least)
	case d.value != nil:
		return events.CheckDuration(option, *d.value, least)
	}
	return 0, nil
}

// Threshold is the options of setNewAnomalyThreshold.
//
//easyjson:json
type Threshold struct {
	Host
	Threshold       *float64 `json:"threshold"`
	ThresholdLow    *float64 `json:"thresholdLow"`
	ScoreColumn     string   `json:"scoreColumn"`
	AnomaliesColumn string   `json:"anomaliesColumn"`
	Compat          Compat   `json:"compat"`
}

// Events is the options in the words of events.
func (o *Threshold) Events() (events.ThresholdOptions, error) {
	compat, err := o.Compat.On()
	if err == nil && o.Threshold == nil {
		err = missing("threshold")
	}
	if err != nil {
		return events.ThresholdOptions{}, err
	}
	return events.ThresholdOptions{Threshold: *o.Threshold, ThresholdLow: o.ThresholdLow, ScoreColumn: o.ScoreColumn,
		AnomaliesColumn: o.AnomaliesColumn, Compat: compat}, nil
}

// AnomalyPeriods is the options of extractAnomalyPeriods.
//
//easyjson:json
type AnomalyPeriods struct {
	Host
	TimeColumn      string   `json:"timeColumn"`
	AnomaliesColumn string   `json:"anomaliesColumn"`
	Period          Duration `json:"period"`
	Gap             Duration `json:"gap"`
	Padding         Duration `json:"padding"`
	PosOnly         *bool    `json:"posOnly"`
	Compat          Compat   `json:"compat"`
}

// Events is the options in the words of events.
func (o *AnomalyPeriods) Events() (e events.PeriodOptions, err error) {
	e = events.PeriodOptions{TimeColumn: o.TimeColumn, AnomaliesColumn: o.AnomaliesColumn, PosOnly: o.PosOnly}
	if e.Compat, err = o.Compat.On(); err != nil {
		return e, err
	}
	if e.Period, err = o.Period.length("period", 1); err != nil {
		return e, err
	}
	if e.Padding, err = o.Padding.length("padding", 0); err != nil {
		return e, err
	}
	if o.Gap.text != nil || o.Gap.value != nil {
		gap, err := o.Gap.length("gap", 0)
		if err != nil {
			return e, err
		}
		ms := float64(gap)
		e.Gap = &ms
	}
	return e, nil
}

// FindPeriods is the options of findPeriods: none.
//
//easyjson:json
type FindPeriods struct{}
