// Package httpapi serves the analyses over HTTP: an ordinary http.Handler for Go programs, and what the edge
// worker in wasm/worker serves. A log goes in as CSV, JSON or JSON lines; out comes the document that the npm
// package gives for the same log, byte for byte.
//
//	POST /v1/winnow, /v1/cluster, /v1/outliers, /v1/anomalies, /v1/features
//	GET  /v1/health, /, /openapi.json
//
// It is closed unless opened: without a token, or Config.AllowAnonymous, every analysis is refused; other
// origins' pages may not call it; bodies have limits; nothing of a body is kept or logged.
package httpapi
