package stl_test

import (
	"fmt"
	"math"

	"github.com/logwinnow/logwinnow/stl"
)

// requests are requests an hour over two weeks: more by day than by night, slowly more; one hour of the second
// Tuesday has none, one has twice as many.
func requests() []float64 {
	y := make([]float64, 14*24)
	for i := range y {
		y[i] = math.Round(100 + 0.1*float64(i) + 50*math.Sin(2*math.Pi*float64(i)/24))
	}
	y[200], y[210] = 0, 2*y[210]
	return y
}

func ExampleDecompose() {
	periods, err := stl.FindPeriods(requests(), nil)
	if err != nil {
		panic(err)
	}
	d, err := stl.Decompose(requests(), stl.Options{Period: periods[0].Period, Robust: true}, nil)
	if err != nil {
		panic(err)
	}
	scores, err := stl.Scores(d.Residual, stl.ZScore)
	if err != nil {
		panic(err)
	}
	flags, err := stl.Flags(scores, 5, 5)
	if err != nil {
		panic(err)
	}
	fmt.Println("period", periods[0].Period)
	for hour, f := range flags {
		if f != 0 {
			fmt.Printf("hour %d: %.0f instead of about %.0f\n", hour, requests()[hour], d.Trend[hour]+d.Seasonal[hour])
		}
	}
	// Output:
	// period 24
	// hour 200: 0 instead of about 163
	// hour 210: 142 instead of about 71
}

func ExampleAnomalyPeriods() {
	const hour = 3_600_000
	spans, err := stl.AnomalyPeriods([]float64{5 * hour, 6 * hour, 9 * hour}, hour, 0, 0)
	if err != nil {
		panic(err)
	}
	for _, s := range spans {
		fmt.Printf("%v to %v\n", s.Start/hour, s.End/hour)
	}
	// Output:
	// 5 to 7
	// 9 to 10
}

func ExampleNewGrid() {
	g, err := stl.NewGrid([]float64{3000, 0, 1000}, []float64{30, 0, 10}, stl.GridOptions{})
	if err != nil {
		panic(err)
	}
	fmt.Println(g.Step, g.Values, g.Rows)
	// Output: 1000 [0 10 NaN 30] [1 2 -1 0]
}
