package events

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

const hour = 3600000.0

// logOf is two hosts over four days: one event an hour each at minute 10, and at b's 50th hour nine more.
func logOfHosts(t *testing.T) Table {
	var times []float64
	var hosts []string
	for h := range 96 {
		for _, host := range []string{"a", "b"} {
			n := 1
			if host == "b" && h == 50 {
				n = 10
			}
			for k := range n {
				times, hosts = append(times, float64(h)*hour+600000+float64(k)), append(hosts, host)
			}
		}
	}
	return table(t, TimeColumn("TimeGenerated", times), TextColumn("Computer", core.StringsOf(hosts...)))
}

// TS-11: events to series, one an entity, in one step, and the way back to the rows.
func TestEventsBecomeSeries(t *testing.T) {
	of := logOfHosts(t)
	o := SeriesOptions{BinSettings: BinSettings{Bin: Duration(hour), By: []string{"Computer"}}}
	got := seriesOf(t, of, o)
	if names := strings.Join(namesOf(got.Columns), " "); names != "Computer TimeGenerated count residual trend seasonal weights baseline score anomalies" {
		t.Errorf("columns %s", names)
	}
	if flags := flagsOf(got.number(t, "anomalies")); flags[0] != [2]float64{96 + 50, 1} {
		t.Fatalf("flagged %v", flags)
	}
	rows := got.Rows[got.Offsets[146]:got.Offsets[147]]
	if len(rows) != 10 || got.Columns[0].Texts.At(146) != "b" || got.number(t, "TimeGenerated")[146] != 50*hour {
		t.Errorf("rows %v of host %s", rows, got.Columns[0].Texts.At(146))
	}
	for _, row := range rows {
		if of.columns[1].Texts.At(int(row)) != "b" || math.Floor(of.columns[0].Numbers[row]/hour) != 50 {
			t.Errorf("row %d is not of that host and hour", row)
		}
	}
	if int(got.Offsets[len(got.Offsets)-1]) != of.rows || len(got.Notes) != 1 || got.Notes[0] != "1 of the series have nothing but season and trend: all scores are 0" {
		t.Errorf("%d rows, notes %q", got.Offsets[len(got.Offsets)-1], got.Notes)
	}
	plain, err := EventsToSeries(of, o)
	if err != nil || !slices.Equal(plain.number(t, "count"), got.number(t, "count")) || !slices.Equal(plain.Rows, got.Rows) {
		t.Errorf("%v: counted otherwise without the analysis", err)
	}
}

// Sums and means of a column; all series reach over the same time; hours without events count 0 and have no mean.
func TestSumsAndMeans(t *testing.T) {
	of := table(t, TimeColumn("time", []float64{hour, hour + 5, 4 * hour, 2 * hour}), NumberColumn("bytes", []float64{1, 5, 7, 9}),
		TextColumn("user", core.StringsOf("a", "a", "a", "b")))
	for _, c := range []struct {
		aggregate string
		column    string
		want      []float64
	}{
		{"", "", []float64{2, 0, 0, 1, 0, 1, 0, 0}},
		{"count", "bytes", []float64{2, 0, 0, 1, 0, 1, 0, 0}},
		{"", "bytes", []float64{6, 0, 0, 7, 0, 9, 0, 0}},
		{"mean", "bytes", []float64{3, math.NaN(), math.NaN(), 7, math.NaN(), 9, math.NaN(), math.NaN()}},
	} {
		got, err := EventsToSeries(of, SeriesOptions{DataColumn: c.column, BinSettings: BinSettings{Bin: Duration(hour), By: []string{"user"}, Aggregate: c.aggregate}})
		if err != nil {
			t.Fatal(err)
		}
		compareNumbers(t, got.Columns[2:], got.Columns[2].Name, c.want)
	}
}

// TS-6: rows may come in any order. TS-8: the answer is in the order of times.
func TestRowsAreSorted(t *testing.T) {
	values := make([]float64, 96)
	for i := range values {
		values[i] = 100 + 40*math.Sin(float64(i)*math.Pi/12)
	}
	values[30] += 900
	whole := seriesOf(t, timed(t, values), SeriesOptions{})
	of := timed(t, values)
	slices.Reverse(of.columns[0].Numbers)
	slices.Reverse(of.columns[1].Numbers)
	got := seriesOf(t, of, SeriesOptions{})
	for _, name := range []string{"TimeGenerated", "value", "score", "anomalies"} {
		if !slices.Equal(got.number(t, name), whole.number(t, name)) {
			t.Errorf("%s differs where rows come backwards", name)
		}
	}
	if got.Rows[0] != 95 || got.Rows[95] != 0 || whole.number(t, "anomalies")[30] != 1 {
		t.Errorf("rows %v", got.Rows[:3])
	}
}

