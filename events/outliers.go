package events

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/iforest"
)

// OutlierOptions says how IdentifyOutliers works. The zero value is the ordinary case.
type OutlierOptions struct {
	ForestOptions
	Columns    []string // names of the feature columns; nil: every column but those of times
	MaxReasons int      // rows that reasons are given for at most, at least 1; 0: 1,000
	Compat     bool     // msticpy's settings, and flagged rows in input order
}

// Outliers is what IdentifyOutliers finds.
type Outliers struct {
	Rows    []int32    // flagged rows, the most anomalous first (ties: by row); in input order under Compat
	Flagged []bool     // one a row
	Scores  []float64  // one a row, in (0, 1], higher for rows that are more easily isolated
	Ranks   []int32    // one a row, 1 for the highest score; equal scores share the best rank
	Reasons [][]Reason // for each of the first of Rows: what each feature adds, the most first
	Forest  *iforest.Forest
	Notes   []string

	TextColumns []string // the features that are rarities of texts, which Forest does not hold
}

// IdentifyOutliersColumns names the columns that IdentifyOutliers wants: the feature columns, text as text
// and everything else as numbers.
func IdentifyOutliersColumns(headers []Header, o OutlierOptions) ([]Header, error) {
	names, err := outlierFeatures(headers, o.Columns)
	if err != nil {
		return nil, err
	}
	var w wanted
	for _, name := range names {
		w.addFeature(headers, name, featureKind(headers, name))
	}
	return w, nil
}

// IdentifyOutliers tells which events are easily set apart from the others (msticpy's identify_outliers):
// it grows an isolation forest on x, scores the rows of predict (those of x where predict is nil), flags
// the scores above the forest's threshold and says for each flagged row what each feature adds.
//
// Numbers and booleans are features as they are; a text column becomes the rarity of its cell in x, in bits
// (surprise.Token, to a quarter of a bit): frequency encoding on a logarithmic scale, so that one event and two
// are as far apart as a thousand and two thousand, and 7,692 are as many as 7,693. Missing numbers are refused by
// column and row unless Missing says otherwise; a missing text is a value of its own. predict must have the
// columns of x. No rows in x: an empty answer, and where predict has rows, a refusal.
//
// Time: as iforest.Fit and Forest.Score, and O(rows log rows) for the ranks.
func IdentifyOutliers(x Table, predict *Table, o OutlierOptions, tick core.Tick) (Outliers, error) {
	names, err := outlierFeatures(x.all, o.Columns)
	if err != nil {
		return Outliers{}, err
	}
	if x.rows == 0 && (predict == nil || predict.rows == 0) {
		return Outliers{}, nil
	}
	if x, err = x.withFeatures(names, o.Compat); err != nil {
		return Outliers{}, err
	}
	e, err := newEncoder(x, names, tick.Part(0, 100))
	if err != nil {
		return Outliers{}, err
	}
	data, err := e.encode(x)
	if err != nil {
		return Outliers{}, err
	}
	train, err := o.newTraining(data, len(names), names, o.Compat)
	if err != nil {
		return Outliers{}, err
	}
	data = nil
	scored := x
	if predict != nil {
		if scored, err = predict.withFeatures(names, o.Compat); err != nil {
			return Outliers{}, err
		}
		if data, err = e.encode(scored); err != nil {
			return Outliers{}, err
		}
	}
	found, err := identify(train, data, predict != nil, o, e.wordsOf(scored), tick.Part(100, 1000))
	found.TextColumns, found.Notes = e.textColumns(), append(found.Notes, e.notes()...)
	return found, err
}

// IdentifyOutliersMatrix is IdentifyOutliers on bare numbers, row after row of cols each: x to learn from,
// predict to be scored (nil: x). names are the names of the columns, nil where they have none.
func IdentifyOutliersMatrix(x, predict []float64, cols int, o OutlierOptions, tick core.Tick) (Outliers, error) {
	if len(x) == 0 && len(predict) == 0 {
		return Outliers{}, nil
	}
	train, err := o.newTraining(x, cols, o.Columns, o.Compat)
	if err != nil {
		return Outliers{}, err
	}
	return identify(train, predict, predict != nil, o, numberWords, tick)
}

