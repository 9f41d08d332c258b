// Command describe writes what the handler tells of itself, as one JSON object of texts by path: {"/": ..., "/openapi.json": ...}.
// demo/edge's JavaScript worker, which has the same routes, answers these very bytes.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"net/http/httptest"
	"os"

	"github.com/logwinnow/logwinnow/wasm/httpapi"
)

func main() {
	handler := httpapi.New(httpapi.Config{})
	texts := map[string]string{}
	for _, path := range []string{"/", "/openapi.json"} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK {
			log.Fatalf("%s: %d %s", path, w.Code, w.Body)
		}
		texts[path] = w.Body.String()
	}
	if err := json.NewEncoder(os.Stdout).Encode(texts); err != nil {
		log.Fatal(err)
	}
}
