package events

import (
	"math"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/iforest"
)

// ForestOptions are the settings of an isolation forest as hosts write them. The zero value is iforest's
// own defaults.
type ForestOptions struct {
	Trees         int       // 1 to 10,000; 0: 100
	MaxSamples    float64   // rows that each tree sees: a whole number, or a share in (0, 1], 1 for all (OL-3); 0: 256
	MaxFeatures   float64   // columns that each tree sees: a whole number, or a share in (0, 1); 0: all (OL-1)
	Contamination float64   // share of the training rows to flag, in (0, 0.5]; 0: those that score above Threshold
	Threshold     float64   // score above which rows are flagged, in (0, 1]; 0: 0.5. Not with Contamination
	Seed          int       // >= 0
	Weights       []float64 // how likely each row of x is to be drawn; nil: all alike
	Formula       string    // of c(n): "exact", which is also what empty means, or "scikit-learn"
	Missing       string    // what becomes of missing numbers: "error", which is also what empty means, or "median"
}

// training is a matrix to grow a forest on, and how.
type training struct {
	m         core.Matrix
	options   iforest.Options
	threshold float64 // 0: as the options say
}

// grow is iforest.Fit, or where scores of the training rows are wanted FitScore.
func (t training) grow(scores bool, tick core.Tick) (f *iforest.Forest, own []float64, err error) {
	if scores {
		f, own, err = iforest.FitScore(t.m, t.options, tick)
	} else {
		f, err = iforest.Fit(t.m, t.options, tick)
	}
	if err == nil && t.threshold != 0 {
		f, err = f.WithThreshold(t.threshold)
	}
	return f, own, err
}

// newTraining makes the matrix and works the settings out. compat is msticpy's defaults: min(100, rows) rows
// and floor(sqrt(columns)) columns a tree, and contamination 0.05.
func (o ForestOptions) newTraining(data []float64, cols int, names []string, compat bool) (t training, err error) {
	if err := o.check(); err != nil {
		return t, err
	}
	t.threshold = o.Threshold
	t.options = iforest.Options{Trees: o.Trees, Seed: uint64(o.Seed), Weights: o.Weights, Contamination: o.Contamination}
	if o.Formula == "scikit-learn" {
		t.options.Formula = iforest.ScikitLearn
	}
	if compat && o.MaxSamples == 0 {
		o.MaxSamples = 100
	}
	if compat && o.MaxFeatures == 0 {
		o.MaxFeatures = math.Floor(math.Sqrt(float64(cols)))
	}
	if compat && o.Contamination == 0 && o.Threshold == 0 {
		t.options.Contamination = 0.05
	}
	// In msticpy 1 means one row (OL-3).
	if t.options.MaxSamples, t.options.MaxSamplesShare, err = amount("maxSamples", o.MaxSamples, !compat); err != nil {
		return t, err
	}
	if t.options.MaxFeatures, t.options.MaxFeaturesShare, err = amount("maxFeatures", o.MaxFeatures, false); err != nil {
		return t, err
	}
	if o.Missing == "median" {
		t.m, t.options.Medians, err = iforest.Fill(data, cols, names)
	} else {
		t.m, err = core.NewMatrix(data, cols, names)
	}
	return t, core.Renamed(err, "names", "featureColumns")
}

// check refuses what has no meaning; iforest checks the rest.
func (o ForestOptions) check() error {
	switch {
	case o.Missing != "" && o.Missing != "error" && o.Missing != "median":
		return core.Refuse(core.Option, "missing", `"error" or "median"`, core.Quote(o.Missing))
	case o.Formula != "" && o.Formula != "exact" && o.Formula != "scikit-learn":
		return core.Refuse(core.Option, "formula", `"exact" or "scikit-learn"`, core.Quote(o.Formula))
	case o.Threshold != 0 && o.Contamination != 0:
		return core.Refuse(core.Option, "threshold", "left out with contamination", core.Number(o.Threshold))
	case o.Threshold != 0 && !(o.Threshold > 0 && o.Threshold <= 1):
		return core.Refuse(core.Option, "threshold", "a number > 0 and <= 1", core.Number(o.Threshold))
	case o.Seed < 0:
		return core.Refuse(core.Option, "seed", "a whole number >= 0", strconv.Itoa(o.Seed))
	}
	return nil
}

// amount reads a setting that is a whole number or a share of all; whole says whether 1 is a share.
func amount(name string, v float64, whole bool) (count int, share float64, err error) {
	switch {
	case v == 0, v > 0 && v < 1, v == 1 && whole:
		return 0, v, nil
	case v >= 1 && v == math.Floor(v) && v <= math.MaxInt32:
		return int(v), 0, nil
	}
	return 0, 0, core.Refuse(core.Option, name, "a whole number >= 1 or a share > 0 and <= 1", core.Number(v))
}

// FitForest grows a forest on the rows of data, cols numbers each, and sets its threshold. names are the
// columns' own, or nil; compat is msticpy's defaults. Refusals, time and memory: as iforest.Fit.
func FitForest(data []float64, cols int, names []string, o ForestOptions, compat bool, tick core.Tick) (*iforest.Forest, error) {
	t, err := o.newTraining(data, cols, names, compat)
	if err != nil {
		return nil, err
	}
	f, _, err := t.grow(false, tick)
	return f, err
}
