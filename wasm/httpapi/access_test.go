package httpapi

import (
	"net/http"
	"strings"
	"testing"
)

func TestOnlyTheTokenDecides(t *testing.T) {
	for _, c := range []struct {
		config Config
		header string
		status int
	}{
		{Config{}, "", 403},
		{Config{}, "Bearer ", 403},
		{Config{AllowAnonymous: true}, "", 200},
		{Config{AllowAnonymous: true}, "Bearer whatever", 200},
		{Config{Token: "s3cret"}, "", 401},
		{Config{Token: "s3cret"}, "Bearer s3cre", 401},
		{Config{Token: "s3cret"}, "Bearer s3cret ", 200},
		{Config{Token: "s3cret"}, "bearer s3cret", 200},
		{Config{Token: "s3cret"}, "Basic s3cret", 401},
		{Config{Token: "s3cret"}, "s3cret", 401},
		{Config{Token: "s3cret", AllowAnonymous: true}, "", 401},
	} {
		a := asked{"POST", "/v1/winnow", log, map[string]string{"Authorization": c.header, "Host": "localhost"}}
		w := a.of(New(c.config))
		if w.Code != c.status || (c.status == 401) != (w.Header().Get("WWW-Authenticate") != "") {
			t.Errorf("%+v %q: %d %s", c.config, c.header, w.Code, w.Body)
		}
		if health := (asked{"GET", "/v1/health", "", nil}).of(New(c.config)); health.Code != 200 || !strings.Contains(health.Body.String(), c.config.who()) {
			t.Errorf("%+v: health %d %s", c.config, health.Code, health.Body)
		}
	}
}

// A refused body is not even read.
func TestRefusedBodiesAreNotRead(t *testing.T) {
	r, err := http.NewRequest("POST", "/v1/winnow", unreadable{t})
	if err != nil {
		t.Fatal(err)
	}
	w := recorder{http.Header{}, 0}
	New(Config{Token: "x"}).ServeHTTP(&w, r)
	if w.status != 401 {
		t.Error(w.status)
	}
}

type unreadable struct{ t *testing.T }

func (u unreadable) Read([]byte) (int, error) {
	u.t.Error("the body was read")
	return 0, http.ErrBodyReadAfterClose
}

type recorder struct {
	header http.Header
	status int
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) WriteHeader(status int)      { r.status = status }
func (r *recorder) Write(b []byte) (int, error) { return len(b), nil }

func TestOtherOriginsAreShutOut(t *testing.T) {
	for _, c := range []struct {
		origins []string
		origin  string
		allowed string
	}{
		{nil, "https://a.example", ""}, {[]string{"https://b.example"}, "https://a.example", ""}, {[]string{"https://a.example"}, "https://a.example", "https://a.example"},
		{[]string{"*"}, "https://a.example", "https://a.example"}, {[]string{"*"}, "", ""},
	} {
		h := New(Config{AllowAnonymous: true, Origins: c.origins})
		for _, method := range []string{"OPTIONS", "POST"} {
			w := asked{method, "/v1/winnow", log, map[string]string{"Origin": c.origin}}.of(h)
			if w.Header().Get("Access-Control-Allow-Origin") != c.allowed || w.Code != map[string]int{"OPTIONS": 204, "POST": 200}[method] {
				t.Errorf("%s %v: %d %v", method, c, w.Code, w.Header())
			}
			if preflight := w.Header().Get("Access-Control-Allow-Headers") != ""; preflight != (method == "OPTIONS" && c.allowed != "") {
				t.Errorf("%s %v: %v", method, c, w.Header())
			}
		}
	}
}

// A panic becomes status 500, tells nothing of the log, and is reported with where it was.
func TestPanics(t *testing.T) {
	var path, stack string
	h := New(Config{Panicked: func(p string, s []byte) { path, stack = p, string(s) }}).(*handler)
	h.pages["/panic"] = page{[]string{"GET"}, func(http.ResponseWriter, *http.Request) error { panic("secret of the log") }}
	w := asked{"GET", "/panic?secret", "", nil}.of(h)
	if wrong := problemIn(t, w); w.Code != 500 || wrong.Code != "internal" || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("%d %+v", w.Code, wrong)
	}
	if path != "/panic" || !strings.Contains(stack, "access_test.go") || strings.Contains(stack, "secret") {
		t.Errorf("%s\n%s", path, stack)
	}
	w = asked{"GET", "/v1/health", "", nil}.of(h)
	if w.Code != 200 {
		t.Error(w.Code)
	}
}
