package stl

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

const hour = 3_600_000

func hours(of ...float64) []float64 {
	for i := range of {
		of[i] *= hour
	}
	return of
}

// TestMsticpyPeriods: what msticpy 3.0.2's extract_anomaly_periods gives.
func TestMsticpyPeriods(t *testing.T) {
	for _, c := range []struct{ hours, want []float64 }{
		{nil, nil},
		{[]float64{5}, []float64{4, 6}},
		{[]float64{5, 6}, []float64{4, 7}},
		{[]float64{7, 5}, []float64{4, 8}},
		{[]float64{5, 8}, []float64{4, 6, 7, 9}},
		{[]float64{5, 7, 9, 11}, []float64{4, 12}},
		{[]float64{5.5, 5.9}, []float64{4, 6}},
		{[]float64{-0.5}, []float64{-2, 0}},
	} {
		got, err := MsticpyPeriods(hours(c.hours...), hour)
		if err != nil || !slices.Equal(got, spansOf(c.want)) {
			t.Errorf("%v: %v, want %v (%v)", c.hours, got, c.want, err)
		}
	}
}

func spansOf(ends []float64) (spans []Span) {
	for i := 0; i < len(ends); i += 2 {
		spans = append(spans, Span{ends[i] * hour, ends[i+1] * hour})
	}
	return spans
}

