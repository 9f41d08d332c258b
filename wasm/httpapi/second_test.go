package httpapi

import (
	"encoding/json"
	"testing"
)

var asJSON = map[string]string{"Content-Type": "application/json"}

// A forest grown on one log flags rows of the other; the answer is about the other alone.
func TestSecondLog(t *testing.T) {
	h := New(Config{AllowAnonymous: true})
	usual := `{"rows":[{"n":1},{"n":2},{"n":1},{"n":2},{"n":3}]`
	var found struct {
		Scores []float64
		Rows   []int
	}
	for _, others := range []string{`[{"n":2},{"n":99}]`, `{"rows":[{"n":2},{"n":99}]}`, `{"columns":{"n":[2,99]}}`, `{"n":[2,99]}`} {
		w := asked{"POST", "/v1/outliers?trees=50", usual + `,"others":` + others + "}", asJSON}.of(h)
		if err := json.Unmarshal(w.Body.Bytes(), &found); err != nil || w.Code != 200 || len(found.Scores) != 2 || found.Scores[0] >= found.Scores[1] {
			t.Errorf("%s: %d %s", others, w.Code, w.Body)
		}
	}
	// Other analyses know no second log and say so; what is none, and stands there by chance, is passed over.
	for others, status := range map[string]int{`[1]`: 422, `{}`: 422, `3`: 200, `null`: 200} {
		w := asked{"POST", "/v1/winnow?keys=n", usual + `,"others":` + others + "}", asJSON}.of(h)
		if w.Code != status || status == 422 && problemIn(t, w).Field != "others" {
			t.Errorf("%s: %d %s", others, w.Code, w.Body)
		}
	}
}

// A row of weight 0 is as good as not there to learn from: the forest has never seen 99.
func TestWeights(t *testing.T) {
	h := New(Config{AllowAnonymous: true})
	body := `{"rows":[{"n":1,"w":1},{"n":2,"w":1},{"n":1,"w":2},{"n":2,"w":1},{"n":99,"w":0}],"options":{"featureColumns":["n"],"trees":50,"maxSamples":4`
	plain := asked{"POST", "/v1/outliers", body + "}}", asJSON}.of(h)
	inBody := asked{"POST", "/v1/outliers", body + `,"weights":"w"}}`, asJSON}.of(h)
	inQuery := asked{"POST", "/v1/outliers?weights=w", body + "}}", asJSON}.of(h)
	if inBody.Code != 200 || inBody.Body.String() == plain.Body.String() || inBody.Body.String() != inQuery.Body.String() {
		t.Errorf("%s\n%s\n%s", plain.Body, inBody.Body, inQuery.Body)
	}
}
