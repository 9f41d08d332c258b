package surprise

import (
	"math"
	"slices"
	"testing"
)

// near allows for the rounding of a logarithm and a division.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-14*math.Max(1, math.Abs(b)) }

func compare(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
	for i := range want {
		if !near(got[i], want[i]) {
			t.Errorf("%s: number %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

// given is Given spread over the events.
func given(values, groups IDs) []float64 {
	pairs, each := Given(values, groups)
	bits := make([]float64, len(pairs.Of))
	for i, pair := range pairs.Of {
		bits[i] = each[pair]
	}
	return bits
}

// TestSharesByHand: three events, two values, two groups; the numbers are the formulas worked out.
func TestSharesByHand(t *testing.T) {
	values, groups := IDs{[]int32{0, 0, 1}, 2}, IDs{[]int32{0, 0, 1}, 2}
	compare(t, "S(v)", Plain(values.Count()), []float64{
		-math.Log2(2.5 / 4.5), // (2 + 1/2) / (3 + 3/2)
		1.584962500721156,     // log2 3: (1 + 1/2) / (3 + 3/2) is a third
	})
	compare(t, "S(v|g)", given(values, groups), []float64{
		0.19264507794239591, // p0 = 2.5/4; (2 + 0.625) / 3 = 0.875
		0.19264507794239591,
		0.5405683813627028, // p0 = 1.5/4; (1 + 0.375) / 2 = 0.6875
	})
	compare(t, "a token", []float64{Token(4, 4), Token(1, 4), Token(0, 1)}, []float64{0.15200309344504995, 1.7369655941662063, 2})
}

// TestWhatIsCertainHasNoBits: one value in one group is no surprise, and its 0 bits are not -0.
func TestWhatIsCertainHasNoBits(t *testing.T) {
	all := IDs{make([]int32, 7), 1}
	for _, bits := range given(all, all) {
		if bits != 0 || math.Signbit(bits) {
			t.Errorf("got %v bits", bits)
		}
	}
}

// TestOneEventAndNone: one event is as good as certain, none gives no numbers.
func TestOneEventAndNone(t *testing.T) {
	one := IDs{[]int32{0}, 1}
	compare(t, "one event", Plain(one.Count()), []float64{-math.Log2(1.5 / 2)})
	compare(t, "one event given itself", given(one, one), []float64{0})
	var none IDs
	pairs := Pairs(none, none)
	if got := Plain(none.Count()); len(got) != 0 || pairs.Distinct != 0 {
		t.Errorf("no events: %v, %v", got, pairs)
	}
	compare(t, "no events", given(none, none), nil)
}

// TestRarerIsMoreSurprising: in a log, fewer events are more bits, whatever they are counted in.
func TestRarerIsMoreSurprising(t *testing.T) {
	bits := Plain([]int{1, 2, 10, 100, 1000})
	if !slices.IsSortedFunc(bits, func(a, b float64) int { return int(math.Copysign(1, b-a)) }) {
		t.Errorf("bits of rising counts: %v", bits)
	}
	for holding := range 100 {
		if Token(holding, 100) <= Token(holding+1, 100) {
			t.Errorf("a token in %d events has no more bits than one in %d", holding, holding+1)
		}
	}
}

func TestPairs(t *testing.T) {
	a, b := IDs{[]int32{2, 0, 2, 2, 1, 0}, 3}, IDs{[]int32{1, 0, 1, 0, 1, 0}, 2}
	got := Pairs(a, b)
	if want := []int32{0, 1, 0, 2, 3, 1}; !slices.Equal(got.Of, want) || got.Distinct != 4 {
		t.Errorf("got %v, want %v", got, want)
	}
	if want := []int{2, 2, 1, 1}; !slices.Equal(got.Count(), want) {
		t.Errorf("counts %v, want %v", got.Count(), want)
	}
	// With a column of one value the other column decides, numbered by first event all the same.
	one := IDs{make([]int32, 6), 1}
	for _, got := range []IDs{Pairs(a, one), Pairs(one, a)} {
		if want := []int32{0, 1, 0, 0, 2, 1}; !slices.Equal(got.Of, want) || got.Distinct != 3 {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}
