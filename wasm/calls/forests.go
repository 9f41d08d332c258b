package calls

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/iforest"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

// A forest lives with the host, as the bytes that iforest saves: no call leaves anything behind.

// fitForest takes a matrix and weights.
func fitForest(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	var o wire.Outliers
	if err := wire.Decode(options, &o); err != nil {
		return wire.Answer{}, err
	}
	if err := need(in, 2); err != nil {
		return wire.Answer{}, err
	}
	if err := o.Alone(); err != nil {
		return wire.Answer{}, err
	}
	width, err := o.Width()
	if err != nil {
		return wire.Answer{}, err
	}
	how, err := o.Events(in[1].Numbers)
	if err != nil {
		return wire.Answer{}, err
	}
	forest, err := events.FitForest(in[0].Numbers, width, o.FeatureColumns, how.ForestOptions, how.Compat, tick)
	if err != nil {
		return wire.Answer{}, err
	}
	return wire.Forest(forest), nil
}

// loadForest takes a forest's bytes.
func loadForest(options []byte, in []Array, _ core.Tick) (wire.Answer, error) {
	forest, err := forestOf(options, &wire.LoadForest{}, in, 1)
	if err != nil {
		return wire.Answer{}, err
	}
	return wire.Forest(forest), nil
}

// identifyForest takes a forest's bytes and a matrix.
func identifyForest(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	forest, m, o, err := askedOf(options, in)
	if err != nil {
		return wire.Answer{}, err
	}
	maxReasons, err := o.Reasons()
	if err != nil {
		return wire.Answer{}, err
	}
	found, err := events.IdentifyWith(forest, m, maxReasons, tick)
	return wire.OutliersFound(&found), err
}

// scoreForest takes a forest's bytes and a matrix.
func scoreForest(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	forest, m, _, err := askedOf(options, in)
	if err != nil {
		return wire.Answer{}, err
	}
	scores, err := forest.Score(nil, m, tick)
	return wire.Scored(scores), err
}

// explainForest takes a forest's bytes and a matrix.
func explainForest(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	forest, m, _, err := askedOf(options, in)
	if err != nil {
		return wire.Answer{}, err
	}
	reasons, err := events.Explain(forest, m, tick)
	return wire.Explained(reasons), err
}

// gridForest takes a forest's bytes.
func gridForest(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	var o wire.GridForest
	forest, err := forestOf(options, &o, in, 1)
	if err != nil {
		return wire.Answer{}, err
	}
	how, err := o.Events()
	if err != nil {
		return wire.Answer{}, err
	}
	grid, err := events.GridScores(forest, how, tick)
	return wire.Gridded(&grid), err
}

// forestOf decodes the options and loads the forest, the first of so many arrays.
func forestOf(options []byte, o wire.Options, in []Array, arrays int) (*iforest.Forest, error) {
	if err := wire.Decode(options, o); err != nil {
		return nil, err
	}
	if err := need(in, arrays); err != nil {
		return nil, err
	}
	return iforest.Load([]byte(in[0].Text))
}

// askedOf is a forest and the rows that it is asked about.
func askedOf(options []byte, in []Array) (*iforest.Forest, core.Matrix, *wire.Rows, error) {
	var o wire.Rows
	forest, err := forestOf(options, &o, in, 2)
	if err != nil {
		return nil, core.Matrix{}, nil, err
	}
	m, err := forest.Matrix(in[1].Numbers, o.Columns, o.FeatureColumns)
	return forest, m, &o, err
}
