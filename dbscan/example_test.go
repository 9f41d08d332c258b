package dbscan_test

import (
	"fmt"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/dbscan"
)

func ExampleCluster() {
	m, err := core.NewMatrix([]float64{
		1.0, 1.1,
		1.0, 1.0,
		1.1, 1.0,
		8.0, 8.0,
		8.0, 8.1,
		25, 80,
	}, 2, nil)
	if err != nil {
		panic(err)
	}
	r, err := dbscan.Cluster(m, dbscan.Options{Eps: 0.3, MinSamples: 2}, nil)
	if err != nil {
		panic(err)
	}
	fmt.Println(r.Clusters, r.Labels, r.Core)
	// Output: 2 [0 0 0 1 1 -1] [0 1 2 3 4]
}

// Weights say how often each row was seen.
func ExampleOptions_weights() {
	m, err := core.NewMatrix([]float64{0, 1, 9}, 1, nil)
	if err != nil {
		panic(err)
	}
	r, err := dbscan.Cluster(m, dbscan.Options{Eps: 1, MinSamples: 100, Weights: []float64{99, 1, 2}}, nil)
	if err != nil {
		panic(err)
	}
	fmt.Println(r.Labels)
	// Output: [0 0 -1]
}

func ExampleSuggestEps() {
	m, err := core.NewMatrix([]float64{1, 2, 2, 2, 3, 4, 50, 51, 52, 90}, 1, nil)
	if err != nil {
		panic(err)
	}
	a, err := dbscan.SuggestEps(m, 2, dbscan.Euclidean, nil)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.3g %v\n", a.Eps, a.Distances)
	// Output: 1 [1 1 1 1 1 1 1 38]
}
