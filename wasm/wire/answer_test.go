package wire

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/dbscan"
	"github.com/logwinnow/logwinnow/events"
)

// document is an answer's JSON, which must be one that encoding/json reads.
func document(t *testing.T, a Answer, beside bool) string {
	t.Helper()
	text, err := a.JSON(beside)
	if err != nil || !json.Valid(text) {
		t.Fatalf("%s: %v", text, err)
	}
	return string(text)
}

// paths lists the vectors that travel beside.
func paths(a Answer) string {
	var names []string
	for _, v := range a.Beside() {
		kind := "none"
		switch {
		case v.Vector.Ints != nil:
			kind = "ints"
		case v.Vector.Floats != nil:
			kind = "floats"
		case v.Vector.Flags != nil:
			kind = "flags"
		case v.Vector.Texts != nil:
			kind = "texts"
		}
		names = append(names, v.Name+":"+kind)
	}
	return strings.Join(names, " ")
}

func TestAnswers(t *testing.T) {
	nan := math.NaN()
	texts := core.StringsOf("a\"b", "\u2028")
	columns := []events.Column{events.TextColumn("text", texts), events.NumberColumn("n.1", []float64{nan, 1e21}), events.FlagColumn("flag", []bool{true, false}),
		events.TimeColumn("time", []float64{0, math.Inf(1)})}
	table, err := events.NewTable(2, columns...)
	if err != nil {
		t.Fatal(err)
	}
	clustered := events.Clustered{Rows: []int32{1}, Labels: []int32{-1, 0}, Columns: columns}
	const cells = `{"text":["a\"b","\u2028"],"n.1":[null,1e+21],"flag":[true,false],"time":[0,null]}`
	const besideCells = "table.text:texts table.n.1:floats table.flag:flags table.time:floats"
	for name, c := range map[string]struct {
		answer               Answer
		whole, short, beside string
	}{
		"plan":    {Plan([]events.Header{{Name: "a", Kind: events.Time}}), `{"columns":[{"name":"a","kind":"time"}]}`, `{"columns":[{"name":"a","kind":"time"}]}`, ""},
		"no plan": {Plan(nil), `{"columns":[]}`, `{"columns":[]}`, ""},
		"clustered": {Clustered(&clustered, TableOf(columns)),
			`{"rows":[1],"labels":[-1,0],"coreSampleIndices":[],"matrix":[],"table":` + cells + `}`, `{}`,
			"rows:ints labels:ints coreSampleIndices:ints matrix:floats " + besideCells},
		"nothing clustered": {Clustered(&events.Clustered{}, nil), `{"rows":[],"labels":[],"coreSampleIndices":[],"matrix":[]}`, `{}`,
			"rows:ints labels:ints coreSampleIndices:ints matrix:floats"},
		"auditd": {ClusteredAuditd(&events.ClusteredAuditd{Clustered: clustered, Others: 2}),
			`{"others":2,"foreign":0,"rows":[1],"labels":[-1,0],"coreSampleIndices":[],"matrix":[],"starts":[],"table":` + cells + `}`, `{"others":2,"foreign":0}`,
			"rows:ints labels:ints coreSampleIndices:ints matrix:floats starts:ints " + besideCells},
		"audit events": {AuditEvents(&events.AuditEvents{Table: table, Foreign: 1}), `{"others":0,"foreign":1,"rows":[],"table":` + cells + `}`,
			`{"others":0,"foreign":1}`, "rows:ints " + besideCells},
		"labels":      {Labelled(&dbscan.Result{Labels: []int32{0}}), `{"labels":[0],"coreSampleIndices":[]}`, `{}`, "labels:ints coreSampleIndices:ints"},
		"advice":      {Advised(&dbscan.Advice{Eps: nan}), `{"eps":null,"distances":[]}`, `{"eps":null}`, "distances:floats"},
		"values":      {Values([]float64{1.5, -0.0}), `{"values":[1.5,0]}`, `{}`, "values:floats"},
		"templates":   {Templates(texts), `{"templates":["a\"b","\u2028"]}`, `{}`, "templates:texts"},
		"empty table": {Answer{Table: TableOf(nil)}, `{"table":{}}`, `{}`, ""},
		"flags":       {Answer{Table: TableOf([]events.Column{events.FlagColumn("a", nil)})}, `{"table":{"a":[]}}`, `{}`, "table.a:flags"},
		"no logons":   {LogonFacts(nil), `{"logons":[]}`, `{"logons":[]}`, ""},
	} {
		if got := document(t, c.answer, false); got != c.whole {
			t.Errorf("%s\n got %s\nwant %s", name, got, c.whole)
		}
		if got := document(t, c.answer, true); got != c.short {
			t.Errorf("%s, beside\n got %s\nwant %s", name, got, c.short)
		}
		if got := paths(c.answer); got != c.beside {
			t.Errorf("%s: %s, want %s", name, got, c.beside)
		}
	}
}

