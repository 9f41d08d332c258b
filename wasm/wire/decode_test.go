package wire

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
)

// everyOptions is fresh options of every call.
func everyOptions() []Options {
	return []Options{&Winnow{}, &ProcessFeatures{}, NewCluster(), NewMatrix(), &DBSCAN{}, &SuggestEps{}, &Auditd{}, &ReadAuditd{}, &LogonFeatures{}, &Logons{}, NewTexts()}
}

// What is wrong is named, with what it was and what would be right.
func TestDecodeRefuses(t *testing.T) {
	const all = `among "keys", "text", "timeColumn", "roles", "refine.columns", "refine.eps", "refine.minSamples", "mute", "slotsOff", "systemNames.name", ` +
		`"systemNames.folders", "maxSlotValues"`
	for text, want := range map[string]string{
		`{"keyz":[]}`:                                    `options must be ` + all + `, got "keyz"`,
		`{"refine":{"epz":1}}`:                           `options must be ` + all + `, got "refine.epz"`,
		`{"Keys":[]}`:                                    `options must be ` + all + `, got "Keys"`,
		`{"__proto__":{}}`:                               `options must be ` + all + `, got "__proto__"`,
		`{"keys":"a"}`:                                   `keys must be an array, got "a"`,
		`{"keys":["a",5]}`:                               `keys[1] must be a string, got 5`,
		`{"keys":null}`:                                  `keys must be an array, got null`,
		`{"keys":["a",null]}`:                            `keys[1] must be a string, got null`,
		`{"timeColumn":true}`:                            `timeColumn must be a string, got true`,
		`{"timeColumn":["a"]}`:                           `timeColumn must be a string, got an array`,
		`{"refine":[]}`:                                  `refine must be an object, got an array`,
		`{"refine":{"eps":"0.1"}}`:                       `refine.eps must be a number, got "0.1"`,
		`{"refine":{"eps":null}}`:                        `refine.eps must be a number, got null`,
		`{"refine":{"eps":1e999}}`:                       `refine.eps must be a number below 1.8e308, got 1e999`,
		`{"refine":{"minSamples":2.5}}`:                  `refine.minSamples must be a whole number, got 2.5`,
		`{"maxSlotValues":99999999999999999999}`:         `maxSlotValues must be a whole number, got 99999999999999999999`,
		`{"refine":{"eps":1,"eps":2}}`:                   `refine.eps must be given once, got it twice`,
		`{"keys":[],"text":[],"keys":[]}`:                `keys must be given once, got it twice`,
		`{"roles":{"image":1}}`:                          `roles.image must be a string, got 1`,
		`{"roles":{"image":"a","image":"b"}}`:            `roles.image must be given once, got it twice`,
		`{"systemNames":[{"name":"a"},{"folders":"b"}]}`: `systemNames[1].folders must be an array, got "b"`,
		`{"columns":[{"name":"a","kind":7}]}`:            `columns[0].kind must be a string, got 7`,
		`{"rows":"5"}`:                                   `rows must be a whole number, got "5"`,
		`{"mute":{}}`:                                    `mute must be an array, got an object`,
		`{"mute":[5]}`:                                   `mute[0] must be an object, got 5`,
		`{"mute":[{"keys":{"image":null}}]}`:             `mute[0].keys.image must be a string, got null`,
		`{"mute":[{"template":1}]}`:                      `mute[0].template must be a string, got 1`,
		`{"mute":[{"keys":[]}]}`:                         `mute[0].keys must be an object, got an array`,
		``:                                               `options must be an object, got nothing`,
		`null`:                                           `options must be an object, got null`,
		`[]`:                                             `options must be an object, got an array`,
		`{`:                                              `options must be JSON, with the names of fields in double quotes, got nothing`,
		`{keys:[]}`:                                      `options must be JSON, with the names of fields in double quotes, got keys`,
		`{"keys":[]`:                                     `keys must be JSON, with a comma behind each value, got nothing`,
		`{"keys":[],}`:                                   `keys must be JSON, without a comma behind the last value, got ,}`,
		`{"keys":[]} x`:                                  `options must be one JSON object, got more behind it: x`,
		`{}{}`:                                           `options must be one JSON object, got more behind it: an object`,
	} {
		err := Decode([]byte(text), &Winnow{})
		if err == nil || err.Error() != want || !errors.Is(err, &core.Error{Kind: core.Option}) {
			t.Errorf("%s\n got %v\nwant %s", text, err, want)
		}
	}
	if err := Decode([]byte(`{"x":1}`), &ReadAuditd{}); err == nil || err.Error() != `options must be left out, as this call has none, got "x"` {
		t.Errorf("no options: %v", err)
	}
}

