package surprise

import "math"

// Plain gives for each value v the bits
//
//	S(v) = -log2((n_v + 1/2) / (n + (V + 1)/2))
//
// where count[v] = n_v is how many events have the value, n their sum and V = len(count).
func Plain(count []int) []float64 {
	n := float64(sum(count))
	bits := make([]float64, len(count))
	for v, nv := range count {
		bits[v] = bitsOf((float64(nv) + 0.5) / (n + (float64(len(count))+1)/2))
	}
	return bits
}

// Given gives the bits of each event's value given its group,
//
//	S(v|g) = -log2((n_gv + p0(v)) / (n_g + 1)),  p0(v) = (n_v + 1/2) / (n + V/2)
//
// which backs off to the whole log where the group is small. values and groups have one id an event. Event
// i has bits[pairs.Of[i]]: pairs has an id for each value and group that occur together (see Pairs).
func Given(values, groups IDs) (pairs IDs, bits []float64) {
	pairs = Pairs(values, groups)
	nv, ng, ngv := values.Count(), groups.Count(), pairs.Count()
	n := float64(len(values.Of))
	bits = make([]float64, pairs.Distinct)
	for pair, i := range pairs.First() {
		p0 := (float64(nv[values.Of[i]]) + 0.5) / (n + float64(values.Distinct)/2)
		bits[pair] = bitsOf((float64(ngv[pair]) + p0) / (float64(ng[groups.Of[i]]) + 1))
	}
	return pairs, bits
}

// Token gives the bits of a token that the templates of so many out of n events hold:
// -log2((holding + 1/2) / (n + 1)).
func Token(holding, n int) float64 {
	return bitsOf((float64(holding) + 0.5) / (float64(n) + 1))
}

// bitsOf is -log2(share), written so that what is certain has 0 bits and not -0.
func bitsOf(share float64) float64 { return 0 - math.Log2(share) }

func sum(count []int) int {
	total := 0
	for _, n := range count {
		total += n
	}
	return total
}
