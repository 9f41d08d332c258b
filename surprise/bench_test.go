package surprise

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

func randomIDs(random *rand.Rand, n, distinct int) IDs {
	c := IDs{make([]int32, n), distinct}
	for i := range c.Of {
		c.Of[i] = int32(random.IntN(1 + random.IntN(distinct)))
	}
	return c
}

func BenchmarkGiven(b *testing.B) {
	for _, n := range []int{1e2, 1e4, 1e6} {
		random := rand.New(rand.NewPCG(1, 1))
		values, groups := randomIDs(random, n, 1+n/10), randomIDs(random, n, 1+n/100)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				Given(values, groups)
			}
		})
	}
}

func BenchmarkTokens(b *testing.B) {
	for _, n := range []int{1e2, 1e4, 1e5} {
		random := rand.New(rand.NewPCG(1, 1))
		lists, events := make([][]int32, n), make([]int, n)
		for t := range lists {
			lists[t], events[t] = randomIDs(random, 20, 1+n/5).Of, 1+random.IntN(9)
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				Tokens(lists, events, 1+n/5)
			}
		})
	}
}

// BenchmarkRarest doubles one template: the time should double too.
func BenchmarkRarest(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1 << 14, 1 << 15, 1 << 16} {
		list, bits := randomIDs(random, n, n).Of, make([]float64, n)
		for i := range bits {
			bits[i] = random.Float64()
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				Rarest(list, bits)
			}
		})
	}
}
