package surprise

// Tokens gives for each template the mean bits of its rarest distinct tokens, at most eight; 0 for a
// template without tokens (T8). tokens[t] lists the token ids of template t, repeats allowed; events[t]
// is how many events have that template; distinct is the number of token ids. O(tokens).
func Tokens(tokens [][]int32, events []int, distinct int) (mean []float64, bits []float64) {
	holding := make([]int, distinct)
	lastIn := make([]int32, distinct) // the template, from 1, that held the token last: each counts once
	for t, list := range tokens {
		for _, token := range list {
			if lastIn[token] != int32(t+1) {
				lastIn[token] = int32(t + 1)
				holding[token] += events[t]
			}
		}
	}
	n := sum(events)
	bits = make([]float64, distinct)
	for token := range bits {
		bits[token] = Token(holding[token], n)
	}
	mean = make([]float64, len(tokens))
	for t, list := range tokens {
		mean[t] = meanOfRarest(list, bits)
	}
	return mean, bits
}

// rarest is how many tokens the mean is taken of. Sums, and means over all tokens, favour long texts.
const rarest = 8

func meanOfRarest(list []int32, bits []float64) float64 {
	chosen := Rarest(list, bits)
	if len(chosen) == 0 {
		return 0
	}
	total := 0.0
	for _, token := range chosen {
		total += bits[token]
	}
	return total / float64(len(chosen))
}

// Rarest gives the distinct tokens of a list with the most bits, at most eight, the rarest first; of
// equally rare ones that with the lower id. O(tokens).
func Rarest(list []int32, bits []float64) []int32 {
	chosen := make([]int32, 0, min(rarest, len(list)))
	for _, token := range list {
		at := len(chosen)
		for at > 0 && rarer(token, chosen[at-1], bits) {
			at--
		}
		if at == rarest || at > 0 && chosen[at-1] == token {
			continue
		}
		if len(chosen) < rarest {
			chosen = append(chosen, 0)
		}
		copy(chosen[at+1:], chosen[at:])
		chosen[at] = token
	}
	return chosen
}

func rarer(a, b int32, bits []float64) bool {
	return bits[a] > bits[b] || bits[a] == bits[b] && a < b
}
