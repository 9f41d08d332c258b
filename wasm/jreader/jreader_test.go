package jreader

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// read reads one value by a method and refuses what follows.
func read[T any](text string, method func(*Lexer) T) (T, *Mistake) {
	r := Lexer{Data: []byte(text)}
	value := method(&r)
	r.Consumed()
	return value, r.Mistake()
}

func TestNumbers(t *testing.T) {
	const whole, any, ends = "a whole number", "a number", "one JSON object"
	for _, c := range []struct {
		text      string
		n         float64
		mustInt   string // why it is no Int
		mustFloat string
	}{
		{"0", 0, "", ""}, {" -12 ", -12, "", ""}, {"9007199254740993", 9007199254740992, "", ""},
		{"1.5", 1.5, whole, ""}, {"-0.25e-2", -0.0025, whole, ""}, {"1E+3", 1000, whole, ""}, {"1e3", 1000, whole, ""},
		{"99999999999999999999", 1e20, whole, ""}, {"1e999", 0, whole, "a number below 1.8e308"}, {"1e-999", 0, whole, ""},
		{"01", 0, whole, any}, {"-", 0, whole, any}, {".5", 0, whole, any}, {"1.", 0, whole, any}, {"1e", 0, whole, any}, {"+1", 0, whole, any},
		{"NaN", 0, whole, any}, {"Infinity", 0, whole, any}, {`"1"`, 0, whole, any}, {"null", 0, whole, any}, {"", 0, whole, any}, {"0x10", 0, ends, ends},
		{"1 2", 0, ends, ends}, {"[1]", 0, whole, any}, {"true", 0, whole, any}, {"{}", 0, whole, any},
	} {
		i, wrong := read(c.text, (*Lexer).Int)
		if must := mustOf(wrong); must != c.mustInt || wrong == nil && strconv.Itoa(i) != strings.TrimSpace(c.text) {
			t.Errorf("Int %s: %d, %+v", c.text, i, wrong)
		}
		f, wrong := read(c.text, (*Lexer).Float64)
		if must := mustOf(wrong); must != c.mustFloat || wrong == nil && f != c.n {
			t.Errorf("Float64 %s: %v, %+v", c.text, f, wrong)
		}
	}
	if n, wrong := read("2147483648", (*Lexer).Int32); wrong == nil || wrong.Got != "2147483648" {
		t.Errorf("Int32: %d, %+v", n, wrong)
	}
}

func mustOf(m *Mistake) string {
	if m == nil {
		return ""
	}
	return m.Must
}

