// Command worker serves the analyses of wasm/httpapi in a Cloudflare-style worker (GOOS=js GOARCH=wasm, loaded by
// what workers-assets-gen writes), and natively on a port of this machine for trying it out. A worker of this kind starts a new
// instance for each request; demo/edge/README.md says when that is what one wants.
//
// Settings, as environment variables: TOKEN, what callers must bring; ALLOW_ANONYMOUS=1, to let everybody in
// where there is no TOKEN; ORIGINS, the origins whose pages may call, with commas between; MAX_BYTES, MAX_ROWS,
// MAX_CELLS, the limits of a log.
package main

import (
	"os"
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/wasm/httpapi"
)

func main() {
	if err := serve(httpapi.New(config())); err != nil {
		println(err.Error())
		os.Exit(1)
	}
}

// config is the settings. What is no number is left out, so that the default holds.
func config() httpapi.Config {
	number := func(name string) int64 {
		n, _ := strconv.ParseInt(setting(name), 10, 64)
		return n
	}
	c := httpapi.Config{
		Token: setting("TOKEN"), AllowAnonymous: setting("ALLOW_ANONYMOUS") == "1",
		MaxBytes: number("MAX_BYTES"), MaxRows: int(number("MAX_ROWS")), MaxCells: int(number("MAX_CELLS")),
		Panicked: report,
	}
	for origin := range strings.SplitSeq(setting("ORIGINS"), ",") {
		if origin = strings.TrimSpace(origin); origin != "" {
			c.Origins = append(c.Origins, origin)
		}
	}
	return c
}

// report says on the console where an analysis failed. The stack holds addresses and lines of code, nothing of the log.
func report(path string, stack []byte) { println(path, "failed:", string(stack)) }
