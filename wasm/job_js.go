package main

import (
	"iter"
	"syscall/js"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/calls"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

// job is the work in progress. Its operation runs on iter.Pull: each of its ticks comes back to
// JavaScript, and goes on with the next step.
type job struct {
	next func() (progress, bool)
	end  func()

	answer wire.Answer
	err    error
}

type progress struct{ done, total int }

// start begins the work; what was in progress is given up.
func (j *job) start(args []js.Value) error {
	j.stop()
	op, err := calls.Find(args[0].String())
	if err != nil {
		return err
	}
	options := []byte(args[1].String())
	in, err := arraysOf(args[2])
	if err != nil {
		return err
	}
	j.next, j.end = iter.Pull(func(yield func(progress) bool) {
		tick := core.Tick(func(done, total int) bool { return yield(progress{done, total}) })
		handed := in
		in = nil // so that a column can be let go while the work goes on
		j.answer, j.err = op.Run(options, handed, tick)
	})
	return nil
}

// step goes on with the work until its next tick or its end.
func (j *job) step() (js.Value, error) {
	if j.next == nil {
		return js.Undefined(), core.Refuse(core.Option, "step", "called after start", "no work in progress")
	}
	working := false
	defer func() { // a panic ends the work, too
		if !working {
			*j = job{}
		}
	}()
	var at progress
	if at, working = j.next(); working {
		return js.ValueOf(map[string]any{"done": at.done, "total": at.total}), nil
	}
	if j.err != nil {
		return js.Undefined(), j.err
	}
	return documentOf(&j.answer)
}

// stop gives the work up. Its operation sees its tick answer false and returns.
func (j *job) stop() {
	if j.end != nil {
		j.end()
	}
	*j = job{}
}
