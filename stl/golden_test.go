package stl

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
)

// golden is testdata/golden/stl.json, made by testdata/gen/stl_statsmodels.py, which says what is in it.
type golden struct {
	Cases [][]float64
	Whole []struct {
		Seed, N, Period          int
		Robust                   bool
		Trend, Seasonal, Weights []float64
	}
	Several []struct {
		Seed, N        int
		Periods, Kept  []int
		Robust         bool
		Trend, Weights float64
		Seasons        []float64
	}
	TimeSeries []struct {
		Robust                   bool
		Trend, Seasonal, Weights float64
		TrendSum                 float64 `json:"trend_sum"`
		SeasonalSum              float64 `json:"seasonal_sum"`
		ResidualSD               float64 `json:"residual_sd"`
		Rows                     [][]float64
	} `json:"time_series"`
}

func readGolden(t *testing.T) (g golden) {
	t.Helper()
	text, err := os.ReadFile("../testdata/golden/stl.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

// recipe draws the whole numbers that the generator drew: Knuth's MMIX generator, its upper 31 bits.
type recipe uint64

func (r *recipe) below(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r) >> 33 % uint64(n))
}

// recipeSeries is a season, a slope, noise and outliers, in sixty-fourths.
func recipeSeries(seed, n, period int) []float64 {
	r := recipe(seed)
	season := make([]int, period)
	for i := range season {
		season[i] = r.below(4001) - 2000
	}
	slope, noise, every := r.below(41)-20, 0, 0
	noise = 1 + r.below(1500)
	every = 5 + r.below(60)
	y := make([]float64, n)
	for i := range y {
		v := season[i%period] + slope*i + r.below(noise)
		v += r.below(noise)
		if r.below(every) == 0 {
			v += 30 * (r.below(2001) - 1000)
		}
		y[i] = float64(v) / 64
	}
	return y
}

// checksum is the sum of the values with drawn signs: one value off by x moves it by x.
func checksum(seed int, values []float64) (sum float64) {
	r := recipe(seed)
	for _, v := range values {
		if r.below(2) == 0 {
			v = -v
		}
		sum += v
	}
	return sum
}

func near(t *testing.T, name string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s is %v, want %v within %g", name, got, want, within)
	}
}

// sizeOf is the larger of 1 and the largest size of a value.
func sizeOf(y []float64) float64 { return max(1, slices.Max(y), -slices.Min(y)) }

// TestStatsmodels: the numbers of statsmodels, in all settings.
func TestStatsmodels(t *testing.T) {
	g := readGolden(t)
	if len(g.Cases) < 1000 {
		t.Fatalf("%d cases", len(g.Cases))
	}
	for _, c := range g.Cases {
		v := func(i int) int { return int(c[i]) }
		o := Options{Period: v(2), Seasonal: v(3), Trend: v(4), LowPass: v(5), SeasonalDegree: Degree(1 - v(6)), TrendDegree: Degree(1 - v(7)), LowPassDegree: Degree(1 - v(8)),
			Robust: v(9) == 1, SeasonalJump: v(10), TrendJump: v(11), LowPassJump: v(12), InnerIter: max(0, v(13)), OuterIter: v(14)}
		switch o.OuterIter {
		case -1:
			o.OuterIter = 0
		case 0:
			o.OuterIter = NoOuter
		}
		y := recipeSeries(v(0), v(1), o.Period)
		d, err := Decompose(y, o, nil)
		if err != nil {
			t.Fatal(c, err)
		}
		name := "case " + strconv.Itoa(v(0)) + ": "
		within := 1e-9 * sizeOf(y)
		near(t, name+"trend", checksum(v(0), d.Trend), c[15], within)
		near(t, name+"seasonal", checksum(v(0), d.Seasonal), c[16], within)
		near(t, name+"weights", checksum(v(0), d.Weights), c[17], 1e-9*(1+sizeOf(y)/medianSize(d.Residual)))
	}
}

func medianSize(x []float64) float64 {
	sizes := make([]float64, len(x))
	for i, v := range x {
		sizes[i] = math.Abs(v)
	}
	return median(sizes)
}

// TestStatsmodelsWhole compares every value of a few series, most of them short.
func TestStatsmodelsWhole(t *testing.T) {
	for _, c := range readGolden(t).Whole {
		y := recipeSeries(c.Seed, c.N, c.Period)
		d, err := Decompose(y, Options{Period: c.Period, Robust: c.Robust}, nil)
		if err != nil {
			t.Fatal(err)
		}
		want := &Decomposition{Trend: c.Trend, Seasonal: c.Seasonal, Weights: c.Weights, Residual: make([]float64, c.N)}
		for i := range y {
			want.Residual[i] = y[i] - c.Seasonal[i] - c.Trend[i]
		}
		if err := same(d, want, y); err != nil {
			t.Errorf("%d values, period %d: %v", c.N, c.Period, err)
		}
	}
}

// TestStatsmodelsMulti: the numbers of MSTL, also where periods are too long for the series.
func TestStatsmodelsMulti(t *testing.T) {
	for _, c := range readGolden(t).Several {
		y := recipeSeries(c.Seed, c.N, slices.Max(c.Periods))
		for i, v := range recipeSeries(c.Seed+100, c.N, slices.Min(c.Periods)) {
			y[i] += v
		}
		m, err := DecomposeMulti(y, MultiOptions{Periods: c.Periods, STL: Options{Robust: c.Robust}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(m.Periods, c.Kept) {
			t.Fatalf("periods %v, want %v", m.Periods, c.Kept)
		}
		within := 1e-9 * sizeOf(y)
		near(t, "trend", checksum(c.Seed, m.Trend), c.Trend, within)
		near(t, "weights", checksum(c.Seed, m.Weights), c.Weights, 1e-9*(1+sizeOf(y)/medianSize(m.Residual)))
		for i, s := range m.Seasonals {
			near(t, "season", checksum(c.Seed, s), c.Seasons[i], within)
		}
	}
}

// column reads the numbers of one column of a CSV file.
func column(t *testing.T, path string, index int) (x []float64) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Skip("skipped: the file is not here: " + err.Error())
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		v, err := strconv.ParseFloat(line[index], 64)
		if err != nil {
			t.Fatal(err)
		}
		x = append(x, v)
	}
	return x
}

// TestTimeSeries: the log that msticpy's tests use.
func TestTimeSeries(t *testing.T) {
	y := column(t, "../../shared/data/time_series.csv", 1)
	for _, c := range readGolden(t).TimeSeries {
		d, err := Decompose(y, Options{Period: 24, Robust: c.Robust}, nil)
		if err != nil {
			t.Fatal(err)
		}
		within := 1e-9 * sizeOf(y)
		near(t, "trend", checksum(1, d.Trend), c.Trend, within)
		near(t, "seasonal", checksum(1, d.Seasonal), c.Seasonal, within)
		near(t, "weights", checksum(1, d.Weights), c.Weights, 1e-7)
		near(t, "sum of the trend", sumOf(d.Trend), c.TrendSum, 1e-12*c.TrendSum)
		near(t, "sum of the season", sumOf(d.Seasonal), c.SeasonalSum, within)
		for _, row := range c.Rows {
			i := int(row[0])
			near(t, "trend", d.Trend[i], row[1], within)
			near(t, "seasonal", d.Seasonal[i], row[2], within)
			near(t, "residual", d.Residual[i], row[3], within)
			near(t, "weight", d.Weights[i], row[4], 1e-9)
		}
	}
}

func sumOf(x []float64) (sum float64) {
	for _, v := range x {
		sum += v
	}
	return sum
}
