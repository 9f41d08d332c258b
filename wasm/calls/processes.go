package calls

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

func newWinnow() *wire.Winnow { return &wire.Winnow{} }

func newProcessFeatures() *wire.ProcessFeatures { return &wire.ProcessFeatures{} }

func planWinnow(headers []events.Header, o *wire.Winnow) ([]events.Header, error) {
	return events.WinnowColumns(headers, o.Events())
}

func winnow(t events.Table, o *wire.Winnow, tick core.Tick) (wire.Answer, error) {
	found, err := events.Winnow(t, o.Events(), tick)
	if err != nil {
		return wire.Answer{}, err
	}
	return wire.Winnowed(found), nil
}

func planProcessFeatures(headers []events.Header, o *wire.ProcessFeatures) ([]events.Header, error) {
	options, err := o.Events()
	if err != nil {
		return nil, err
	}
	return events.AddProcessFeaturesColumns(headers, options)
}

func addProcessFeatures(t events.Table, o *wire.ProcessFeatures, _ core.Tick) (wire.Answer, error) {
	options, err := o.Events()
	if err != nil {
		return wire.Answer{}, err
	}
	columns, err := events.AddProcessFeatures(t, options)
	return wire.Answer{Table: wire.TableOf(columns)}, err
}

func planCluster(headers []events.Header, o *wire.Cluster) ([]events.Header, error) {
	options, err := o.Events()
	if err != nil {
		return nil, err
	}
	return events.ClusterEventsColumns(headers, options)
}

func clusterEvents(t events.Table, o *wire.Cluster, tick core.Tick) (wire.Answer, error) {
	options, err := o.Events()
	if err != nil {
		return wire.Answer{}, err
	}
	found, err := events.ClusterEvents(t, options, tick)
	return wire.Clustered(&found, wire.TableOf(found.Columns)), err
}
