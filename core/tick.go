package core

// Tick is called by long work every few thousand units, with what is done and what there is to do, both
// in the same unit. It answers false to stop the work, which then returns ErrStopped. Work is counted,
// never timed: some hosts stop the clock during computation. A nil Tick never stops.
type Tick func(done, total int) bool

// Step calls the tick and answers ErrStopped where it said stop.
//
//go:noinline
func (t Tick) Step(done, total int) error {
	if t != nil && !t(done, total) {
		return ErrStopped
	}
	return nil
}

// Part gives the tick for one stage of a longer work: its progress from 0 to 1 becomes from to to, in
// thousandths of the whole.
//
//go:noinline
func (t Tick) Part(from, to int) Tick {
	if t == nil {
		return nil
	}
	return func(done, total int) bool {
		if total <= 0 {
			return t(from, 1000)
		}
		return t(from+int(float64(to-from)*float64(done)/float64(total)), 1000)
	}
}
