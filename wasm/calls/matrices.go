package calls

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/dbscan"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

func clusterMatrix(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	o := wire.NewMatrix()
	if err := wire.Decode(options, o); err != nil {
		return wire.Answer{}, err
	}
	m, err := matrixOf(in, 1, o.Columns)
	if err != nil {
		return wire.Answer{}, err
	}
	found, err := events.ClusterMatrix(m, o.Events(), tick)
	return wire.Clustered(&found, nil), err
}

func cluster(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	var o wire.DBSCAN
	if err := wire.Decode(options, &o); err != nil {
		return wire.Answer{}, err
	}
	m, err := matrixOf(in, 2, o.Columns)
	if err != nil {
		return wire.Answer{}, err
	}
	how, err := o.Options(in[1].Numbers)
	if err != nil {
		return wire.Answer{}, err
	}
	found, err := dbscan.Cluster(m, how, tick)
	return wire.Labelled(&found), err
}

func suggestEps(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	var o wire.SuggestEps
	if err := wire.Decode(options, &o); err != nil {
		return wire.Answer{}, err
	}
	m, err := matrixOf(in, 1, o.Columns)
	if err != nil {
		return wire.Answer{}, err
	}
	minSamples, metric, err := o.Options()
	if err != nil {
		return wire.Answer{}, err
	}
	advice, err := dbscan.SuggestEps(m, minSamples, metric, tick)
	return wire.Advised(&advice), err
}

// matrixOf checks the number of arrays and makes the first a matrix.
func matrixOf(in []Array, arrays, columns int) (core.Matrix, error) {
	if err := need(in, arrays); err != nil {
		return core.Matrix{}, err
	}
	return core.NewMatrix(in[0].Numbers, columns, nil)
}
