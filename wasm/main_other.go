//go:build !js

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "this program runs in a JavaScript host: build it with GOOS=js GOARCH=wasm")
	os.Exit(2)
}
