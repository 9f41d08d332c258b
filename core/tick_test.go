package core

import (
	"errors"
	"slices"
	"testing"
)

func TestTickStops(t *testing.T) {
	var none Tick
	if err := none.Step(1, 2); err != nil {
		t.Errorf("a nil Tick stopped: %v", err)
	}
	if none.Part(0, 10) != nil {
		t.Error("a part of a nil Tick is not nil")
	}
	stop := Tick(func(done, total int) bool { return done < 5 })
	if err := stop.Step(4, 10); err != nil {
		t.Error(err)
	}
	if err := stop.Step(5, 10); !errors.Is(err, ErrStopped) {
		t.Errorf("got %v", err)
	}
}

func TestPartsOfATick(t *testing.T) {
	var seen [][2]int
	whole := Tick(func(done, total int) bool {
		seen = append(seen, [2]int{done, total})
		return done < 600
	})
	part := whole.Part(250, 750)
	for _, done := range []int{0, 1, 3} {
		if err := part.Step(done, 4); (err != nil) != (done == 3) {
			t.Errorf("at %d of 4: %v", done, err)
		}
	}
	_ = part.Step(0, 0)              // a stage with nothing to do
	_ = part.Part(0, 500).Step(1, 2) // a part of a part
	want := [][2]int{{250, 1000}, {375, 1000}, {625, 1000}, {250, 1000}, {375, 1000}}
	if !slices.Equal(seen, want) {
		t.Errorf("got %v, want %v", seen, want)
	}
}
