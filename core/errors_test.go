package core

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestRefusalsReadAsOneSentence(t *testing.T) {
	err := Refuse(Option, "eps", "a number > 0", "-1")
	if got, want := err.Error(), "eps must be a number > 0, got -1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := ErrStopped.Error(), "stopped by the caller"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestErrorsAreToldApartByKind(t *testing.T) {
	stopped := error(&Error{Kind: Stopped, Field: "work"})
	option := Refuse(Option, "eps", "a number > 0", "-1")
	switch {
	case !errors.Is(stopped, ErrStopped):
		t.Error("a stop is not ErrStopped")
	case errors.Is(option, ErrStopped):
		t.Error("a refused option is ErrStopped")
	case !errors.Is(option, &Error{Kind: Option}) || errors.Is(option, &Error{Kind: Value}):
		t.Error("a refused option is not told by its kind")
	case errors.Is(option, errors.New("eps must be a number > 0, got -1")):
		t.Error("errors of other packages are no refusals")
	}
}

func TestRenamed(t *testing.T) {
	err := Refuse(Option, "eps", "a number > 0", "-1")
	if got, want := Renamed(err, "eps", "refine.eps").Error(), "refine.eps must be a number > 0, got -1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err.Error() != "eps must be a number > 0, got -1" {
		t.Error("renaming changed the error that was renamed")
	}
	other := errors.New("eps")
	if Renamed(err, "minSamples", "x") != err || Renamed(other, "eps", "x") != other || Renamed(nil, "eps", "x") != nil {
		t.Error("an error that is not of the field was changed")
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", -1: "-1", 0.1: "0.1", 1e21: "1e+21", 5e-324: "5e-324", math.Inf(1): "Infinity", math.Inf(-1): "-Infinity",
	} {
		if got := Number(v); got != want {
			t.Errorf("Number(%v) is %q, want %q", v, got, want)
		}
	}
	if got := Number(math.NaN()); got != "NaN" {
		t.Errorf("Number(NaN) is %q", got)
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 rows", 1: "1 row", 2: "2 rows", -1: "-1 rows"} {
		if got := Count(n, "row"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestQuoteCutsLongTextsBetweenCharacters(t *testing.T) {
	sixty := strings.Repeat("é", 60)
	for text, want := range map[string]string{
		"": `""`, `a"b\`: `"a\"b\\"`, "a\x00\n": `"a\x00\n"`, "\xff": `"\xff"`,
		sixty: `"` + sixty + `"`, sixty + "é": `"` + sixty + `..."`, strings.Repeat("x", 1<<20): `"` + strings.Repeat("x", 60) + `..."`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestAsIsCutsAndLeavesEachCharacter(t *testing.T) {
	for text, want := range map[string]string{
		"": `""`, `\\a"b\`: `"\\a"b\"`, "a\u202e\n": "\"a\u202e\n\"", strings.Repeat("é", 61): `"` + strings.Repeat("é", 60) + `..."`,
	} {
		if got := AsIs(text); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestList(t *testing.T) {
	if got := List(nil); got != "none" {
		t.Errorf("got %s", got)
	}
	if got, want := List([]string{"a", "b c"}), `"a", "b c"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
