//go:build js && wasm

// A stand-in for the module that misbehaves on request, to try what the real one must never do. It knows one
// operation on one text, which says how: "panic", "memory", "stack", "exit", "hold" (300 MB), "slow" (many steps);
// "stops" (how often it was told to stop);
// any other text is answered with its length.
package main

import (
	"encoding/binary"
	"math"
	"os"
	"syscall/js"
)

var (
	object = js.Global().Get("Object")
	bytes  = js.Global().Get("Uint8Array")
	text   string
	steps  int
	stops  int
	held   [][]byte
)

func main() {
	js.Global().Set("logwinnow", of("start", js.FuncOf(start), "step", js.FuncOf(step), "stop", js.FuncOf(stop)))
	select {}
}

func start(_ js.Value, args []js.Value) any {
	raw := args[2].Index(0)
	b := make([]byte, raw.Length())
	js.CopyBytesToGo(b, raw)
	text, steps = string(b), 0
	return nil
}

func stop(js.Value, []js.Value) any {
	stops++
	return nil
}

func step(js.Value, []js.Value) (answer any) {
	defer func() {
		if recover() != nil {
			answer = of("error", of("code", "internal", "message", "planted panic"))
		}
	}()
	switch text {
	case "panic":
		panic("planted")
	case "memory":
		for {
			held = append(held, make([]byte, 1<<30))
		}
	case "stack":
		return values(float64(deep(1 << 30)))
	case "exit":
		os.Exit(3)
	case "hold":
		held = append(held, make([]byte, 300<<20))
	case "stops":
		return values(float64(stops))
	case "slow":
		busy()
		if steps++; steps < 1000 {
			return of("done", steps, "total", 1000)
		}
	}
	return values(float64(len(text)))
}

// busy works for some milliseconds.
func busy() {
	x := 1.0
	for range 3_000_000 {
		x = math.Sqrt(x + 1)
	}
	if x < 0 {
		panic("cannot happen: it is a sum of roots")
	}
}

func deep(n int) int {
	if n == 0 {
		return 0
	}
	return deep(n-1) + 1
}

func values(v float64) js.Value {
	raw := out(binary.LittleEndian.AppendUint64(nil, math.Float64bits(v)))
	floats := js.Global().Get("Float64Array").New(raw.Get("buffer"))
	return of("json", out([]byte("{}")), "arrays", of("values", floats))
}

func out(b []byte) js.Value {
	a := bytes.New(len(b))
	js.CopyBytesToJS(a, b)
	return a
}

func of(pairs ...any) js.Value {
	o := object.New()
	for i := 0; i < len(pairs); i += 2 {
		o.Set(pairs[i].(string), pairs[i+1])
	}
	return o
}
