package surprise

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// The naive twins count with maps of texts and follow the formulas word by word.

func naivePlain(values []string) []float64 {
	count := map[string]float64{}
	for _, v := range values {
		count[v]++
	}
	n, distinct := float64(len(values)), float64(len(count))
	bits := make([]float64, len(values))
	for i, v := range values {
		bits[i] = -math.Log2((count[v] + 1.0/2) / (n + (distinct+1)/2))
	}
	return bits
}

func naiveGiven(values, groups []string) []float64 {
	count, group, both := map[string]float64{}, map[string]float64{}, map[[2]string]float64{}
	for i, v := range values {
		count[v]++
		group[groups[i]]++
		both[[2]string{groups[i], v}]++
	}
	n, distinct := float64(len(values)), float64(len(count))
	bits := make([]float64, len(values))
	for i, v := range values {
		p0 := (count[v] + 1.0/2) / (n + distinct/2)
		bits[i] = -math.Log2((both[[2]string{groups[i], v}] + p0) / (group[groups[i]] + 1))
	}
	return bits
}

// naiveTokens gives the mean of each event.
func naiveTokens(events [][]string) []float64 {
	holding := map[string]float64{}
	for _, words := range events {
		for word := range setOf(words) {
			holding[word]++
		}
	}
	mean := make([]float64, len(events))
	for i, words := range events {
		var bits []float64
		for word := range setOf(words) {
			bits = append(bits, -math.Log2((holding[word]+1.0/2)/(float64(len(events))+1)))
		}
		slices.Sort(bits)
		slices.Reverse(bits)
		for _, b := range bits[:min(8, len(bits))] {
			mean[i] += b / float64(min(8, len(bits)))
		}
	}
	return mean
}

func setOf(words []string) map[string]bool {
	set := map[string]bool{}
	for _, word := range words {
		set[word] = true
	}
	return set
}

// numbered gives texts their ids by first event.
func numbered(texts []string) IDs {
	ids, of := map[string]int32{}, make([]int32, len(texts))
	for i, text := range texts {
		if _, seen := ids[text]; !seen {
			ids[text] = int32(len(ids))
		}
		of[i] = ids[text]
	}
	return IDs{of, len(ids)}
}

func randomTexts(random *rand.Rand, n int) []string {
	distinct := 1 + random.IntN(1+random.IntN(12))
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprint("v", random.IntN(distinct)*random.IntN(distinct+1))
	}
	return texts
}

func TestSharesAreThoseOfTheNaiveTwin(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	for range 5000 {
		n := random.IntN(60)
		values, groups := randomTexts(random, n), randomTexts(random, n)
		v, g := numbered(values), numbered(groups)
		plain, wantPlain := Plain(v.Count()), naivePlain(values)
		got, want := given(v, g), naiveGiven(values, groups)
		for i := range n {
			if !near(plain[v.Of[i]], wantPlain[i]) || !near(got[i], want[i]) {
				t.Fatalf("event %d of %q in %q: got %v and %v, want %v and %v", i, values, groups, plain[v.Of[i]], got[i], wantPlain[i], want[i])
			}
		}
	}
}

func TestPairsAreThoseOfTheNaiveTwin(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	for range 5000 {
		n := random.IntN(40)
		a, b := randomTexts(random, n), randomTexts(random, n)
		both := make([]string, n)
		for i := range both {
			both[i] = a[i] + " " + b[i]
		}
		got, want := Pairs(numbered(a), numbered(b)), numbered(both)
		if !slices.Equal(got.Of, want.Of) || got.Distinct != want.Distinct {
			t.Fatalf("%q and %q: got %v, want %v", a, b, got, want)
		}
	}
}

func TestTokensAreThoseOfTheNaiveTwin(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	for range 3000 {
		texts := make([][]string, random.IntN(10)) // templates as words
		lists := make([][]int32, len(texts))
		events, all := make([]int, len(texts)), [][]string{}
		words := map[string]int32{}
		for i := range texts {
			texts[i] = randomTexts(random, random.IntN(25))
			for _, word := range texts[i] {
				if _, seen := words[word]; !seen {
					words[word] = int32(len(words))
				}
				lists[i] = append(lists[i], words[word])
			}
			events[i] = 1 + random.IntN(4)
			for range events[i] {
				all = append(all, texts[i])
			}
		}
		mean, bits := Tokens(lists, events, len(words))
		want, event := naiveTokens(all), 0
		for i := range texts {
			if !near(mean[i], want[event]) {
				t.Fatalf("template %d of %q: got %v, want %v", i, texts, mean[i], want[event])
			}
			event += events[i]
			checkRarest(t, lists[i], bits)
		}
	}
}

// checkRarest compares Rarest with sorting everything.
func checkRarest(t *testing.T, list []int32, bits []float64) {
	t.Helper()
	want := slices.Clone(list)
	slices.Sort(want)
	want = slices.Compact(want)
	slices.SortStableFunc(want, func(a, b int32) int {
		if bits[a] == bits[b] {
			return 0
		}
		return int(math.Copysign(1, bits[b]-bits[a]))
	})
	if got := Rarest(list, bits); !slices.Equal(got, want[:min(8, len(want))]) {
		t.Fatalf("the rarest of %v by %v are %v, want %v", list, bits, got, want)
	}
}
