package dbscan

import "github.com/logwinnow/logwinnow/core"

// stages is how often each point is passed over: collapse, arrange, findCores, linkCells, label.
const stages = 5

// breath is how much work passes between two calls of the tick, in points looked at.
const breath = 1 << 14

// meter counts work and calls the tick. Progress is told in points passed; breath is measured in points
// looked at, since one point may have to look at many.
type meter struct {
	tick        core.Tick
	done, total int
	looked      int   // points looked at since the last tick
	stopped     error // once the tick has said stop, every answer is stop
}

// pass notes that points were passed, and calls the tick if enough points were looked at.
func (w *meter) pass(points int) error {
	w.done += points
	if w.looked >= breath && w.stopped == nil {
		w.looked = 0
		w.stopped = w.tick.Step(min(w.done, w.total), w.total)
	}
	return w.stopped
}
