package events

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// four is two like events and two others; unnormalised, at distance 1.
func four(t *testing.T, more ...Column) Table {
	return table(t, append([]Column{NumberColumn("x", []float64{0, 9, 20, 8.5})}, more...)...)
}

func clustered(t *testing.T, of Table, change func(*ClusterOptions)) Clustered {
	t.Helper()
	o := DefaultClusterOptions()
	o.Distance, o.Normalize = 1, false
	if change != nil {
		change(&o)
	}
	got, err := ClusterEvents(of, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// EC-4, EC-5 and EC-10 by default and under compat.
func TestClusterEventsTimes(t *testing.T) {
	nan := math.NaN()
	of := four(t, TimeColumn("TimeGenerated", []float64{5, 40, 7, nan}))
	for _, c := range []struct {
		compat bool
		names  string
		want   map[string][]float64 // rows 0, 2 are noise; 1 and 3 a cluster
	}{
		{false, "Clustered ClusterId ClusterSize FirstEventTime LastEventTime",
			map[string][]float64{"FirstEventTime": {5, 7, 40}, "LastEventTime": {5, 7, 40}}},
		{true, "Clustered ClusterId ClusterSize TimeGenerated FirstEventTime LastEventTime",
			map[string][]float64{"TimeGenerated": {5, 5, 40}, "FirstEventTime": {5, 5, 40}, "LastEventTime": {7, 7, nan}}},
	} {
		got := clustered(t, of, func(o *ClusterOptions) { o.Compat = c.compat })
		if numberList(got.Rows) != "[0 2 1]" || numberList(got.Labels) != "[-1 0 -1 0]" || numberList(got.Core) != "[1 3]" {
			t.Errorf("rows %v, labels %v, core %v", got.Rows, got.Labels, got.Core)
		}
		if names := strings.Join(namesOf(got.Columns), " "); names != c.names {
			t.Errorf("compat %v: columns %s", c.compat, names)
		}
		for name, want := range c.want {
			compareNumbers(t, got.Columns, name, want)
		}
	}
	// Without TimeGenerated in the input, and whatever else is handed over, it is made.
	of = four(t, TimeColumn("UtcTime", []float64{5, 40, 7, 3}))
	compareNumbers(t, clustered(t, of, nil).Columns, "TimeGenerated", []float64{5, 7, 3})
	part := of.Of(append(of.Headers(), Header{"TimeGenerated", Text}))
	if got := clustered(t, part, nil); slices.Contains(namesOf(got.Columns), "TimeGenerated") {
		t.Error("TimeGenerated is taken, though not handed over")
	}
	all := four(t, TimeColumn("ts", []float64{nan, nan, nan, nan}))
	compareNumbers(t, clustered(t, all, nil).Columns, "LastEventTime", []float64{nan, nan, nan})
}

// EC-8: the time column is found by name, in any case; there may be none.
func TestClusterEventsTimeColumn(t *testing.T) {
	for _, c := range []struct {
		names []string // all number columns but the first
		named string
		want  string // the columns asked for
		err   string
	}{
		{nil, "", "x:number", ""},
		{[]string{"TimeCreatedUtc"}, "", "x:number TimeCreatedUtc:time", ""},
		{[]string{"utctime", "timegenerated"}, "", "x:number utctime:number timegenerated:time", ""},
		{[]string{"when"}, "", "x:number when:number", ""},
		{[]string{"when"}, "when", "x:number when:time", ""},
		{[]string{"when"}, "When", "", `timeColumn must be a column of the table ("x", "when"), got "When"`},
	} {
		headers := []Header{{"x", Number}}
		for _, name := range c.names {
			headers = append(headers, Header{name, Number})
		}
		o := DefaultClusterOptions()
		o.TimeColumn = c.named
		got, err := ClusterEventsColumns(headers, o)
		if headerText(got) != c.want || said(err) != c.err {
			t.Errorf("%v, %q: %s, %v", c.names, c.named, headerText(got), err)
		}
	}
	// A column of times may be a feature, too, where it is asked for.
	of := four(t, TimeColumn("time", []float64{0, 9, 20, 8.5}))
	got := clustered(t, of, func(o *ClusterOptions) { o.Columns = []string{"time"} })
	if numberList(got.Labels) != "[-1 0 -1 0]" {
		t.Errorf("times as a feature: labels %v", got.Labels)
	}
	compareNumbers(t, got.Columns, "FirstEventTime", []float64{0, 20, 8.5})
}

func headerText(headers []Header) string {
	words := make([]string, len(headers))
	for i, h := range headers {
		words[i] = h.Name + ":" + string(h.Kind)
	}
	return strings.Join(words, " ")
}

// By default every column of numbers or flags counts.
func TestClusterEventsDefaultColumns(t *testing.T) {
	headers := []Header{{"a", Number}, {"b", Text}, {"c", Boolean}, {"d", Empty}, {"time", Text}}
	got, err := ClusterEventsColumns(headers, DefaultClusterOptions())
	if err != nil || headerText(got) != "a:number c:number time:time" {
		t.Errorf("%s, %v", headerText(got), err)
	}
	of := four(t, FlagColumn("flag", []bool{false, true, false, false}))
	if got := clustered(t, of, nil); numberList(got.Labels) != "[-1 -1 -1 -1]" { // 1, 1 apart now: 0.5 and the flag
		t.Errorf("labels %v", got.Labels)
	}
}

// EC-11: empty in, empty out.
func TestClusterEventsNothing(t *testing.T) {
	none := []Header{{"a", Empty}, {"TimeGenerated", Empty}}
	if got, err := ClusterEventsColumns(none, DefaultClusterOptions()); err != nil || len(got) != 0 {
		t.Errorf("columns of an empty table: %v, %v", got, err)
	}
	for _, of := range []Table{{}, Table{}.Of(none), table(t, NumberColumn("a", nil)), table(t, NumberColumn("a", nil), TimeColumn("time", nil))} {
		for _, compat := range []bool{false, true} {
			got := clustered(t, of, func(o *ClusterOptions) { o.Compat = compat })
			if len(got.Rows) != 0 || len(got.Labels) != 0 || len(got.Columns) < 3 {
				t.Errorf("%v: %+v", of.Headers(), got)
			}
		}
	}
	one := table(t, NumberColumn("a", []float64{0}))
	if got := clustered(t, one, nil); numberList(got.Rows) != "[0]" || numberList(got.Labels) != "[-1]" {
		t.Errorf("one row: %+v", got)
	}
	equal := table(t, NumberColumn("a", []float64{0, 0, 0}))
	if got := clustered(t, equal, func(o *ClusterOptions) { o.Normalize = true }); numberList(got.Labels) != "[0 0 0]" {
		t.Errorf("rows of zeros: %v", got.Labels)
	}
}

// What cannot be clustered is refused in the caller's words, columns and first rows named.
func TestClusterEventsRefusals(t *testing.T) {
	nan := math.NaN()
	of := four(t, TextColumn("text", core.StringsOf("", "", "", "")), NumberColumn("bad", []float64{1, nan, math.Inf(1), nan}))
	for _, c := range []struct {
		change func(*ClusterOptions)
		kind   core.Kind
		want   string
	}{
		{func(o *ClusterOptions) {}, core.Value, `column "bad" must be finite in every row, got NaN in row 1, Infinity in row 2, NaN in row 3`},
		{func(o *ClusterOptions) { o.Columns = []string{"y"} }, core.Column, `clusterColumns must be a column of the table ("x", "text", "bad"), got "y"`},
		{func(o *ClusterOptions) { o.Columns = []string{"text"} }, core.Column, `column "text" must be handed over as number, got text`},
		{func(o *ClusterOptions) { o.Columns = []string{} }, core.Column, `clusterColumns must be at least one column of numbers, got none`},
		{func(o *ClusterOptions) { o.Columns, o.Distance = []string{"x"}, 0 }, core.Option, "maxClusterDistance must be"},
		{func(o *ClusterOptions) { o.Columns, o.Distance = []string{"x"}, -1 }, core.Option, "maxClusterDistance must be"},
		{func(o *ClusterOptions) { o.Columns, o.Distance = []string{"x"}, nan }, core.Option, "maxClusterDistance must be"},
		{func(o *ClusterOptions) { o.Columns, o.MinSamples = []string{"x"}, 0 }, core.Option, "minClusterSamples must be"},
		{func(o *ClusterOptions) { o.Columns, o.Metric = []string{"x"}, "l2" }, core.Option, "metric must be"},
	} {
		o := DefaultClusterOptions()
		c.change(&o)
		_, err := ClusterEvents(of, o, nil)
		if !strings.HasPrefix(said(err), c.want) || !errors.Is(err, &core.Error{Kind: c.kind}) {
			t.Errorf("%+v: %v, want %s", o, err, c.want)
		}
	}
	noNumbers := table(t, TextColumn("text", core.StringsOf("a")))
	if _, err := ClusterEvents(noNumbers, DefaultClusterOptions(), nil); !errors.Is(err, errNoFeatures) {
		t.Errorf("no numbers: %v", err)
	}
	if _, err := ClusterEventsColumns(noNumbers.Headers(), DefaultClusterOptions()); !errors.Is(err, errNoFeatures) {
		t.Errorf("no numbers, columns: %v", err)
	}
}

// EC-7: bare numbers, without a table.
func TestClusterMatrix(t *testing.T) {
	m, err := core.NewMatrix([]float64{0, 9, 20, 8.5}, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	o := DefaultClusterOptions()
	o.Distance, o.Normalize = 1, false
	got, err := ClusterMatrix(m, o, nil)
	if err != nil || numberList(got.Labels) != "[-1 0 -1 0]" || strings.Join(namesOf(got.Columns), " ") != "Clustered ClusterId ClusterSize" {
		t.Errorf("%+v, %v", got, err)
	}
	o.Normalize = true
	if got, err := ClusterMatrix(m, o, nil); err != nil || numberList(got.Matrix.Data()) != "[0 1 1 1]" {
		t.Errorf("normalised: %v, %v", got.Matrix.Data(), err)
	}
}

// Features that the table has not are computed from its texts, as if they had been added before.
func TestClusterEventsComputesFeatures(t *testing.T) {
	raw := sampleTable(t, "processes.csv")
	columns, err := AddProcessFeatures(raw, ProcessOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := DefaultClusterOptions()
	o.Columns, o.Distance = []string{"commandlineTokensFull", "pathScore", "isSystemSession"}, 1e-4
	want, err := ClusterEvents(with(t, raw, columns...), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	headers, err := ClusterEventsColumns(raw.Headers(), o)
	got, err := ClusterEvents(only(t, raw, headers, err), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Labels, want.Labels) || !slices.Equal(got.Matrix.Data(), want.Matrix.Data()) {
		t.Error("features computed on the way give another answer than those added before")
	}

	o.Columns = []string{"pathScore", "commandlineLen"}
	if _, err := ClusterEventsColumns([]Header{{"CommandLine", Text}}, o); !strings.Contains(said(err), `got "pathScore"`) {
		t.Errorf("without a path: %v", err)
	}
}
