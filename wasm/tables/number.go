package tables

import (
	"math"
	"strconv"
	"strings"
)

// number is the cell where a number is wanted: NaN for nothing; false for what is no number.
func (c cell) number() (float64, bool) {
	switch c.form {
	case missing:
		return math.NaN(), true
	case number:
		return floatOf(c.text), true
	case boolean:
		return truth(c.text)
	case text:
		if f, ok := parseNumber(c.text); ok {
			return f, true
		}
		if isMissing(c.text) {
			return math.NaN(), true
		}
		return truth(c.text) // as data frames write them
	}
	return 0, false
}

// truth is 1 for true and 0 for false.
func truth(s string) (float64, bool) {
	switch {
	case strings.EqualFold(s, "true"):
		return 1, true
	case strings.EqualFold(s, "false"):
		return 0, true
	}
	return 0, false
}

// isMissing reports a text that holds no time or number, as logs and data frames write it.
func isMissing(s string) bool {
	s = trimmed(s)
	if len(s) > 4 {
		return false
	}
	switch strings.ToLower(s) {
	case "", "-", "nan", "nat", "null", "none", "n/a":
		return true
	}
	return false
}

// parseNumber reads a text as JavaScript's Number does; not the empty one.
func parseNumber(s string) (float64, bool) {
	s = trimmed(s)
	if len(s) > 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			return based(s[2:], "0123456789abcdef")
		case 'o':
			return based(s[2:], "01234567")
		case 'b':
			return based(s[2:], "01")
		}
	}
	switch s {
	case "Infinity", "+Infinity":
		return math.Inf(1), true
	case "-Infinity":
		return math.Inf(-1), true
	}
	for i := range len(s) {
		if strings.IndexByte("0123456789+-.eE", s[i]) < 0 {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil || math.IsInf(f, 0)
}

// based is a whole number in another base.
func based(s, digits string) (f float64, ok bool) {
	s = strings.ToLower(s)
	if n, err := strconv.ParseUint(s, len(digits), 64); err == nil {
		return float64(n), true
	}
	for i := range len(s) { // more than 64 bits: near enough
		at := strings.IndexByte(digits, s[i])
		if at < 0 {
			return 0, false
		}
		f = f*float64(len(digits)) + float64(at)
	}
	return f, s != ""
}

// round rounds half up, as JavaScript does.
func round(f float64) float64 {
	r := math.Round(f)
	if f < 0 && r-f == -0.5 {
		r++
	}
	return r
}
