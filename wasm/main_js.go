package main

import (
	"errors"
	"runtime"
	"syscall/js"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/calls"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

func main() {
	var current job
	api := js.Global().Get("Object").New()
	api.Set("plan", exported(plan))
	api.Set("start", exported(func(args []js.Value) (js.Value, error) { return js.Undefined(), current.start(args) }))
	api.Set("step", exported(func([]js.Value) (js.Value, error) { return current.step() }))
	api.Set("stop", exported(func([]js.Value) (js.Value, error) { current.stop(); return js.Undefined(), nil }))
	js.Global().Set("logwinnow", api)
	select {} // the functions live on
}

// exported wraps a function for JavaScript: the one place that recovers from a panic, and the one that
// words an error. Go answers errors and JavaScript throws them, so that the stack ends in the caller's line.
func exported(f func([]js.Value) (js.Value, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (answer any) {
		defer func() {
			if p := recover(); p != nil {
				answer = refusal("internal", panicText(p))
			}
		}()
		value, err := f(args)
		var refused *core.Error
		switch {
		case errors.As(err, &refused):
			return refusal(string(refused.Kind), refused.Error())
		case err != nil:
			return refusal("internal", err.Error())
		}
		return value
	})
}

func refusal(code, message string) map[string]any {
	return map[string]any{"error": map[string]any{"code": code, "message": message}}
}

// panicText is what was thrown, and where.
func panicText(p any) string {
	text := "panic"
	switch p := p.(type) {
	case error:
		text = p.Error()
	case string:
		text = p
	}
	stack := make([]byte, 4096)
	return text + "\n" + string(stack[:runtime.Stack(stack, false)])
}

func plan(args []js.Value) (js.Value, error) {
	op, err := calls.Find(args[0].String())
	if err != nil {
		return js.Undefined(), err
	}
	if op.Plan == nil {
		return js.Undefined(), core.Refuse(core.Option, "operation", "one that takes a table", core.Quote(args[0].String()))
	}
	headers, err := op.Plan([]byte(args[1].String()))
	if err != nil {
		return js.Undefined(), err
	}
	answer := wire.Plan(headers)
	return documentOf(&answer)
}
