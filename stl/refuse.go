package stl

import (
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// refuse is core.Refuse without being copied into each of its callers, which are many: 9 kB of the module.
//
//go:noinline
func refuse(kind core.Kind, field, must, got string) error {
	return core.Refuse(kind, field, must, got)
}

// refuseOption refuses a whole number.
//
//go:noinline
func refuseOption(field, must string, got int) error {
	return core.Refuse(core.Option, field, must, strconv.Itoa(got))
}

// refuseNumber refuses a number that is an option.
//
//go:noinline
func refuseNumber(field, must string, got float64) error {
	return core.Refuse(core.Option, field, must, core.Number(got))
}

// refuseRow refuses a value of a row, written as text.
//
//go:noinline
func refuseRow(field, must, got string, row int) error {
	return core.Refuse(core.Value, field, must, got+" in row "+strconv.Itoa(row))
}