// A logon of which nothing is known: numbers null, texts empty, lists empty.
func TestLogonFacts(t *testing.T) {
	got := document(t, LogonFacts([]events.LogonFact{{Time: math.NaN(), LogonType: 3, Account: "a"}}), true)
	want := `{"logons":[{"account":"a","domain":"","time":null,"logonType":3,"logonTypeName":"","sid":"","sidIs":[],"auditUser":"","session":"","sessionIs":"",` +
		`"subjectAccount":"","subjectDomain":"","process":"","authentication":"","address":"","host":"","status":"","statusIs":"","subStatus":"","subStatusIs":""}]}`
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// someWinnowed is an answer of winnow with two patterns.
func someWinnowed() *events.Winnowed {
	return &events.Winnowed{
		Patterns: []events.Pattern{
			{Bits: 3, Parts: []events.Part{{Name: "image", Bits: 2}, {Name: "a\"b", Bits: 1}}, Keys: []events.Key{{Name: "image", Value: "x"}}, Count: 2, First: 5, Last: math.NaN(),
				Exemplar: 2, Template: "a <*>", Slots: []events.PatternSlot{{Kind: "*", Distinct: 2}}, Images: 1, Prevalence: math.NaN(), Reasons: []string{"r"}},
			{Bits: 1, Count: 1, Exemplar: 1},
		},
		Labels: []int32{0, 1, 0, -1}, MemberRows: []int32{0, 2, 1}, MemberOffsets: []int32{0, 2, 3}, RowsIn: 4, ImagesIn: 2, PairsIn: 3, PairsHidden: 1, MutedPatterns: 1, MutedRows: 1, MuteUnused: 2,
	}
}

// In the whole document each pattern has its rows; beside, they travel as two vectors. The rest is alike.
func TestWinnowed(t *testing.T) {
	first := `{"bits":3,"parts":{"image":2,"a\"b":1},"count":2,"first":5,"last":null,"exemplar":2,"keys":{"image":"x"},"template":"a <*>",` +
		`"slots":[{"kind":"*","distinct":2,"values":[]}],"images":1,"users":0,"hosts":0,"commands":0,"prevalence":null,"reasons":["r"],"rows":[0,2]}`
	second := `{"bits":1,"parts":{},"count":1,"first":0,"last":0,"exemplar":1,"keys":{},"template":"","slots":[],` +
		`"images":0,"users":0,"hosts":0,"commands":0,"prevalence":0,"reasons":[],"rows":[1]}`
	rest := `"rowsIn":4,"imagesIn":2,"imagesHidden":0,"pairsIn":3,"pairsHidden":1,"mutedPatterns":1,"mutedRows":1,"muteUnused":2,"notes":[]`
	a := Winnowed(someWinnowed())
	want := `{"patterns":[` + first + `,` + second + `],` + rest + `,"labels":[0,1,0,-1]}`
	if got := document(t, a, false); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	want = strings.NewReplacer(`,"rows":[0,2]`, "", `,"rows":[1]`, "", `,"labels":[0,1,0,-1]`, "").Replace(want)
	if got := document(t, a, true); got != want {
		t.Errorf("beside\n got %s\nwant %s", got, want)
	}
	if got := paths(a); got != "labels:ints memberRows:ints memberOffsets:ints" {
		t.Errorf("beside: %s", got)
	}
	if got := document(t, Winnowed(&events.Winnowed{}), false); !strings.HasPrefix(got, `{"patterns":[],"rowsIn":0`) || !strings.HasSuffix(got, `"labels":[]}`) {
		t.Errorf("nothing: %s", got)
	}
}

// A pattern as winnow gives it can be muted as it is.
func TestWinnowedMutes(t *testing.T) {
	var doc struct{ Patterns []json.RawMessage }
	if err := json.Unmarshal([]byte(document(t, Winnowed(someWinnowed()), false)), &doc); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(map[string]any{"mute": doc.Patterns})
	if err != nil {
		t.Fatal(err)
	}
	var o Winnow
	if err := Decode(text, &o); err != nil {
		t.Fatal(err)
	}
	want := []events.MutedPattern{{Keys: []events.Key{{Name: "image", Value: "x"}}, Template: "a <*>", Merged: true}, {}}
	if got := o.Events().Mute; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}
