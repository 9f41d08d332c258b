package surprise

import (
	"math"
	"slices"
	"testing"
)

// TestTokensByHand: two templates, of three events and one; the token 2 of the second occurs twice.
func TestTokensByHand(t *testing.T) {
	mean, bits := Tokens([][]int32{{0, 1}, {2, 0, 2}, {}}, []int{3, 1, 0}, 3)
	const a, b, c = 0.15200309344504995, 0.5145731728297583, 1.7369655941662063 // -log2 of 4.5/5, 3.5/5, 1.5/5
	compare(t, "bits", bits, []float64{a, b, c})
	compare(t, "means", mean, []float64{(a + b) / 2, (a + c) / 2, 0})
}

func TestTheMeanIsOfTheEightRarest(t *testing.T) {
	// Token i is held by i+1 templates of one event each, so that lower numbers are rarer.
	const tokens = 12
	lists, events := make([][]int32, tokens), make([]int, tokens)
	for t := range lists {
		events[t] = 1
		for token := t; token < tokens; token++ {
			lists[t] = append(lists[t], int32(token), int32(token))
		}
	}
	mean, bits := Tokens(lists, events, tokens)
	want := 0.0
	for token := range rarest {
		want += -math.Log2((float64(token) + 1.5) / (tokens + 1))
	}
	if !near(mean[0], want/rarest) {
		t.Errorf("the mean of twelve tokens is %v, want %v", mean[0], want/rarest)
	}
	if got, want := Rarest(lists[0], bits), []int32{0, 1, 2, 3, 4, 5, 6, 7}; !slices.Equal(got, want) {
		t.Errorf("the rarest are %v, want %v", got, want)
	}
	if got, want := Rarest(lists[9], bits), []int32{9, 10, 11}; !slices.Equal(got, want) {
		t.Errorf("the rarest of three are %v, want %v", got, want)
	}
}

func TestEquallyRareTokensComeByTheirIDs(t *testing.T) {
	bits := []float64{1, 2, 2, 1, 2, 1, 1, 2, 1, 1, 1}
	list := []int32{10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 5, 7}
	if got, want := Rarest(list, bits), []int32{1, 2, 4, 7, 0, 3, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if list[0] != 10 || list[12] != 7 {
		t.Error("the list was changed")
	}
	if got := Rarest(nil, bits); len(got) != 0 {
		t.Errorf("no tokens: %v", got)
	}
}

func TestNoTemplates(t *testing.T) {
	if mean, bits := Tokens(nil, nil, 0); len(mean)+len(bits) != 0 {
		t.Errorf("got %v, %v", mean, bits)
	}
	if mean, bits := Tokens([][]int32{nil}, []int{5}, 0); len(bits) != 0 || mean[0] != 0 {
		t.Errorf("a template without tokens: %v, %v", mean, bits)
	}
}
