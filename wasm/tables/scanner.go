package tables

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner walks over a short text that is written by rules, such as a time.
type scanner struct {
	s string
	i int
}

// done reports whether nothing is left.
func (p *scanner) done() bool { return p.i == len(p.s) }

// peek is the next byte, 0 at the end.
func (p *scanner) peek() byte {
	if p.done() {
		return 0
	}
	return p.s[p.i]
}

// skip passes over one byte that is among those.
func (p *scanner) skip(among string) bool {
	if p.done() || strings.IndexByte(among, p.s[p.i]) < 0 {
		return false
	}
	p.i++
	return true
}

// word passes over a word, in whatever case.
func (p *scanner) word(word string) bool {
	if len(p.s)-p.i < len(word) || !strings.EqualFold(p.s[p.i:p.i+len(word)], word) {
		return false
	}
	p.i += len(word)
	return true
}

// digits passes over digits, so many at most, and tells how many there were.
func (p *scanner) digits(most int) int {
	from := p.i
	for p.i < len(p.s) && p.i-from < most && p.s[p.i] >= '0' && p.s[p.i] <= '9' {
		p.i++
	}
	return p.i - from
}

// whole reads a whole number of so many digits.
func (p *scanner) whole(least, most int) (n int, ok bool) {
	from := p.i
	if p.digits(most) < least {
		return 0, false
	}
	for _, c := range p.s[from:p.i] {
		n = 10*n + int(c-'0')
	}
	return n, true
}

// space passes over one character of white space, if there is one.
func (p *scanner) space() {
	if r, size := utf8.DecodeRuneInString(p.s[p.i:]); isSpace(r) {
		p.i += size
	}
}

// spaces passes over white space, and tells whether there was any.
func (p *scanner) spaces() bool {
	from := p.i
	p.i = len(p.s) - len(strings.TrimLeftFunc(p.s[p.i:], isSpace))
	return p.i > from
}

// isSpace reports what JavaScript takes for white space.
func isSpace(r rune) bool { return r == '\uFEFF' || r != '\u0085' && unicode.IsSpace(r) }

// trimmed is a text without white space around.
func trimmed(s string) string { return strings.TrimFunc(s, isSpace) }
