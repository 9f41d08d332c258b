package calls

import (
	"encoding/json"
	"strings"
	"testing"
)

// A forest goes to the host as bytes and comes back with each question.
func TestForests(t *testing.T) {
	x := append(numbers(1, 2, 1, 3, 2, 2, 90, 7, 1, 1), numbers()...)
	fitted, err := run(t, "fitForest", []byte(`{"columns":2,"trees":5,"featureColumns":["a","b"]}`), x)
	if err != nil {
		t.Fatal(err)
	}
	var facts struct {
		Threshold                float64
		Trees, Samples, Features int
		FeatureColumns           []string
		Forest                   []byte
	}
	if err := json.Unmarshal([]byte(fitted), &facts); err != nil || facts.Trees != 5 || facts.Samples != 5 || facts.Features != 2 ||
		strings.Join(facts.FeatureColumns, " ") != "a b" || facts.Threshold != 0.5 {
		t.Fatalf("%v: %+v", err, facts)
	}
	forest := Array{Text: string(facts.Forest)}
	for _, c := range []struct {
		name, options string
		in            []Array
		want          string
	}{
		{"loadForest", `{}`, []Array{forest}, fitted},
		{"scoreForest", `{"columns":2}`, []Array{forest, numbers(90, 7)[0]}, `{"scores":[0.7`},
		{"scoreForest", `{"columns":2,"featureColumns":["a","b"]}`, []Array{forest, {}}, `{"scores":[]}`},
		{"explainForest", `{"columns":2}`, []Array{forest, numbers(90, 7)[0]}, `{"reasons":[[{"column":"a","bits":0.`},
		{"gridForest", `{"features":["b",0],"size":2}`, []Array{forest}, `{"columns":["b","a"],"x":[`},
	} {
		if got, err := run(t, c.name, []byte(c.options), c.in); err != nil || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, %v; want %s", c.name, got, err, c.want)
		}
	}
	for _, c := range []struct {
		name, options string
		in            []Array
		want          string
	}{
		{"loadForest", `{}`, []Array{{}}, "forest must be one that was saved as version 1, got no bytes"},
		{"loadForest", `{}`, []Array{{Text: forest.Text[:40]}}, "forest must be one that was saved as version 1, got bytes that were cut short"},
		{"loadForest", `{"x":1}`, []Array{forest}, `options must be left out, as this call has none, got "x"`},
		{"scoreForest", `{"columns":3}`, []Array{forest, {}}, "columns must be 2 columns, as the forest was fitted on, got 3"},
		{"scoreForest", `{"columns":2,"featureColumns":["b","a"]}`, []Array{forest, {}}, `columns must be "a", "b", as the forest was fitted on, got "b", "a"`},
		{"gridForest", `{"size":0}`, []Array{forest}, "size must be a whole number from 2 to 1000, got 0"},
		{"gridForest", `{"features":[true]}`, []Array{forest}, "features[0] must be a whole number, got true"},
		{"fitForest", `{"columns":2,"trees":0}`, x, "trees must be a whole number >= 1, got 0"},
		{"fitForest", `{"columns":2,"contamination":"most"}`, x, `contamination must be "auto" or a number > 0 and <= 0.5, got "most"`},
		{"fitForest", `{"columns":2,"contamination":true}`, x, `contamination must be a number, got true`},
		{"fitForest", `{"columns":2,"featureColumns":["a"]}`, x, `featureColumns must be 2 names, got 1`},
		{"identifyOutliersMatrix", `{"columns":2,"predictColumns":1}`, append(x, Array{}), "xPredict must be rows of 2 numbers, as x has, got 1"},
	} {
		if got, err := run(t, c.name, []byte(c.options), c.in); !begins(err, c.want) {
			t.Errorf("%s %s: %s, %v; want %s", c.name, c.options, got, err, c.want)
		}
	}
}

// A table to learn from and one to be scored go side by side, with weights behind them.
func TestOutliersOfTwoTables(t *testing.T) {
	options := starts.optionsOf(t, `{"featureColumns":["n","NewProcessName"],"predictRows":1,"seed":3}`)
	in := append(numbers(1, 1, 5), texts("a", "a", "b")...)
	in = append(in, numbers(9)[0])
	in = append(in, texts("c")...)
	for _, weights := range [][]Array{nil, numbers(), numbers(1, 1, 1)} {
		got, err := run(t, "identifyOutliers", options, append(in[:6:6], weights...))
		if err != nil || !strings.Contains(got, `"flagged":[true]`) || !strings.Contains(got, `"rows":[0]`) ||
			!strings.Contains(got, `"value":"c","standing":1,"words":"NewProcessName \"c\" never occurs in 3 training rows"`) {
			t.Errorf("%s, %v", got, err)
		}
	}
	for _, c := range []struct {
		in   []Array
		want string
	}{
		{in[:5], "arrays must be 6 in number, got 5"},
		{append(in[:6:6], numbers(1)...), "weights must be one number for each of 3 rows, got 1 number"},
		{append(in[:4:4], texts("c", "d")...), `column "NewProcessName" must be 1 row long, as the table is, got 2`},
	} {
		if _, err := run(t, "identifyOutliers", options, c.in); !begins(err, c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}
