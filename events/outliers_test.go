package events

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/surprise"
)

// fifty is fifty rows alike and one that is far off in a number, a flag and a text.
func fifty(t *testing.T) Table {
	n, flag, text := make([]float64, 51), make([]bool, 51), make([]string, 51)
	for i := range n {
		n[i], text[i] = float64(i%10), "usual"
	}
	n[7], flag[7], text[7] = 900, true, "odd"
	return table(t, NumberColumn("n", n), FlagColumn("flag", flag), TextColumn("text", core.StringsOf(text...)),
		TimeColumn("TimeGenerated", n), TextColumn("UtcTime", core.StringsOf(text...)), NumberColumn("", n))
}

// outliersOf finds outliers as a host does: only what was asked for is handed over.
func outliersOf(t *testing.T, of Table, o OutlierOptions) Outliers {
	t.Helper()
	headers, err := IdentifyOutliersColumns(of.all, o)
	got, err := IdentifyOutliers(only(t, of, headers, err).Of(of.all), nil, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestOutliersOfATable(t *testing.T) {
	of := fifty(t)
	headers, err := IdentifyOutliersColumns(of.all, OutlierOptions{})
	if err != nil || !slices.Equal(headerNames(headers), []string{"n", "flag", "text"}) {
		t.Fatalf("%v: times and the nameless index are no features: %v", err, headers)
	}
	got := outliersOf(t, of, OutlierOptions{})
	if got.Rows[0] != 7 || got.Ranks[7] != 1 || !got.Flagged[7] || got.Forest.Threshold() != 0.5 || len(got.Scores) != 51 {
		t.Fatalf("rows %v, ranks %v", got.Rows, got.Ranks)
	}
	words := map[string]string{}
	sum := 0.0
	for i, r := range got.Reasons[0] {
		words[r.Column] = r.Words
		sum += r.Bits
		if i > 0 && r.Bits > got.Reasons[0][i-1].Bits {
			t.Error("reasons are not in order")
		}
	}
	if math.Abs(sum-1-math.Log2(got.Scores[7])) > 1e-12 {
		t.Errorf("bits add up to %v, the score is %v", sum, got.Scores[7])
	}
	for column, want := range map[string]string{
		"n": "n is 900, greater than in 98% of the training rows", "flag": "flag is true, greater than in 98% of the training rows",
		"text": `text "odd" occurs once in 51 training rows`,
	} {
		if words[column] != want {
			t.Errorf("%s: %q, want %q", column, words[column], want)
		}
	}
	if got.Reasons[0][0].Column == "text" && (got.Reasons[0][0].Text != "odd" || !math.IsNaN(got.Reasons[0][0].Value)) {
		t.Errorf("%+v", got.Reasons[0][0])
	}
}

// Ranks count from 1 and equal scores share the best; rows go from the most anomalous, ties by row.
func TestOutlierRanks(t *testing.T) {
	got := outliersOf(t, fifty(t), OutlierOptions{ForestOptions: ForestOptions{Contamination: 0.5}})
	for i, score := range got.Scores {
		higher := int32(0)
		for _, other := range got.Scores {
			if other > score {
				higher++
			}
		}
		if got.Ranks[i] != higher+1 {
			t.Fatalf("row %d has rank %d, want %d", i, got.Ranks[i], higher+1)
		}
	}
	for k := 1; k < len(got.Rows); k++ {
		a, b := got.Rows[k-1], got.Rows[k]
		if got.Scores[a] < got.Scores[b] || got.Scores[a] == got.Scores[b] && a > b {
			t.Fatalf("row %d before row %d", a, b)
		}
	}
	compat := outliersOf(t, fifty(t), OutlierOptions{Compat: true, ForestOptions: ForestOptions{Contamination: 0.5}})
	if !slices.IsSorted(compat.Rows) {
		t.Errorf("under compat rows are in input order, got %v", compat.Rows)
	}
}

// Other rows are scored by what x is like; texts that x has not are rarer than any it has.
func TestOutliersOfOtherRows(t *testing.T) {
	x := fifty(t)
	predict := table(t, NumberColumn("n", []float64{3, 5000}), FlagColumn("flag", []bool{false, false}), TextColumn("text", core.StringsOf("usual", "new")))
	got, err := IdentifyOutliers(x, &predict, OutlierOptions{Columns: []string{"n", "text"}}, nil)
	if err != nil || len(got.Scores) != 2 || len(got.Rows) != 1 || got.Rows[0] != 1 {
		t.Fatalf("%v: %+v", err, got)
	}
	for _, r := range got.Reasons[0] {
		want := map[string]string{"n": "n is 5000, greater than in every training row", "text": `text "new" never occurs in 51 training rows`}[r.Column]
		if r.Words != want {
			t.Errorf("%q, want %q", r.Words, want)
		}
	}
	e, err := newEncoder(x, []string{"text"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := e.encode(predict)
	if want := []float64{0, math.Round(4*surprise.Token(0, 51)) / 4}; err != nil || !slices.Equal(data, want) {
		t.Errorf("%v: encoded as %v, want %v", err, data, want)
	}
	lacking := table(t, NumberColumn("n", []float64{1}))
	if _, err := IdentifyOutliers(x, &lacking, OutlierOptions{Columns: []string{"n", "text"}}, nil); !strings.Contains(said(err), `featureColumns must be a column of the table ("n"), got "text"`) {
		t.Errorf("got %v", err)
	}
}

// What a share and a whole number mean (OL-3), and msticpy's settings.
func TestForestSettings(t *testing.T) {
	data := make([]float64, 300*5)
	for i := range data {
		data[i] = float64(i * i % 97)
	}
	for _, c := range []struct {
		o                 ForestOptions
		compat            bool
		samples, features int
	}{
		{ForestOptions{}, false, 256, 5},
		{ForestOptions{}, true, 100, 2},
		{ForestOptions{MaxSamples: 1}, false, 300, 5},
		{ForestOptions{MaxSamples: 1}, true, 1, 2},
		{ForestOptions{MaxSamples: 0.5, MaxFeatures: 0.5}, false, 150, 2},
		{ForestOptions{MaxSamples: 20, MaxFeatures: 1}, false, 20, 1},
		{ForestOptions{MaxSamples: 1000}, false, 300, 5},
	} {
		o, err := c.o.newTraining(data, 5, nil, c.compat)
		if err != nil {
			t.Fatal(err)
		}
		f, err := FitForest(data, 5, nil, c.o, c.compat, nil)
		if err != nil {
			t.Fatal(err)
		}
		features := o.options.MaxFeatures
		if share := o.options.MaxFeaturesShare; share > 0 {
			features = int(share * 5)
		}
		if features == 0 {
			features = 5
		}
		if f.Samples() != c.samples || features != c.features {
			t.Errorf("%+v, compat %v: %d samples, %d features; want %d, %d", c.o, c.compat, f.Samples(), features, c.samples, c.features)
		}
		if c.samples > 1 && c.compat != (f.Threshold() != 0.5) {
			t.Errorf("threshold %v", f.Threshold())
		}
	}
}

func TestOutlierRefusals(t *testing.T) {
	nan := math.NaN()
	of := table(t, NumberColumn("a", []float64{1, nan, 3}), NumberColumn("b", []float64{1, 2, 3}))
	for _, c := range []struct {
		o    OutlierOptions
		kind core.Kind
		want string
	}{
		{OutlierOptions{}, core.Value, `column "a" must be finite in every row, got NaN in row 1`},
		{OutlierOptions{Columns: []string{"c"}}, core.Column, `featureColumns must be a column of the table ("a", "b"), got "c"`},
		{OutlierOptions{Columns: []string{"b", "b"}}, core.Option, `featureColumns must be each column once, got "b" twice`},
		{OutlierOptions{Columns: []string{}}, core.Column, `featureColumns must be at least one column, got none`},
		{OutlierOptions{Columns: []string{"b"}, MaxReasons: -1}, core.Option, `maxReasons must be a whole number >= 1, got -1`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{Contamination: 0.6}}, core.Option, `contamination must be a number > 0 and <= 0.5, got 0.6`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{Contamination: nan}}, core.Option, `contamination must be a number > 0 and <= 0.5, got NaN`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{MaxFeatures: 2}}, core.Option, `maxFeatures must be at most the 1 column there are, got 2`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{MaxSamples: 1.5}}, core.Option, `maxSamples must be a whole number >= 1 or a share > 0 and <= 1, got 1.5`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{MaxSamples: -1}}, core.Option, `maxSamples must be a whole number >= 1 or a share > 0 and <= 1, got -1`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{Trees: -1}}, core.Option, `trees must be a whole number from 1 to 10000, got -1`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{Seed: -1}}, core.Option, `seed must be a whole number >= 0, got -1`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{Formula: "x"}}, core.Option, `formula must be "exact" or "scikit-learn", got "x"`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{Missing: "mean"}}, core.Option, `missing must be "error" or "median", got "mean"`},
		{OutlierOptions{Columns: []string{"b"}, ForestOptions: ForestOptions{Weights: []float64{1}}}, core.Shape, `weights must be one number for each of 3 rows, got 1 number`},
	} {
		_, err := IdentifyOutliers(of, nil, c.o, nil)
		if said(err) != c.want || !errors.Is(err, &core.Error{Kind: c.kind}) {
			t.Errorf("%+v\n got %v\nwant %s", c.o, err, c.want)
		}
	}
	got := outliersOf(t, of, OutlierOptions{ForestOptions: ForestOptions{Missing: "median"}})
	if len(got.Scores) != 3 || got.Reasons == nil && len(got.Rows) > 0 {
		t.Errorf("with medians: %+v", got)
	}
}

