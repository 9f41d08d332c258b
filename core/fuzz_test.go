package core

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzStrings: any bytes and offsets are either refused as a shape, or give as many texts as there are
// offsets less one, each of them valid UTF-8 and, but for what was replaced, as it was.
func FuzzStrings(f *testing.F) {
	f.Add("aé😀", []byte{0, 1, 3, 7})
	f.Add("é", []byte{0, 1, 2})
	f.Add("\xff", []byte{0, 1})
	f.Add("ab", []byte{0, 2, 1})
	f.Add("ab", []byte{0, 200})
	f.Add("", []byte{})
	f.Fuzz(func(t *testing.T, text string, at []byte) {
		offsets := make([]int32, len(at))
		for i, b := range at {
			offsets[i] = int32(int8(b))
		}
		s, err := NewStrings(text, offsets)
		if err != nil {
			if !errors.Is(err, &Error{Kind: Shape}) {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		if s.Len() != len(offsets)-1 {
			t.Fatalf("%d texts of %d offsets", s.Len(), len(offsets))
		}
		replaced := 0
		for i := range s.Len() {
			was := text[offsets[i]:offsets[i+1]]
			if !utf8.ValidString(was) {
				replaced++
				was = strings.ToValidUTF8(was, "\uFFFD")
			}
			if s.At(i) != was {
				t.Fatalf("text %d is %q, want %q", i, s.At(i), was)
			}
		}
		if s.Replaced() != replaced {
			t.Fatalf("%d replaced, want %d", s.Replaced(), replaced)
		}
	})
}
