package calls

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

// identifyOutliers takes one table, or two of the same columns: to learn from, and to be scored. Behind them
// may be weights.
var identifyOutliers = Operation{
	Plan: func(options []byte) ([]events.Header, error) {
		_, headers, err := plannedOutliers(options)
		return headers, err
	},
	Run: func(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
		o, headers, err := plannedOutliers(options)
		if err != nil {
			return wire.Answer{}, err
		}
		tables := 1
		if o.PredictRows != nil {
			tables = 2
		}
		each := arraysFor(headers)
		var weights []float64
		if len(in) == tables*each+1 {
			weights = in[tables*each].Numbers
		} else if err := need(in, tables*each); err != nil {
			return wire.Answer{}, err
		}
		how, err := o.Events(weights)
		if err != nil {
			return wire.Answer{}, err
		}
		x, err := tableOf(o.Table(), headers, in[:each])
		if err != nil {
			return wire.Answer{}, err
		}
		var predict *events.Table
		if o.PredictRows != nil {
			host := wire.Host{Columns: o.Columns, Rows: *o.PredictRows}
			other, err := tableOf(&host, headers, in[each:2*each])
			if err != nil {
				return wire.Answer{}, err
			}
			predict = &other
		}
		found, err := events.IdentifyOutliers(x, predict, how, tick)
		return wire.OutliersFound(&found), err
	},
}

func plannedOutliers(options []byte) (*wire.Outliers, []events.Header, error) {
	var o wire.Outliers
	if err := wire.Decode(options, &o); err != nil {
		return &o, nil, err
	}
	headers, err := events.IdentifyOutliersColumns(o.Table().Headers(), events.OutlierOptions{Columns: o.FeatureColumns})
	return &o, headers, err
}

// arraysFor is how many arrays the columns are.
func arraysFor(headers []events.Header) int {
	n := 0
	for _, h := range headers {
		n += arraysOf(h.Kind)
	}
	return n
}

// identifyOutliersMatrix takes a matrix to learn from, one to be scored unless it is the same, and weights.
func identifyOutliersMatrix(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
	var o wire.Outliers
	if err := wire.Decode(options, &o); err != nil {
		return wire.Answer{}, err
	}
	width, err := o.Width()
	if err != nil {
		return wire.Answer{}, err
	}
	arrays := 2
	if o.PredictColumns != nil {
		arrays = 3
	}
	if err := need(in, arrays); err != nil {
		return wire.Answer{}, err
	}
	how, err := o.Events(in[arrays-1].Numbers)
	if err != nil {
		return wire.Answer{}, err
	}
	var predict []float64
	if o.PredictColumns != nil {
		if predict = in[1].Numbers; predict == nil {
			predict = []float64{}
		}
	}
	found, err := events.IdentifyOutliersMatrix(in[0].Numbers, predict, width, how, tick)
	return wire.OutliersFound(&found), err
}

func planRemoveCommon(headers []events.Header, o *wire.RemoveCommon) ([]events.Header, error) {
	return events.RemoveCommonColumns(headers, o.ItemColumns)
}

func removeCommon(t events.Table, o *wire.RemoveCommon, tick core.Tick) (wire.Answer, error) {
	rows, err := events.RemoveCommonItems(t, o.ItemColumns, o.Max, tick)
	return wire.RowsLeft(rows), err
}

func newNumberMatrix() *wire.NumberMatrix { return &wire.NumberMatrix{} }

func planNumberMatrix(headers []events.Header, o *wire.NumberMatrix) ([]events.Header, error) {
	return events.NumberMatrixColumns(headers, o.FeatureColumns)
}

func numberMatrix(t events.Table, o *wire.NumberMatrix, _ core.Tick) (wire.Answer, error) {
	data, names, err := events.NumberMatrix(t, o.FeatureColumns)
	return wire.NumbersOf(data, names), err
}
