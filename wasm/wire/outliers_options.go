package wire

import (
	"strconv"

	"github.com/logwinnow/logwinnow/wasm/jreader"
	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
)

// ForestOptions is how a forest is grown, for the options that hold it. In Go 0 means that an option is
// left out, so one that is given must not be 0.
type ForestOptions struct {
	Trees         *int          `json:"trees"`
	MaxSamples    *float64      `json:"maxSamples"`
	MaxFeatures   *float64      `json:"maxFeatures"`
	Contamination Contamination `json:"contamination"`
	Threshold     *float64      `json:"threshold"`
	Seed          int           `json:"seed"`
	Formula       string        `json:"formula"`
	Missing       string        `json:"missing"`
	Compat        Compat        `json:"compat"`
}

// Forest is the options in the words of events; weights are empty where there are none.
func (o *ForestOptions) Forest(weights []float64) (f events.ForestOptions, compat bool, err error) {
	f = events.ForestOptions{Seed: o.Seed, Formula: o.Formula, Missing: o.Missing}
	if len(weights) > 0 {
		f.Weights = weights
	}
	if compat, err = o.Compat.On(); err != nil {
		return f, compat, err
	}
	if f.Contamination, err = o.Contamination.share(); err != nil {
		return f, compat, err
	}
	if f.Threshold, err = given("threshold", o.Threshold, "a number > 0 and <= 1"); err != nil {
		return f, compat, err
	}
	if f.Trees, err = given("trees", o.Trees, "a whole number >= 1"); err != nil {
		return f, compat, err
	}
	if f.MaxSamples, err = given("maxSamples", o.MaxSamples, "a whole number >= 1 or a share > 0 and <= 1"); err != nil {
		return f, compat, err
	}
	f.MaxFeatures, err = given("maxFeatures", o.MaxFeatures, "a whole number >= 1 or a share > 0 and <= 1")
	return f, compat, err
}

// given is an option's value, 0 where it is left out; one that is given as 0 is refused.
func given[N int | float64](option string, value *N, must string) (N, error) {
	if value == nil {
		return 0, nil
	}
	if *value == 0 {
		return 0, core.Refuse(core.Option, option, must, "0")
	}
	return *value, nil
}

// Contamination is "auto" or a share.
type Contamination struct {
	word  string
	value *float64
}

// UnmarshalEasyJSON reads a text or a number.
func (c *Contamination) UnmarshalEasyJSON(in *jreader.Lexer) {
	if in.IsDelim('"') {
		c.word = in.String()
		return
	}
	value := in.Float64()
	c.value = &value
}

// MarshalEasyJSON exists for the generator; options are never written.
func (c Contamination) MarshalEasyJSON(w *jwriter.Writer) { w.String(c.word) }

func (c Contamination) share() (float64, error) {
	const must = `"auto" or a number > 0 and <= 0.5`
	if c.word != "" && c.word != "auto" {
		return 0, core.Refuse(core.Option, "contamination", must, core.Quote(c.word))
	}
	return given("contamination", c.value, must)
}

// Feature is a feature's name or number.
type Feature events.Feature

// UnmarshalEasyJSON reads a text or a whole number.
func (f *Feature) UnmarshalEasyJSON(in *jreader.Lexer) {
	if in.IsDelim('"') {
		f.Name = in.String()
		return
	}
	f.Index = in.Int()
}

// MarshalEasyJSON exists for the generator; options are never written.
func (f Feature) MarshalEasyJSON(w *jwriter.Writer) { w.String(f.Name) }

// Predict is what the host says of rows to be scored that are not those to learn from; nothing where there are none.
type Predict struct {
	PredictRows    *int `json:"predictRows"`    // of a table
	PredictColumns *int `json:"predictColumns"` // of a matrix
}

// Outliers is the options of identifyOutliers and fitForest, on a table or a matrix.
//
//easyjson:json
type Outliers struct {
	Host
	Predict
	ForestOptions
	FeatureColumns []string `json:"featureColumns"` // of a matrix: what its columns are called
	MaxReasons     *int     `json:"maxReasons"`
}

// Width is the number of columns of the matrix, which those to be scored must have, too.
func (o *Outliers) Width() (int, error) {
	width := o.Columns.matrix
	if o.PredictColumns != nil && *o.PredictColumns != width {
		return 0, core.Refuse(core.Shape, "xPredict", "rows of "+core.Count(width, "number")+", as x has", strconv.Itoa(*o.PredictColumns))
	}
	return width, nil
}

// Events is the options in the words of events; weights are empty where there are none.
func (o *Outliers) Events(weights []float64) (e events.OutlierOptions, err error) {
	e.Columns = o.FeatureColumns
	if e.MaxReasons, err = given("maxReasons", o.MaxReasons, "a whole number >= 1"); err != nil {
		return e, err
	}
	e.ForestOptions, e.Compat, err = o.Forest(weights)
	return e, err
}

// Alone refuses what is for identifyOutliers and not for fitForest.
func (o *Outliers) Alone() error {
	if o.MaxReasons != nil {
		return core.Refuse(core.Option, "options", "those of fitForest", core.Quote("maxReasons"))
	}
	return nil
}

// Rows is what a forest is told of the rows that it is asked about; MaxReasons is for identify alone.
//
//easyjson:json
type Rows struct {
	Columns        int      `json:"columns"`
	FeatureColumns []string `json:"featureColumns"`
	MaxReasons     *int     `json:"maxReasons"`
}

// Reasons is the option maxReasons, 0 where it is left out.
func (o *Rows) Reasons() (int, error) {
	return given("maxReasons", o.MaxReasons, "a whole number >= 1")
}

// LoadForest is the options of loadForest: none.
//
//easyjson:json
type LoadForest struct{}

// GridForest is the options of a forest's grid.
//
//easyjson:json
type GridForest struct {
	Features []Feature `json:"features"`
	Size     *int      `json:"size"`
}

// Events is the options in the words of events.
func (o *GridForest) Events() (g events.GridOptions, err error) {
	for _, f := range o.Features {
		g.Features = append(g.Features, events.Feature(f))
	}
	g.Size, err = given("size", o.Size, "a whole number from 2 to 1000")
	return g, err
}

// NumberMatrix is the options of numberMatrix.
//
//easyjson:json
type NumberMatrix struct {
	Host
	FeatureColumns []string `json:"featureColumns"`
}

// RemoveCommon is the options of removeCommonItems.
//
//easyjson:json
type RemoveCommon struct {
	Host
	ItemColumns []string `json:"itemColumns"`
	Max         int      `json:"max"`
}

// NewRemoveCommon is the options that hold where none are given.
func NewRemoveCommon() *RemoveCommon { return &RemoveCommon{Max: 10} }
