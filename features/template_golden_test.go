package features

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// golden reads a file of testdata/golden.
func golden(t testing.TB, name string, into any) {
	t.Helper()
	text, err := os.ReadFile("../testdata/golden/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// goldenTemplates is templates.json: what a second implementation in Python made of each case.
type goldenTemplates struct {
	Commands []struct{ Command, Template string }
	SlotsOff []struct {
		Command  string
		Off      []string
		Template string
	} `json:"slots_off"`
	Merging []struct {
		Templates []string
		StandsFor []string `json:"stands_for"`
	}
}

// templateOf is the template of one command with some kinds of slot switched off.
func templateOf(t testing.TB, command string, off ...string) string {
	t.Helper()
	templates, err := NewTemplates(off)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := templates.Append(nil, nil, command)
	return string(text)
}

func TestTemplatesAreTheReferences(t *testing.T) {
	var table goldenTemplates
	golden(t, "templates", &table)
	for _, c := range table.Commands {
		if got := templateOf(t, c.Command); got != c.Template {
			t.Errorf("template of %q\n got %q\nwant %q", c.Command, got, c.Template)
		}
	}
	for _, c := range table.SlotsOff {
		for i, slot := range c.Off {
			c.Off[i] = strings.Trim(slot, "<>")
		}
		if got := templateOf(t, c.Command, c.Off...); got != c.Template {
			t.Errorf("template of %q without %v: got %q, want %q", c.Command, c.Off, got, c.Template)
		}
	}
	if len(table.Commands) < 50 || len(table.SlotsOff) < 8 {
		t.Errorf("only %d commands and %d with slots off were read", len(table.Commands), len(table.SlotsOff))
	}
}

func TestMergingIsTheReferences(t *testing.T) {
	var table goldenTemplates
	golden(t, "templates", &table)
	for _, c := range table.Merging {
		for i, m := range merge(c.Templates) {
			got := m.Text
			if got == "" {
				got = c.Templates[i]
			}
			if got != c.StandsFor[i] {
				t.Errorf("%q in a set of %d: got %q, want %q", c.Templates[i], len(c.Templates), got, c.StandsFor[i])
			}
		}
	}
	if len(table.Merging) < 30 {
		t.Errorf("only %d sets were read", len(table.Merging))
	}
}
