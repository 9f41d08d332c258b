package iforest

// stream is splitmix64 (Steele, Lea, Flood, 2014, "Fast splittable pseudorandom number generators"): a
// counter and a mixing function, in integers alone.
type stream uint64

const golden = 0x9E3779B97F4A7C15

// mix spreads every bit of z over all bits of the answer; no two z share an answer.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// unit is an even number in [0, 1), a multiple of 2^-53.
func (s *stream) unit() float64 {
	*s += golden
	return float64(mix(uint64(*s))>>11) * 0x1p-53
}

// below is an even whole number from 0 to n-1, for n far below 2^53.
func (s *stream) below(n int) int { return int(s.unit() * float64(n)) }

// treeSeed is the seed of tree t: the t-th number of the forest's stream.
func treeSeed(seed uint64, t int) uint64 { return mix(seed + golden*uint64(t+1)) }

// nodeStream is the stream of a node, named as in a heap: the root is 1, the children of h are 2h and
// 2h+1; 0 names the draws before the root. Mixing twice keeps the streams of neighbours apart.
func nodeStream(treeSeed, heap uint64) stream { return stream(mix(treeSeed + mix(heap+golden))) }

// drawFew moves a random choice of k of the numbers to the front, in random order (Fisher and Yates).
func (s *stream) drawFew(numbers []int32, k int) {
	for i := range k {
		j := i + s.below(len(numbers)-i)
		numbers[i], numbers[j] = numbers[j], numbers[i]
	}
}
