package calls

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
)

// texts is a column of texts as a host hands it over.
func texts(list ...string) []Array {
	text, offsets := core.StringsOf(list...).Layout()
	return []Array{{Text: text}, {Offsets: offsets}}
}

// numbers is a column of numbers, or a matrix.
func numbers(list ...float64) []Array { return []Array{{Numbers: list}} }

// hosted is a host's table: what it saw in each column, and the cells.
type hosted struct {
	rows    int
	columns []hostColumn
}

type hostColumn struct {
	name, kind string
	cells      []Array
}

// optionsOf is the text of a call's options: the table's and the caller's.
func (h hosted) optionsOf(t *testing.T, own string) []byte {
	t.Helper()
	columns := []map[string]string{}
	for _, c := range h.columns {
		columns = append(columns, map[string]string{"name": c.name, "kind": c.kind})
	}
	text, err := json.Marshal(map[string]any{"rows": h.rows, "columns": columns})
	if err != nil {
		t.Fatal(err)
	}
	if own = strings.TrimPrefix(own, "{"); own != "" && own != "}" {
		return []byte(strings.TrimSuffix(string(text), "}") + "," + own)
	}
	return text
}

// asked is the arrays that a plan wants, in its order.
func (h hosted) asked(t *testing.T, headers []events.Header) []Array {
	t.Helper()
	var in []Array
	for _, header := range headers {
		for _, c := range h.columns {
			switch {
			case c.name != header.Name:
			case c.kind != "empty":
				in = append(in, c.cells...)
			case header.Kind == events.Text:
				in = append(in, texts(make([]string, h.rows)...)...)
			default:
				in = append(in, numbers(slices.Repeat([]float64{math.NaN()}, h.rows)...)...)
			}
		}
	}
	return in
}

// run asks for an operation and gives its whole document.
func run(t *testing.T, name string, options []byte, in []Array) (string, error) {
	t.Helper()
	op, err := Find(name)
	if err != nil {
		return "", err
	}
	answer, err := op.Run(options, in, nil)
	if err != nil {
		return "", err
	}
	text, err := answer.JSON(false)
	if err != nil || !json.Valid(text) {
		t.Fatalf("%s: %s, %v", name, text, err)
	}
	return string(text), nil
}

// onHost plans and runs an operation over a table.
func onHost(t *testing.T, name string, h hosted, own string) (string, error) {
	t.Helper()
	op, err := Find(name)
	if err != nil {
		return "", err
	}
	options := h.optionsOf(t, own)
	headers, err := op.Plan(options)
	if err != nil {
		return "", err
	}
	return run(t, name, options, h.asked(t, headers))
}

var starts = hosted{3, []hostColumn{
	{"NewProcessName", "text", texts(`C:\a.exe`, `C:\a.exe`, `C:\b.exe`)},
	{"CommandLine", "text", texts("a 1", "a 2", "")},
	{"TimeGenerated", "time", numbers(1, 2, math.NaN())},
	{"n", "number", numbers(1, 1, 5)},
}}

