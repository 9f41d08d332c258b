package features

import (
	"strings"
	"unicode/utf8"

	"github.com/logwinnow/logwinnow/core"
)

// DefaultDelimiters is msticpy's set: white space and - \ / . , " ' | & : ; % $ ( ).
const DefaultDelimiters = `[\s\-\\/\.,"\'|&:;%$()]`

// Delimiters is a set of characters to count, made by NewDelimiters.
type Delimiters struct {
	ascii  [utf8.RuneSelf]bool
	ranges [][2]rune // beyond ASCII, both ends within
	space  bool      // white space beyond ASCII too
	except bool      // beyond ASCII, what is not listed (ascii says so for itself)
}

// NewDelimiters reads a set of characters: either a plain list such as `,;` or one bracket expression as
// msticpy has it, such as `[\s\-\\/]`, with ranges, \s, \t \n \r \f \v, escaped punctuation, and ^ in front for
// all other characters. What is no such list to a regular expression is refused: classes such as \d, and in a
// plain list the characters \ . ^ $ * + ? { } [ ] | ( ). A plain list of several counts each of them,
// where msticpy would look for all in a row. The empty text is the empty set.
func NewDelimiters(spec string) (*Delimiters, error) {
	d := &Delimiters{}
	if strings.HasPrefix(spec, "[") && strings.HasSuffix(spec, "]") && len(spec) > 1 {
		return d, d.readBracket(spec[1 : len(spec)-1])
	}
	if strings.ContainsAny(spec, `\.^$*+?{}[]|()`) {
		return nil, refuseDelimiters(spec)
	}
	for _, r := range spec {
		d.add(r, r)
	}
	return d, nil
}

func refuseDelimiters(spec string) error {
	return core.Refuse(core.Option, "delimList", "a list of characters or one bracket expression such as "+
		core.Quote(`[\s,;]`), core.Quote(spec))
}

// readBracket reads what stands between the brackets, character by character or range by range.
func (d *Delimiters) readBracket(body string) error {
	listed, except := strings.CutPrefix(body, "^")
	if listed == "" {
		return refuseDelimiters("[" + body + "]")
	}
	for rest := listed; rest != ""; {
		low, tail, ok := bracketChar(rest)
		high, after, isRange := low, tail, false
		if ok && low != anySpace && len(tail) > 1 && tail[0] == '-' {
			high, after, ok = bracketChar(tail[1:])
			isRange = true
		}
		if !ok || isRange && (high == anySpace || high < low) {
			return refuseDelimiters("[" + body + "]")
		}
		if low == anySpace {
			d.addSpace()
		} else {
			d.add(low, high)
		}
		rest = after
	}
	if d.except = except; except {
		for r := range d.ascii {
			d.ascii[r] = !d.ascii[r]
		}
	}
	return nil
}

const anySpace rune = -1 // what bracketChar answers for \s

// bracketChar reads one character of a bracket expression and answers what follows it.
func bracketChar(s string) (r rune, rest string, ok bool) {
	r, n := utf8.DecodeRuneInString(s)
	if r == '[' || r == ']' {
		return 0, "", false // a second set, or the end of the first: not one bracket expression
	}
	if r != '\\' {
		return r, s[n:], true
	}
	if len(s) < 2 {
		return 0, "", false
	}
	if at := strings.IndexByte("tnrfv", s[1]); at >= 0 {
		return rune("\t\n\r\f\v"[at]), s[2:], true
	}
	if s[1] == 's' {
		return anySpace, s[2:], true
	}
	if r, n = utf8.DecodeRuneInString(s[1:]); isWord(r) {
		return 0, "", false // \d, \w, \S ...: a class or a code, not a character
	}
	return r, s[1+n:], true
}

func (d *Delimiters) add(low, high rune) {
	for r := low; r <= high && r < utf8.RuneSelf; r++ {
		d.ascii[r] = true
	}
	if high >= utf8.RuneSelf {
		d.ranges = append(d.ranges, [2]rune{low, high})
	}
}

func (d *Delimiters) addSpace() {
	for r := rune(0); r < utf8.RuneSelf; r++ {
		d.ascii[r] = d.ascii[r] || IsSpace(r)
	}
	d.space = true
}

// wide reports whether a character beyond ASCII is in the set.
func (d *Delimiters) wide(r rune) bool {
	if d.space && IsSpace(r) {
		return !d.except
	}
	for _, have := range d.ranges {
		if r >= have[0] && r <= have[1] {
			return !d.except
		}
	}
	return d.except
}

// Count is the number of delimiters in s (msticpy's delim_count). O(len).
func (d *Delimiters) Count(s string) int { return d.read(s).delimiters }

// Hash is the CRC-32 of the delimiters of s in their order, 0 where it has none (msticpy's delim_hash):
// texts of the same structure hash alike. O(len).
func (d *Delimiters) Hash(s string) uint32 { return d.read(s).hash }

// reading is what one pass over a text finds.
type reading struct {
	length     int    // code points
	score      int    // sum of code points
	delimiters int    // how many of them are delimiters
	hash       uint32 // CRC-32 of those
	spaces     int    // U+0020
}

// read measures s in one pass.
func (d *Delimiters) read(s string) reading {
	var got reading
	crc := ^uint32(0)
	for i := 0; i < len(s); {
		b := s[i]
		if b >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			got.length++
			got.score += int(r)
			if d.wide(r) {
				got.delimiters++
				for _, part := range []byte(s[i : i+n]) {
					crc = crcByte(crc, part)
				}
			}
			i += n
			continue
		}
		got.length++
		got.score += int(b)
		if d.ascii[b] {
			got.delimiters++
			crc = crcByte(crc, b)
		}
		if b == ' ' {
			got.spaces++
		}
		i++
	}
	got.hash = ^crc
	return got
}
