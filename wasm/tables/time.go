package tables

import (
	"math"
	"strconv"
	"time"
)

// parseTime gives epoch milliseconds, UTC, of a text that is written as a time: the forms that js/src/time.js
// lists. A time without a zone is UTC. Bare numbers are not among them: their unit depends on the whole column.
func parseTime(s string) (ms float64, ok bool) {
	if len(s) > 100 {
		return 0, false // a sentence
	}
	for _, form := range [...]func(*scanner) (float64, bool){isoTime, usTime, webTime, dotnetTime, auditTime} {
		p := scanner{s: s}
		p.spaces()
		if ms, ok := form(&p); ok && !math.IsNaN(ms) {
			if p.spaces(); p.done() {
				return ms, true
			}
		}
	}
	return 0, false
}

// clock is a moment in parts.
type clock struct {
	year, month, day, hour, minute, second int
	fraction                               string // digits behind the dot
	offset                                 int    // minutes ahead of UTC
}

// ms is the moment in epoch milliseconds; false for a day or an hour that there is not. Second 60, of a leap
// second, counts as the next minute's first.
func (c clock) ms() (float64, bool) {
	if c.hour > 23 || c.minute > 59 || c.second > 60 {
		return 0, false
	}
	day := time.Date(c.year, time.Month(c.month), c.day, 0, 0, 0, 0, time.UTC)
	if day.Day() != c.day || int(day.Month()) != c.month {
		return 0, false
	}
	whole := float64(day.UnixMilli() + int64(c.hour*3600000+c.minute*60000+c.second*1000-c.offset*60000))
	if c.fraction == "" {
		return whole, true
	}
	nanos, _ := strconv.Atoi((c.fraction + "00000000")[:9])
	return whole + float64(nanos)/1e6, true
}

// epochReader tells how to turn bare numbers into milliseconds, by the largest of the whole column: below 1e11
// seconds, below 1e14 milliseconds, below 1e17 microseconds, from 1e18 on nanoseconds. nil between, where
// nothing sensible is meant.
func epochReader(largest float64) func(float64) float64 {
	switch {
	case largest < 1e11:
		return func(s float64) float64 { return round(s*1e6) / 1e3 } // 1550505627.301 has no exact double
	case largest < 1e14:
		return func(ms float64) float64 { return ms }
	case largest < 1e17:
		return func(us float64) float64 { return us / 1e3 }
	case largest >= 1e18 && largest < 1e20:
		return func(ns float64) float64 { return ns / 1e6 }
	}
	return nil
}
