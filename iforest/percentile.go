package iforest

import (
	"math"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// ThresholdFor is the threshold above which the share contamination, in (0, 0.5], of the scores lies, as
// scikit-learn finds it: the percentile of the scores by linear interpolation between the two nearest
// (numpy's default rule). Equal scores may leave fewer above. Scores are not changed. O(n) on average.
func ThresholdFor(scores []float64, contamination float64) (float64, error) {
	if err := checkContamination(contamination); err != nil {
		return 0, err
	}
	if len(scores) == 0 {
		return 0, core.Refuse(core.Shape, "scores", "at least 1 number", "none")
	}
	// scikit-learn counts from the most anomalous and goes through per cent.
	at := contamination * 100 / 100 * float64(len(scores)-1)
	low := int(at)
	share := at - float64(low)
	for i, v := range scores {
		if math.IsNaN(v) {
			return 0, core.Refuse(core.Value, "scores", "numbers", "NaN in row "+strconv.Itoa(i))
		}
	}
	work := append([]float64(nil), scores...)
	a := pick(work, len(work)-1-low)
	if share == 0 || low+1 >= len(work) {
		return a, nil
	}
	b := pick(work, len(work)-2-low)
	if share >= 0.5 { // numpy measures from the nearer end
		return b - float64((b-a)*(1-share)), nil
	}
	return a + float64((b-a)*share), nil
}

// pick finds the number that would be at place k if the numbers were sorted, and reorders them (Hoare,
// 1961, "Find"), with pivots drawn from a fixed stream, so that no order of the numbers is a bad one.
func pick(numbers []float64, k int) float64 {
	r := stream(golden)
	for len(numbers) > 1 {
		pivot := numbers[r.below(len(numbers))]
		// Three runs: less than the pivot, equal to it, greater.
		less, equal := 0, 0
		for i, v := range numbers {
			if v > pivot {
				continue
			}
			numbers[i] = numbers[equal]
			if v < pivot {
				numbers[equal] = numbers[less]
				numbers[less] = v
				less++
			} else {
				numbers[equal] = v
			}
			equal++
		}
		switch {
		case k < less:
			numbers = numbers[:less]
		case k < equal:
			return pivot
		default:
			numbers, k = numbers[equal:], k-equal
		}
	}
	return numbers[0]
}
