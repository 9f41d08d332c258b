package httpapi_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/logwinnow/logwinnow/wasm/httpapi"
)

// The handler within a server of one's own.
func Example() {
	http.Handle("/logs/", http.StripPrefix("/logs", httpapi.New(httpapi.Config{Token: "s3cret"})))
	server := httptest.NewServer(http.DefaultServeMux)
	defer server.Close()

	log := "NewProcessName,CommandLine\na.exe,a -x 1\na.exe,a -x 2\nb.exe,b\n"
	request, err := http.NewRequest("POST", server.URL+"/logs/v1/winnow?format=ndjson", strings.NewReader(log))
	if err != nil {
		panic(err)
	}
	request.Header.Set("Content-Type", "text/csv")
	request.Header.Set("Authorization", "Bearer s3cret")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	fmt.Println(response.StatusCode, strings.Count(string(answer), `"bits"`), "patterns", err)
	// Output: 200 2 patterns <nil>
}