// No input is too deep or too long for the stack.
func TestDecodeDeep(t *testing.T) {
	for _, open := range []string{"[", `{"a":`, `{"mute":[{"x":`, `{"roles":`, `{"keys":[`} {
		for _, o := range everyOptions() {
			if err := Decode([]byte(strings.Repeat(open, 1<<20/len(open))), o); err == nil {
				t.Errorf("%s... was accepted by %T", open, o)
			}
		}
	}
}

func TestDecodeWinnow(t *testing.T) {
	var o Winnow
	text := ` {"columns":[{"name":"Image","kind":"text"}],"rows":3,"keys":["Image"],"text":[],"timeColumn":"t","roles":{"image":"Image","host":"h"},
		"refine":{"columns":["n"],"eps":1e-3,"minSamples":4},"slotsOff":["num"],"systemNames":[{"name":"x.exe","folders":["\\a"]}],"maxSlotValues":7,
		"mute":[{"bits":1.5,"first":null,"prevalence":null,"slots":[{"values":[null]}],"keys":{"image":"a.exe","host":"h"},"template":"a <*>","more":{"of":["it"]}},{}]} `
	if err := Decode([]byte(text), &o); err != nil {
		t.Fatal(err)
	}
	want := events.WinnowOptions{Keys: []string{"Image"}, Text: []string{}, TimeColumn: "t", Roles: []events.RoleColumn{{Role: "host", Column: "h"}, {Role: "image", Column: "Image"}},
		Refine: events.Refine{Columns: []string{"n"}, Eps: 1e-3, MinSamples: 4}, SlotsOff: []string{"num"}, MaxSlotValues: 7,
		SystemNames: []events.SystemName{{Name: "x.exe", Folders: []string{`\a`}}},
		Mute:        []events.MutedPattern{{Keys: []events.Key{{Name: "image", Value: "a.exe"}, {Name: "host", Value: "h"}}, Template: "a <*>"}, {}}}
	if got := o.Events(); !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	if headers := o.Headers(); o.Table().Rows != 3 || len(headers) != 1 || headers[0] != (events.Header{Name: "Image", Kind: events.Text}) {
		t.Errorf("table %+v", o.Table())
	}
	// What is left out stays nil, which events tells from empty.
	o = Winnow{}
	if err := Decode([]byte(`{}`), &o); err != nil || o.Events().Keys != nil || o.Events().Text != nil {
		t.Errorf("%+v, %v", o.Events(), err)
	}
}

// Defaults hold where no field says otherwise.
func TestDecodeDefaults(t *testing.T) {
	o := NewCluster()
	if err := Decode([]byte(`{"minClusterSamples":5,"metric":"cosine"}`), o); err != nil {
		t.Fatal(err)
	}
	got, err := o.Events()
	if want := (events.ClusterOptions{Distance: 0.01, MinSamples: 5, Normalize: true, Metric: "cosine"}); !reflect.DeepEqual(got, want) || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
	for text, want := range map[string]string{`{"compat":"msticpy"}`: "", `{"compat":""}`: "", `{"compat":"pandas"}`: `compat must be "msticpy" or left out, got "pandas"`} {
		o := NewCluster()
		err := Decode([]byte(text), o)
		if err == nil {
			_, err = o.Events()
		}
		if (err == nil) != (want == "") || err != nil && err.Error() != want {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// The list of names is that of the fields, which encoding/json would use.
func TestNames(t *testing.T) {
	for _, o := range everyOptions() {
		if got, want := o.names(), fieldNames(reflect.TypeOf(o).Elem()); !reflect.DeepEqual(append([]string{}, got...), want) {
			t.Errorf("%T: %q, want %q", o, got, want)
		}
	}
}

func fieldNames(of reflect.Type) []string {
	names := []string{}
	for i := range of.NumField() {
		field := of.Field(i)
		inner := field.Type
		if inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		name := field.Tag.Get("json")
		switch {
		case field.Anonymous: // what the host says, not the user
		case inner.Kind() == reflect.Struct && name != "mute":
			for _, part := range fieldNames(inner) {
				names = append(names, name+"."+part)
			}
		default:
			names = append(names, name)
		}
	}
	return names
}

// FuzzDecode: any bytes are options or a refusal of the kind option; nothing panics.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{`{"keys":["a"],"refine":{"eps":1}}`, `{"mute":[{"keys":{"a":"b"}}]}`, `{"roles":{"image":"a"}}`, `[`, ``, `{"rows":1e5}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, o := range everyOptions() {
			if err := Decode(data, o); err != nil && !errors.Is(err, &core.Error{Kind: core.Option}) {
				t.Fatalf("%q: %v", data, err)
			}
		}
	})
}
