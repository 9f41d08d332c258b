package httpapi

import (
	"net/http"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/mailru/easyjson"
)

// handler answers by the routes.
type handler struct {
	config Config
	pages  map[string]page
}

// page is what a path answers.
type page struct {
	methods []string
	serve   func(http.ResponseWriter, *http.Request) error
}

// New is the handler. It keeps nothing between requests and may serve many at once.
func New(config Config) http.Handler {
	h := &handler{config: config.withDefaults(), pages: map[string]page{}}
	read := []string{http.MethodGet, http.MethodHead, http.MethodOptions}
	for _, p := range readables() {
		h.pages[p.path] = page{read, func(w http.ResponseWriter, _ *http.Request) error {
			send(w, http.StatusOK, "application/json", p.body(&h.config))
			return nil
		}}
	}
	for i := range routes {
		h.pages[routes[i].path] = page{[]string{http.MethodPost, http.MethodOptions}, func(w http.ResponseWriter, r *http.Request) error {
			return h.analyse(w, r, &routes[i])
		}}
	}
	return h
}

// readable is a path that can be read.
type readable struct {
	path, does string
	body       func(*Config) []byte
}

// readables is every one of them.
func readables() []readable {
	return []readable{
		{"/", "what there is", func(*Config) []byte { return document(describe()) }},
		{"/openapi.json", "the same for programs", func(*Config) []byte { return openAPI() }},
		{"/v1/health", "whether it works, and who may ask for analyses", func(c *Config) []byte { return document(health{"ok", c.who()}) }},
	}
}

// describe is what there is, in short.
func describe() description {
	d := description{Name: "logwinnow", OpenAPI: "/openapi.json",
		Does: "Finds the few unusual events among many repetitive ones. POST a log as CSV, JSON or JSON lines; gzip is welcome."}
	for _, r := range routes {
		d.Routes = append(d.Routes, routeShort{http.MethodPost, r.path, r.does})
	}
	for _, p := range readables() {
		d.Routes = append(d.Routes, routeShort{http.MethodGet, p.path, p.does})
	}
	return d
}

// document is one of the shapes as JSON.
func document(shape easyjson.Marshaler) []byte {
	body, err := easyjson.Marshal(shape)
	if err != nil {
		panic(err) // texts can always be written
	}
	return body
}

// ServeHTTP answers. It is the one place that recovers from a panic, and the one that words a problem.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if p := recover(); p != nil {
			if h.config.Panicked != nil {
				h.config.Panicked(r.URL.Path, debug.Stack())
			}
			problemOf(nil).tell(w) // nothing was written yet: bodies are sent whole
		}
	}()
	h.config.cors(w.Header(), r)
	if err := h.serve(w, r); err != nil {
		problemOf(err).tell(w)
	}
}

func (h *handler) serve(w http.ResponseWriter, r *http.Request) error {
	p, ok := h.pages[r.URL.Path]
	switch {
	case !ok:
		return wrong(http.StatusNotFound, "not_found", "there is no such path; GET / tells which there are")
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", strings.Join(p.methods, ", "))
		w.WriteHeader(http.StatusNoContent)
		return nil
	case !slices.Contains(p.methods, r.Method):
		w.Header().Set("Allow", strings.Join(p.methods, ", "))
		return wrong(http.StatusMethodNotAllowed, "method", "this path takes "+strings.Join(p.methods, ", "))
	}
	return p.serve(w, r)
}
