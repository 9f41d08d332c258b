package events

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// The planted rows of our sample, by the features that msticpy computes: the mean AUROC is scikit-learn's
// within 0.01 (golden/iforest_sample.json).
func TestPlantedRowsAreFoundAsByScikitLearn(t *testing.T) {
	var golden struct {
		Features []string
		Seeds    int
		AUROC    float64
	}
	text, err := os.ReadFile("../testdata/golden/iforest_sample.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &golden); err != nil {
		t.Fatal(err)
	}
	of := sampleTable(t, "processes.csv")
	computed, err := AddProcessFeatures(of, ProcessOptions{Compat: true})
	if err != nil {
		t.Fatal(err)
	}
	of = with(t, of, computed...)
	odd := make([]bool, of.Rows())
	for _, p := range plantedIn(t, "processes.csv").Planted {
		odd[p.Row] = true
	}
	sum := 0.0
	for seed := range golden.Seeds {
		sum += aurocOf(outliersOf(t, of, OutlierOptions{Columns: golden.Features, ForestOptions: ForestOptions{Seed: seed}}).Scores, odd)
	}
	mean := sum / float64(golden.Seeds)
	t.Logf("AUROC %.4f, scikit-learn %.4f", mean, golden.AUROC)
	if math.Abs(mean-golden.AUROC) > 0.01 {
		t.Errorf("AUROC %v, scikit-learn has %v", mean, golden.AUROC)
	}
}

// aurocOf is the share of pairs (odd row, other row) in which the odd one scores higher.
func aurocOf(scores []float64, odd []bool) float64 {
	right, pairs := 0.0, 0.0
	for i := range scores {
		for j := range scores {
			if !odd[i] || odd[j] {
				continue
			}
			pairs++
			if scores[i] > scores[j] {
				right++
			} else if scores[i] == scores[j] {
				right += 0.5
			}
		}
	}
	return right / pairs
}

// msticpy flags 19 of the 363 events of its documentation's log at its usual contamination and 4 at 0.01
// (by pathScore, commandlineTokensFull, isSystemSession).
func TestShareFlaggedOnARealLog(t *testing.T) {
	of := sharedTable(t, "processes_on_host.csv")
	for contamination, want := range map[float64]int{0: 19, 0.01: 4} {
		o := OutlierOptions{Compat: true, Columns: []string{"pathScore", "commandlineTokensFull", "isSystemSession"}}
		o.Contamination = contamination
		if got := outliersOf(t, of, o); len(got.Rows) != want {
			t.Errorf("contamination %v: %d rows flagged, want %d", contamination, len(got.Rows), want)
		}
	}
}