// Nothing in, nothing out; one row and rows all alike are no outliers.
func TestFewRows(t *testing.T) {
	none := table(t, NumberColumn("a", nil))
	if got := outliersOf(t, none, OutlierOptions{}); len(got.Scores) != 0 || got.Forest != nil {
		t.Errorf("%+v", got)
	}
	one := table(t, NumberColumn("a", []float64{5}))
	if got := outliersOf(t, one, OutlierOptions{}); got.Scores[0] != 0.5 || len(got.Rows) != 0 {
		t.Errorf("%+v", got)
	}
	alike := table(t, NumberColumn("a", slices.Repeat([]float64{5}, 40)))
	for _, o := range []ForestOptions{{}, {Contamination: 0.1}} {
		if got := outliersOf(t, alike, OutlierOptions{ForestOptions: o}); got.Scores[0] != 0.5 || len(got.Rows) != 0 || got.Ranks[39] != 1 {
			t.Errorf("%+v", got)
		}
	}
	if _, err := IdentifyOutliers(none, &one, OutlierOptions{}, nil); said(err) != "matrix must be at least 1 row, got 0 rows" {
		t.Errorf("got %v", err)
	}
}

func TestMaxReasons(t *testing.T) {
	got := outliersOf(t, fifty(t), OutlierOptions{MaxReasons: 2, ForestOptions: ForestOptions{Contamination: 0.5}})
	if len(got.Reasons) != 2 || len(got.Notes) != 1 || !strings.HasPrefix(got.Notes[0], "reasons are given for the first 2 rows of ") {
		t.Errorf("%d reasons, notes %q", len(got.Reasons), got.Notes)
	}
}

