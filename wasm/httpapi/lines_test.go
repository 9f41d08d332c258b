package httpapi

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// NDJSON is the same document in pieces: what was found line by line, then the rest.
func TestLines(t *testing.T) {
	h := New(Config{AllowAnonymous: true})
	for _, r := range routes {
		target := r.path + "?" + queries[r.path]
		var whole map[string]any
		if err := json.Unmarshal(asked{"POST", target, log, nil}.of(h).Body.Bytes(), &whole); err != nil {
			t.Fatal(err)
		}
		w := asked{"POST", target, log, map[string]string{"Accept": "application/x-ndjson"}}.of(h)
		if byQuery := (asked{"POST", target + "&format=ndjson", log, nil}).of(h); byQuery.Body.String() != w.Body.String() {
			t.Errorf("%s: %s", target, byQuery.Body)
		}
		lines := strings.Split(strings.TrimSuffix(w.Body.String(), "\n"), "\n")
		var found []map[string]any
		for _, line := range lines {
			var one map[string]any
			if err := json.Unmarshal([]byte(line), &one); err != nil {
				t.Fatalf("%s: %s: %v", target, line, err)
			}
			found = append(found, one)
		}
		rest := found[len(found)-1]["answer"].(map[string]any)
		found = found[:len(found)-1]
		switch r.path {
		case "/v1/winnow":
			rest["patterns"] = anyOf(found)
		case "/v1/outliers":
			for i, one := range found {
				row := int(one["row"].(float64))
				if one["row"] != whole["rows"].([]any)[i] || one["score"] != whole["scores"].([]any)[row] || one["rank"] != whole["ranks"].([]any)[row] ||
					!reflect.DeepEqual(one["reasons"], whole["reasons"].([]any)[i]) {
					t.Errorf("%v", one)
				}
			}
			rest["rows"], rest["reasons"] = whole["rows"], whole["reasons"]
		default:
			table := map[string]any{}
			for _, one := range found {
				for name, value := range one {
					column, _ := table[name].([]any)
					table[name] = append(column, value)
				}
			}
			rest["table"] = table
		}
		if len(found) == 0 || !reflect.DeepEqual(rest, whole) {
			t.Errorf("%s\n got %v\nwant %v", target, rest, whole)
		}
	}
}

func anyOf(list []map[string]any) []any {
	all := make([]any, len(list))
	for i, one := range list {
		all[i] = one
	}
	return all
}
