package core

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Strings is a column of texts in the layout of Arrow's Utf8: all the bytes in one run, and for n texts
// n+1 offsets into it. Text i is the bytes from offset i to offset i+1. Every text is valid UTF-8. The
// zero Strings has no texts.
type Strings struct {
	text     string
	offsets  []int32
	replaced int
}

// NewStrings checks the offsets and wraps them without a copy; the caller must not change them
// afterwards. Offsets must begin at 0 or more, never run backwards and end within the text. Invalid
// UTF-8 is replaced by U+FFFD (one for each run of bad bytes) and the texts so changed are counted.
func NewStrings(text string, offsets []int32) (Strings, error) {
	if len(offsets) == 0 {
		return Strings{}, Refuse(Shape, "offsets", "one more than there are texts", "none")
	}
	if offsets[0] < 0 {
		return Strings{}, Refuse(Shape, "offsets", "0 or more", strconv.Itoa(int(offsets[0])))
	}
	whole := utf8.ValidString(text)
	for i := 1; i < len(offsets); i++ {
		if offsets[i] < offsets[i-1] {
			return Strings{}, Refuse(Shape, "offsets", "in rising order",
				strconv.Itoa(int(offsets[i]))+" after "+strconv.Itoa(int(offsets[i-1]))+" at text "+strconv.Itoa(i-1))
		}
	}
	if last := offsets[len(offsets)-1]; int(last) > len(text) {
		return Strings{}, Refuse(Shape, "offsets", "within the "+Count(len(text), "byte")+" of text", strconv.Itoa(int(last)))
	}
	for _, at := range offsets {
		whole = whole && (int(at) == len(text) || utf8.RuneStart(text[at]))
	}
	if whole {
		return Strings{text: text, offsets: offsets}, nil
	}
	return repaired(text, offsets), nil
}

// repaired copies the texts with their invalid bytes replaced.
func repaired(text string, offsets []int32) Strings {
	var all strings.Builder
	s := Strings{offsets: make([]int32, len(offsets))}
	for i := 1; i < len(offsets); i++ {
		one := text[offsets[i-1]:offsets[i]]
		if !utf8.ValidString(one) {
			one = strings.ToValidUTF8(one, "\uFFFD")
			s.replaced++
		}
		all.WriteString(one)
		s.offsets[i] = int32(all.Len())
	}
	s.text = all.String()
	return s
}

// StringsOf packs texts into a column, for Go callers and tests. It copies.
func StringsOf(texts ...string) Strings {
	offsets := make([]int32, 1, len(texts)+1)
	size := 0
	for _, t := range texts {
		size += len(t)
		offsets = append(offsets, int32(size))
	}
	s, err := NewStrings(strings.Join(texts, ""), offsets)
	if err != nil {
		panic("core: offsets made here rise: " + err.Error())
	}
	return s
}

// Len is the number of texts.
func (s Strings) Len() int {
	if len(s.offsets) == 0 {
		return 0
	}
	return len(s.offsets) - 1
}

// At is text i; it shares the column's memory.
func (s Strings) At(i int) string { return s.text[s.offsets[i]:s.offsets[i+1]] }

// Replaced is how many texts held invalid UTF-8 when the column was made.
func (s Strings) Replaced() int { return s.replaced }

// Layout is the bytes and the offsets as they are, views that must not be changed.
func (s Strings) Layout() (text string, offsets []int32) {
	if s.offsets == nil {
		return s.text, []int32{0}
	}
	return s.text, s.offsets
}
