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
// must come to a whole number of milliseconds, at least so many (1, or 0 where none is a length, too). option is
// what a refusal calls it.
func ParseDuration(option, text string, least float64) (Duration, error) {
	digits := strings.TrimLeft(text, "0123456789.")
	count, unit := text[:len(text)-len(digits)], strings.ToLower(strings.TrimSpace(digits))
	if strings.TrimSpace(digits) == "M" {
		unit = "" // months, where minutes would be taken for them
	}
	n := 1.0
	if count != "" {
		var err error
		if n, err = strconv.ParseFloat(count, 64); err != nil {
			n = math.NaN()
		}
	}
	if least == 0 && n == 0 && unit == "" { // no length needs no unit
		return 0, nil
	}
	for _, u := range units {
		if ms := n * u.length; unit != "" && isDuration(ms, least) && strings.Contains(" "+u.names+" ", " "+unit+" ") {
			return Duration(ms), nil
		}
	}
	return 0, core.Refuse(core.Option, option, mustDuration, core.Quote(text))
}

// CheckDuration takes a number of milliseconds, as ParseDuration takes a text.
func CheckDuration(option string, ms, least float64) (Duration, error) {
	if isDuration(ms, least) {
		return Duration(ms), nil
	}
	return 0, core.Refuse(core.Option, option, mustDuration, core.Number(ms))
}

// isDuration tells whether a number of milliseconds is whole and in range.
func isDuration(ms, least float64) bool { return ms >= least && ms == math.Floor(ms) && ms <= 1<<53 }