// TestAnomalyPeriods: exact bins, gaps and padding.
func TestAnomalyPeriods(t *testing.T) {
	for _, c := range []struct {
		hours        []float64
		gap, padding float64
		want         []float64
	}{
		{nil, 0, 0, nil},
		{[]float64{5}, 0, 0, []float64{5, 6}},
		{[]float64{6.2, 5, 5.7}, 0, 0, []float64{5, 7}},
		{[]float64{5, 7}, 0, 0, []float64{5, 6, 7, 8}},
		{[]float64{5, 7}, 1, 0, []float64{5, 8}},
		{[]float64{5, 7}, 0.9, 0, []float64{5, 6, 7, 8}},
		{[]float64{5, 8}, 0, 1, []float64{4, 10}},
		{[]float64{5, 9}, 0, 1, []float64{4, 7, 8, 11}},
		{[]float64{-1.5}, 0, 0, []float64{-2, -1}},
	} {
		got, err := AnomalyPeriods(hours(c.hours...), hour, c.gap*hour, c.padding*hour)
		if err != nil || !slices.Equal(got, spansOf(c.want)) {
			t.Errorf("%v: %v, want %v (%v)", c.hours, got, c.want, err)
		}
	}
	for want, err := range map[string]error{
		"times must be milliseconds since 1970 in every row, got NaN in row 1": second(AnomalyPeriods([]float64{0, nan}, hour, 0, 0)),
		"bin must be a whole number of milliseconds >= 1, got 0":               second(AnomalyPeriods(nil, 0, 0, 0)),
		"gap must be a finite number >= 0 of milliseconds, got -1":             second(AnomalyPeriods(nil, hour, -1, 0)),
		"padding must be a finite number >= 0 of milliseconds, got NaN":        second(AnomalyPeriods(nil, hour, 0, nan)),
		"period must be a whole number of milliseconds >= 1, got 0.5":          second(MsticpyPeriods(nil, 0.5)),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// TestGrid: rows in any order come to lie in their bins, and back.
func TestGrid(t *testing.T) {
	times := hours(3, 0, 1, 5, 6)
	g, err := NewGrid(times, []float64{30, 0, 10, 50, nan}, GridOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if g.Start != 0 || g.Step != hour || !equal(g.Values, []float64{0, 10, nan, 30, nan, 50, nan}) ||
		!slices.Equal(g.Bins, []int{3, 0, 1, 5, 6}) || !slices.Equal(g.Rows, []int{1, 2, -1, 0, -1, 3, 4}) || g.Time(5) != 5*hour {
		t.Errorf("%+v", g)
	}
	zero := 0.0
	for _, c := range []struct {
		times, values []float64
		o             GridOptions
		want          []float64
	}{
		{hours(0, 0, 2), []float64{1, 2, 3}, GridOptions{Step: hour, Repeat: Sum}, []float64{3, nan, 3}},
		{hours(0, 0, 2), []float64{1, 2, 3}, GridOptions{Step: hour, Repeat: Sum, Fill: &zero}, []float64{3, 0, 3}},
		{hours(0, 0, 2), []float64{1, nan, nan}, GridOptions{Step: hour, Repeat: Mean, Fill: &zero}, []float64{1, 0, nan}},
		{hours(0.2, 0.9, -0.1), []float64{1, 2, 6}, GridOptions{Step: hour, Repeat: Mean, Floor: true}, []float64{6, 1.5}},
		{hours(7), []float64{1}, GridOptions{}, []float64{1}},
	} {
		g, err := NewGrid(c.times, c.values, c.o)
		if err != nil || !equal(g.Values, c.want) {
			t.Errorf("%v %+v: %+v, want %v (%v)", c.times, c.o, g, c.want, err)
		}
	}
	for want, err := range map[string]error{
		"times must be different from each other, got rows 0 and 2 in one step":     second(NewGrid(hours(1, 0, 1), make([]float64, 3), GridOptions{})),
		"times must be whole steps of 3600000 ms apart, got 9000000 in row 3":       second(NewGrid(hours(0, 1, 2, 2.5), make([]float64, 4), GridOptions{Step: hour})),
		"times must be milliseconds since 1970 in every row, got Infinity in row 0": second(NewGrid([]float64{1 / zero}, make([]float64, 1), GridOptions{})),
		"values must be missing or finite in every row, got -Infinity in row 0":     second(NewGrid(hours(0), []float64{-1 / zero}, GridOptions{})),
		"times must be at least 1 row, got 0 rows":                                  second(NewGrid(nil, nil, GridOptions{})),
		"values must be 1 value, one a time, got 0":                                 second(NewGrid(hours(0), nil, GridOptions{})),
		"step must be a whole number of milliseconds >= 1, got 0.5":                 second(NewGrid(hours(0), []float64{0}, GridOptions{Step: 0.5})),
		"repeat must be Refused, Sum or Mean, got 3":                                second(NewGrid(hours(0), []float64{0}, GridOptions{Repeat: 3})),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	_, err = NewGrid(hours(1, 2, 3, 400_000, 4), make([]float64, 5), GridOptions{})
	if !errors.Is(err, &core.Error{Kind: core.Shape}) || !strings.Contains(err.Error(), "row 3") {
		t.Error(err)
	}
	_, err = NewGrid(hours(401, -400_000, 400, 402, 403), make([]float64, 5), GridOptions{})
	if !errors.Is(err, &core.Error{Kind: core.Shape}) || !strings.Contains(err.Error(), "row 1") {
		t.Error(err)
	}
}

// TestGridShuffled: the order of rows does not matter.
func TestGridShuffled(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		n := 1 + r.IntN(50)
		times, values := make([]float64, n), make([]float64, n)
		for i := range times {
			times[i], values[i] = float64(r.IntN(80)-40)*hour, float64(r.IntN(100))
		}
		a, err := NewGrid(times, values, GridOptions{Step: hour, Repeat: Sum})
		if err != nil {
			t.Fatal(err)
		}
		for i, bin := range a.Bins {
			if a.Time(bin) != times[i] {
				t.Fatalf("row %d at %v lies in the bin at %v", i, times[i], a.Time(bin))
			}
		}
		r.Shuffle(n, func(i, j int) {
			times[i], times[j] = times[j], times[i]
			values[i], values[j] = values[j], values[i]
		})
		b, err := NewGrid(times, values, GridOptions{Step: hour, Repeat: Sum})
		if err != nil || !equal(a.Values, b.Values) {
			t.Fatal(a, b, err)
		}
	}
}

// TestPhase: where the points of an even series begin.
func TestPhase(t *testing.T) {
	for _, c := range []struct {
		hours []float64
		want  float64
	}{{nil, 0}, {[]float64{nan}, 0}, {[]float64{5, 7}, 0}, {[]float64{-1.5, nan, 2.5}, 0.5}, {[]float64{1.5, 2.6}, 0}} {
		if got := Phase(hours(c.hours...), hour); got != c.want*hour {
			t.Errorf("%v: %v hours, want %v", c.hours, got/hour, c.want)
		}
	}
}
