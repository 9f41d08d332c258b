package features

// timeEnd: a date (2024-01-31, 2024/01/31, 01/31/2024), a date and a time (with T or space between them,
// seconds, fraction and zone where there are), a time of day with seconds, or digits only
// (20240131T235959Z, 20240131235959). Years 1970 to 2099.
func timeEnd(s string, at int) int {
	if end := compactEnd(s, at); end > 0 {
		return ends(s, end)
	}
	if end := clockEnd(s, at); end > 0 {
		if is(s, end, ':') && end+1 < len(s) && isHex(s[end+1]) {
			return 0 // an address
		}
		return ends(s, end)
	}
	day := dateEnd(s, at)
	if day == 0 {
		return 0
	}
	if end := ends(s, dayTimeEnd(s, day)); end > 0 {
		return end
	}
	return ends(s, day)
}

// compactEnd: YYYYMMDDHHMMSS, or with T, _ or - in the middle and Z behind.
func compactEnd(s string, at int) int {
	if !within(s, at, 4, 1970, 2099) || !within(s, at+4, 2, 1, 12) || !within(s, at+6, 2, 1, 31) {
		return 0
	}
	at += 8
	if at < len(s) && (s[at] == 'T' || s[at] == '_' || s[at] == '-') {
		at++
	}
	if !within(s, at, 2, 0, 23) || !within(s, at+2, 2, 0, 59) || !within(s, at+4, 2, 0, 59) {
		return 0
	}
	if at += 6; at < len(s) && s[at] == 'Z' {
		at++
	}
	return at
}

// dayTimeEnd is the end of the time behind a date, with its zone; 0 where there is none.
func dayTimeEnd(s string, at int) int {
	if !is(s, at, 'T') && !is(s, at, ' ') {
		return 0
	}
	at++
	if end := clockEnd(s, at); end > 0 {
		return zoneEnd(s, end)
	}
	if within(s, at, 2, 0, 23) && is(s, at+2, ':') && within(s, at+3, 2, 0, 59) {
		return zoneEnd(s, at+5)
	}
	return 0
}

func dateEnd(s string, at int) int {
	if within(s, at, 4, 1970, 2099) && (is(s, at+4, '-') || is(s, at+4, '/')) &&
		within(s, at+5, 2, 1, 12) && is(s, at+7, s[at+4]) && within(s, at+8, 2, 1, 31) {
		return at + 10
	}
	if within(s, at, 2, 1, 12) && is(s, at+2, '/') && within(s, at+3, 2, 1, 31) && is(s, at+5, '/') && within(s, at+6, 4, 1970, 2099) {
		return at + 10
	}
	return 0
}

// clockEnd: HH:MM:SS and a fraction where there is one.
func clockEnd(s string, at int) int {
	if !within(s, at, 2, 0, 23) || !is(s, at+2, ':') || !within(s, at+3, 2, 0, 59) || !is(s, at+5, ':') || !within(s, at+6, 2, 0, 59) {
		return 0
	}
	at += 8
	if is(s, at, '.') {
		if end := run(s, at+1, isDigit); end > at+1 {
			return end
		}
	}
	return at
}

// zoneEnd: Z, +01:00 or +0100 behind a time, or nothing.
func zoneEnd(s string, at int) int {
	if is(s, at, 'Z') {
		return at + 1
	}
	if !is(s, at, '+') && !is(s, at, '-') || !within(s, at+1, 2, 0, 23) {
		return at
	}
	minutes := at + 3
	if is(s, minutes, ':') {
		minutes++
	}
	if !within(s, minutes, 2, 0, 59) {
		return at
	}
	return minutes + 2
}

// within reports whether so many digits stand at byte at and make a number from low to high.
func within(s string, at, digits, low, high int) bool {
	if at+digits > len(s) || run(s[:at+digits], at, isDigit) != at+digits {
		return false
	}
	n := small(s[at : at+digits])
	return n >= low && n <= high
}

func is(s string, at int, b byte) bool { return at < len(s) && s[at] == b }
