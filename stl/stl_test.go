package stl

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// TestRefusals: what statsmodels refuses, and what it should have.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		y    []float64
		o    Options
		want string
	}{
		{[]float64{1}, Options{}, "period must be a whole number from 2 to 4194304, got 0"},
		{[]float64{1}, Options{Period: 1}, "period must be a whole number from 2 to 4194304, got 1"},
		{[]float64{1}, Options{Period: 12, Seasonal: 1}, "seasonal must be an odd whole number from 3 to 12582912, got 1"},
		{[]float64{1}, Options{Period: 12, Seasonal: 8}, "seasonal must be an odd whole number from 3 to 12582912, got 8"},
		{[]float64{1}, Options{Period: 12, Trend: 14}, "trend must be an odd whole number from 13 to 12582912, got 14"},
		{[]float64{1}, Options{Period: 12, Trend: 11}, "trend must be an odd whole number from 13 to 12582912, got 11"},
		{[]float64{1}, Options{Period: 12, LowPass: 12}, "lowPass must be an odd whole number from 13 to 12582912, got 12"},
		{[]float64{1}, Options{Period: 12, LowPass: -1}, "lowPass must be an odd whole number from 13 to 12582912, got -1"},
		{[]float64{1}, Options{Period: 12, SeasonalDegree: 2}, "seasonalDeg must be 0 or 1, got 2"},
		{[]float64{1}, Options{Period: 12, TrendJump: -1}, "trendJump must be a whole number of at least 1, got -1"},
		{[]float64{1}, Options{Period: 12, InnerIter: -1}, "innerIter must be a whole number from 1 to 1000, got -1"},
		{[]float64{1}, Options{Period: 12, OuterIter: 1001}, "outerIter must be a whole number from 1 to 1000, got 1001"},
		{nil, Options{Period: 12}, "values must be at least 1 value, got 0 values"},
		{[]float64{nan, nan}, Options{Period: 12}, "values must be there in at least 1 row, got 2 missing values"},
		{[]float64{1, nan, math.Inf(-1)}, Options{Period: 12}, "values must be missing or from -1e300 to 1e300 in every row, got -Infinity in row 2"},
		{[]float64{1, 2e300}, Options{Period: 12}, "values must be missing or from -1e300 to 1e300 in every row, got 2e+300 in row 1"},
	} {
		if _, err := Decompose(c.y, c.o, nil); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
	for want, o := range map[string]MultiOptions{
		"periods must be 1 to 16 periods, got 0":                                   {},
		"periods must be different from each other, got 24 twice":                  {Periods: []int{24, 24}},
		"periods must be less than half of the 40 values for at least one, got 20": {Periods: []int{24, 20}},
		"windows must be 2 windows, one a period, got 1":                           {Periods: []int{7, 8}, Windows: []int{7}},
		"seasonal must be an odd whole number from 3 to 12582912, got 4":           {Periods: []int{7}, Windows: []int{4}},
		"iterate must be a whole number from 1 to 1000, got -1":                    {Periods: []int{7}, Iterate: -1},
		"period must be a whole number from 2 to 4194304, got 1":                   {Periods: []int{1}},
	} {
		if _, err := DecomposeMulti(make([]float64, 40), o, nil); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestDefaults: the windows that statsmodels reports as its config.
func TestDefaults(t *testing.T) {
	for _, c := range []struct{ period, seasonal, trend, lowPass int }{
		{24, 0, 47, 25}, {168, 0, 321, 169}, {12, 0, 23, 13}, {7, 13, 13, 9}, {2, 3, 7, 3}, {10, 5, 23, 11},
	} {
		s, err := settle(&Options{Period: c.period, Seasonal: c.seasonal})
		if err != nil || s.trend.window != c.trend || s.lowPass.window != c.lowPass {
			t.Errorf("period %d: %+v (%v), want %+v", c.period, s, err, c)
		}
	}
}

// TestConstant: a constant series, and one of two values, have no residual.
func TestConstant(t *testing.T) {
	for _, n := range []int{1, 2, 3, 23, 24, 25, 100, 1000} {
		for _, robust := range []bool{false, true} {
			y := slices.Repeat([]float64{0.1}, n)
			d, err := Decompose(y, Options{Period: 24, Robust: robust}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if n < 24 {
				continue // the phases without a value have season 0, which moves the others
			}
			for i := range y {
				near(t, "seasonal", d.Seasonal[i], 0, 1e-15)
				near(t, "trend", d.Trend[i], 0.1, 1e-15)
				near(t, "residual", d.Residual[i], 0, 0)
			}
		}
	}
}

// TestShifted: a constant added to the series moves the trend and nothing else; the series is not changed.
func TestShifted(t *testing.T) {
	y := noisy(500, 12)
	copied := slices.Clone(y)
	a, err := Decompose(y, Options{Period: 12}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(y, copied) {
		t.Fatal("the series was changed")
	}
	for i := range y {
		y[i] += 1000
	}
	b, err := Decompose(y, Options{Period: 12}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range y {
		near(t, "trend", b.Trend[i], a.Trend[i]+1000, 1e-9)
		near(t, "seasonal", b.Seasonal[i], a.Seasonal[i], 1e-9)
	}
}

// TestHuge: sums of the largest numbers do not overflow.
func TestHuge(t *testing.T) {
	y := noisy(500, 12)
	for i, v := range y {
		y[i] = math.Copysign(1e300, v)
	}
	for _, robust := range []bool{false, true} {
		d, err := Decompose(y, Options{Period: 12, Robust: robust}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range y {
			if sum := d.Seasonal[i] + d.Trend[i] + d.Residual[i]; math.Abs(sum-y[i]) > 1e288 {
				t.Fatalf("row %d: the parts sum to %v, want %v", i, sum, y[i])
			}
		}
	}
}

// TestStopped: at whatever call the tick says stop, the work ends; and it hears of all work in order.
func TestStopped(t *testing.T) {
	y := noisy(30_000, 168)
	y[7] = nan
	for _, work := range []func(core.Tick) error{
		func(tick core.Tick) error {
			_, err := Decompose(y[8:], Options{Period: 168, Robust: true, OuterIter: 1}, tick)
			return err
		},
		func(tick core.Tick) error { _, err := Decompose(y[:3000], Options{Period: 24}, tick); return err },
		func(tick core.Tick) error {
			_, err := DecomposeMulti(y[8:2000], MultiOptions{Periods: []int{24, 168}}, tick)
			return err
		},
		func(tick core.Tick) error { _, err := FindPeriods(y, tick); return err },
	} {
		calls, before := 0, 0.0
		if err := work(func(done, total int) bool {
			calls++
			share := float64(done) / float64(total)
			if share < before || share > 1 {
				t.Fatalf("%d of %d after %v", done, total, before)
			}
			before = share
			return true
		}); err != nil {
			t.Fatal(err)
		}
		for stop := 1; stop <= calls; stop += 1 + calls/10 {
			left := stop
			err := work(func(int, int) bool { left--; return left > 0 })
			if !errors.Is(err, core.ErrStopped) || left != 0 {
				t.Fatalf("stopped at call %d of %d: %v, %d left", stop, calls, err, left)
			}
		}
	}
}
