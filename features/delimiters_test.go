package features

import (
	"errors"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// counted is a text that holds every character of ASCII and some beyond, once each.
func counted() string {
	var all strings.Builder
	for r := rune(0); r < 0x80; r++ {
		all.WriteRune(r)
	}
	return all.String() + "\u0085\u00a0é\u2003€\U0001f600"
}

func TestDelimiterLists(t *testing.T) {
	for _, c := range []struct{ spec, want string }{
		{"", ""},
		{",", ","},
		{",;", ",;"},
		{"--", "-"},
		{"a-c", "-ac"}, // no range outside brackets
		{"é€", "é€"},
		{"[,]", ","},
		{"[a-c]", "abc"},
		{"[a-]", "-a"}, // a hyphen at the end is one
		{"[-a]", "-a"},
		{"[+--]", "+,-"},
		{`[\-a]`, "-a"},
		{`[\]\[\\\^]`, `[\]^`},
		{"[a^]", "^a"},
		{"[^\t-~]", "\x00\x01\x02\x03\x04\x05\x06\a\b\x7f\u0085\u00a0é\u2003€\U0001f600"},
		{"[.*+?{}()|$]", "$()*+.?{|}"},
		{`[\t\n\r\f\v]`, "\t\n\v\f\r"},
		{`[\s]`, "\t\n\v\f\r\x1c\x1d\x1e\x1f \u0085\u00a0\u2003"},
		{`[x\sy]`, "\t\n\v\f\r\x1c\x1d\x1e\x1f xy\u0085\u00a0\u2003"},
		{"[~-\u00ff]", "~\x7f\u0085\u00a0é"},
		{"[€-\U0001f600]", "€\U0001f600"},
	} {
		d, err := NewDelimiters(c.spec)
		if err != nil {
			t.Errorf("%q: %v", c.spec, err)
			continue
		}
		got := ""
		for _, r := range counted() {
			if d.Count(string(r)) == 1 {
				got += string(r)
			}
		}
		if got != c.want {
			t.Errorf("%q delimits %q, want %q", c.spec, got, c.want)
		}
		if n := d.Count(counted()); n != len([]rune(c.want)) {
			t.Errorf("%q: %d delimiters in all, want %d", c.spec, n, len([]rune(c.want)))
		}
		if hash := d.Hash(counted()); hash != CRC32(got) {
			t.Errorf("%q: the hash of its delimiters is %d, want %d", c.spec, hash, CRC32(got))
		}
	}
}

func TestDelimiterListsThatAreRefused(t *testing.T) {
	for _, spec := range []string{
		".", `\`, `\s`, "^a", "a$", "a*", "a+", "a?", "a{2}", "(a)", "a|b", "[", "]", "a[b]", "[a]b", // plain
		"[]", "[^]", `[\d]`, `[\w]`, `[\W]`, `[\S]`, `[\D]`, `[\x41]`, `[\b]`, `[\1]`, "[[:alpha:]]", "[a][b]", "[a]]", // no list
		`[a\]`, "[z-a]", `[a-\s]`, `[\s-\d]`, `[a-[b]`, "[é-a]",
	} {
		_, err := NewDelimiters(spec)
		want := `delimList must be a list of characters or one bracket expression such as "[\\s,;]", got ` + core.Quote(spec)
		if err == nil || err.Error() != want || !errors.Is(err, &core.Error{Kind: core.Option}) {
			t.Errorf("%q: got %v\nwant %s", spec, err, want)
		}
	}
}

func TestTheDefaultDelimitersAreAsDocumented(t *testing.T) {
	d, err := NewDelimiters(DefaultDelimiters)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range counted() {
		want := IsSpace(r) || strings.ContainsRune(`-\/.,"'|&:;%$()`, r)
		if got := d.Count(string(r)) == 1; got != want {
			t.Errorf("%q: got %v, want %v", r, got, want)
		}
	}
}
