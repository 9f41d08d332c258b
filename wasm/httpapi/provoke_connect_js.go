//go:build provoke && js

package httpapi

import (
	"syscall/js"
	"time"
)

// connect asks the host's own fetch: net/http's transport sets a field that workers refuse.
func connect(target string) {
	js.Global().Get("fetch").Invoke(target)
	time.Sleep(300 * time.Millisecond) // what is under way ends with the request
}
