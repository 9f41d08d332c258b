//go:build provoke

package httpapi

import (
	"net/http"
	"os"
)

// provoke fails on request, to test what a failure does to the requests around it. Only a build with the tag
// provoke has it.
func provoke(r *http.Request) {
	switch r.Header.Get("Logwinnow-Provoke") {
	case "panic":
		panic("provoked")
	case "crash":
		go panic("provoked where nobody recovers")
		select {}
	case "exit":
		os.Exit(3)
	case "connect":
		connect(r.Header.Get("Logwinnow-Target"))
		panic("connected")
	}
}
