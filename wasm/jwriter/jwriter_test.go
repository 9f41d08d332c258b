package jwriter

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// written is what one call writes.
func written(t *testing.T, write func(*Writer)) []byte {
	t.Helper()
	var w Writer
	write(&w)
	text, err := w.BuildBytes()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestFloat64(t *testing.T) {
	for f, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", 1: "1", -1.5: "-1.5", 1e-6: "0.000001", 9.9e-7: "9.9e-7", 1e-10: "1e-10", -2.5e-9: "-2.5e-9", 1e20: "100000000000000000000", 1e21: "1e+21",
		math.MaxFloat64: "1.7976931348623157e+308", 5e-324: "5e-324", math.Inf(1): "null", math.Inf(-1): "null", 0.1: "0.1", 1 << 53: "9007199254740992",
	} {
		if got := string(written(t, func(w *Writer) { w.Float64(f) })); got != want {
			t.Errorf("%v: %s, want %s", f, got, want)
		}
	}
	if got := string(written(t, func(w *Writer) { w.Float64(math.NaN()) })); got != "null" {
		t.Errorf("NaN: %s", got)
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		f := math.Float64frombits(random.Uint64())
		if math.IsNaN(f) || math.IsInf(f, 0) {
			continue
		}
		var back float64
		text := written(t, func(w *Writer) { w.Float64(f) })
		if err := json.Unmarshal(text, &back); err != nil || back != f {
			t.Fatalf("%v was written %s and read %v, %v", f, text, back, err)
		}
	}
}

func TestWholes(t *testing.T) {
	text := written(t, func(w *Writer) {
		w.Int(math.MinInt64)
		w.RawByte(' ')
		w.Int32(math.MinInt32)
		w.RawString(" ")
		w.Bool(true)
		w.Bool(false)
	})
	if string(text) != "-9223372036854775808 -2147483648 truefalse" {
		t.Errorf("%s", text)
	}
}

func TestString(t *testing.T) {
	for s, want := range map[string]string{
		"": `""`, `a"\/b`: `"a\"\\/b"`, "\b\f\n\r\t\x00\x1f\x7f": `"\b\f\n\r\t\u0000\u001f` + "\x7f\"", "\u2028\u2029": `"\u2028\u2029"`, "\xff": `"\ufffd"`,
		"a\xe2\x82": `"a\ufffd\ufffd"`, "\ufffd": "\"\ufffd\"", "\U0001f600<>&": "\"\U0001f600<>&\"",
	} {
		if got := string(written(t, func(w *Writer) { w.String(s) })); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// FuzzString: whatever the bytes, one JSON string on one line, which reads back as the text with invalid
// UTF-8 replaced as encoding/json replaces it.
func FuzzString(f *testing.F) {
	for _, s := range []string{"", "a\"b\\c", "\u2028", "\xff\xfe", "\xed\xa0\x80", "\x00", "\U0001f600", "a\xe2\x82"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := written(t, func(w *Writer) { w.String(s) })
		if strings.ContainsAny(string(text), "\n\r\u2028\u2029") {
			t.Fatalf("%q breaks the line", text)
		}
		var got, want string
		theirs, err := json.Marshal(s)
		if err == nil {
			err = json.Unmarshal(theirs, &want)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &got); err != nil || got != want {
			t.Fatalf("%q was written %s and read %q, %v", s, text, got, err)
		}
	})
}

// Random strings of every kind of byte, without waiting for the fuzzer.
func TestStringRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	const odd = "\"\\\n\x00\xff\xe2\x80\xa8\xed\xa0a\u00e9"
	for range 5000 {
		s := make([]byte, random.IntN(12))
		for i := range s {
			s[i] = odd[random.IntN(len(odd))]
		}
		var got, want string
		theirs, _ := json.Marshal(string(s))
		_ = json.Unmarshal(theirs, &want)
		text := written(t, func(w *Writer) { w.String(string(s)) })
		if err := json.Unmarshal(text, &got); err != nil || got != want {
			t.Fatalf("%q was written %s and read %q, %v", s, text, got, err)
		}
	}
}
