package core

import (
	"errors"
	"slices"
	"testing"
)

// textsOf lists the texts of a column.
func textsOf(s Strings) []string {
	texts := make([]string, s.Len())
	for i := range texts {
		texts[i] = s.At(i)
	}
	return texts
}

func TestStringsHoldWhatTheyAreGiven(t *testing.T) {
	s, err := NewStrings("aé😀b", []int32{0, 1, 1, 3, 7, 8})
	if want := []string{"a", "", "é", "😀", "b"}; err != nil || !slices.Equal(textsOf(s), want) || s.Replaced() != 0 {
		t.Errorf("%v: %q, %d replaced", err, textsOf(s), s.Replaced())
	}
	if text, offsets := s.Layout(); text != "aé😀b" || !slices.Equal(offsets, []int32{0, 1, 1, 3, 7, 8}) {
		t.Errorf("laid out as %q, %v", text, offsets)
	}
	of := StringsOf("a", "", "é", "😀", "b")
	if !slices.Equal(textsOf(of), textsOf(s)) {
		t.Errorf("StringsOf packs %q", textsOf(of))
	}
}

func TestStringsMayLeaveTextAtBothEndsOut(t *testing.T) {
	s, err := NewStrings("xxabyy", []int32{2, 3, 4})
	if err != nil || !slices.Equal(textsOf(s), []string{"a", "b"}) {
		t.Errorf("%v: %q", err, textsOf(s))
	}
	// What is left out need not be UTF-8, and is not counted.
	s, err = NewStrings("\xff\xfeab\xff", []int32{2, 3, 4})
	if err != nil || !slices.Equal(textsOf(s), []string{"a", "b"}) || s.Replaced() != 0 {
		t.Errorf("%v: %q, %d replaced", err, textsOf(s), s.Replaced())
	}
}

func TestStringsWithoutTexts(t *testing.T) {
	var zero Strings
	none, err := NewStrings("", []int32{0})
	for _, s := range []Strings{zero, none, StringsOf()} {
		if text, offsets := s.Layout(); err != nil || s.Len() != 0 || text != "" || !slices.Equal(offsets, []int32{0}) {
			t.Errorf("%v: %d texts, laid out as %q, %v", err, s.Len(), text, offsets)
		}
	}
}

func TestInvalidUTF8IsReplacedAndCounted(t *testing.T) {
	for _, c := range []struct {
		text     string
		offsets  []int32
		want     []string
		replaced int
	}{
		{"a\xffb", []int32{0, 3}, []string{"a\uFFFDb"}, 1},
		{"a\xff\xfeb\xff", []int32{0, 5}, []string{"a\uFFFDb\uFFFD"}, 1}, // one for each run
		{"a\xff", []int32{0, 1, 2}, []string{"a", "\uFFFD"}, 1},
		{"é", []int32{0, 1, 2}, []string{"\uFFFD", "\uFFFD"}, 2}, // cut inside a character
		{"a😀", []int32{0, 2, 5}, []string{"a\uFFFD", "\uFFFD"}, 2},
		{"éa", []int32{1, 3}, []string{"\uFFFDa"}, 1},
		{"\xed\xa0\x80x", []int32{0, 3, 4}, []string{"\uFFFD", "x"}, 1}, // half of a surrogate pair
		{"\uFFFD", []int32{0, 3}, []string{"\uFFFD"}, 0},
	} {
		s, err := NewStrings(c.text, c.offsets)
		if err != nil || !slices.Equal(textsOf(s), c.want) || s.Replaced() != c.replaced {
			t.Errorf("%q at %v: %v, %q, %d replaced; want %q, %d", c.text, c.offsets, err, textsOf(s), s.Replaced(), c.want, c.replaced)
		}
	}
}

func TestStringsRefusals(t *testing.T) {
	for _, c := range []struct {
		text    string
		offsets []int32
		want    string
	}{
		{"abc", nil, "offsets must be one more than there are texts, got none"},
		{"abc", []int32{}, "offsets must be one more than there are texts, got none"},
		{"abc", []int32{-1, 2}, "offsets must be 0 or more, got -1"},
		{"abc", []int32{0, 2, 1}, "offsets must be in rising order, got 1 after 2 at text 1"},
		{"abc", []int32{0, 9, 3}, "offsets must be in rising order, got 3 after 9 at text 1"},
		{"abc", []int32{0, 4}, "offsets must be within the 3 bytes of text, got 4"},
		{"", []int32{1}, "offsets must be within the 0 bytes of text, got 1"},
	} {
		s, err := NewStrings(c.text, c.offsets)
		if err == nil || err.Error() != c.want || !errors.Is(err, &Error{Kind: Shape}) || s.Len() != 0 {
			t.Errorf("%q at %v: got %v\nwant %s", c.text, c.offsets, err, c.want)
		}
	}
}
