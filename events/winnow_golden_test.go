package events

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// goldenWinnow is winnow_sample.json and winnow_processes.json: what a second implementation in Python,
// independent and slow, made of the same log.
type goldenWinnow struct {
	Rows     int
	Labels   []int32
	Patterns struct {
		Bits     []float64
		Count    []int
		First    []int32
		Exemplar []int32
	}
	Parts        map[string][]float64 // by part, of the first events
	Templates    []string             // of each pattern; in winnow_sample only
	PatternParts map[string][]float64 `json:"pattern_parts"` // by part, of each pattern; likewise
}

// bitsTolerance is the golden files' own: their numbers are rounded to ten digits.
const bitsTolerance = 1e-9

func TestWinnowFindsWhatTheReferenceFinds(t *testing.T) {
	for _, c := range []struct {
		golden string
		log    func(*testing.T) Table
	}{
		{"winnow_sample", func(t *testing.T) Table { return sampleTable(t, "processes.csv") }},
		{"winnow_processes", func(t *testing.T) Table { return sharedTable(t, "processes_on_host.csv") }},
	} {
		t.Run(c.golden, func(t *testing.T) {
			var want goldenWinnow
			golden(t, c.golden, &want)
			got := winnowed(t, c.log(t), WinnowOptions{})
			if got.RowsIn != want.Rows || len(got.Patterns) != len(want.Patterns.Bits) {
				t.Fatalf("got %d patterns of %d rows, want %d of %d", len(got.Patterns), got.RowsIn, len(want.Patterns.Bits), want.Rows)
			}
			comparePatterns(t, got, &want)
			if !slices.Equal(got.Labels, want.Labels) {
				t.Error("the labels differ")
			}
		})
	}
}

// comparePatterns compares the patterns one by one, in their order.
func comparePatterns(t *testing.T, got *Winnowed, want *goldenWinnow) {
	t.Helper()
	for i := range got.Patterns {
		p := &got.Patterns[i]
		first := got.MemberRows[got.MemberOffsets[i]]
		if math.Abs(p.Bits-want.Patterns.Bits[i]) > bitsTolerance || p.Count != want.Patterns.Count[i] ||
			p.Exemplar != want.Patterns.Exemplar[i] || first != want.Patterns.First[i] {
			t.Fatalf("pattern %d: got %.10f bits, %d events, exemplar %d, first %d; want %.10f, %d, %d, %d", i, p.Bits, p.Count, p.Exemplar,
				first, want.Patterns.Bits[i], want.Patterns.Count[i], want.Patterns.Exemplar[i], want.Patterns.First[i])
		}
		if want.Templates != nil && p.Template != want.Templates[i] {
			t.Errorf("pattern %d: got template %q, want %q", i, p.Template, want.Templates[i])
		}
		compareParts(t, p, i, want)
	}
}

// compareParts compares the parts of pattern i: those of its exemplar.
func compareParts(t *testing.T, p *Pattern, i int, want *goldenWinnow) {
	t.Helper()
	if len(p.Parts) != len(want.Parts) {
		t.Fatalf("pattern %d: got %d parts, want %d", i, len(p.Parts), len(want.Parts))
	}
	for _, part := range p.Parts {
		of, at := want.Parts[part.Name], int(p.Exemplar)
		if want.PatternParts != nil {
			of, at = want.PatternParts[part.Name], i
		}
		if of == nil {
			t.Fatalf("the reference has no part %q", part.Name)
		}
		if math.Abs(part.Bits-of[at]) > bitsTolerance {
			t.Errorf("pattern %d: got %.10f bits of %s, want %.10f", i, part.Bits, part.Name, of[at])
		}
	}
}

func TestMasqueradesAreTheReferences(t *testing.T) {
	var table struct {
		Masquerade []struct {
			Image, Reason string
			Bits          float64
		}
	}
	golden(t, "templates", &table)
	systems, err := newSystemTable(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range table.Masquerade {
		signs := systems.masquerades(foldPath(c.Image))
		if got := float64(masqueradeBits * len(signs)); got != c.Bits {
			t.Errorf("%q: got %v bits (%s), want %v (%s)", c.Image, got, strings.Join(signs, "; "), c.Bits, c.Reason)
		}
	}
	if len(table.Masquerade) < 30 {
		t.Errorf("only %d images were read", len(table.Masquerade))
	}
}
