package events

import (
	"math"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// OL-6 and OL-7: a point of the grid scores what a row scores that has the grid's values in the two features
// and medians elsewhere; the grid covers negative data.
func TestGridScores(t *testing.T) {
	data := make([]float64, 0, 300)
	for i := range 100 {
		data = append(data, float64(i%7)-3, float64(i), float64(i*i%11))
	}
	f, err := FitForest(data, 3, []string{"a", "b", "c"}, ForestOptions{}, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	g, err := GridScores(f, GridOptions{Features: []Feature{{Name: "c"}, {Index: 0}}, Size: 5}, nil)
	if err != nil || g.Columns != [2]string{"c", "a"} || len(g.X) != 5 || len(g.Scores) != 25 {
		t.Fatalf("%v: %+v", err, g)
	}
	if math.Abs(g.X[0]+0.9) > 1e-12 || math.Abs(g.X[4]-9.9) > 1e-12 || math.Abs(g.Y[0]+3.6) > 1e-12 || math.Abs(g.Y[4]-3.6) > 1e-12 {
		t.Errorf("across %v, up %v", g.X, g.Y)
	}
	for j, up := range g.Y {
		for i, across := range g.X {
			m, err := core.NewMatrix([]float64{up, 49.5, across}, 3, nil)
			if err != nil {
				t.Fatal(err)
			}
			want, err := f.Score(nil, m, nil)
			if err != nil || g.Scores[j*5+i] != want[0] {
				t.Errorf("at %v, %v: %v, want %v", across, up, g.Scores[j*5+i], want[0])
			}
		}
	}
	for _, c := range []struct {
		o    GridOptions
		want string
	}{
		{GridOptions{Size: 1}, "size must be a whole number from 2 to 1000, got 1"},
		{GridOptions{Features: []Feature{{}}}, "features must be two features, got 1"},
		{GridOptions{Features: []Feature{{Index: 1}, {Index: 3}}}, `features must be numbers from 0 to 2 or among "a", "b", "c", got 3`},
		{GridOptions{Features: []Feature{{Index: 1}, {Name: "x"}}}, `features must be numbers from 0 to 2 or among "a", "b", "c", got "x"`},
		{GridOptions{Features: []Feature{{Index: 1}, {Name: "b"}}}, `features must be two different features, got b twice`},
	} {
		if _, err := GridScores(f, c.o, nil); said(err) != c.want {
			t.Errorf("%+v: got %v, want %s", c.o, err, c.want)
		}
	}
}

// A constant feature has an axis, too.
func TestAxis(t *testing.T) {
	for _, rising := range [][]float64{{5, 5}, {1e300, 1e300}, {-math.MaxFloat64, math.MaxFloat64}, {0}} {
		a := axis(rising, 4)
		for i, v := range a {
			if math.IsNaN(v) || math.IsInf(v, 0) || i > 0 && v <= a[i-1] {
				t.Errorf("%v: %v", rising, a)
			}
		}
	}
}
