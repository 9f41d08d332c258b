package events

import (
	"math"
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// Duration is a length of time in milliseconds.
type Duration float64

const mustDuration = `a length of time, such as "1h", "30min" or "1d", or a whole number of milliseconds`

// units are what durations are written in, as pandas writes them, with the lengths of each.
var units = []struct {
	names  string
	length float64
}{
	{"ms millisecond milliseconds", 1}, {"s sec second seconds", 1000}, {"min t m minute minutes", 60_000},
	{"h hour hours", 3_600_000}, {"d day days", 86_400_000}, {"w week weeks", 604_800_000},
}

// ParseDuration reads a whole or broken number and a unit: 1h, 30min, 1.5 d; a unit alone is one of it. It
// must come to a whole number of milliseconds, at least 1. option is what a refusal calls it.
func ParseDuration(option, text string) (Duration, error) {
	digits := strings.TrimLeft(text, "0123456789.")
	count, unit := text[:len(text)-len(digits)], strings.ToLower(strings.TrimSpace(digits))
	if strings.TrimSpace(digits) == "M" {
		unit = "" // months, where minutes would be taken for them
	}
	n := 1.0
	if count != "" {
		n, _ = strconv.ParseFloat(count, 64) // what cannot be read is 0
	}
	for _, u := range units {
		if ms := n * u.length; unit != "" && ms >= 1 && ms == math.Floor(ms) && ms <= 1<<53 && strings.Contains(" "+u.names+" ", " "+unit+" ") {
			return Duration(ms), nil
		}
	}
	return 0, core.Refuse(core.Option, option, mustDuration, core.Quote(text))
}

// CheckDuration takes a number of milliseconds.
func CheckDuration(option string, ms float64) (Duration, error) {
	if ms >= 1 && ms == math.Floor(ms) && ms <= 1<<53 {
		return Duration(ms), nil
	}
	return 0, core.Refuse(core.Option, option, mustDuration, core.Number(ms))
}