// TS-1: a dip is -1 and a spike +1, whatever the season; a threshold of its own for dips, and 0 means 0.
func TestSignedFlags(t *testing.T) {
	values := make([]float64, 240)
	for i := range values {
		values[i] = 100 + 40*math.Sin(float64(i)*math.Pi/12) + float64(i*7919%13)
	}
	values[54], values[150] = 0, 500
	got := seriesOf(t, timed(t, values), SeriesOptions{})
	flags := got.number(t, "anomalies")
	if flags[54] != -1 || flags[150] != 1 {
		t.Errorf("flagged %v", flagsOf(flags))
	}
	nine, zero := 9.0, 0.0
	got = seriesOf(t, timed(t, values), SeriesOptions{ScoreSettings: ScoreSettings{Threshold: &nine, ThresholdLow: &zero}})
	for i, score := range got.number(t, "score") {
		want := 0.0
		if score < 0 {
			want = -1
		} else if score > 9 {
			want = 1
		}
		if flag := got.number(t, "anomalies")[i]; flag != want {
			t.Fatalf("score %v is flagged %v", score, flag)
		}
	}
}

// TS-7: several seasons are added up in seasonal and given one by one.
func TestSeveralSeasons(t *testing.T) {
	of := converted(t, sampleTable(t, "bytes_per_hour.csv"))
	got := seriesOf(t, of, SeriesOptions{SplitSettings: SplitSettings{AutoPeriod: true}})
	if !slices.Equal(got.Periods, []int{24, 168}) || got.Notes[0] != "periods found in the data, in points: 24, 168" {
		t.Fatalf("periods %v, notes %q", got.Periods, got.Notes)
	}
	day, week := got.number(t, "seasonal_24"), got.number(t, "seasonal_168")
	for i, v := range got.number(t, "seasonal") {
		if math.Abs(v-day[i]-week[i]) > 1e-6 {
			t.Fatalf("row %d: %v is not %v and %v", i, v, day[i], week[i])
		}
	}
}

func TestSeriesRefusals(t *testing.T) {
	even := make([]float64, 96)
	for i := range even {
		even[i] = float64(i * 7 % 24)
	}
	good, inf := timed(t, even), slices.Clone(even)
	inf[5] = math.Inf(1)
	twice, off := timed(t, even), timed(t, even)
	twice.columns[0].Numbers[9] = twice.columns[0].Numbers[8]
	off.columns[0].Numbers[9]++
	negative := -1.0
	for _, c := range []struct {
		of   Table
		o    SeriesOptions
		kind core.Kind
		want string
	}{
		{timed(t, even[:47]), SeriesOptions{}, core.Shape, "series must be at least two periods (48 points) long, got 47 points"},
		{timed(t, inf), SeriesOptions{}, core.Value, "values must be missing or finite in every row, got Infinity in row 5"},
		{twice, SeriesOptions{}, core.Value, "times must be different from each other (repeat joins rows at one time, bin cuts times to even ones), got rows 8 and 9 in one step"},
		{off, SeriesOptions{}, core.Value, "times must be whole steps of 3600000 ms apart (repeat joins rows at one time, bin cuts times to even ones), got "},
		{table(t, TimeColumn("time", even), NumberColumn("score", even)), SeriesOptions{}, core.Column, `column "score" must be called otherwise`},
		{good, SeriesOptions{DataColumn: "TimeGenerated"}, core.Option, `dataColumn must be another column than that of times, got "TimeGenerated"`},
		{good, SeriesOptions{DataColumn: "value", BinSettings: BinSettings{By: []string{"value"}}}, core.Option, `by must be columns beside those of times and values, each once, got "value"`},
		{good, SeriesOptions{BinSettings: BinSettings{Bin: 1, Repeat: "sum"}}, core.Option, `repeat must be left out with bin, got "sum"`},
		{good, SeriesOptions{DataColumn: "x"}, core.Column, `dataColumn must be a column of the table ("TimeGenerated", "value"), got "x"`},
		{good, SeriesOptions{TimeColumn: "x"}, core.Column, `timeColumn must be a column of the table ("TimeGenerated", "value"), got "x"`},
		{good, SeriesOptions{SplitSettings: SplitSettings{Windows: []int{8}}}, core.Option, "seasonal must be an odd whole number from 3"},
		{good, SeriesOptions{SplitSettings: SplitSettings{Windows: []int{0}}}, core.Option, "seasonal must be an odd whole number from 3"},
		{good, SeriesOptions{SplitSettings: SplitSettings{Windows: []int{7, 7}}}, core.Option, "seasonal must be one window, as there is one period, got 2"},
		{good, SeriesOptions{SplitSettings: SplitSettings{Periods: []int{1}}}, core.Option, "period must be a whole number from 2"},
		{good, SeriesOptions{ScoreSettings: ScoreSettings{Method: "iqr"}}, core.Option, `method must be "zscore", "mad", "tukey" or "ratio", got "iqr"`},
		{good, SeriesOptions{ScoreSettings: ScoreSettings{Threshold: &negative}}, core.Option, "scoreThreshold must be a number >= 0, got -1"},
		{good, SeriesOptions{BinSettings: BinSettings{By: []string{"x"}}}, core.Column, `by must be a column of the table ("TimeGenerated", "value"), got "x"`},
		{good, SeriesOptions{BinSettings: BinSettings{Aggregate: "sum"}}, core.Option, `aggregate must be left out without bin, got "sum"`},
		{good, SeriesOptions{Compat: true, BinSettings: BinSettings{Bin: 1}}, core.Option, `compat must be left out with bin`},
	} {
		headers, err := AnomaliesColumns(c.of.all, c.o)
		if err == nil {
			_, err = Anomalies(only(t, c.of, headers, nil).Of(c.of.all), c.o, nil)
		}
		if !strings.HasPrefix(said(err), c.want) || !errors.Is(err, &core.Error{Kind: c.kind}) {
			t.Errorf("%+v\n got %v\nwant %s", c.o, err, c.want)
		}
	}
	if _, err := EventsToSeries(good, SeriesOptions{}); said(err) != `bin must be a length of time, such as "1h", got nothing` {
		t.Errorf("got %v", err)
	}
	far := table(t, TimeColumn("time", []float64{0, 1e12}), TextColumn("x", core.StringsOf("a", "b")))
	if _, err := EventsToSeries(far, SeriesOptions{BinSettings: BinSettings{Bin: 1000}}); !errors.Is(err, &core.Error{Kind: core.Shape}) {
		t.Errorf("a grid without end: %v", err)
	}
}

