package jreader

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// literal reads true, false or null, and reports whether it was there.
func (r *Lexer) literal(word string) bool {
	end := r.pos + len(word)
	if end > len(r.Data) || string(r.Data[r.pos:end]) != word {
		return false
	}
	if end < len(r.Data) && r.Data[end]|0x20 >= 'a' && r.Data[end]|0x20 <= 'z' {
		return false
	}
	r.pos = end
	return true
}

// Bool reads true or false.
func (r *Lexer) Bool() bool {
	r.peek()
	if r.mistake != nil {
		return false
	}
	yes := r.literal("true")
	if !yes && !r.literal("false") {
		r.refuse("true or false", r.got())
	}
	return yes
}

// Int reads a whole number, written without point and exponent.
func (r *Lexer) Int() int {
	const must = "a whole number"
	from := r.pos
	n, err := strconv.Atoi(r.number(must))
	if err != nil && r.mistake == nil {
		r.pos = from
		r.refuse(must, r.got())
	}
	return n
}

// Int32 reads a whole number of 32 bits.
func (r *Lexer) Int32() int32 {
	from := r.pos
	n := r.Int()
	if int(int32(n)) != n {
		r.pos = from
		r.refuse("a whole number of 32 bits", r.got())
	}
	return int32(n)
}

// Float64 reads a number; one beyond the range of float64 is refused.
func (r *Lexer) Float64() float64 {
	from := r.pos
	n, err := strconv.ParseFloat(r.number("a number"), 64)
	if err != nil && r.mistake == nil {
		r.pos = from
		r.refuse("a number below 1.8e308", r.got())
	}
	return n
}

// number reads a number as it is written.
func (r *Lexer) number(must string) string {
	r.peek()
	if r.mistake != nil {
		return ""
	}
	end := r.pos
	if end < len(r.Data) && r.Data[end] == '-' {
		end++
	}
	whole := r.digits(end)
	ok := whole > end && (r.Data[end] != '0' || whole == end+1)
	end = whole
	if end < len(r.Data) && r.Data[end] == '.' {
		end = r.digits(end + 1)
		ok = ok && r.Data[end-1] != '.'
	}
	if end < len(r.Data) && r.Data[end]|0x20 == 'e' {
		if end++; end < len(r.Data) && (r.Data[end] == '+' || r.Data[end] == '-') {
			end++
		}
		power := r.digits(end)
		ok = ok && power > end
		end = power
	}
	if !ok {
		r.refuse(must, r.got())
		return ""
	}
	text := string(r.Data[r.pos:end])
	r.pos = end
	return text
}

// digits is where the digits from there end.
func (r *Lexer) digits(from int) int {
	for from < len(r.Data) && r.Data[from] >= '0' && r.Data[from] <= '9' {
		from++
	}
	return from
}

// UnsafeFieldName reads the name of a field. It is a copy, and as safe as any.
func (r *Lexer) UnsafeFieldName(bool) string {
	if r.peek() != '"' {
		r.refuse("JSON, with the names of fields in double quotes", r.got())
	}
	return r.String()
}

// String reads a text. Bytes that are no UTF-8, and halves of surrogate pairs, become U+FFFD.
func (r *Lexer) String() string {
	if r.peek() != '"' || r.mistake != nil {
		r.refuse("a string", r.got())
		return ""
	}
	from := r.pos
	r.pos++
	var text []byte
	for r.pos < len(r.Data) {
		switch c := r.Data[r.pos]; {
		case c == '"':
			r.pos++
			r.last = string(text)
			return r.last
		case c == '\\':
			if text = r.escape(text); r.mistake != nil {
				return ""
			}
		case c < ' ':
			r.refuse("a string without bare control characters", strconv.Quote(string(rune(c))))
			return ""
		case c < utf8.RuneSelf:
			text = append(text, c)
			r.pos++
		default:
			char, size := utf8.DecodeRune(r.Data[r.pos:])
			text = utf8.AppendRune(text, char)
			r.pos += size
		}
	}
	r.pos = from
	r.refuse("a string that ends", r.got())
	return ""
}

// escape reads a backslash and what it stands for.
func (r *Lexer) escape(text []byte) []byte {
	const plain, meant = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if r.pos+1 < len(r.Data) {
		c := r.Data[r.pos+1]
		for i := range len(plain) {
			if plain[i] == c {
				r.pos += 2
				return append(text, meant[i])
			}
		}
		if char, ok := r.unit(r.pos); ok {
			r.pos += 6
			if utf16.IsSurrogate(char) {
				second, _ := r.unit(r.pos)
				if char = utf16.DecodeRune(char, second); char != utf8.RuneError {
					r.pos += 6
				}
			}
			return utf8.AppendRune(text, char)
		}
	}
	r.refuse("a string with whole escapes", cut(string(r.Data[r.pos:min(len(r.Data), r.pos+6)]), 6))
	return text
}

// unit is the UTF-16 code unit that an escape \uXXXX at that place stands for.
func (r *Lexer) unit(at int) (rune, bool) {
	if at+6 > len(r.Data) || r.Data[at] != '\\' || r.Data[at+1] != 'u' {
		return 0, false
	}
	n := rune(0)
	for _, c := range r.Data[at+2 : at+6] {
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return n, true
}
