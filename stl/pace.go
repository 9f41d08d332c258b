package stl

import "github.com/logwinnow/logwinnow/core"

// pace tells the tick of a long work's progress, and the work whether to stop: whoever works calls spend,
// and leaves everything as it is once it answers true.
type pace struct {
	tick        core.Tick
	done, total int // steps
	unheard     int // products since the last call
	stopped     bool
}

// The work between two calls of the tick, in products: below a millisecond; and how many points a filter
// takes before it asks.
const (
	breath  = 1 << 18
	stretch = 1 << 12
)

// spend counts work, in products, and answers whether to stop.
func (p *pace) spend(work int) (stop bool) {
	if p.unheard += work; p.unheard >= breath && !p.stopped {
		p.unheard = 0
		p.stopped = p.tick.Step(p.done, p.total) != nil
	}
	return p.stopped
}

// step ends a step.
func (p *pace) step() error {
	p.done++
	if p.stopped {
		return core.ErrStopped
	}
	p.unheard = 0
	return p.tick.Step(min(p.done, p.total), p.total)
}
