package events

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// clusterCase is a case of testdata/golden/cluster.json: a call of msticpy's dbcluster_events and its answer.
type clusterCase struct {
	Log        string   `json:"log"`
	RowsIn     int      `json:"rows_in"`
	Columns    []string `json:"columns"`
	TimeColumn string   `json:"time_column"`
	Distance   float64  `json:"max_cluster_distance"`
	MinSamples int      `json:"min_cluster_samples"`
	Normalize  *bool    `json:"normalize"`
	Metric     string   `json:"metric"`
	RowsOut    int      `json:"rows_out"`
	Labels     []int32  `json:"labels"`
	Core       []int32  `json:"core"`
	Rows       []int32  `json:"rows"`

	ClusterID      []float64  `json:"ClusterId"` // from here on in some cases only
	ClusterSize    []float64  `json:"ClusterSize"`
	Clustered      []float64  `json:"Clustered"`
	TimeGenerated  []*float64 `json:"TimeGenerated"`
	FirstEventTime []*float64 `json:"FirstEventTime"`
	LastEventTime  []*float64 `json:"LastEventTime"`
}

func (c *clusterCase) name() string {
	return fmt.Sprintf("%s/%s %g %d %s", strings.ReplaceAll(c.Log, "/", "."), strings.Join(c.Columns, ","), c.Distance, c.MinSamples, c.Metric)
}

func (c *clusterCase) options() ClusterOptions {
	o := DefaultClusterOptions()
	o.Columns, o.TimeColumn, o.Distance, o.MinSamples, o.Metric = c.Columns, c.TimeColumn, c.Distance, c.MinSamples, c.Metric
	o.Normalize = c.Normalize == nil || *c.Normalize
	return o
}

// featured is the log of a case with the features that msticpy's answer was made from.
func featured(t *testing.T, log string, rows int) Table {
	t.Helper()
	var of Table
	if own, ok := strings.CutPrefix(log, "samples/"); ok {
		of = readTable(t, "../testdata/samples/"+own, rows)
	} else {
		of = sharedTable(t, log+".csv")
		first := make([]int32, rows)
		for i := range first {
			first[i] = int32(i)
		}
		of = permuted(t, of, first)
	}
	var columns []Column
	var err error
	if strings.Contains(log, "logons") {
		columns, err = AddLogonFeatures(of)
		types := make([]float64, rows)
		for i, text := range textsIn(t, of.columns, "LogonType") {
			number, _ := logonType(text)
			types[i] = float64(number)
		}
		columns = append(columns, NumberColumn("LogonType", types))
	} else {
		columns, err = AddProcessFeatures(of, ProcessOptions{Compat: true})
	}
	if err != nil {
		t.Fatal(err)
	}
	return with(t, of, columns...)
}

// Every case of msticpy 3.0.2, exactly; its times are those of compat.
func TestClusterEventsGolden(t *testing.T) {
	var file struct{ Cases []clusterCase }
	golden(t, "cluster", &file)
	for _, c := range file.Cases {
		t.Run(c.name(), func(t *testing.T) {
			of := featured(t, c.Log, c.RowsIn)
			o := c.options()
			headers, err := ClusterEventsColumns(of.Headers(), o)
			part := only(t, of, headers, err)
			for _, o.Compat = range []bool{false, true} {
				got, err := ClusterEvents(part, o, nil)
				if err != nil {
					t.Fatal(err)
				}
				if len(got.Rows) != c.RowsOut || !slices.Equal(got.Rows, c.Rows) {
					t.Errorf("rows\n got %v\nwant %v", got.Rows, c.Rows)
				}
				if !slices.Equal(got.Labels, c.Labels) || !slices.Equal(got.Core, c.Core) {
					t.Errorf("labels\n got %v\nwant %v\ncore\n got %v\nwant %v", got.Labels, c.Labels, got.Core, c.Core)
				}
				if c.ClusterID == nil {
					continue
				}
				compareNumbers(t, got.Columns, "ClusterId", c.ClusterID)
				compareNumbers(t, got.Columns, "ClusterSize", c.ClusterSize)
				compareNumbers(t, got.Columns, "Clustered", c.Clustered)
				if o.Compat {
					compareNumbers(t, got.Columns, "TimeGenerated", orNaN(c.TimeGenerated))
					compareNumbers(t, got.Columns, "FirstEventTime", orNaN(c.FirstEventTime))
					compareNumbers(t, got.Columns, "LastEventTime", orNaN(c.LastEventTime))
				} else {
					compareOwnTimes(t, part, got, o.TimeColumn)
				}
			}
		})
	}
}

