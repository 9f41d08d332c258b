package calls

import (
	"errors"
	"math"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// Bad input of every kind is a clear error, and the next call works.
func TestRefusals(t *testing.T) {
	good := []byte(`{"columns":2,"eps":1,"minSamples":1}`)
	image := `{"columns":[{"name":"Image","kind":"text"},{"name":"time","kind":"time"}],"rows":2}`
	times := numbers(1, 2)[0]
	two := texts("a", "b")
	inf, nan := math.Inf(-1), math.NaN()
	for _, c := range []struct {
		name, options string
		in            []Array
		kind          core.Kind
		want          string
	}{
		{"winow", `{}`, nil, core.Option, `operation must be one of "addLogonFeatures", "addProcessFeatures", "charOrdScore", "clusterAuditdProcesses", "commandTemplate", ` +
			`"crc32Hash", "dbclusterEvents", "dbclusterMatrix", "dbscan", "delimCount", "delimHash", "eventsToSeries", "explainForest", "extractAnomalyPeriods", "findPeriods", "fitForest", "gridForest", ` +
			`"identifyForest", "identifyOutliers", "identifyOutliersMatrix", "loadForest", "logonFacts", "numberMatrix", "readAuditd", "removeCommonItems", "scoreForest", "setNewAnomalyThreshold", "stl", "stringScore", ` +
			`"suggestEps", "tokenCount", "tsAnomaliesStl", "winnow", got "winow"`},
		{"winnow", `{"rows":`, nil, core.Option, `rows must be a whole number, got nothing`},
		{"winnow", `{"rows":-1}`, nil, core.Shape, `rows must be 0 or more, got -1`},
		{"winnow", image, nil, core.Shape, `column "Image" must be handed over, got no array for it`},
		{"winnow", image, two, core.Shape, `column "time" must be handed over, got no array for it`},
		{"winnow", image, two[:1], core.Shape, `column "Image" must be handed over, got no array for it`},
		{"winnow", image, []Array{two[0], two[1], times, times}, core.Shape, `arrays must be those of the planned columns, got 1 more`},
		{"winnow", image, []Array{two[0], two[1], {Numbers: []float64{1}}}, core.Shape, `column "time" must be 2 rows long, as the table is, got 1`},
		{"winnow", image, []Array{two[0], {Offsets: []int32{0, 1}}, times}, core.Shape, `column "Image" must be 2 rows long, as the table is, got 1`},
		{"winnow", image, []Array{two[0], {Offsets: []int32{0, 2, 1}}, times}, core.Shape, `offsets of column "Image" must be in rising order, got 1 after 2 at text 1`},
		{"winnow", image, []Array{two[0], {Offsets: []int32{0, 1, 3}}, times}, core.Shape, `offsets of column "Image" must be within the 2 bytes of text, got 3`},
		{"winnow", image, []Array{two[0], {Offsets: []int32{-1, 1, 2}}, times}, core.Shape, `offsets of column "Image" must be 0 or more, got -1`},
		{"winnow", image, []Array{times, times, times}, core.Shape, `offsets of column "Image" must be one more than there are texts, got none`},
		{"winnow", image, []Array{two[0], two[1], two[0]}, core.Shape, `column "time" must be 2 rows long, as the table is, got 0`},
		{"dbclusterEvents", `{"columns":[{"name":"n","kind":"number"}],"rows":3,"compat":"pandas"}`, numbers(1, 2, 3), core.Option, `compat must be "msticpy" or left out, got "pandas"`},
		{"dbclusterEvents", `{"columns":[{"name":"n","kind":"number"}],"rows":3,"maxClusterDistance":0}`, numbers(1, 2, 3), core.Option, `maxClusterDistance must be`},
		{"dbclusterEvents", `{"columns":[{"name":"n","kind":"number"}],"rows":3}`, numbers(1, nan, inf), core.Value,
			`column "n" must be finite in every row, got NaN in row 1, -Infinity in row 2`},
		{"dbclusterEvents", `{"columns":[{"name":"n","kind":"text"}],"rows":3}`, nil, core.Column, `clusterColumns must be at least one column of numbers, got none`},
		{"clusterAuditdProcesses", `{"compat":true}`, nil, core.Option, `compat must be a string, got true`},
		{"dbscan", string(good), numbers(1, 2), core.Shape, `arrays must be 2 in number, got 1`},
		{"dbscan", string(good), append(numbers(1, 2, 3), numbers()...), core.Shape, `matrix must be whole rows of 2 numbers, got 3 numbers`},
		{"dbscan", string(good), append(numbers(1, 2, nan, 4), numbers()...), core.Value, `column 0 must be finite in every row, got NaN in row 1`},
		{"dbscan", string(good), append(numbers(1, 2), numbers(1, 2)...), core.Shape, `weights must be`},
		{"dbscan", string(good), append(numbers(1, 2), numbers(nan)...), core.Value, `weights must be`},
		{"dbscan", `{"eps":1,"minSamples":1}`, append(numbers(1, 2), numbers()...), core.Shape, `columns must be at least 1, got 0`},
		{"dbscan", `{"columns":1,"minSamples":1}`, append(numbers(1, 2), numbers()...), core.Option, `eps must be`},
		{"dbscan", `{"columns":1,"eps":-1,"minSamples":1}`, append(numbers(1, 2), numbers()...), core.Option, `eps must be`},
		{"dbscan", `{"columns":1,"eps":1}`, append(numbers(1, 2), numbers()...), core.Option, `minSamples must be`},
		{"dbscan", `{"columns":1,"eps":1,"minSamples":1,"metric":"l3"}`, append(numbers(1, 2), numbers()...), core.Option, `metric must be`},
		{"dbclusterMatrix", `{"columns":1,"maxClusterDistance":-1}`, numbers(1, 2), core.Option, `maxClusterDistance must be`},
		{"suggestEps", `{"columns":1,"minSamples":0}`, numbers(1, 2), core.Option, `minSamples must be`},
		{"charOrdScore", `{"scale":0}`, two, core.Option, `scale must be`},
		{"tokenCount", `{"delimiter":""}`, two, core.Option, `delimiter must be`},
		{"delimCount", `{"delimList":"a*"}`, two, core.Option, `delimList must be`},
		{"crc32Hash", `{"columns":1}`, two, core.Option, `options must be among "scale", "column", "delimiter", "delimList", "slotsOff", got "columns"`},
		{"crc32Hash", `{}`, two[:1], core.Shape, `arrays must be 2 in number, got 1`},
		{"crc32Hash", `{}`, []Array{two[0], {Offsets: []int32{0, 2, 1}}}, core.Shape, `offsets must be in rising order, got 1 after 2 at text 1`},
		{"commandTemplate", `{"slotsOff":["x"]}`, two, core.Option, `slotsOff must be any of`},
	} {
		_, err := run(t, c.name, []byte(c.options), c.in)
		if !begins(err, c.want) || !errors.Is(err, &core.Error{Kind: c.kind}) {
			t.Errorf("%s %s\n got %v\nwant %s", c.name, c.options, err, c.want)
		}
		if got, err := run(t, "dbscan", good, append(numbers(0, 0), numbers()...)); err != nil || got != `{"labels":[0],"coreSampleIndices":[0]}` {
			t.Fatalf("the call after %s %s: %s, %v", c.name, c.options, got, err)
		}
	}
}

func begins(err error, want string) bool {
	return err != nil && len(err.Error()) >= len(want) && err.Error()[:len(want)] == want
}

// Nothing in, nothing out: what a host says of a table without rows is that its columns are empty.
func TestEmptyTables(t *testing.T) {
	var host hosted
	for _, name := range []string{"NewProcessName", "TimeGenerated", "exe", "uid", "Account"} {
		host.columns = append(host.columns, hostColumn{name: name, kind: "empty"})
	}
	for name, op := range operations {
		if op.Plan == nil {
			continue
		}
		if got, err := onHost(t, name, host, needed(name)); err != nil {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	for _, name := range []string{"charOrdScore", "crc32Hash", "commandTemplate"} {
		if got, err := run(t, name, []byte(`{}`), texts()); err != nil || got != `{"values":[]}` && got != `{"templates":[]}` {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	if got, err := run(t, "dbscan", []byte(`{"columns":2,"eps":1,"minSamples":1}`), append(numbers(), numbers()...)); err != nil || got != `{"labels":[],"coreSampleIndices":[]}` {
		t.Errorf("dbscan: %s, %v", got, err)
	}
}

// A stop ends the work with the kind cancelled, wherever it is heard.
func TestStop(t *testing.T) {
	for _, name := range []string{"winnow", "dbclusterEvents"} {
		op, _ := Find(name)
		options := starts.optionsOf(t, "")
		headers, err := op.Plan(options)
		if err != nil {
			t.Fatal(err)
		}
		for stop := 0; ; stop++ {
			calls := 0
			_, err = op.Run(options, starts.asked(t, headers), func(int, int) bool { calls++; return calls <= stop })
			if calls <= stop {
				break // the work was done before
			}
			if !errors.Is(err, core.ErrStopped) {
				t.Fatalf("%s, stopped at %d: %v", name, stop, err)
			}
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
