package httpapi

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/wasm/calls"
)

// The options of each route are those that the operation knows: its refusal of another one lists them.
func TestOptionsAreThoseOfTheOperation(t *testing.T) {
	for _, r := range routes {
		op, err := calls.Find(r.operation)
		if err != nil {
			t.Fatal(err)
		}
		_, err = op.Plan([]byte(`{"no such option":1}`))
		if err == nil {
			t.Fatalf("%s takes any option", r.path)
		}
		for _, o := range r.options {
			if r.second && o.name == "weights" {
				continue // taken before the operation sees its options: it gets the numbers
			}
			if !strings.Contains(err.Error(), `"`+o.name+`"`) && !strings.Contains(err.Error(), `"`+o.name+`.`) {
				t.Errorf("%s: %s is not an option: %v", r.path, o.name, err)
			}
		}
		listed := strings.Split(strings.TrimSuffix(strings.TrimPrefix(err.Error(), `options must be among "`), `", got "no such option"`), `", "`)
		for _, name := range listed {
			name, _, _ = strings.Cut(name, ".")
			if !slices.ContainsFunc(r.options, func(o option) bool { return o.name == name }) {
				t.Errorf("%s: the option %s has no place in a query", r.path, name)
			}
		}
	}
}

// The document has every path with its methods, every option, every media type and status, and no reference leads nowhere.
func TestOpenAPI(t *testing.T) {
	var document struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			Parameters  []struct{ Name string }
			RequestBody struct{ Content map[string]any }
			Responses   map[string]any
		}
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(openAPI(), &document); err != nil {
		t.Fatal(err)
	}
	h := New(Config{}).(*handler)
	if len(document.Paths) != len(h.pages) {
		t.Errorf("%d paths, the handler has %d", len(document.Paths), len(h.pages))
	}
	for path, page := range h.pages {
		for method := range document.Paths[path] {
			if !slices.Contains(page.methods, strings.ToUpper(method)) || len(document.Paths[path]) != 1 {
				t.Errorf("%s %s is not served", method, path)
			}
		}
	}
	for _, r := range routes {
		post := document.Paths[r.path]["post"]
		if len(post.Parameters) != len(r.options)+2 || len(post.RequestBody.Content) != len(formats) || len(post.Responses) != len(statuses)+1 {
			t.Errorf("%s: %+v", r.path, post)
		}
		if document.Components.Schemas[r.operation] == nil {
			t.Errorf("%s: the answer has no schema", r.path)
		}
	}
	for _, part := range strings.Split(string(openAPI()), `"#/components/schemas/`)[1:] {
		if name, _, _ := strings.Cut(part, `"`); document.Components.Schemas[name] == nil {
			t.Errorf("there is no schema %s", name)
		}
	}
}
