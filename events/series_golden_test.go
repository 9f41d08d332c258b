package events

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/logwinnow/logwinnow/stl"
)

// The golden file is made by testdata/gen/timeseries.py, which runs msticpy itself.
type goldenSeries struct {
	TimeSeries   goldenSummary `json:"time_series"`
	BytesPerHour goldenSummary `json:"bytes_per_hour"`
	Cases        []goldenCase
	Shuffled     struct {
		goldenCase
		Times []float64
	}
	Periods []struct {
		Hours   []int
		Periods [][2]float64
	}
}

type goldenSummary struct {
	Rows       int
	Flagged    [][2]float64
	Periods    [][2]float64
	Sums       map[string]float64
	Score      []float64
	Thresholds []struct {
		Threshold float64
		Low       *float64 `json:"threshold_low"`
		Up, Down  int
		Pos       int `json:"periods_pos"`
		All       int `json:"periods_all"`
	}
}

type goldenCase struct {
	Shows   string
	Values  []*float64
	Options struct {
		Period, Seasonal int
		Threshold        *float64 `json:"score_threshold"`
	}
	Value, Residual, Trend, Seasonal, Weights, Baseline []float64
	Score                                               []*float64
	Anomalies                                           []float64
}

func readSeries(t *testing.T) (g goldenSeries) {
	t.Helper()
	text, err := os.ReadFile("../testdata/golden/timeseries.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

// number is the cells of a column of the answer.
func (s Series) number(t *testing.T, name string) []float64 {
	t.Helper()
	for _, c := range s.Columns {
		if c.Name == name {
			return c.Numbers
		}
	}
	t.Fatalf("no column %s", name)
	return nil
}

// seriesOf analyses a table as a host does.
func seriesOf(t *testing.T, of Table, o SeriesOptions) Series {
	t.Helper()
	headers, err := AnomaliesColumns(of.all, o)
	got, err := Anomalies(only(t, of, headers, err).Of(of.all), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func flagsOf(flags []float64) (out [][2]float64) {
	for i, flag := range flags {
		if flag != 0 {
			out = append(out, [2]float64{float64(i), flag})
		}
	}
	return out
}

func countFlags(flags []float64) (up, down int) {
	for _, f := range flagsOf(flags) {
		if f[1] > 0 {
			up++
		} else {
			down++
		}
	}
	return up, down
}

// timed is a table of values an hour apart.
func timed(t *testing.T, values []float64) Table {
	times := make([]float64, len(values))
	for i := range times {
		times[i] = 1704067200000 + 3600000*float64(i)
	}
	return table(t, TimeColumn("TimeGenerated", times), NumberColumn("value", values))
}

// TestMsticpySeries: the same numbers, flags, periods and counts on two logs under compat.
func TestMsticpySeries(t *testing.T) {
	golden := readSeries(t)
	t.Run("bytes_per_hour", func(t *testing.T) {
		compareSummary(t, converted(t, sampleTable(t, "bytes_per_hour.csv")), golden.BytesPerHour)
	})
	t.Run("time_series", func(t *testing.T) {
		compareSummary(t, converted(t, sharedTable(t, "time_series.csv")), golden.TimeSeries)
	})
}

func compareSummary(t *testing.T, of Table, want goldenSummary) {
	got := seriesOf(t, of, SeriesOptions{DataColumn: "TotalBytesSent", Compat: true})
	if len(got.number(t, "score")) != want.Rows || !slices.Equal(flagsOf(got.number(t, "anomalies")), want.Flagged) {
		t.Errorf("flagged %v, want %v", flagsOf(got.number(t, "anomalies")), want.Flagged)
	}
	for name, sum := range want.Sums {
		total := 0.0
		for _, v := range got.number(t, name) {
			total += v
		}
		if math.Abs(total-sum) > 2 { // a number at an integer may be cut to its neighbour
			t.Errorf("%s adds up to %v, want %v", name, total, sum)
		}
	}
	for i, score := range want.Score {
		if math.Abs(got.number(t, "score")[i]-score) > 1e-7 {
			t.Errorf("score %d is %v, want %v", i, got.number(t, "score")[i], score)
		}
	}
	answer := table(t, got.Columns...)
	checkSpans(t, answer, PeriodOptions{Compat: true}, want.Periods, -1)
	for _, c := range want.Thresholds {
		flags, err := Reflag(answer, ThresholdOptions{Threshold: c.Threshold, ThresholdLow: c.Low, Compat: true})
		if err != nil {
			t.Fatal(err)
		}
		up, down := countFlags(flags.Numbers)
		if up != c.Up || down != c.Down {
			t.Errorf("threshold %v: %d up, %d down; want %d, %d", c.Threshold, up, down, c.Up, c.Down)
		}
		all := false
		again := with(t, answer, flags)
		checkSpans(t, again, PeriodOptions{Compat: true}, nil, c.Pos)
		checkSpans(t, again, PeriodOptions{Compat: true, PosOnly: &all}, nil, c.All)
	}
}

// checkSpans compares periods, or only their number where that is not negative.
func checkSpans(t *testing.T, of Table, o PeriodOptions, want [][2]float64, count int) {
	t.Helper()
	spans, err := AnomalyPeriods(of, o)
	if err != nil {
		t.Fatal(err)
	}
	if count >= 0 {
		if len(spans) != count {
			t.Errorf("%d periods, want %d", len(spans), count)
		}
		return
	}
	if len(spans) != len(want) {
		t.Fatalf("periods %v, want %v", spans, want)
	}
	for i, s := range spans {
		if s != (stl.Span{Start: want[i][0], End: want[i][1]}) {
			t.Errorf("period %d is %v, want %v", i, s, want[i])
		}
	}
}

// TestMsticpyCases: where msticpy surprises (TS-1, TS-2, TS-3, TS-6, TS-9), compat surprises too.
func TestMsticpyCases(t *testing.T) {
	golden := readSeries(t)
	for _, c := range golden.Cases {
		values := make([]float64, len(c.Values))
		for i, v := range c.Values {
			if values[i] = math.NaN(); v != nil {
				values[i] = *v
			}
		}
		o := SeriesOptions{Compat: true, ScoreSettings: ScoreSettings{Threshold: c.Options.Threshold}}
		if c.Options.Period > 0 {
			o.Periods, o.Windows = []int{c.Options.Period}, []int{c.Options.Seasonal}
		}
		compareCase(t, c, seriesOf(t, timed(t, values), o))
	}
	s := golden.Shuffled
	values := make([]float64, len(s.Values))
	for i, v := range s.Values {
		values[i] = *v
	}
	s.Shows = "TS-6"
	got := seriesOf(t, table(t, TimeColumn("TimeGenerated", s.Times), NumberColumn("value", values)), SeriesOptions{Compat: true})
	compareCase(t, s.goldenCase, got)
}

func compareCase(t *testing.T, c goldenCase, got Series) {
	t.Helper()
	for name, want := range map[string][]float64{"value": c.Value, "residual": c.Residual, "trend": c.Trend, "seasonal": c.Seasonal,
		"weights": c.Weights, "baseline": c.Baseline, "anomalies": c.Anomalies} {
		for i, v := range got.number(t, name) {
			if math.Abs(v-want[i]) > 1 || name == "anomalies" && v != want[i] {
				t.Errorf("%s: %s %d is %v, want %v", c.Shows, name, i, v, want[i])
				break
			}
		}
	}
	for i, v := range got.number(t, "score") {
		if want := c.Score[i]; want == nil && v == v || want != nil && !(math.Abs(v-*want) <= 1e-7) {
			t.Errorf("%s: score %d is %v, want %v", c.Shows, i, v, want)
			break
		}
	}
}

// TestMsticpyPeriods: which hours become which periods (TP-1), and what they are by default.
func TestMsticpyPeriods(t *testing.T) {
	for _, c := range readSeries(t).Periods {
		flags := make([]float64, 24)
		for _, h := range c.Hours {
			flags[h] = 1
		}
		of := timed(t, flags)
		o := PeriodOptions{AnomaliesColumn: "value", Compat: true}
		checkSpans(t, of, o, c.Periods, -1)
		o.Compat = false
		exact := [][2]float64{} // by default a period begins where its first point does
		for _, p := range c.Periods {
			exact = append(exact, [2]float64{p[0] + 3600000, p[1]})
		}
		checkSpans(t, of, o, exact, -1)
	}
}

// The file's own scores, flagged anew: msticpy's own test expects 7 flags (3 up, 4 down) at 2, 12 with a low
// threshold of 1.
func TestThresholdsOfMsticpysOwnTest(t *testing.T) {
	of := converted(t, sharedTable(t, "time_series.csv"))
	one := 1.0
	for _, c := range []struct {
		low      *float64
		up, down int
	}{{nil, 3, 4}, {&one, 3, 9}} {
		for _, compat := range []bool{true, false} {
			o := ThresholdOptions{Threshold: 2, ThresholdLow: c.low, Compat: compat}
			headers, err := ReflagColumns(of.all, o)
			flags, err := Reflag(only(t, of, headers, err), o)
			if err != nil {
				t.Fatal(err)
			}
			up, down := countFlags(flags.Numbers)
			if up != c.up || down != c.down {
				t.Errorf("compat %v: %d up, %d down; want %d, %d", compat, up, down, c.up, c.down)
			}
		}
	}
}

// By default the rows that the file's own column marks are flagged with the same sign, and the planted spikes
// and dips of our sample; scores are those of the uncut residual.
func TestWhatIsMarkedIsFlagged(t *testing.T) {
	t.Run("bytes_per_hour", func(t *testing.T) {
		got := seriesOf(t, converted(t, sampleTable(t, "bytes_per_hour.csv")), SeriesOptions{})
		flags := got.number(t, "anomalies")
		ratio := seriesOf(t, converted(t, sampleTable(t, "bytes_per_hour.csv")), SeriesOptions{ScoreSettings: ScoreSettings{Method: "ratio"}}).number(t, "anomalies")
		for _, p := range plantedIn(t, "bytes_per_hour.csv").Planted {
			want := -1.0
			if p.Row == 51 || p.Row == 374 || p.Row == 466 || p.Row == 889 {
				want = 1
			}
			switch p.Name {
			case "nothing-at-night": // 80 million bytes less than usual, a seventh of the usual at noon: small as a difference, not as a ratio
				if ratio[p.Row] != want {
					t.Errorf("%s, row %d: as a ratio flagged %v", p.Name, p.Row, ratio[p.Row])
				}
			default:
				if flags[p.Row] != want {
					t.Errorf("%s, row %d: flagged %v, want %v", p.Name, p.Row, flags[p.Row], want)
				}
			}
		}
	})
	t.Run("time_series", func(t *testing.T) {
		of := converted(t, sharedTable(t, "time_series.csv"))
		got := seriesOf(t, of, SeriesOptions{DataColumn: "TotalBytesSent"})
		marks, err := of.numbers("anomalies", Number)
		if err != nil {
			t.Fatal(err)
		}
		for i, mark := range marks {
			if mark != 0 && got.number(t, "anomalies")[i] != mark {
				t.Errorf("row %d is marked %v and flagged %v", i, mark, got.number(t, "anomalies")[i])
			}
		}
		for row, want := range map[int]float64{299: 3.1537513793835656, 399: 3.5694752569896897, 599: 4.262376096862104} {
			if score := got.number(t, "score")[row]; math.Abs(score-want) > 1e-9 {
				t.Errorf("score %d is %v, want %v", row, score, want)
			}
		}
		checkGaps(t, of, got)
	})
}

// checkGaps: with 5% of the points gone, flags away from the gaps are as with all of them.
func checkGaps(t *testing.T, of Table, full Series) {
	times, _ := of.numbers("TimeGenerated", Time)
	values, _ := of.numbers("TotalBytesSent", Number)
	var keptTimes, keptValues []float64
	gone := func(i int) bool { return (i*7919+50)%101 < 5 }
	near := make([]bool, len(times)) // within an hour of a gap, on the days that the seasonal window reaches
	for i := range times {
		if gone(i) {
			for d := -3; d <= 3; d++ {
				for h := -1; h <= 1; h++ {
					if k := i + 24*d + h; k >= 0 && k < len(near) {
						near[k] = true
					}
				}
			}
			continue
		}
		keptTimes, keptValues = append(keptTimes, times[i]), append(keptValues, values[i])
	}
	got := seriesOf(t, table(t, TimeColumn("TimeGenerated", keptTimes), NumberColumn("TotalBytesSent", keptValues)), SeriesOptions{})
	flags, score := got.number(t, "anomalies"), got.number(t, "score")
	compared := 0
	for i, want := range full.number(t, "anomalies") {
		if gone(i) {
			if flags[i] != 0 || score[i] == score[i] {
				t.Errorf("the gap at %d is scored %v and flagged %v", i, score[i], flags[i])
			}
			continue
		}
		if near[i] {
			continue
		}
		compared++
		if flags[i] != want {
			t.Errorf("row %d is flagged %v with gaps, %v without (score %v)", i, flags[i], want, score[i])
		}
	}
	if compared < 150 || len(got.Notes) != 1 {
		t.Errorf("%d rows compared, notes %q", compared, got.Notes)
	}
}

// converted is a table with its columns of text read as numbers, and times, where the first name has a byte order mark.
func converted(t *testing.T, of Table) Table {
	t.Helper()
	var columns []Column
	for _, c := range of.columns {
		name := strings.TrimPrefix(c.Name, "\ufeff")
		if c.Kind == Time {
			columns = append(columns, c)
			continue
		}
		numbers := make([]float64, of.rows)
		for i := range numbers {
			cell := c.Texts.At(i)
			if at, err := time.Parse(time.RFC3339, cell); err == nil {
				numbers[i] = float64(at.UnixMilli())
			} else if numbers[i], err = strconv.ParseFloat(cell, 64); err != nil {
				t.Fatal(err)
			}
		}
		columns = append(columns, NumberColumn(name, numbers))
		if name == "TimeGenerated" {
			columns[len(columns)-1].Kind = Time
		}
	}
	return table(t, columns...)
}
