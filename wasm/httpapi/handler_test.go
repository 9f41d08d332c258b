package httpapi

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// log is one that every analysis can say something of.
const log = `TimeGenerated,NewProcessName,CommandLine,bytes
2024-03-04T00:00:00Z,C:\Windows\System32\svchost.exe,svchost.exe -k netsvcs,1
2024-03-04T01:00:00Z,C:\Windows\System32\svchost.exe,svchost.exe -k netsvcs,2
2024-03-04T02:00:00Z,C:\Windows\System32\svchost.exe,svchost.exe -k netsvcs,1
2024-03-04T03:00:00Z,C:\Windows\System32\svchost.exe,svchost.exe -k netsvcs,2
2024-03-04T04:00:00Z,C:\Windows\Fonts\svchost.exe,svchost.exe -k x,90
`

// queries is what each route needs beside the log.
var queries = map[string]string{"/v1/cluster": "clusterColumns=bytes", "/v1/outliers": "featureColumns=bytes&trees=5", "/v1/anomalies": "dataColumn=bytes&period=2"}

// asked is one request and what is answered.
type asked struct {
	method, target, body string
	header               map[string]string
}

func (a asked) of(h http.Handler) *httptest.ResponseRecorder {
	path, query, _ := strings.Cut(a.target, "?")
	a.target = path
	return a.queried(h, query)
}

// queried is the same with any query, well written or not.
func (a asked) queried(h http.Handler, query string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(a.method, a.target, strings.NewReader(a.body))
	r.URL.RawQuery = query
	if a.method == http.MethodPost {
		r.Header.Set("Content-Type", "text/csv")
	}
	for name, value := range a.header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// problemIn is what a body says was wrong.
func problemIn(t *testing.T, w *httptest.ResponseRecorder) errorBody {
	t.Helper()
	var document struct{ Error errorBody }
	decoder := json.NewDecoder(bytes.NewReader(w.Body.Bytes()))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&document); err != nil {
		t.Fatalf("%s: %v", w.Body, err)
	}
	return document.Error
}

func zipped(t testing.TB, s string) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEveryRouteAnswers(t *testing.T) {
	h := New(Config{AllowAnonymous: true})
	for _, r := range routes {
		target := r.path + "?" + queries[r.path]
		w := asked{"POST", target, log, nil}.of(h)
		if w.Code != 200 || !json.Valid(w.Body.Bytes()) || w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Cache-Control") != "no-store" {
			t.Fatalf("%s: %d %s", target, w.Code, w.Body)
		}
		for name, header := range map[string]map[string]string{"by header": {"Content-Encoding": "gzip"}, "by its bytes": nil} {
			if packed := (asked{"POST", target, zipped(t, log), header}).of(h); packed.Body.String() != w.Body.String() {
				t.Errorf("%s, gzip known %s: %d %.200s", target, name, packed.Code, packed.Body)
			}
		}
	}
	for _, p := range readables() {
		if w := (asked{"GET", p.path, "", nil}).of(h); w.Code != 200 || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s: %d %s", p.path, w.Code, w.Body)
		}
	}
}

func TestOptionsMayStandInQueryOrBody(t *testing.T) {
	h := New(Config{AllowAnonymous: true})
	rows := `[{"bytes":1,"b":"x"},{"bytes":1,"b":"y"},{"bytes":9,"b":"z"}]`
	inJSON := map[string]string{"Content-Type": "application/json; charset=UTF-8"}
	want := asked{"POST", "/v1/cluster?clusterColumns=bytes&normalize=false&minClusterSamples=2&metric=manhattan", rows, inJSON}.of(h)
	if want.Code != 200 {
		t.Fatal(want.Body)
	}
	options := `{"clusterColumns":["bytes"],"normalize":false,"minClusterSamples":2,"metric":"manhattan"}`
	for _, a := range []asked{
		{"POST", "/v1/cluster?options=" + escape(options), rows, inJSON},
		{"POST", "/v1/cluster", `{"rows":` + rows + `,"options":` + options + `}`, inJSON},
		{"POST", "/v1/cluster?metric=manhattan&normalize=false", `{"options":{"clusterColumns":["bytes"],"minClusterSamples":2},"columns":{"bytes":[1,1,9],"b":["x","y","z"]}}`, inJSON},
		{"POST", "/v1/cluster?format=json&options=" + escape(options), strings.NewReplacer("[{", "{", "},{", "}\n{", "}]", "}").Replace(rows), map[string]string{"Content-Type": "application/x-ndjson"}},
	} {
		if w := a.of(h); w.Body.String() != want.Body.String() {
			t.Errorf("%+v\n got %s\nwant %s", a, w.Body, want.Body)
		}
	}
}

