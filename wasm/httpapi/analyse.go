package httpapi

import (
	"net/http"
	"net/url"
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
	query, err := queryOf(r)
	if err != nil {
		return err
	}
	inLines, err := wantsLines(r, query)
	if err != nil {
		return err
	}
	q, err := h.read(w, r, route, query)
	if err != nil {
		return err
	}
	provoke(r)
	tick := func(int, int) bool { return r.Context().Err() == nil }
	found, err := route.run(q, tick)
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
func wantsLines(r *http.Request, query url.Values) (bool, error) {
	switch format := query.Get("format"); format {
	case "json":
		return false, nil
	case "ndjson":
		return true, nil
	case "":
		accept := strings.ToLower(headerOf(r, "Accept"))
		return strings.Contains(accept, "ndjson") && !strings.Contains(accept, "application/json"), nil
	default:
		return false, core.Refuse(core.Option, "format", `"json" or "ndjson"`, core.Quote(format))
	}
}

// question is what a request asks: a log, a second one where there is one, and the options of its query and body.
type question struct {
	log, others *tables.Table
	options     given
}

// read is the question of a request.
func (h *handler) read(w http.ResponseWriter, r *http.Request, route *route, query url.Values) (*question, error) {
	format, err := formatOf(r)
	if err != nil {
		return nil, err
	}
	q := &question{}
	if err := q.options.fromQuery(query, route.options); err != nil {
		return nil, err
	}
	body, err := h.config.bodyOf(w, r)
	if err != nil {
		return nil, err
	}
	limits := tables.Limits{Rows: h.config.MaxRows, Cells: h.config.MaxCells}
	log, beside, err := tables.Read(tables.Decoded(body), format, limits)
	if err != nil {
		return nil, err
	}
	q.log = log
	if beside.Options != nil {
		err = q.options.fromJSON(beside.Options)
	}
	if err == nil {
		err = q.options.check()
	}
	if err == nil && beside.Others != nil {
		q.others, err = route.readOthers(beside.Others, log, limits)
	}
	return q, err
}

// run plans the operation, hands over the columns that it wants, and runs it.
func (route *route) run(q *question, tick core.Tick) (*answer, error) {
	op, err := calls.Find(route.operation)
	if err != nil {
		return nil, err
	}
	weights, err := q.takeWeights(route)
	if err != nil {
		return nil, err
	}
	document := q.document()
	wanted, err := op.Plan(document)
	if err != nil {
		return nil, err
	}
	found := &answer{route: route, log: q.log}
	var notes *[]string
	if route.lenient && !q.options.has("timeColumn") && !namesTime(q.options) {
		notes = &found.notes
	}
	in, err := q.log.Arrays(wanted, notes)
	if err == nil && q.others != nil {
		more, failed := q.others.Arrays(wanted, nil)
		in, err = append(in, more...), ofOthers(failed)
	}
	if err != nil {
		return nil, err
	}
	found.Answer, err = op.Run(document, append(in, weights...), tick)
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
