package tables

import (
	"bytes"
	"unicode/utf8"
)

// Decoded is the bytes as text: without a byte order mark, each broken piece of UTF-8 replaced by U+FFFD, as
// the encoding standard of the web has it. Whole UTF-8 is not copied.
func Decoded(raw []byte) []byte {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if utf8.Valid(raw) {
		return raw
	}
	out := make([]byte, 0, len(raw)+64)
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError && size == 1 {
			size = broken(raw)
			out = append(out, "\uFFFD"...)
		} else {
			out = append(out, raw[:size]...)
		}
		raw = raw[size:]
	}
	return out
}

// broken is how many bytes are one broken piece: as many as could have begun a character.
func broken(raw []byte) int {
	n := 1
	if utf8.FullRune(raw[:1]) {
		return n
	}
	for n < len(raw) && !utf8.FullRune(raw[:n+1]) {
		n++
	}
	return n
}
