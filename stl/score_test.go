package stl

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

var nan = math.NaN()

// equal compares numbers within 1e-12; NaN is equal to NaN.
func equal(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) <= 1e-12 || x != x && y != y })
}

// TestScores: numbers worked out by hand. Of 1 2 3 4 10 the mean is 4 and the deviation sqrt(10); the median 3
// and the median deviation 1; the quartiles 2 and 4.
func TestScores(t *testing.T) {
	x := []float64{3, 10, nan, 1, 4, 2}
	d := math.Sqrt(10)
	for method, want := range map[Method][]float64{
		ZScore: {-1 / d, 6 / d, nan, -3 / d, 0, -2 / d},
		MAD:    {0, 0.6745 * 7, nan, -0.6745 * 2, 0.6745, -0.6745},
		Tukey:  {0, 3, nan, -0.5, 0, 0},
	} {
		got, err := Scores(x, method)
		if err != nil || !equal(got, want) {
			t.Errorf("method %d: %v, want %v (%v)", method, got, want, err)
		}
		for _, c := range [][]float64{{}, {nan}, {7}, {0.1, 0.1, 0.1}, {0.1, nan, 0.1}} {
			got, err := Scores(c, method)
			if err != nil || len(got) != len(c) {
				t.Fatal(got, err)
			}
			for i := range c {
				if want := c[i] - c[i]; !equal(got[i:i+1], []float64{want}) {
					t.Errorf("method %d of %v: %v", method, c, got)
				}
			}
		}
		if _, err := Scores([]float64{0, math.Inf(1)}, method); !errors.Is(err, &core.Error{Kind: core.Value}) {
			t.Errorf("infinite: %v", err)
		}
	}
	if _, err := Scores(x, 3); !errors.Is(err, &core.Error{Kind: core.Option}) {
		t.Error(err)
	}
}

// TestFlags: one rule, strictly beyond, and 0 means 0.
func TestFlags(t *testing.T) {
	scores := []float64{3, 3.1, -3, -3.1, 0, nan, -0.1}
	for _, c := range []struct {
		threshold, low float64
		want           []int8
	}{
		{3, 3, []int8{0, 1, 0, -1, 0, 0, 0}},
		{3, 0, []int8{0, 1, -1, -1, 0, 0, -1}},
		{0, 9, []int8{1, 1, 0, 0, 0, 0, 0}},
	} {
		if got, err := Flags(scores, c.threshold, c.low); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%v, want %v (%v)", got, c.want, err)
		}
	}
	for _, bad := range [][2]float64{{-1, 0}, {0, -1}, {nan, 0}, {0, nan}} {
		if _, err := Flags(scores, bad[0], bad[1]); !errors.Is(err, &core.Error{Kind: core.Option}) {
			t.Error(bad, err)
		}
	}
}

// TestScoresOfTimeSeries: msticpy's published scores, and the eight rows beyond 3 when dips count too.
func TestScoresOfTimeSeries(t *testing.T) {
	y := column(t, "../../shared/data/time_series.csv", 1)
	d, err := Decompose(y, Options{Period: 24}, nil)
	if err != nil {
		t.Fatal(err)
	}
	scores, err := Scores(d.Residual, ZScore)
	if err != nil {
		t.Fatal(err)
	}
	for row, want := range map[int]float64{299: 3.1537513793835656, 399: 3.5694752569896897, 599: 4.262376096862104} {
		near(t, "score", scores[row], want, 1e-12)
	}
	flags, _ := Flags(scores, 3, 3)
	var up, down []int
	for i, f := range flags {
		switch f {
		case 1:
			up = append(up, i)
		case -1:
			down = append(down, i)
		}
	}
	if !slices.Equal(up, []int{299, 399, 599}) || !slices.Equal(down, []int{149, 199, 623, 779, 791}) {
		t.Errorf("up %v, down %v", up, down)
	}
	seasonal, trend := d.Strength()
	if seasonal < 0.5 || trend < 0.8 || seasonal > 1 || trend > 1 {
		t.Errorf("strength %v %v", seasonal, trend)
	}
}

// TestStrength: of parts whose variances are known.
func TestStrength(t *testing.T) {
	rest := []float64{1, -1, 1, -1, nan}
	for _, c := range []struct {
		component []float64
		want      float64
	}{
		{[]float64{3, 3, -3, -3, 9}, 0.9}, // variances 1 and 10
		{[]float64{5, 5, 5, 5, 5}, 0},
		{[]float64{-1, 1, -1, 1, 0}, 0}, // nothing but the opposite of the rest
	} {
		near(t, "strength", StrengthOf(c.component, rest), c.want, 1e-15)
	}
	near(t, "strength of nothing", StrengthOf(nil, nil), 0, 0)
}

// TestPlanted: eight of the nine hours planted in the sample lead the ranking, where counts are taken as
// logarithms (a night has a tenth of the bytes of a day) and outliers lose their weight.
func TestPlanted(t *testing.T) {
	y := column(t, "../testdata/samples/bytes_per_hour.csv", 1)
	for i, v := range y {
		y[i] = math.Log(v + 1e5)
	}
	m, err := DecomposeMulti(y, MultiOptions{Periods: []int{24, 168}, STL: Options{Robust: true}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	scores, err := Scores(m.Residual, MAD)
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]int, len(y))
	for i := range rows {
		rows[i] = i
	}
	slices.SortFunc(rows, func(a, b int) int { return cmp.Compare(math.Abs(scores[b]), math.Abs(scores[a])) })
	first := slices.Sorted(slices.Values(rows[:8]))
	if want := []int{51, 203, 374, 466, 561, 562, 563, 889}; !slices.Equal(first, want) {
		t.Errorf("the eight highest scores are those of rows %v, want %v", first, want)
	}
}
