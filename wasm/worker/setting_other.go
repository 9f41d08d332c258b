//go:build !js

package main

import "os"

// setting is an environment variable, empty where it is not set.
func setting(name string) string { return os.Getenv(name) }
