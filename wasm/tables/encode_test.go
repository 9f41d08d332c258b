package tables

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
)

// The cases of js/test/time.test.js.
func TestTimes(t *testing.T) {
	at := float64(time.Date(2019, 1, 15, 5, 15, 15, 0, time.UTC).UnixMilli())
	day := func(y, m, d int) float64 {
		return float64(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).UnixMilli())
	}
	for s, want := range map[string]float64{
		"2019-01-15": day(2019, 1, 15), "2019-01-15 ": day(2019, 1, 15), "2019-01-15 05:15": at - 15000, "2019-01-15 05:15:15": at, "2019-01-15T05:15:15Z": at,
		" 2019-01-15t05:15:15z ": at, "2019-01-15 05:15:15 UTC": at, "2019-01-15T05:15:15gmt": at, "2019-01-15T05:15:15.6Z": at + 600,
		"2019-01-15T05:15:15,677": at + 677, "2019-01-15T05:15:15.123456789Z": at + 123.456789, "2019-01-15T06:15:15+01:00": at, "2019-01-15T06:15:15+0100": at,
		"2019-01-15T06:15:15+01": at, "2019-01-14T23:45:15-05:30": at, "2016-12-31T23:59:60Z": day(2017, 1, 1), "0099-01-01": -59042995200000, "2020-02-29": day(2020, 2, 29),
		"1/15/2019 5:15:15 AM": at, "1/15/2019, 5:15:15.677 AM": at + 677, "1/15/2019 5:15:15\u202fAM": at, "1/15/2019 5:15:15 a.m.": at, "01/15/2019 05:15:15": at,
		"1/15/2019 12:15:15 AM": at - 5*3600000, "1/15/2019 12:15:15 PM": at + 7*3600000, "10/Oct/2000:13:55:36 -0700": 971211336000,
		"[10/Oct/2000:13:55:36 +0000]": 971186136000, "10/oct/2000:13:55:36": 971186136000, "/Date(1547529315677)/": 1547529315677,
		`\/Date(1547529315677+0100)\/`: 1547529315677, "/Date(-1)/": -1, "1550505627.301:9077922": 1550505627301,
	} {
		if got, ok := parseTime(s); !ok || got != want {
			t.Errorf("%q: %v, %v; want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "yesterday", "2019-02-29", "2019-13-01", "2019-00-01", "2019-01-15 24:00", "2019-1-15", "13/25/2019 1:00", "1/15/2019 13:00 PM", "1/15/2019",
		"10/Foo/2000:13:55:36", "10/anf/2000:13:55:36", "10/Oct/2000:13:55:36 +01", "2019-01-15T05:15:15.1234567890Z", "2019-01-15T", "2019-01-15x", "2019-01-15 05:15 +", "/Date()/",
		"/Date(1)", "1.5:", "1:5", "2019-01-15T05:60", strings.Repeat(" ", 200) + "2019-01-15"} {
		if ms, ok := parseTime(s); ok {
			t.Errorf("%q is taken for %v", s, ms)
		}
	}
}

// Go's own reader of RFC 3339 is the twin of ours.
func TestTimesLikeGo(t *testing.T) {
	for i := range 5000 {
		moment := time.Unix(int64(i)*7_919_993-9_000_000_000, int64(i)*191_331_337%1e9).UTC()
		s := moment.Format("2006-01-02T15:04:05.000Z07:00")
		if ms, ok := parseTime(s); !ok || int64(ms) != moment.UnixMilli() && moment.UnixMilli() >= 0 {
			t.Fatalf("%s: %v, want %v", s, ms, moment.UnixMilli())
		}
	}
}

func TestNumbers(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for s, want := range map[string]float64{"1": 1, " -1.5e3 ": -1500, ".5": .5, "5.": 5, "+1": 1, "0x3e7": 999, "0b11": 3, "0O7": 7, "Infinity": inf, "-Infinity": -inf, "1e400": inf,
		"": nan, "  ": nan, "-": nan, "NaN": nan, " n/a": nan, "None": nan, "true": 1, "FALSE": 0, "\ufeff7\u00a0": 7, "0xFFFFFFFFFFFFFFFFF": 295147905179352825855} {
		if got, ok := (cell{text, s}).number(); !ok || got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("%q: %v, %v; want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"1_0", "0x", "0x1p3", "inf", "1,5", "--1", "e5", ".", "infinity", "0b2", "-0x1", "\u00857", "1 2", "nil"} {
		if f, ok := (cell{text, s}).number(); ok {
			t.Errorf("%q is taken for %v", s, f)
		}
	}
}

func TestNumbersAreWrittenAsJavaScriptDoes(t *testing.T) {
	for s, want := range map[string]string{"1": "1", "1.0": "1", "-0": "0", "1e21": "1e+21", "1E-7": "1e-7", "123456789012345678": "123456789012345680", "0": "0", "1e400": "Infinity",
		"-1e400": "-Infinity", "-12": "-12", "00": "0", "999999999999999": "999999999999999"} {
		if got := numberText(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
	for i := range 3000 {
		f := float64(i*i*i) / 7
		if got, _ := strconv.ParseFloat(numberText(strconv.FormatFloat(f, 'e', -1, 64)), 64); got != f {
			t.Fatal(f, got)
		}
	}
}

// arrays is a column as the arrays that an operation takes, or why not.
func arrays(t *testing.T, s string, format Format, wanted events.Kind, lenient *[]string) any {
	t.Helper()
	table, _, err := Read([]byte(s), format, roomy)
	if err != nil {
		t.Fatal(err)
	}
	in, err := table.Arrays([]events.Header{{Name: "a", Kind: wanted}}, lenient)
	switch {
	case err != nil:
		return err.Error()
	case wanted == events.Text:
		texts, err := core.NewStrings(in[0].Text, in[1].Offsets)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for i := range texts.Len() {
			all = append(all, texts.At(i))
		}
		return strings.Join(all, "|")
	}
	return in[0].Numbers
}

func TestArrays(t *testing.T) {
	for _, c := range []struct {
		s      string
		wanted events.Kind
		want   any
	}{
		{`[{"a":0},{"a":1550505627.5}]`, events.Time, []float64{0, 1550505627500}},
		{`[{"a":0},{"a":"1550505627301"}]`, events.Time, []float64{0, 1550505627301}},
		{`[{"a":"1550505627301000"},{"a":0}]`, events.Time, []float64{1550505627301, 0}},
		{`[{"a":1550505627301000000}]`, events.Time, []float64{1550505627301}},
		{`[{"a":132537600000000000}]`, events.Time, `column "a" must be a time in every row, got 132537600000000000 in row 0`},
		{`[{"a":"2019-01-15"},{"a":"a"},{"a":"a"},{"a":true},{"a":[1]}]`, events.Time,
			`column "a" must be a time in every row, got "a" in row 1, "a" in row 2, true in row 3 (4 rows in all)`},
		{`[{"a":"1970-01-01"},{"a":"1970-01-01"},{"a":5},{"a":-2.0000005}]`, events.Time, []float64{0, 0, 5000, -2000}},
		{`[{"a":"1"},{"a":false},{"a":2.5}]`, events.Number, []float64{1, 0, 2.5}},
		{`[{"a":"x"},{"a":[]}]`, events.Number, `column "a" must be a number in every row, got "x" in row 0, an array of 0 in row 1`},
		{`[{"a":1.0},{"a":"é"},{"a":[1,"x"]},{"b":1},{"a":true}]`, events.Text, `1|é|[1,"x"]||true`},
		{`[{"b":1}]`, events.Text, `column must be one of "b", got "a"`},
	} {
		if got := arrays(t, c.s, JSON, c.wanted, nil); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s\n got %v\nwant %v", c.s, got, c.want)
		}
	}
	var notes []string
	got := arrays(t, `[{"a":"x"},{"a":"2019-01-15"}]`, JSON, events.Time, &notes).([]float64)
	if !math.IsNaN(got[0]) || got[1] != 1547510400000 || len(notes) != 1 || notes[0] != `the column "a" held unreadable times in 1 row, first "x" in row 0; they count as missing` {
		t.Error(got, notes)
	}
}
