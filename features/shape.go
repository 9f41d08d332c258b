package features

import "strings"

// Each function here gives the end of a value of one shape that begins at byte at, or 0. A value must end
// where a word does.

// run is the end of the longest run of bytes from at that are in the class.
func run(s string, at int, in func(byte) bool) int {
	for at < len(s) && in(s[at]) {
		at++
	}
	return at
}

// ends gives end where a word ends there, else 0.
func ends(s string, end int) int {
	if end < len(s) && wordByte(s[end]) {
		return 0
	}
	return end
}

// guidEnd: 8-4-4-4-12 hexadecimal digits.
func guidEnd(s string, at int) int {
	for i, digits := range [5]int{8, 4, 4, 4, 12} {
		if i > 0 {
			if !is(s, at, '-') {
				return 0
			}
			at++
		}
		if run(s, at, isHex) != at+digits {
			return 0
		}
		at += digits
	}
	return ends(s, at)
}

// sidEnd: S-1- and at least two numbers.
func sidEnd(s string, at int) int {
	if s[at]|0x20 != 's' || !strings.HasPrefix(s[at+1:], "-1-") {
		return 0
	}
	at += len("S-1-")
	for numbers := 1; ; numbers++ {
		end := run(s, at, isDigit)
		if end == at {
			return 0
		}
		if end+1 < len(s) && s[end] == '-' && isDigit(s[end+1]) {
			at = end + 1
			continue
		}
		if numbers < 2 {
			return 0
		}
		return ends(s, end)
	}
}

// macEnd: six pairs of hexadecimal digits with - or : between them.
func macEnd(s string, at int) int {
	const size = 17
	if at+size > len(s) || s[at+2] != '-' && s[at+2] != ':' {
		return 0
	}
	for i := range size {
		if i%3 == 2 && s[at+i] != s[at+2] || i%3 != 2 && !isHex(s[at+i]) {
			return 0
		}
	}
	if is(s, at+size, s[at+2]) && at+size+1 < len(s) && isHex(s[at+size+1]) {
		return 0 // longer than an address
	}
	return ends(s, at+size)
}

// ipv4End: four numbers up to 255 without leading zeros, and no fifth (that is a version).
func ipv4End(s string, at int) int {
	for i := range 4 {
		if i > 0 {
			if !is(s, at, '.') {
				return 0
			}
			at++
		}
		end := run(s, at, isDigit)
		if end == at || end > at+3 || small(s[at:end]) > 255 || s[at] == '0' && end > at+1 {
			return 0
		}
		at = end
	}
	if at+1 < len(s) && s[at] == '.' && isDigit(s[at+1]) {
		return 0
	}
	return ends(s, at)
}

// hexEnd: 0x and hexadecimal digits, or at least 12 of them, a letter and a decimal one among them.
func hexEnd(s string, at int) int {
	if s[at] == '0' && at+2 < len(s) && s[at+1]|0x20 == 'x' && isHex(s[at+2]) {
		return ends(s, run(s, at+2, isHex))
	}
	end := run(s, at, isHex)
	if end < at+12 || run(s, at, isDigit) >= end || run(s, at, isLetter) >= end {
		return 0
	}
	return ends(s, end)
}

// base64End: at least 40 characters of base64 with capitals, small letters and digits among them, and
// padding. A path may look alike, but begins with a slash or has one every few characters.
func base64End(s string, at int) int {
	if at > 0 && isSign(s[at-1]) {
		return 0
	}
	end, upper, lower, digits, signs := at, 0, 0, 0, 0
	for ; end < len(s); end++ {
		switch c := s[end]; {
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= 'a' && c <= 'z':
			lower++
		case isDigit(c):
			digits++
		case isSign(c):
			signs++
		default:
			goto done
		}
	}
done:
	if end-at < 40 || upper == 0 || lower == 0 || digits == 0 || signs*16 > end-at {
		return 0
	}
	for padding := 0; padding < 2 && is(s, end, '='); padding++ {
		end++
	}
	return ends(s, end)
}

// isSign reports whether b is one of the two digits of base64 that are neither letter nor number.
func isSign(b byte) bool { return b == '+' || b == '/' }

// numberEnd: decimal digits, with one decimal point perhaps; not a switch (-4, /4).
func numberEnd(s string, at int) int {
	end := run(s, at, isDigit)
	if end == at || at > 1 && (s[at-1] == '-' || s[at-1] == '/') && isBlank(s[at-2]) {
		return 0
	}
	if is(s, end, '.') && end+1 < len(s) && isDigit(s[end+1]) {
		end = run(s, end+1, isDigit)
	}
	return ends(s, end)
}

// small reads a number of a few digits.
func small(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}
