package events

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// processGolden is testdata/golden/process_features.json, made by msticpy's add_process_features.
type processGolden struct {
	Shared struct {
		Rows    int                  `json:"rows"`
		Columns map[string][]float64 `json:"columns"`
	} `json:"processes_on_host"`
	Sample struct {
		Rows    int            `json:"rows"`
		Columns map[string]any `json:"columns"`
	} `json:"sample"`
	Cases []struct {
		Quirk, Shows string
		Options      struct {
			PathSeparator string `json:"path_separator"`
			Force         bool   `json:"force"`
		}
		Columns map[string][]any
		Result  map[string][]any // nil where msticpy raises
	}
}

// compareFeature compares one feature column with msticpy's; logarithms within 1e-15 relative.
func compareFeature(t *testing.T, columns []Column, name string, want []any) {
	t.Helper()
	if name == "processName" {
		texts := make([]string, len(want))
		for i := range want {
			texts[i], _ = want[i].(string)
		}
		if got := textsIn(t, columns, name); !slices.Equal(got, texts) {
			t.Errorf("%s\n got %q\nwant %q", name, got, texts)
		}
		return
	}
	for i, got := range numbersIn(t, columns, name) {
		number := want[i].(float64)
		if got != number && !(strings.Contains(name, "Log") && math.Abs(got-number) <= 1e-15*number) {
			t.Errorf("%s in row %d: %v, want %v", name, i, got, number)
		}
	}
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

func TestAddProcessFeaturesShared(t *testing.T) {
	var file processGolden
	golden(t, "process_features", &file)
	of := sharedTable(t, "processes_on_host.csv")
	for _, compat := range []bool{false, true} {
		o := ProcessOptions{Compat: compat}
		headers, err := AddProcessFeaturesColumns(of.Headers(), o)
		got, err := AddProcessFeatures(only(t, of, headers, err), o)
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range file.Shared.Columns {
			compareFeature(t, got, name, anys(want))
		}
	}
	// The sums that msticpy 3.0.2 gives for this file.
	got, _ := AddProcessFeatures(of, ProcessOptions{})
	for name, want := range map[string]float64{"pathScore": 1482699, "pathHash": 681878940698, "commandlineLen": 32770, "commandlineTokensFull": 5669,
		"commandlineScore": 3019017, "commandlineTokensHash": 816845809947, "isSystemSession": 203} {
		sum := 0.0
		for _, n := range numbersIn(t, got, name) {
			sum += n
		}
		if sum != want {
			t.Errorf("sum of %s %v, want %v", name, sum, want)
		}
	}
	if name := textsIn(t, got, "processName"); name[0] != "ASMHost.exe" || name[46] != "reg.exe" || name[356] != "pmfexe.exe" {
		t.Errorf("names %s, %s, %s", name[0], name[46], name[356])
	}
}

func TestAddProcessFeaturesSample(t *testing.T) {
	var file processGolden
	golden(t, "process_features", &file)
	got, err := AddProcessFeatures(readTable(t, "../testdata/samples/processes.csv", file.Sample.Rows), ProcessOptions{Compat: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range file.Sample.Columns {
		compareFeature(t, got, name, want.([]any))
	}
}

// textTable makes columns of text of what JSON holds; null is the empty text, as a host hands it over.
func textTable(t *testing.T, columns map[string][]any) Table {
	t.Helper()
	var made []Column
	for _, name := range []string{"NewProcessName", "CommandLine", "SubjectLogonId", "pathScore", "commandlineLen"} {
		cells, ok := columns[name]
		if !ok {
			continue
		}
		texts, numbers := make([]string, len(cells)), make([]float64, len(cells))
		for i, cell := range cells {
			switch cell := cell.(type) {
			case string:
				texts[i] = cell
			case float64:
				texts[i], numbers[i] = core.Number(cell), cell
			}
		}
		if name == "pathScore" || name == "commandlineLen" {
			made = append(made, NumberColumn(name, numbers))
		} else {
			made = append(made, TextColumn(name, core.StringsOf(texts...)))
		}
	}
	return table(t, made...)
}

// Under compat the answer is msticpy's wherever it gives one, but that a session is text here: that it was
// a number (PF-6) cannot be seen.
func TestAddProcessFeaturesCompat(t *testing.T) {
	var file processGolden
	golden(t, "process_features", &file)
	for _, c := range file.Cases {
		of := textTable(t, c.Columns)
		got, err := AddProcessFeatures(of, ProcessOptions{PathSeparator: c.Options.PathSeparator, Force: c.Options.Force, Compat: true})
		if err != nil {
			t.Fatal(err)
		}
		if headers, err := AddProcessFeaturesColumns(of.Headers(), ProcessOptions{Compat: true, Force: c.Options.Force}); err != nil || c.Quirk == "PF-5" &&
			slices.Contains(headers, of.Headers()[2]) == c.Options.Force {
			t.Errorf("%s, %s: columns %v, %v", c.Quirk, c.Shows, headers, err)
		}
		if c.Result == nil { // PF-2, PF-3, PF-4: what can be computed is
			for _, column := range got {
				if column.Len() != of.rows {
					t.Errorf("%s, %s: %s has %d cells", c.Quirk, c.Shows, column.Name, column.Len())
				}
			}
			continue
		}
		for name, want := range c.Result {
			_, stale := c.Columns[name]
			switch {
			case stale && !c.Options.Force:
				if slices.Contains(namesOf(got), name) {
					t.Errorf("%s, %s: %s was computed anew", c.Quirk, c.Shows, name)
				}
			case strings.Contains(c.Shows, "session ids as numbers"), strings.Contains(c.Shows, "mixed"):
			default:
				compareFeature(t, got, name, want)
			}
		}
		for _, name := range namesOf(got) {
			if c.Result[name] == nil {
				t.Errorf("%s, %s: column %s, which msticpy has not", c.Quirk, c.Shows, name)
			}
		}
	}
}

func TestAddProcessFeaturesQuirks(t *testing.T) {
	paths := `C:\Windows\System32\cmd.exe|/usr/bin/bash|C:/Tools/x.exe|C:\Windows\|cmd.exe||/a\b`
	sessions := "0x3e7|0x3E7|-1|999|4294967295|0x3e4|0x3e5| 0x3e7||0x1|zz"
	texts := func(list string) core.Strings { return core.StringsOf(strings.Split(list, "|")...) }
	got, err := AddProcessFeatures(table(t, TextColumn("NewProcessName", texts(paths))), ProcessOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if names := strings.Join(textsIn(t, got, "processName"), "|"); names != `cmd.exe|bash|x.exe||cmd.exe||b` { // PF-1
		t.Errorf("names %s", names)
	}
	if names := strings.Join(namesOf(got), " "); names != "processName processNameLen processNameTokens pathScore pathLogScore pathHash" { // PF-2
		t.Errorf("columns of paths: %s", names)
	}
	compareNumbers(t, got, "processNameTokens", []float64{4, 3, 3, 2, 1, 0, 2})
	got, err = AddProcessFeatures(table(t, TextColumn("SubjectLogonId", texts(sessions))), ProcessOptions{})
	if err != nil || len(got) != 1 {
		t.Fatal(namesOf(got), err)
	}
	compareNumbers(t, got, "isSystemSession", []float64{1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0}) // PF-6
	// PF-5: by default a stale column is computed anew, whatever force says.
	of := parsed(t, "NewProcessName|pathScore|CommandLine", `a|1|b c`)
	got, err = AddProcessFeatures(of, ProcessOptions{})
	want := "processName processNameLen processNameTokens pathScore pathLogScore pathHash commandlineLen commandlineLogLen commandlineTokens " +
		"commandlineTokensFull commandlineScore commandlineLogScore commandlineTokensHash"
	if names := strings.Join(namesOf(got), " "); names != want || err != nil {
		t.Errorf("columns %s, %v", names, err)
	}
	compareNumbers(t, got, "pathScore", []float64{97})
	compareNumbers(t, got, "commandlineTokens", []float64{2})
	of = parsed(t, "NewProcessName|processName", `a|b`)
	if got, err = AddProcessFeatures(of, ProcessOptions{Compat: true}); err != nil || slices.Contains(namesOf(got), "processName") {
		t.Errorf("a stale name under compat: %v, %v", namesOf(got), err)
	}
}

// Other products' names are found by default; under compat msticpy's only. PF-4: nothing in, nothing out.
func TestAddProcessFeaturesNames(t *testing.T) {
	headers := []Header{{"Image", Text}, {"process.command_line", Text}, {"LogonId", Text}, {"x", Number}}
	got, err := AddProcessFeaturesColumns(headers, ProcessOptions{})
	if err != nil || headerText(got) != "Image:text process.command_line:text LogonId:text" {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := AddProcessFeaturesColumns(headers, ProcessOptions{Compat: true}); err != nil || len(got) != 0 {
		t.Errorf("compat: %v, %v", got, err)
	}
	for _, compat := range []bool{false, true} {
		of := parsed(t, "NewProcessName|CommandLine|SubjectLogonId")
		got, err := AddProcessFeatures(of, ProcessOptions{Compat: compat})
		if want := map[bool]int{false: 14, true: 10}[compat]; err != nil || len(got) != want {
			t.Errorf("no rows, compat %v: %v, %v", compat, namesOf(got), err)
		}
		if got, err := AddProcessFeatures(Table{}, ProcessOptions{Compat: compat}); err != nil || len(got) != 0 {
			t.Errorf("no table: %v, %v", got, err)
		}
	}
}