func TestErrors(t *testing.T) {
	h := New(Config{AllowAnonymous: true, MaxBytes: 2000, MaxRows: 5, MaxCells: 30})
	csv, js, nd := map[string]string{}, map[string]string{"Content-Type": "application/json"}, map[string]string{"Content-Type": "application/x-ndjson"}
	with := func(name, value string) map[string]string { return map[string]string{name: value} }
	for _, c := range []struct {
		asked
		status        int
		code, message string // part of it
	}{
		{asked{"GET", "/v2/winnow", "", csv}, 404, "not_found", "no such path"},
		{asked{"GET", "/v1/winnow", "", csv}, 405, "method", "this path takes POST, OPTIONS"},
		{asked{"POST", "/v1/health", "", csv}, 405, "method", "this path takes GET"},
		{asked{"PUT", "/v1/winnow", log, csv}, 405, "method", "this path takes POST"},
		{asked{"POST", "/v1/winnow", log, with("Content-Type", "")}, 415, "media_type", "Content-Type must be"},
		{asked{"POST", "/v1/winnow", log, with("Content-Type", "text/plain")}, 415, "media_type", "Content-Type must be"},
		{asked{"POST", "/v1/winnow", log, with("Content-Type", "text/csv; charset=utf-16")}, 415, "media_type", "UTF-8"},
		{asked{"POST", "/v1/winnow", log, with("Content-Encoding", "gzip, gzip")}, 415, "media_type", "Content-Encoding must be"},
		{asked{"POST", "/v1/winnow", zipped(t, log)[:2], csv}, 400, "malformed", "gzip of the body is broken"},
		{asked{"POST", "/v1/winnow", log, with("Content-Encoding", "br")}, 415, "media_type", "Content-Encoding must be"},
		{asked{"POST", "/v1/winnow", log, with("Content-Encoding", "gzip")}, 400, "malformed", "not gzip"},
		{asked{"POST", "/v1/winnow", zipped(t, log)[:60], csv}, 400, "malformed", "gzip of the body is broken"},
		{asked{"POST", "/v1/winnow", strings.Repeat("x", 2001), csv}, 413, "too_large", "more than 2000 bytes"},
		{asked{"POST", "/v1/winnow", zipped(t, strings.Repeat("x", 1<<20)), csv}, 413, "too_large", "more than 2000 bytes"},
		{asked{"POST", "/v1/winnow", "a,b\n" + strings.Repeat("1,2\n", 6), csv}, 413, "too_large", "more than 5 rows"},
		{asked{"POST", "/v1/winnow", "a,b,c,d,e,f,g\n" + strings.Repeat("1,2,,,,,\n", 5), csv}, 413, "too_large", "more than 30 cells"},
		{asked{"POST", "/v1/winnow", "", csv}, 400, "malformed", "there is nothing"},
		{asked{"POST", "/v1/winnow", "a,b\n1,2,3\n", csv}, 400, "malformed", "line 2, byte 4: 3 cells"},
		{asked{"POST", "/v1/winnow", `[{"a":}]`, js}, 400, "malformed", "line 1, byte 6: invalid character"},
		{asked{"POST", "/v1/winnow", "{\"a\":1}\n{", nd}, 400, "malformed", "line 2, byte 8: unexpected end"},
		{asked{"POST", "/v1/winnow?options={", log, csv}, 400, "malformed", "line 1"},
		{asked{"POST", "/v1/winnow", `[1]`, js}, 422, "type", "row 0 must be an object, got 1"},
		{asked{"POST", "/v1/winnow?kees=a", log, csv}, 422, "option", `the query must be made of "options", "format", "keys"`},
		{asked{"POST", "/v1/winnow?keys=a&keys=b", log, csv}, 422, "option", "keys must be given once"},
		{asked{"POST", "/v1/winnow?format=json&format=json", log, csv}, 422, "option", "format must be given once"},
		{asked{"POST", "/v1/winnow?options={}&options={}", log, csv}, 422, "option", "options must be given once"},
		{asked{"POST", "/v1/winnow?keys=%zz", log, csv}, 422, "option", `the query must be escaped (%25 for a percent sign), got "%zz"`},
		{asked{"POST", "/v1/winnow?keys=a;b", log, csv}, 422, "column", `got "a;b"`},
		{asked{"POST", "/v1/winnow?mute=" + strings.Repeat("[", 101) + strings.Repeat("]", 101), log, csv}, 422, "option", "mute must be nested at most 100 deep, got more"},
		{asked{"POST", "/v1/winnow?keys=a&options=" + escape(`{"keys":["a"]}`), log, csv}, 422, "option", "keys must be given once, got it twice"},
		{asked{"POST", "/v1/winnow?options=" + escape(`{"rows":3}`), log, csv}, 422, "option", "rows must be left out, as the data tells it"},
		{asked{"POST", "/v1/winnow?options=" + escape(`{"kees":3}`), log, csv}, 422, "option", `options must be among`},
		{asked{"POST", "/v1/winnow?options=3", log, csv}, 422, "option", `options must be an object, got "3"`},
		{asked{"POST", "/v1/winnow?format=xml", log, csv}, 422, "option", `format must be "json" or "ndjson", got "xml"`},
		{asked{"POST", "/v1/winnow?keys=zz", log, csv}, 422, "column", "zz"},
		{asked{"POST", "/v1/anomalies?timeColumn=CommandLine", log, csv}, 422, "type", `column "CommandLine" must be a time in every row, got "svchost.exe -k netsvcs" in row 0`},
		{asked{"POST", "/v1/cluster?clusterColumns=bytes&maxClusterDistance=-1", log, csv}, 422, "option", "maxClusterDistance must be a finite number > 0, got -1"},
		{asked{"POST", "/v1/cluster?clusterColumns=bytes&maxClusterDistance=x", log, csv}, 422, "option", `maxClusterDistance must be a number, got "x"`},
		{asked{"POST", "/v1/cluster?clusterColumns=bytes&normalize=1", log, csv}, 422, "option", `normalize must be true or false, got "1"`},
		{asked{"POST", "/v1/anomalies?dataColumn=bytes&period=a1", log, csv}, 422, "option", "period must be one whole number"},
		{asked{"POST", "/v1/features?compat=x", log, csv}, 422, "option", `compat must be "msticpy" or left out`},
		{asked{"POST", "/v1/outliers?trees=0", log, csv}, 422, "option", "trees must be a whole number >= 1, got 0"},
		{asked{"POST", "/v1/outliers?weights=zz", log, csv}, 422, "column", `weights must be one of "TimeGenerated"`},
		{asked{"POST", "/v1/outliers?weights=CommandLine", log, csv}, 422, "type", `column "CommandLine" must be a number in every row, got "svchost.exe`},
		{asked{"POST", "/v1/outliers?weights=bytes&options=" + escape(`{"weights":"bytes"}`), log, csv}, 422, "option", "weights must be given once, got it twice"},
		{asked{"POST", "/v1/outliers?options=" + escape(`{"weights":[1,2]}`), log, csv}, 422, "option", "weights must be the name of a column, got an array of 2"},
		{asked{"POST", "/v1/outliers?weights=w", `[{"a":1,"w":1},{"a":2,"w":-1}]`, js}, 422, "value", "weights must be finite and >= 0 in every row, got -1 in row 1"},
		{asked{"POST", "/v1/winnow?options=" + escape(`{"weights":"bytes"}`), log, csv}, 422, "option", "options must be among"},
		{asked{"POST", "/v1/outliers", `{"rows":[{"a":1},{"a":2}],"others":[1]}`, js}, 422, "type", "others: row 0 must be an object, got 1"},
		{asked{"POST", "/v1/outliers", `{"rows":[{"a":1},{"a":2}],"others":[{"b":1}]}`, js}, 422, "column", `others: column must be one of "b", got "a"`},
		{asked{"POST", "/v1/outliers", `{"rows":[{"a":1},{"a":2}],"others":{"columns":{"a":[1,"x"]}}}`, js}, 422, "type", `others: column "a" must be a number in every row, got "x" in row 1`},
		{asked{"POST", "/v1/outliers", `{"rows":[{"a":1},{"a":2},{"a":3}],"others":[{"a":1},{"a":2},{"a":3}]}`, js}, 413, "too_large", "more than 5 rows"},
		{asked{"POST", "/v1/outliers", `{"rows":[{"a":1},{"a":2}],"others":{"rows":[{"1":1,"2":1,"3":1,"4":1,"5":1,"6":1,"7":1,"8":1,"9":1,"10":1,"11":1,"12":1,"13":1,"14":1,"15":1},{}]}}`, js}, 413, "too_large", "more than 30 cells"},
		{asked{"POST", "/v1/winnow", `{"rows":[{"a":1}],"options":{"keys":null}}`, js}, 422, "option", "keys must be"},
		{asked{"POST", "/v1/winnow?roles=image", log, csv}, 422, "option", "roles must be name=column"},
		{asked{"POST", "/v1/winnow?refine=%7B", log, csv}, 422, "option", "refine must be JSON"},
	} {
		w := c.of(h)
		wrong := problemIn(t, w)
		if w.Code != c.status || wrong.Code != c.code || !strings.Contains(wrong.Message, c.message) {
			t.Errorf("%s %s\n got %d %+v\nwant %d %s: %s", c.method, c.target, w.Code, wrong, c.status, c.code, c.message)
		}
		switch c.status {
		case 405:
			if w.Header().Get("Allow") == "" {
				t.Errorf("%s: no Allow", c.target)
			}
		case 413:
			if wrong.Limit == 0 {
				t.Errorf("%s: no limit", c.target)
			}
		case 422:
			if wrong.Field == "" || wrong.Must == "" || wrong.Got == "" {
				t.Errorf("%s: %+v", c.target, wrong)
			}
		}
	}
}

func escape(s string) string {
	return strings.NewReplacer(`"`, "%22", " ", "%20", "{", "%7B", "}", "%7D", "[", "%5B", "]", "%5D").Replace(s)
}