// Every operation, as a host calls it.
func TestOperations(t *testing.T) {
	audit := hosted{1, []hostColumn{{"line", "text", texts(`type=EXECVE msg=audit(1.000:7): argc=1 a0="ls"`)}}}
	parsed := hosted{2, []hostColumn{{"exe", "text", texts("/bin/ls", "/bin/ls")}, {"uid", "number", numbers(0, 0)}}}
	logons := hosted{1, []hostColumn{{"Account", "text", texts("ab")}, {"LogonType", "number", texts("3")}}}
	matrix := []byte(`{"columns":1,"eps":1,"minSamples":2}`)
	for _, c := range []struct {
		name    string
		host    hosted
		options string
		in      []Array
		want    string // how the document begins
	}{
		{"winnow", starts, `{"keys":["NewProcessName"]}`, nil, `{"patterns":[{"bits":`},
		{"addProcessFeatures", starts, `{"pathSeparator":"\\"}`, nil, `{"table":{"processName":["a.exe","a.exe","b.exe"],"processNameLen":[8,8,8],`},
		{"dbclusterEvents", starts, `{"normalize":false,"clusterColumns":["n"]}`, nil,
			`{"rows":[2,0],"labels":[0,0,-1],"coreSampleIndices":[0,1],"matrix":[1,1,5],"table":{"Clustered":[false,true],"ClusterId":[-1,0],"ClusterSize":[1,2],` +
				`"FirstEventTime":[null,1],"LastEventTime":[null,2]}}`},
		{"readAuditd", audit, ``, nil, `{"others":`},
		{"clusterAuditdProcesses", parsed, `{"app":"ls"}`, nil, `{"others":0,"foreign":0,"rows":[0],"labels":[0,0],`},
		{"addLogonFeatures", logons, ``, nil, `{"table":{"AccountNum":[195]}}`},
		{"logonFacts", logons, `{"osFamily":"windows"}`, nil, `{"logons":[{"account":"ab",`},
		{"dbclusterMatrix", hosted{}, `{"columns":1,"normalize":false}`, numbers(1, 1, 5), `{"rows":[2,0],"labels":[0,0,-1],"coreSampleIndices":[0,1],"matrix":[1,1,5]}`},
		{"dbscan", hosted{}, string(matrix), append(numbers(1, 1, 5), numbers()...), `{"labels":[0,0,-1],"coreSampleIndices":[0,1]}`},
		{"dbscan", hosted{}, string(matrix), append(numbers(1, 1, 5), numbers(1, 1, 2)...), `{"labels":[0,0,1],"coreSampleIndices":[0,1,2]}`},
		{"suggestEps", hosted{}, `{"columns":1,"minSamples":2}`, numbers(1, 2, 4), `{"eps":`},
		{"charOrdScore", hosted{}, `{"scale":10}`, texts("abc", ""), `{"values":[29,0]}`},
		{"charOrdScore", hosted{}, `{"scale":10,"column":true}`, texts("abc", ""), `{"values":[29.4,0]}`},
		{"stringScore", hosted{}, `{}`, texts("abc"), `{"values":[`},
		{"tokenCount", hosted{}, `{"delimiter":","}`, texts("a,b", ""), `{"values":[2,1]}`},
		{"delimCount", hosted{}, `{}`, texts("a b-c"), `{"values":[2]}`},
		{"delimHash", hosted{}, `{}`, texts(" "), `{"values":[3916222277]}`},
		{"crc32Hash", hosted{}, `{}`, texts("", "a"), `{"values":[0,3904355907]}`},
		{"commandTemplate", hosted{}, `{"slotsOff":["num"]}`, texts("a 1", ""), `{"templates":["a 1",""]}`},
	} {
		var got string
		var err error
		if c.in != nil {
			got, err = run(t, c.name, []byte(c.options), c.in)
		} else {
			got, err = onHost(t, c.name, c.host, c.options)
		}
		if err != nil || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s\n got %.300s\nwant %s, %v", c.name, got, c.want, err)
		}
	}
}

// In the whole document of winnow each pattern has its rows, as many as it counts.
func TestWinnowWhole(t *testing.T) {
	text, err := onHost(t, "winnow", starts, "")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Patterns []struct {
			Count int
			Rows  []int32
			Last  *float64
		}
		Labels     []int32
		MemberRows []int32
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Patterns) != 2 || doc.MemberRows != nil || len(doc.Labels) != 3 {
		t.Fatal(text)
	}
	for i, p := range doc.Patterns {
		if len(p.Rows) != p.Count || p.Count == 0 {
			t.Errorf("pattern %d: %d rows of %d", i, len(p.Rows), p.Count)
		}
		for _, row := range p.Rows {
			if doc.Labels[row] != int32(i) {
				t.Errorf("row %d of pattern %d has label %d", row, i, doc.Labels[row])
			}
		}
	}
	if last := doc.Patterns[doc.Labels[2]].Last; last != nil {
		t.Errorf("a missing time became %v", *last)
	}
}

// The plan names columns in the order in which Run takes them, and as what.
func TestPlan(t *testing.T) {
	for name, want := range map[string]string{
		"winnow": "NewProcessName:text CommandLine:text TimeGenerated:time", "addProcessFeatures": "NewProcessName:text CommandLine:text",
		"dbclusterEvents": "n:number TimeGenerated:time",
	} {
		op, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		headers, err := op.Plan(starts.optionsOf(t, ""))
		var words []string
		for _, h := range headers {
			words = append(words, h.Name+":"+string(h.Kind))
		}
		if got := strings.Join(words, " "); got != want || err != nil {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	for name, op := range operations {
		if op.Plan == nil {
			continue
		}
		options := []byte(needed(name))
		if headers, err := op.Plan(options); err != nil || len(headers) != 0 {
			t.Errorf("%s without a table: %v, %v", name, headers, err)
		}
		if got, err := run(t, name, options, nil); err != nil {
			t.Errorf("%s without a table: %s, %v", name, got, err)
		}
		if _, err := op.Plan([]byte(`{"x":1}`)); !errors.Is(err, &core.Error{Kind: core.Option}) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// needed is the options that an operation cannot do without.
func needed(name string) string {
	switch name {
	case "eventsToSeries":
		return `{"bin":"1h"}`
	case "setNewAnomalyThreshold":
		return `{"threshold":3}`
	}
	return `{}`
}
