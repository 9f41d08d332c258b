package httpapi

import (
	"encoding/json"
	"slices"
	"testing"
)

// FuzzHandler: whatever comes, the answer is one of the documented statuses and valid JSON; nothing panics.
func FuzzHandler(f *testing.F) {
	for i, media := range mediaTypes() {
		f.Add(byte(i), log, "", media)
	}
	f.Add(byte(0), `{"rows":[{"CommandLine":"a"}],"options":{"keys":[]}}`, "options=%7B%7D", "application/json")
	f.Add(byte(3), `{"columns":{"TimeGenerated":[1,2,3],"n":[1,null,"x"]}}`, "period=2&bin=1h", "application/json")
	f.Add(byte(2), "a\n1\n\"", "trees=1", "text/csv")
	h := New(Config{AllowAnonymous: true, MaxBytes: 1000, MaxRows: 20, MaxCells: 100, Panicked: func(path string, stack []byte) { f.Errorf("%s: %s", path, stack) }})
	f.Fuzz(func(t *testing.T, route byte, body, query, media string) {
		a := asked{"POST", routes[int(route)%len(routes)].path, body, map[string]string{"Content-Type": media}}
		w := a.queried(h, query)
		if w.Code != 200 && !slices.Contains(statuses, w.Code) || !json.Valid(w.Body.Bytes()) && w.Header().Get("Content-Type") == "application/json" {
			t.Fatalf("%+v ?%s: %d %s", a, query, w.Code, w.Body)
		}
	})
}