// compareOwnTimes computes the times of the answer anew: a noise event has its own (EC-4), and the input's
// TimeGenerated stays (EC-5).
func compareOwnTimes(t *testing.T, of Table, got Clustered, timeColumn string) {
	t.Helper()
	times := numbersIn(t, of.columns, timeColumn)
	var first, last []float64
	for _, row := range got.Rows {
		lo, hi := times[row], times[row]
		for i, label := range got.Labels {
			if label >= 0 && label == got.Labels[row] {
				lo, hi = min(lo, times[i]), max(hi, times[i])
			}
		}
		first, last = append(first, lo), append(last, hi)
	}
	compareNumbers(t, got.Columns, "FirstEventTime", first)
	compareNumbers(t, got.Columns, "LastEventTime", last)
	if slices.Contains(namesOf(got.Columns), "TimeGenerated") {
		t.Error("TimeGenerated is the input's and was written anew")
	}
}

// compareNumbers compares a column exactly; NaN is equal to NaN.
func compareNumbers(t *testing.T, columns []Column, name string, want []float64) {
	t.Helper()
	got := numbersIn(t, columns, name)
	for i := range max(len(got), len(want)) {
		if len(got) != len(want) || got[i] != want[i] && !(math.IsNaN(got[i]) && math.IsNaN(want[i])) {
			t.Errorf("%s\n got %v\nwant %v", name, got, want)
			return
		}
	}
}

func orNaN(numbers []*float64) []float64 {
	out := make([]float64, len(numbers))
	for i, n := range numbers {
		out[i] = math.NaN()
		if n != nil {
			out[i] = *n
		}
	}
	return out
}

// The rows that msticpy 3.0.2 shows of its own sample, noise first, and the first labels.
func TestClusterEventsPublished(t *testing.T) {
	of := featured(t, "processes_on_host", 363)
	o := DefaultClusterOptions()
	o.Columns, o.Distance = []string{"commandlineTokensFull", "pathScore", "isSystemSession"}, 1e-4
	got, err := ClusterEvents(of, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	rows := "[46 57 59 61 62 64 65 74 75 78 82 83 86 87 94 106 108 110 130 133 134 139 162 163 171 176 195 198 219 256 292 301 356 " +
		"0 1 2 3 47 48 49 56 60 63 67 68 69 77 80 85 95 96 104 122 125 142 149 169 190 193 211 254 270]"
	if numberList(got.Rows) != rows || numberList(got.Labels[:20]) != "[0 1 2 3 3 0 1 2 3 3 0 1 2 3 0 1 2 3 3 3]" || len(got.Core) != 330 {
		t.Errorf("rows %v, labels %v, %d core", got.Rows, got.Labels[:20], len(got.Core))
	}
	o.Columns, o.Distance = []string{"pathHash", "commandlineTokensHash", "isSystemSession"}, 1e-3
	got, err = ClusterEvents(of, o, nil)
	size := numbersIn(t, got.Columns, "ClusterSize")
	if err != nil || len(got.Rows) != 121 || slices.Max(size) != 70 || slices.Max(got.Labels) != 31 || slices.Index(size, 70.0) < 89 {
		t.Errorf("hashes: %d rows, sizes %v, %v", len(got.Rows), size, err)
	}
}
