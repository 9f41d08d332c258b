package iforest_test

import (
	"fmt"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/iforest"
)

// lattice is 100 rows around (5, 50) and one that is far off in its second column.
func lattice() core.Matrix {
	var x []float64
	for i := range 100 {
		x = append(x, float64(i%10), float64(45+i/10))
	}
	m, err := core.NewMatrix(append(x, 5, 90), 2, nil)
	if err != nil {
		panic(err)
	}
	return m
}

func ExampleFit() {
	m := lattice()
	f, err := iforest.Fit(m, iforest.Options{Contamination: 0.01, Seed: 1}, nil)
	if err != nil {
		panic(err)
	}
	scores, err := f.Score(nil, m, nil)
	if err != nil {
		panic(err)
	}
	for row, s := range scores {
		if f.Flagged(s) {
			fmt.Printf("row %d: %v scores %.2f\n", row, m.Row(row), s)
		}
	}
	// Output: row 100: [5 90] scores 0.83
}

func ExampleForest_Why() {
	m := lattice()
	f, err := iforest.Fit(m, iforest.Options{Seed: 1}, nil)
	if err != nil {
		panic(err)
	}
	why, err := f.Why(nil, m.Row(100))
	if err != nil {
		panic(err)
	}
	for j, bits := range why {
		fmt.Printf("column %d: %+.2f bits, above %.1f%% of the training values\n", j, bits, 100*f.Standing(j, m.Row(100)[j]))
	}
	// Output:
	// column 0: -0.03 bits, above 55.0% of the training values
	// column 1: +0.76 bits, above 99.5% of the training values
}

// Two workers grow half a forest each.
func ExampleJoin() {
	m, o := lattice(), iforest.Options{Seed: 1}
	a, err := iforest.FitTrees(m, o, 0, 50, nil)
	if err != nil {
		panic(err)
	}
	b, err := iforest.FitTrees(m, o, 50, 100, nil)
	if err != nil {
		panic(err)
	}
	f, err := iforest.Join(a, b)
	if err != nil {
		panic(err)
	}
	fmt.Println(f.Trees(), "trees")
	// Output: 100 trees
}

func ExampleForest_Save() {
	f, err := iforest.Fit(lattice(), iforest.Options{Seed: 1}, nil)
	if err != nil {
		panic(err)
	}
	loaded, err := iforest.Load(f.Save(nil))
	fmt.Println(loaded.Trees(), err)
	_, err = iforest.Load([]byte("LWFOREST"))
	fmt.Println(err)
	// Output:
	// 100 <nil>
	// forest must be one that was saved as version 1, got bytes that begin otherwise
}