func TestStrings(t *testing.T) {
	for text, want := range map[string]string{
		`"a\"\\\/\b\f\n\r\tz"`: "a\"\\/\b\f\n\r\tz", `"\u00e9\u20AC"`: "\u00e9\u20ac", `"\ud83d\ude00"`: "\U0001f600", `"\ud83d"`: "\ufffd",
		`"\ude00\ud83d!"`: "\ufffd\ufffd!", `"\ud83d\u0041"`: "\ufffdA", "\"\xff\"": "\ufffd", `""`: "", "\"\u2028\"": "\u2028", "\"\x7f\"": "\x7f",
	} {
		if got, wrong := read(text, (*Lexer).String); got != want || wrong != nil {
			t.Errorf("%s: %q, %+v", text, got, wrong)
		}
	}
	for text, must := range map[string]string{
		`"a`: "a string that ends", `"`: "a string that ends", "\"a\nb\"": "a string without bare control characters", `"\x"`: "a string with whole escapes",
		`"\u12g4"`: "a string with whole escapes", `"\u12`: "a string with whole escapes", `"\`: "a string with whole escapes", "12": "a string", "null": "a string",
		`'a'`: "a string", "": "a string",
	} {
		if got, wrong := read(text, (*Lexer).String); got != "" || mustOf(wrong) != must {
			t.Errorf("%s: %q, %+v", text, got, wrong)
		}
	}
}

func TestBools(t *testing.T) {
	for text, want := range map[string]string{"true": "", "false": "", " true ": "", "truer": "true or false", "nul": "true or false", "1": "true or false", "": "true or false"} {
		if got, wrong := read(text, (*Lexer).Bool); mustOf(wrong) != want || got != (strings.TrimSpace(text) == "true") {
			t.Errorf("%s: %v, %+v", text, got, wrong)
		}
	}
}

// skip reads one value of any kind.
func skip(text string) *Mistake {
	_, wrong := read(text, func(r *Lexer) bool { r.SkipRecursive(); return true })
	return wrong
}

func TestSkip(t *testing.T) {
	for _, text := range []string{`{"a":[1,{"b":null}],"c":"}"}`, `[]`, `{}`, ` [ ] `, `null`, `"x"`, `[[],[{}]]`, strings.Repeat("[", 64) + strings.Repeat("]", 64)} {
		if wrong := skip(text); wrong != nil {
			t.Errorf("%s: %+v", text, wrong)
		}
	}
	for text, want := range map[string]string{
		`{"a":1,}`: "a JSON, without a comma behind the last value ,}", `[1,]`: "[0] JSON, without a comma behind the last value ,]",
		`{"a" 1}`: " JSON, with a colon behind the name of a field 1", `{"a":{"b":1 "c":2}}`: `a.b JSON, with a comma behind each value "c"`,
		`[1 2]`: "[0] JSON, with a comma behind each value 2", `{"a":[1,{"b":x}]}`: "a[1].b a JSON value x", `[`: "[0] a JSON value nothing",
		`{"a":1`: "a JSON, with a comma behind each value nothing", `{"a":1}}`: " one JSON object more behind it: }", `[1}`: "[0] a JSON value }",
		`{"a":1,"a":2}`: "a given once it twice", `{1:2}`: " a string 1", `]`: " a JSON value ]", `nul`: " a JSON value nul",
	} {
		wrong := skip(text)
		if wrong == nil || wrong.Field+" "+wrong.Must+" "+wrong.Got != want {
			t.Errorf("%s: %+v, want %s", text, wrong, want)
		}
	}
}

// Depth is bounded, whatever the input: the stack of a browser's module cannot grow without end.
func TestDepth(t *testing.T) {
	for _, open := range []string{"[", `{"a":`, `[{"a":`} {
		wrong := skip(strings.Repeat(open, 1<<20))
		if wrong == nil || wrong.Must != "nested less deeply" || wrong.Got != "more than 64 levels" {
			t.Errorf("%s...: %+v", open, wrong)
		}
	}
}

// FuzzSkip: what is accepted is JSON to encoding/json, too; what that accepts is refused only for depth
// and for what is there twice. Nothing panics, and the first mistake ends all reading.
func FuzzSkip(f *testing.F) {
	for _, text := range []string{`{"a":[1,-2.5e3,true,null,"\u00e9"]}`, `[`, `{"a":1,"a":2}`, "\"\xff\"", `[1,]`, "\x00", `{"":{"":[]}}`, strings.Repeat("\xbf", 41)} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := Lexer{Data: data}
		r.SkipRecursive()
		r.Consumed()
		wrong := r.Mistake()
		if wrong == nil && !json.Valid(data) {
			t.Fatalf("accepted %q", data)
		}
		if wrong != nil && json.Valid(data) && wrong.Got != "it twice" && wrong.Must != "nested less deeply" {
			t.Fatalf("refused %q: %+v", data, wrong)
		}
	})
}

// FuzzString: the same text as encoding/json reads.
func FuzzString(f *testing.F) {
	for _, text := range []string{`"a"`, `"\ud83d\ude00"`, `"\ud83dx"`, "\"\xed\xa0\x80\"", `"\/"`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var want string
		err := json.Unmarshal(data, &want)
		got, wrong := read(string(data), (*Lexer).String)
		if bare := strings.TrimSpace(string(data)); err == nil && bare != "null" && (wrong != nil || got != want) || err != nil && wrong == nil {
			t.Fatalf("%q: %q, %+v; want %q, %v", data, got, wrong, want, err)
		}
		if !utf8.ValidString(got) {
			t.Fatalf("%q is no UTF-8", got)
		}
	})
}

// Numbers as encoding/json reads them, over random bits.
func TestFloat64Random(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		want := math.Float64frombits(random.Uint64())
		text, err := json.Marshal(want)
		if err != nil {
			continue // NaN or infinite
		}
		if got, wrong := read(string(text), (*Lexer).Float64); got != want || wrong != nil {
			t.Fatalf("%s: %v, %+v", text, got, wrong)
		}
	}
}
