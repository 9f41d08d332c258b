package httpapi

import (
	"net/http"
	"strings"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/calls"
	"github.com/logwinnow/logwinnow/wasm/tables"
)

// analyse answers one analysis.
func (h *handler) analyse(w http.ResponseWriter, r *http.Request, route *route) error {
	if err := h.config.admitted(r); err != nil {
		return err
	}
	inLines, err := wantsLines(r)
	if err != nil {
		return err
	}
	log, options, err := h.read(w, r, route)
	if err != nil {
		return err
	}
	provoke(r)
	tick := func(int, int) bool { return r.Context().Err() == nil }
	found, err := route.run(log, options, tick)
	if err != nil {
		return err
	}
	if inLines {
		body, err := route.split(found)
		if err == nil {
			send(w, http.StatusOK, "application/x-ndjson", body)
		}
		return err
	}
	body, err := found.document()
	if err == nil {
		send(w, http.StatusOK, "application/json", body)
	}
	return err
}

// wantsLines reports whether the answer is to be NDJSON: by format in the query, or by what the caller accepts.
func wantsLines(r *http.Request) (bool, error) {
	switch format := r.URL.Query().Get("format"); format {
	case "json":
		return false, nil
	case "ndjson":
		return true, nil
	case "":
		accept := strings.ToLower(strings.Join(r.Header.Values("Accept"), ","))
		return strings.Contains(accept, "ndjson") && !strings.Contains(accept, "application/json"), nil
	default:
		return false, core.Refuse(core.Option, "format", `"json" or "ndjson"`, core.Quote(format))
	}
}

// read is the log of a request, and the options of its query and body.
func (h *handler) read(w http.ResponseWriter, r *http.Request, route *route) (*tables.Table, given, error) {
	format, err := formatOf(r)
	if err != nil {
		return nil, nil, err
	}
	var options given
	if err := options.fromQuery(r.URL.Query(), route.options); err != nil {
		return nil, nil, err
	}
	body, err := h.config.bodyOf(w, r)
	if err != nil {
		return nil, nil, err
	}
	log, inBody, err := tables.Read(tables.Decoded(body), format, tables.Limits{Rows: h.config.MaxRows, Cells: h.config.MaxCells})
	if err == nil && inBody != nil {
		err = options.fromJSON(inBody)
	}
	return log, options, err
}

// run plans the operation, hands over the columns that it wants, and runs it.
func (route *route) run(log *tables.Table, options given, tick core.Tick) (*answer, error) {
	op, err := calls.Find(route.operation)
	if err != nil {
		return nil, err
	}
	document := options.document(log)
	wanted, err := op.Plan(document)
	if err != nil {
		return nil, err
	}
	found := &answer{route: route, log: log}
	var notes *[]string
	if route.lenient && !options.has("timeColumn") && !namesTime(options) {
		notes = &found.notes
	}
	in, err := log.Arrays(wanted, notes)
	if err != nil {
		return nil, err
	}
	found.Answer, err = op.Run(document, in, tick)
	return found, err
}

// namesTime reports whether the option roles names the column of times.
func namesTime(options given) bool {
	var roles given
	if raw := options.get("roles"); strings.HasPrefix(raw, "{") {
		_ = roles.fromJSON([]byte(raw)) // wire refuses what is wrong with it
	}
	return roles.has("time")
}