// A threshold of one's own; a note where very many rows are flagged; a note on text that is nearly all numbers.
func TestOutlierNotes(t *testing.T) {
	text := make([]string, 300)
	for i := range text {
		text[i] = strconv.Itoa(i * 7919 % 301)
	}
	text[9] = "-"
	data := make([]float64, 300)
	for i := range data {
		data[i] = float64(i * 7919 % 301)
	}
	of := table(t, TextColumn("bytes", core.StringsOf(text...)), NumberColumn("n", data))
	got := outliersOf(t, of, OutlierOptions{})
	if len(got.TextColumns) != 1 || len(got.Notes) != 2 || !strings.Contains(got.Notes[0], "of 300 score above 0.5: contamination or a higher threshold flags fewer") ||
		got.Notes[1] != `the column "bytes" holds text (1 cell of 300 no number), so that its cells count by their rarity, not by their size` {
		t.Errorf("text columns %q, notes %q", got.TextColumns, got.Notes)
	}
	few := outliersOf(t, of, OutlierOptions{Columns: []string{"n"}, ForestOptions: ForestOptions{Threshold: 0.6}})
	if few.Forest.Threshold() != 0.6 || len(few.Rows) >= len(got.Rows) {
		t.Errorf("threshold %v, %d rows", few.Forest.Threshold(), len(few.Rows))
	}
	again, err := IdentifyWith(few.Forest, mustMatrix(t, data), 1, nil)
	if err != nil || !slices.Equal(again.Rows, few.Rows) || len(again.Reasons) > 1 {
		t.Errorf("%v: asked again, rows %v", err, again.Rows)
	}
	for _, o := range []ForestOptions{{Threshold: 0.6, Contamination: 0.1}, {Threshold: 1.5}, {Threshold: -1}} {
		if _, err := IdentifyOutliers(of, nil, OutlierOptions{ForestOptions: o}, nil); !strings.HasPrefix(said(err), "threshold must be ") {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func mustMatrix(t *testing.T, column []float64) core.Matrix {
	t.Helper()
	m, err := core.NewMatrix(column, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
