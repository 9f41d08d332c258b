//go:build !js

package main

import (
	"cmp"
	"net/http"
	"time"
)

// serve answers on a port of this machine alone, as there is no TLS. It returns when it cannot, and says why, which the
// server of github.com/syumai/workers keeps to itself.
func serve(handler http.Handler) error {
	address := "127.0.0.1:" + cmp.Or(setting("PORT"), "9900")
	println("listening on http://" + address)
	server := http.Server{Addr: address, Handler: handler, ReadHeaderTimeout: time.Minute}
	return server.ListenAndServe()
}
