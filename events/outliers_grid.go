package events

import (
	"math"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/iforest"
)

// Feature names a column of a forest, by name or, where Name is empty, by number.
type Feature struct {
	Name  string
	Index int
}

// GridOptions says which grid GridScores scores. The zero value is the first two features.
type GridOptions struct {
	Features []Feature // two different ones, across and up; nil: the first two
	Size     int       // points in each direction, 2 to 1,000; 0: 100
}

// Grid is the score over a grid of two features.
type Grid struct {
	Columns [2]string // what the features are called
	X, Y    []float64 // rising
	Scores  []float64 // row after row: Scores[j*len(X)+i] is that at X[i], Y[j]
}

// GridScores scores a grid of two features with all others at their median in the training data, for a
// picture of where a forest finds events odd (what msticpy's plot_outlier_results draws, OL-6 and OL-7
// mended). The grid reaches a tenth of the range beyond the training data on each side. Medians are those
// of at most 1,000 training rows (iforest.Forest.Training); a forest without them is refused.
func GridScores(f *iforest.Forest, o GridOptions, tick core.Tick) (Grid, error) {
	size := o.Size
	if size == 0 {
		size = 100
	}
	if size < 2 || size > 1000 {
		return Grid{}, core.Refuse(core.Option, "size", "a whole number from 2 to 1000", strconv.Itoa(o.Size))
	}
	at, err := gridFeatures(f, o.Features)
	if err != nil {
		return Grid{}, err
	}
	if len(f.Training(0)) == 0 {
		return Grid{}, core.Refuse(core.Value, "forest", "one with training values", "one without")
	}
	x, y := axis(f.Training(at[0]), size), axis(f.Training(at[1]), size)
	row := make([]float64, f.Columns())
	for j := range row {
		row[j] = middle(f.Training(j))
	}
	g := Grid{Columns: [2]string{featureName(f, at[0]), featureName(f, at[1])}, X: x, Y: y, Scores: make([]float64, size*size)}
	line := make([]float64, 0, size*len(row))
	for j, up := range y {
		line = line[:0]
		for _, across := range x {
			row[at[0]], row[at[1]] = across, up
			line = append(line, row...)
		}
		m, err := core.NewMatrix(line, len(row), nil)
		if err != nil {
			return Grid{}, err
		}
		if _, err := f.Score(g.Scores[j*size:j*size:(j+1)*size], m, nil); err != nil {
			return Grid{}, err
		}
		if err := tick.Step(j+1, size); err != nil {
			return Grid{}, err
		}
	}
	return g, nil
}

// gridFeatures finds the two columns.
func gridFeatures(f *iforest.Forest, features []Feature) (at [2]int, err error) {
	if features == nil {
		features = []Feature{{Index: 0}, {Index: 1}}
	}
	if len(features) != 2 {
		return at, core.Refuse(core.Option, "features", "two features", strconv.Itoa(len(features)))
	}
	for i, one := range features {
		at[i] = one.Index
		got := strconv.Itoa(one.Index)
		if one.Name != "" {
			at[i], got = slices.Index(f.Names(), one.Name), core.Quote(one.Name)
		}
		if at[i] < 0 || at[i] >= f.Columns() {
			must := "numbers from 0 to " + strconv.Itoa(f.Columns()-1)
			if f.Names() != nil {
				must += " or among " + core.List(f.Names())
			}
			return at, core.Refuse(core.Option, "features", must, got)
		}
	}
	if at[0] == at[1] {
		return at, core.Refuse(core.Option, "features", "two different features", featureName(f, at[0])+" twice")
	}
	return at, nil
}

// featureName is what a forest's column is called.
func featureName(f *iforest.Forest, j int) string {
	if names := f.Names(); names != nil {
		return names[j]
	}
	return "column " + strconv.Itoa(j)
}

// axis is evenly spaced values over the range of rising numbers and a tenth beyond.
func axis(rising []float64, size int) []float64 {
	low, high := rising[0], rising[len(rising)-1]
	margin := (high/10 - low/10)
	if margin == 0 {
		margin = math.Max(0.5, math.Abs(low)*0x1p-20)
	}
	low, high = math.Max(low-margin, -math.MaxFloat64), math.Min(high+margin, math.MaxFloat64)
	out := make([]float64, size)
	for i := range out {
		share := float64(i) / float64(size-1)
		out[i] = float64(low*(1-share)) + float64(high*share)
	}
	return out
}

// middle is the median of rising numbers.
func middle(rising []float64) float64 {
	n := len(rising)
	return rising[(n-1)/2]/2 + rising[n/2]/2
}