// Nothing in, nothing out; TS-9: a constant series scores 0 and a note says so; a short entity has no scores.
func TestFewPoints(t *testing.T) {
	none := timed(t, nil)
	for _, compat := range []bool{false, true} {
		if got := seriesOf(t, none, SeriesOptions{Compat: compat}); len(got.number(t, "score")) != 0 || len(got.Offsets) != 1 {
			t.Errorf("%+v", got)
		}
	}
	constant := seriesOf(t, timed(t, slices.Repeat([]float64{5}, 80)), SeriesOptions{})
	if slices.ContainsFunc(constant.number(t, "score"), func(v float64) bool { return v != 0 }) || len(constant.Notes) != 1 {
		t.Errorf("%v, notes %q", constant.number(t, "score")[:3], constant.Notes)
	}
	// Two cycles: the season passes through every point, and a note says so.
	two := slices.Repeat([]float64{5}, 48)
	two[30] = 9999
	if got := seriesOf(t, timed(t, two), SeriesOptions{}); got.Notes[0] != "the series is shorter than three periods: the season can follow nearly every point, so that little stands out" {
		t.Errorf("notes %q", got.Notes)
	}
	hosts := append(slices.Repeat([]string{"long"}, 60), "short", "short")
	times := make([]float64, 62)
	for i := range times {
		times[i] = float64(i) * hour
	}
	of := table(t, TimeColumn("time", times), NumberColumn("v", slices.Clone(times)), TextColumn("host", core.StringsOf(hosts...)))
	got := seriesOf(t, of, SeriesOptions{BinSettings: BinSettings{By: []string{"host"}}})
	if score := got.number(t, "score"); len(score) != 62 || score[61] == score[61] || got.Notes[len(got.Notes)-1] != "1 of the series are shorter than two periods or have no values: not scored" {
		t.Errorf("%v, notes %q", score[58:], got.Notes)
	}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]Duration{"1h": 3600000, "h": 3600000, "30min": 1800000, "1.5 d": 129600000, "500ms": 500, "2W": 1209600000, "15T": 900000, "0.5s": 500} {
		if got, err := ParseDuration("bin", text, 1); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "1", "0h", "-1h", "1y", "1M", "99999999999999999999d", "1..5h", "0.1ms", "h1"} {
		if got, err := ParseDuration("bin", text, 1); !errors.Is(err, &core.Error{Kind: core.Option}) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for text, ok := range map[string]bool{"0h": true, "0 weeks": true, "0": true, "": false, "1": false, "0hdsmin": false, "0..0h": false, "0..0": false} {
		if got, err := ParseDuration("gap", text, 0); (err == nil) != ok || got != 0 {
			t.Errorf("%q as a gap: %v, %v", text, got, err)
		}
	}
	for _, ms := range []float64{0, -1, 1.5, math.NaN(), math.Inf(1)} {
		if _, err := CheckDuration("bin", ms, 1); !errors.Is(err, &core.Error{Kind: core.Option}) {
			t.Errorf("%v: %v", ms, err)
		}
	}
}

