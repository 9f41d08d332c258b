package dbscan

import (
	"math"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// Metric is a way to measure the distance between two rows.
type Metric uint8

// The metrics, for rows x and y.
const (
	Euclidean Metric = iota // sqrt(sum (x_j - y_j)^2)
	Manhattan               // sum |x_j - y_j|
	Chebyshev               // max |x_j - y_j|
	Cosine                  // 1 - x.y / (|x| |y|), 0 to 2
)

var metricNames = [...]string{"euclidean", "manhattan", "chebyshev", "cosine"}

// ParseMetric gives the metric called by the name in lower case; "" is Euclidean. It refuses other names
// (core.Option, field "metric").
func ParseMetric(name string) (Metric, error) {
	if name == "" {
		return Euclidean, nil
	}
	for i, known := range metricNames {
		if name == known {
			return Metric(i), nil
		}
	}
	return 0, refuseMetric(core.Quote(name))
}

// String is the name that ParseMetric knows.
func (k Metric) String() string {
	if k.check() != nil {
		return "Metric(" + strconv.Itoa(int(k)) + ")"
	}
	return metricNames[k]
}

func (k Metric) check() error {
	if int(k) >= len(metricNames) {
		return refuseMetric(strconv.Itoa(int(k)))
	}
	return nil
}

func refuseMetric(got string) error {
	return core.Refuse(core.Option, "metric", "one of "+core.List(metricNames[:]), got)
}

// straight gives the metric and radius under which unit vectors are neighbours exactly when the rows
// they came from are: |u-v|^2 = 2 (1 - u.v). Other metrics stay as they are.
func straight(k Metric, eps float64) (Metric, float64) {
	if k != Cosine {
		return k, eps
	}
	if eps >= 2 {
		return Euclidean, 3 // opposite vectors are 2 apart: all are neighbours, whatever the rounding
	}
	return Euclidean, math.Sqrt(2 * eps)
}

// unitRow writes row divided by its length to dst, and answers false for a row of zeros. The largest
// number is divided out first, so that no square leaves float64's range.
func unitRow(dst, row []float64) bool {
	largest := 0.0
	for _, v := range row {
		largest = max(largest, math.Abs(v))
	}
	if largest == 0 {
		return false
	}
	sum := 0.0
	for j, v := range row {
		dst[j] = v / largest
		sum += float64(dst[j] * dst[j])
	}
	length := math.Sqrt(sum)
	for j := range dst {
		dst[j] /= length
	}
	return true
}
