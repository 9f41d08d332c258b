package httpapi

import (
	_ "embed"
	"net/http"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/wasm/jwriter"
)

// schemas describes the bodies, as the components of an OpenAPI document. Paths, parameters and media types come
// from the tables that the handler itself goes by.
//
//go:embed schemas.json
var schemas string

// openAPI is the OpenAPI document.
func openAPI() []byte {
	var paths tree
	for _, p := range readables() {
		paths = append(paths, branch{p.path, tree{{"get", tree{
			{"summary", p.does},
			{"responses", tree{{"200", answered(p.does, tree{{"type", "object"}})}}},
		}}}})
	}
	for i := range routes {
		paths = append(paths, branch{routes[i].path, tree{{"post", operation(&routes[i])}}})
	}
	var w jwriter.Writer
	tree{
		{"openapi", "3.1.0"},
		{"info", tree{{"title", "logwinnow"}, {"version", "1"}, {"description", describe().Does}, {"license", tree{{"name", "MIT"}, {"identifier", "MIT"}}}}},
		{"security", []any{tree{}, tree{{"token", []any{}}}}},
		{"paths", paths},
		{"components", tree{
			{"securitySchemes", tree{{"token", tree{{"type", "http"}, {"scheme", "bearer"}}}}},
			{"schemas", raw(schemas)},
		}},
	}.write(&w)
	document, _ := w.BuildBytes()
	return document
}

// operation describes one analysis.
func operation(r *route) tree {
	return tree{
		{"summary", r.does},
		{"operationId", r.function},
		{"parameters", parameters(r)},
		{"requestBody", tree{{"required", true}, {"content", logs()}}},
		{"responses", responses(r)},
	}
}

// parameters describes the query.
func parameters(r *route) []any {
	all := []any{
		parameter("format", "how to answer: json, or ndjson with a line for each "+r.lines[2:], "json or ndjson"),
		parameter("options", "all options as one JSON object", inJSON),
	}
	for _, o := range r.options {
		all = append(all, parameter(o.name, o.help, o.form))
	}
	return all
}

// parameter describes one. Its form stands by itself, too: demo/edge's JavaScript worker reads queries by it.
func parameter(name, help string, form form) tree {
	return tree{{"name", name}, {"in", "query"}, {"description", help + " (" + string(form) + ")"}, {"schema", tree{{"type", "string"}}}, {"x-form", string(form)}}
}

// logs describes the media types of a body.
func logs() tree {
	var all tree
	for _, media := range mediaTypes() {
		schema := tree{{"type", "string"}}
		if media == "application/json" {
			schema = refer("log")
		}
		all = append(all, branch{media, tree{{"schema", schema}}})
	}
	return all
}

// mediaTypes is those that a log may have.
func mediaTypes() []string {
	var all []string
	for media := range formats {
		all = append(all, media)
	}
	slices.Sort(all)
	return all
}

// statuses is what an analysis may answer but success.
var statuses = []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusMethodNotAllowed, http.StatusRequestEntityTooLarge,
	http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity, http.StatusInternalServerError}

func responses(r *route) tree {
	done := answered("the answer, as the npm package's "+r.function+" gives it", refer(r.operation))
	done[1].value = append(done[1].value.(tree), branch{"application/x-ndjson", tree{{"schema", tree{{"type", "string"}}}}})
	all := tree{{"200", done}}
	for _, status := range statuses {
		all = append(all, branch{strconv.Itoa(status), answered(http.StatusText(status), refer("error"))})
	}
	return all
}

// answered describes a JSON body.
func answered(description string, schema tree) tree {
	return tree{{"description", description}, {"content", tree{{"application/json", tree{{"schema", schema}}}}}}
}

// refer names one of the schemas.
func refer(schema string) tree { return tree{{"$ref", "#/components/schemas/" + schema}} }