// Rows without a time are left out and counted; the names of a log without rows stay.
func TestRowsWithoutTime(t *testing.T) {
	values := make([]float64, 97)
	for i := range values {
		values[i] = float64(i % 24)
	}
	of := timed(t, values)
	of.columns[0].Numbers[96] = math.NaN()
	got := seriesOf(t, of, SeriesOptions{})
	if len(got.number(t, "score")) != 96 || got.Notes[0] != "1 row without a time left out" {
		t.Errorf("%d points, notes %q", len(got.number(t, "score")), got.Notes)
	}
	for i := range of.columns[0].Numbers {
		of.columns[0].Numbers[i] = math.NaN()
	}
	if got := seriesOf(t, of, SeriesOptions{}); len(got.number(t, "score")) != 0 || got.Notes[0] != "97 rows without a time left out" {
		t.Errorf("%+v", got)
	}
	empty := Table{all: []Header{{"TimeGenerated", Empty}, {"bytes", Empty}}}
	none, err := Anomalies(empty, SeriesOptions{}, nil)
	if err != nil || none.Columns[0].Name != "TimeGenerated" || none.Columns[1].Name != "bytes" {
		t.Errorf("%v: columns %v", err, namesOf(none.Columns))
	}
}

// Periods of points that are not an hour apart, without saying so.
func TestPeriodsOfOtherSteps(t *testing.T) {
	for _, step := range []float64{300000, 86400000} {
		of := table(t, TimeColumn("time", []float64{0, step, 2 * step, 3 * step, 4 * step}), NumberColumn("anomalies", []float64{0, 1, 0, 0, -1}))
		checkSpans(t, of, PeriodOptions{}, [][2]float64{{step, 2 * step}, {4 * step, 5 * step}}, -1)
	}
}

// Points that begin at half past are covered whole, of longer periods too; where times are not even, periods are cut as clocks show them.
func TestPeriodsBeginWherePointsDo(t *testing.T) {
	const half, day = hour / 2, 24 * hour
	times := make([]float64, 50)
	flags := make([]float64, 50)
	for i := range times {
		times[i] = float64(i)*hour + half
	}
	flags[3], flags[4], flags[30] = 1, -1, 1
	of := func() Table { return table(t, TimeColumn("time", times), NumberColumn("anomalies", flags)) }
	checkSpans(t, of(), PeriodOptions{}, [][2]float64{{3*hour + half, 5*hour + half}, {30*hour + half, 31*hour + half}}, -1)
	checkSpans(t, of(), PeriodOptions{Period: hour, Padding: half}, [][2]float64{{3 * hour, 6 * hour}, {30 * hour, 32 * hour}}, -1)
	gap := 0.0
	checkSpans(t, of(), PeriodOptions{Period: day, Gap: &gap}, [][2]float64{{half, 2*day + half}}, -1)
	times[7] += 1000
	checkSpans(t, of(), PeriodOptions{}, [][2]float64{{3 * hour, 5 * hour}, {30 * hour, 31 * hour}}, -1)
	one := table(t, TimeColumn("time", []float64{half}), NumberColumn("anomalies", []float64{1}))
	checkSpans(t, one, PeriodOptions{}, [][2]float64{{half, hour + half}}, -1)
}

// The period that is found is that of the longest series in which any is found, in whatever order they come.
func TestAutoPeriodOfSeveral(t *testing.T) {
	var times, values []float64
	var hosts []string
	for _, name := range []string{"short", "long"} {
		for i := range 3 + 237*len(name)/5 {
			if name == "short" && i == 3 {
				break
			}
			times, values, hosts = append(times, float64(i)*hour), append(values, float64(i%12)+float64(i*7919%5)/10), append(hosts, name)
		}
	}
	of := table(t, TimeColumn("time", times), NumberColumn("v", values), TextColumn("host", core.StringsOf(hosts...)))
	got := seriesOf(t, of, SeriesOptions{SplitSettings: SplitSettings{AutoPeriod: true}, BinSettings: BinSettings{By: []string{"host"}}})
	if !slices.Contains(got.Periods, 12) {
		t.Errorf("periods %v, notes %q", got.Periods, got.Notes)
	}
}
