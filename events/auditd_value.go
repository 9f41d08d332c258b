package events

import (
	"math"
	"strconv"
	"strings"
)

// nextField cuts the first field off a record's body: key and value as written, quotes kept. Fields end at
// blanks outside quotes, or only at auditSeparator where the body came from a list.
func nextField(body string, list bool) (key, value, rest string, ok bool) {
	stops := " \t\r" + auditSeparator
	if list {
		stops = auditSeparator
	}
	body = strings.TrimLeft(body, stops)
	if body == "" {
		return "", "", "", false
	}
	end := strings.IndexAny(body, stops)
	if end < 0 {
		end = len(body)
	}
	equals := strings.IndexByte(body[:end], '=')
	if equals < 0 {
		return body[:end], "", body[end:], true
	}
	from := equals + 1
	if !list && from < len(body) && (body[from] == '"' || body[from] == '\'') {
		if size := strings.IndexByte(body[from+1:], body[from]); size >= 0 {
			end = from + size + 2
		}
	}
	return body[:equals], body[from:end], body[end:], true
}

// auditText is a value as text. The kernel writes text that programs can choose in quotes, or in
// hexadecimal where it holds quotes, blanks or control characters (audit_log_n_untrustedstring); it
// writes (null), (none) or ? where there is none. Only for values that are encoded so: elsewhere 10 is a
// number.
func auditText(value string) string {
	if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
		return value[1 : len(value)-1]
	}
	if text, ok := fromHex(value); ok {
		return text
	}
	return auditWord(value)
}

// auditWord is a value that is never encoded, without its quotes.
func auditWord(value string) string {
	switch value {
	case "(null)", "(none)", "?":
		return ""
	}
	if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
		return value[1 : len(value)-1]
	}
	return value
}

// fromHex decodes pairs of hexadecimal digits.
func fromHex(s string) (string, bool) {
	if len(s) == 0 || len(s)%2 != 0 {
		return "", false
	}
	out := make([]byte, len(s)/2)
	for i := range out {
		high, low := hexDigit(s[2*i]), hexDigit(s[2*i+1])
		if high > 15 || low > 15 {
			return "", false
		}
		out[i] = high<<4 | low
	}
	return string(out), true
}

// hexDigit is the value of a hexadecimal digit, 255 for other bytes.
func hexDigit(b byte) byte {
	switch {
	case b >= '0' && b <= '9':
		return b - '0'
	case b >= 'a' && b <= 'f':
		return b - 'a' + 10
	case b >= 'A' && b <= 'F':
		return b - 'A' + 10
	}
	return 255
}

// auditNumber is a value as number: -1 for an id that is not set, written so or as 2^32-1, NaN for what is
// no whole number.
func auditNumber(value string) float64 {
	switch value {
	case "unset", "4294967295":
		return -1
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return math.NaN()
	}
	return float64(n)
}
