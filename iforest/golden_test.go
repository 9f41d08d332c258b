package iforest

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

// The golden files are made by testdata/gen/iforest_sklearn.py; each names versions, call and tolerance.
func readGolden(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile("../testdata/golden/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

const seeds = 20 // scikit-learn's and ours

// TestForestsOfScikitLearn: exported forests give scikit-learn's scores, threshold and flags.
func TestForestsOfScikitLearn(t *testing.T) {
	var file struct {
		Cases []struct {
			Name         string
			Columns      int
			Forest       []byte
			Threshold    float64
			Rows, Scores []float64
			Flagged      []int
		}
	}
	readGolden(t, "iforest_forests", &file)
	if len(file.Cases) < 7 {
		t.Fatalf("%d cases", len(file.Cases))
	}
	for _, c := range file.Cases {
		f, err := Load(c.Forest)
		if err != nil {
			t.Fatal(c.Name, err)
		}
		m := matrixOf(t, c.Rows, c.Columns)
		scores, err := f.Score(nil, m, nil)
		if err != nil {
			t.Fatal(c.Name, err)
		}
		if f.Threshold() != c.Threshold {
			t.Errorf("%s: threshold %v, want %v", c.Name, f.Threshold(), c.Threshold)
		}
		for i, s := range scores {
			if math.Abs(s-c.Scores[i]) > 1e-9 {
				t.Errorf("%s: row %d scores %v, want %v", c.Name, i, s, c.Scores[i])
			}
			// Rows whose score is the threshold itself may fall on either side, by the order of sums.
			if f.Flagged(s) != (c.Flagged[i] == 1) && math.Abs(s-c.Threshold) > 1e-9 {
				t.Errorf("%s: row %d of score %v is flagged %v, want %v", c.Name, i, s, f.Flagged(s), c.Flagged[i])
			}
			why, err := f.Why(nil, m.Row(i))
			if err != nil {
				t.Fatal(err)
			}
			sum := 0.0
			for _, w := range why {
				sum += w
			}
			if math.Abs(sum-1-math.Log2(s)) > 1e-9 {
				t.Errorf("%s: row %d: columns add %v bits, the score is %v", c.Name, i, sum, s)
			}
		}
		if got := base64.StdEncoding.EncodeToString(f.Save(nil)); got != base64.StdEncoding.EncodeToString(c.Forest) {
			t.Errorf("%s: saved again, the bytes differ", c.Name)
		}
	}
}

// TestKnownOutliersAreFound: on data with labels the mean AUROC of 20 seeds is scikit-learn's within 0.01.
func TestKnownOutliersAreFound(t *testing.T) {
	var file struct {
		Cases []struct {
			Name              string
			Columns, Outliers int
			Rows              []float64
			AUROC, Spread     float64
		}
	}
	readGolden(t, "iforest_labelled", &file)
	if len(file.Cases) < 7 {
		t.Fatalf("%d cases", len(file.Cases))
	}
	for _, c := range file.Cases {
		m := matrixOf(t, c.Rows, c.Columns)
		sum := 0.0
		for seed := range uint64(seeds) {
			f, err := Fit(m, Options{Seed: seed}, nil)
			if err != nil {
				t.Fatal(err)
			}
			scores, err := f.Score(nil, m, nil)
			if err != nil {
				t.Fatal(err)
			}
			sum += auroc(scores, c.Outliers)
		}
		mean := sum / seeds
		t.Logf("%s: AUROC %.4f, scikit-learn %.4f (spread of seeds %.4f)", c.Name, mean, c.AUROC, c.Spread)
		if math.Abs(mean-c.AUROC) > 0.01 {
			t.Errorf("%s: AUROC %v, scikit-learn has %v", c.Name, mean, c.AUROC)
		}
	}
}

// auroc is the share of pairs (outlier, inlier) in which the outlier, one of the last rows, scores higher.
func auroc(scores []float64, outliers int) float64 {
	inliers, right := scores[:len(scores)-outliers], 0.0
	for _, out := range scores[len(inliers):] {
		for _, in := range inliers {
			if out > in {
				right++
			} else if out == in {
				right += 0.5
			}
		}
	}
	return right / float64(outliers*len(inliers))
}

// TestFlaggedRowsOverlap: on two logs, what each of 20 seeds flags overlaps with what 20 seeds of
// scikit-learn flag as those overlap among themselves. Each seed is judged by its mean overlap with
// scikit-learn's (other) seeds: ours lie within theirs, on average no more than their standard deviation lower.
func TestFlaggedRowsOverlap(t *testing.T) {
	var file struct {
		Cases []struct {
			Name          string
			Columns       int
			Contamination float64
			Rows          []float64
			Flagged       [][]int
		}
	}
	readGolden(t, "iforest_logs", &file)
	if len(file.Cases) != 2 {
		t.Fatalf("%d cases", len(file.Cases))
	}
	for _, c := range file.Cases {
		m := matrixOf(t, c.Rows, c.Columns)
		var theirs, ours []float64
		for i, a := range c.Flagged {
			theirs = append(theirs, overlaps(a, slices.Concat(c.Flagged[:i], c.Flagged[i+1:])))
		}
		for seed := range uint64(seeds) {
			f, err := Fit(m, Options{Seed: seed, Contamination: c.Contamination}, nil)
			if err != nil {
				t.Fatal(err)
			}
			scores, err := f.Score(nil, m, nil)
			if err != nil {
				t.Fatal(err)
			}
			var flagged []int
			for i, s := range scores {
				if f.Flagged(s) {
					flagged = append(flagged, i)
				}
			}
			ours = append(ours, overlaps(flagged, c.Flagged))
		}
		square := 0.0
		for _, v := range theirs {
			square += (v - mean(theirs)) * (v - mean(theirs)) / seeds
		}
		t.Logf("%s: overlap %.3f (%.3f to %.3f), scikit-learn with itself %.3f (%.3f to %.3f)", c.Name,
			mean(ours), slices.Min(ours), slices.Max(ours), mean(theirs), slices.Min(theirs), slices.Max(theirs))
		if mean(ours) < mean(theirs)-math.Sqrt(square) || slices.Min(ours) < slices.Min(theirs) {
			t.Errorf("%s: the overlap is less than scikit-learn's with itself", c.Name)
		}
	}
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// overlaps is the mean overlap of a with each of the others.
func overlaps(a []int, others [][]int) float64 {
	var all []float64
	for _, b := range others {
		all = append(all, overlap(a, b))
	}
	return mean(all)
}

// overlap is the share of the rows in either that are in both.
func overlap(a, b []int) float64 {
	both := 0
	for _, i := range a {
		if slices.Contains(b, i) {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