// identify grows the forest, scores the training rows or others, flags and explains.
func identify(train training, data []float64, others bool, o OutlierOptions, words func(*iforest.Forest) wording, tick core.Tick) (found Outliers, err error) {
	if o.MaxReasons < 0 {
		return found, core.Refuse(core.Option, "maxReasons", "a whole number >= 1", strconv.Itoa(o.MaxReasons))
	}
	scored := train.m
	if others {
		if found.Forest, _, err = train.grow(false, tick.Part(0, 450)); err != nil {
			return found, err
		}
		if scored, err = found.Forest.Matrix(data, train.m.Cols(), train.m.Names()); err != nil {
			return found, err
		}
		found.Scores, err = found.Forest.Score(nil, scored, tick.Part(450, 900))
	} else {
		found.Forest, found.Scores, err = train.grow(true, tick.Part(0, 900))
	}
	if err != nil {
		return found, err
	}
	return found, found.tell(scored, o, words(found.Forest), tick.Part(900, 1000))
}

// IdentifyWith is IdentifyOutliersMatrix with a forest that was grown before. maxReasons is as in OutlierOptions.
func IdentifyWith(f *iforest.Forest, m core.Matrix, maxReasons int, tick core.Tick) (found Outliers, err error) {
	found.Forest = f
	if found.Scores, err = f.Score(nil, m, tick.Part(0, 900)); err != nil {
		return found, err
	}
	return found, found.tell(m, OutlierOptions{MaxReasons: maxReasons}, numberWords(f), tick.Part(900, 1000))
}

// tell flags, ranks and explains what was scored.
func (found *Outliers) tell(scored core.Matrix, o OutlierOptions, words wording, tick core.Tick) error {
	found.flag(o.Compat)
	if n := len(found.Rows); o.Contamination == 0 && n > 20 && n > len(found.Scores)/10 {
		found.Notes = append(found.Notes, core.Count(n, "row")+" of "+strconv.Itoa(len(found.Scores))+" score above "+core.Number(found.Forest.Threshold())+
			": contamination or a higher threshold flags fewer")
	}
	return found.explain(scored, o.MaxReasons, words, tick)
}

// explain gives the reasons of the first flagged rows.
func (found *Outliers) explain(scored core.Matrix, most int, words wording, tick core.Tick) error {
	if most == 0 {
		most = 1000
	}
	rows := found.Rows[:min(most, len(found.Rows))]
	if len(rows) < len(found.Rows) {
		found.Notes = append(found.Notes, "reasons are given for the first "+core.Count(len(rows), "row")+" of "+core.Count(len(found.Rows), "flagged row"))
	}
	for k, row := range rows {
		if k%100 == 0 {
			if err := tick.Step(k, len(rows)); err != nil {
				return err
			}
		}
		reasons, err := reasonsOf(found.Forest, scored.Row(int(row)), int(row), words)
		if err != nil {
			return err
		}
		found.Reasons = append(found.Reasons, reasons)
	}
	return nil
}

// flag finds the flagged rows and the ranks.
func (found *Outliers) flag(inputOrder bool) {
	found.Flagged = make([]bool, len(found.Scores))
	for i, score := range found.Scores {
		if found.Forest.Flagged(score) {
			found.Flagged[i] = true
			found.Rows = append(found.Rows, int32(i))
		}
	}
	if !inputOrder {
		slices.SortStableFunc(found.Rows, func(a, b int32) int { return cmp.Compare(found.Scores[b], found.Scores[a]) })
	}
	rising := slices.Clone(found.Scores)
	slices.Sort(rising)
	found.Ranks = make([]int32, len(rising))
	for i, score := range found.Scores {
		at, _ := slices.BinarySearchFunc(rising, score, func(a, b float64) int {
			if a <= b { // so that the search ends behind all that are equal
				return -1
			}
			return 1
		})
		found.Ranks[i] = int32(len(rising) - at + 1)
	}
}
