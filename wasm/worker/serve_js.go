package main

import (
	"net/http"

	"github.com/syumai/workers"
)

// serve answers the one request that this instance is for.
func serve(handler http.Handler) error {
	workers.Serve(handler)
	return nil
}
