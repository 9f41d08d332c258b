package features

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzTemplate: of any text, valid or not, the values are in order and within it, and the template with the
// values put back is the text, but for the .\ or ./ in front of a name. The same holds of the template.
func FuzzTemplate(f *testing.F) {
	var table goldenTemplates
	golden(f, "templates", &table)
	for _, c := range table.Commands {
		f.Add(c.Command, uint16(0))
	}
	f.Add("t 1\xff2 \xe2\x28 3", uint16(0))
	f.Add("t 12 192.0.2.1 0x1f", uint16(1<<Num|1<<IPv4))
	f.Fuzz(func(t *testing.T, command string, off uint16) {
		var templates Templates
		for kind := range Any {
			templates.off[kind] = off>>kind&1 != 0
		}
		template := checkTemplate(t, &templates, command)
		checkTemplate(t, &templates, template)
	})
}

func checkTemplate(t *testing.T, templates *Templates, command string) string {
	t.Helper()
	text, found := templates.Append(nil, nil, command)
	from, last := executable(command)
	lead := len(command) - len(text) // how many bytes are left out in front
	for _, v := range found {
		if v.Kind >= Any || templates.off[v.Kind] || v.Start < last || v.End <= v.Start || v.End > len(command) {
			t.Fatalf("%q: %v does not follow byte %d", command, v, last)
		}
		lead += len("<>") + len(v.Kind.String()) - (v.End - v.Start)
		last = v.End
	}
	whole := command
	if lead != 0 {
		if lead != len("./") || command[from] != '.' || !isSlash(command[from+1]) {
			t.Fatalf("%q became %q, %d bytes less", command, text, lead)
		}
		whole = command[:from] + command[from+lead:]
	}
	back, rest := "", string(text)
	for _, v := range found {
		between := v.Start - lead - len(back)
		back += rest[:between] + command[v.Start:v.End]
		rest = strings.TrimPrefix(rest[between:], "<"+v.Kind.String()+">")
	}
	if back += rest; back != whole {
		t.Fatalf("%q became %q; with its values put back it is %q", command, text, back)
	}
	if utf8.ValidString(command) && !utf8.Valid(text) {
		t.Fatalf("%q became %q, which is not UTF-8", command, text)
	}
	return string(text)
}

// FuzzDelimiters: any specification is refused, or is a set of characters: a text has as many delimiters
// as its characters have each, and what is no delimiter does not change the hash.
func FuzzDelimiters(f *testing.F) {
	for _, spec := range []string{DefaultDelimiters, "", ",;", "[a-c]", `[\s\-\\/]`, "[^a]", "[é-😀]", `[\d]`, "[", "[]]", "[a-\xff]", "\xff"} {
		f.Add(spec, "a-b c\u00a0d\xff,😀é")
	}
	f.Fuzz(func(t *testing.T, spec, text string) {
		d, err := NewDelimiters(spec)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "delimList must be ") {
				t.Fatalf("%q is refused with %v", spec, err)
			}
			return
		}
		text = strings.ToValidUTF8(text, "\uFFFD") // as every text of a column is
		count, kept := 0, ""
		for i := 0; i < len(text); {
			_, n := utf8.DecodeRuneInString(text[i:])
			if one := text[i : i+n]; d.Count(one) == 1 {
				count++
				kept += one
			}
			i += n
		}
		if got := d.Count(text); got != count {
			t.Fatalf("%q counts %d in %q, want %d", spec, got, text, count)
		}
		if d.Hash(text) != d.Hash(kept) || d.Hash(kept) != CRC32(kept) {
			t.Fatalf("%q hashes %q and %q apart", spec, text, kept)
		}
	})
}

// FuzzMerge: any lines merge into what the naive twin makes of them.
func FuzzMerge(f *testing.F) {
	f.Add("tool go a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk")
	f.Add("\"\n./\n'-\n/\n\xff")
	f.Fuzz(func(t *testing.T, text string) {
		seen, templates := map[string]bool{}, []string{}
		for _, line := range strings.Split(text, "\n") {
			for _, one := range []string{line, "tool go " + line, "tool go " + line + "/x", "net " + line} {
				if len(templates) < 200 && !seen[one] {
					seen[one] = true
					templates = append(templates, one)
				}
			}
		}
		got, want := stands(templates), naiveMerge(templates)
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("%q of %q: got %q, want %q", templates[i], templates, got[i], want[i])
			}
		}
	})
}
