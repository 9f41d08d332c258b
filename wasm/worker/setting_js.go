package main

import "github.com/syumai/workers/cloudflare"

// setting is a variable of the worker, empty where it is not set.
func setting(name string) string { return cloudflare.Getenv(name) }
