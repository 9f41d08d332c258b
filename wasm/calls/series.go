package calls

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/stl"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

func newSeries() *wire.Series { return &wire.Series{} }

func planSeries(headers []events.Header, o *wire.Series) ([]events.Header, error) {
	options, err := o.Events()
	if err != nil {
		return nil, err
	}
	return events.AnomaliesColumns(headers, options)
}

func tsAnomalies(t events.Table, o *wire.Series, tick core.Tick) (wire.Answer, error) {
	options, err := o.Events()
	if err != nil {
		return wire.Answer{}, err
	}
	series, err := events.Anomalies(t, options, tick)
	return wire.AnalysedSeries(&series), err
}

func newBins() *wire.Bins { return &wire.Bins{} }

func planBins(headers []events.Header, o *wire.Bins) ([]events.Header, error) {
	options, err := o.Events()
	if err != nil {
		return nil, err
	}
	return events.EventsToSeriesColumns(headers, options)
}

func eventsToSeries(t events.Table, o *wire.Bins, _ core.Tick) (wire.Answer, error) {
	options, err := o.Events()
	if err != nil {
		return wire.Answer{}, err
	}
	series, err := events.EventsToSeries(t, options)
	return wire.AnalysedSeries(&series), err
}

// splitSeries takes the values of a series.
func splitSeries(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	var o wire.Stl
	if err := wire.Decode(options, &o); err != nil {
		return wire.Answer{}, err
	}
	if err := need(in, 1); err != nil {
		return wire.Answer{}, err
	}
	how, err := o.Split()
	if err != nil {
		return wire.Answer{}, err
	}
	split, err := events.SplitSeries(in[0].Numbers, how, tick)
	return wire.SplitSeries(&split), err
}

// findPeriods takes the values of a series.
func findPeriods(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	if err := wire.Decode(options, &wire.FindPeriods{}); err != nil {
		return wire.Answer{}, err
	}
	if err := need(in, 1); err != nil {
		return wire.Answer{}, err
	}
	if len(in[0].Numbers) == 0 {
		return wire.FoundPeriods(nil), nil
	}
	found, err := stl.FindPeriods(in[0].Numbers, tick)
	return wire.FoundPeriods(found), err
}

func newThreshold() *wire.Threshold { return &wire.Threshold{} }

func planThreshold(headers []events.Header, o *wire.Threshold) ([]events.Header, error) {
	options, err := o.Events()
	if err != nil {
		return nil, err
	}
	return events.ReflagColumns(headers, options)
}

func setThreshold(t events.Table, o *wire.Threshold, _ core.Tick) (wire.Answer, error) {
	options, err := o.Events()
	if err != nil {
		return wire.Answer{}, err
	}
	flags, err := events.Reflag(t, options)
	return wire.Answer{Table: wire.TableOf([]events.Column{flags})}, err
}

func newAnomalyPeriods() *wire.AnomalyPeriods { return &wire.AnomalyPeriods{} }

func planAnomalyPeriods(headers []events.Header, o *wire.AnomalyPeriods) ([]events.Header, error) {
	options, err := o.Events()
	if err != nil {
		return nil, err
	}
	return events.AnomalyPeriodsColumns(headers, options)
}

func anomalyPeriods(t events.Table, o *wire.AnomalyPeriods, _ core.Tick) (wire.Answer, error) {
	options, err := o.Events()
	if err != nil {
		return wire.Answer{}, err
	}
	spans, err := events.AnomalyPeriods(t, options)
	return wire.Spans(spans), err
}
