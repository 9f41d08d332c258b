package features

import "github.com/logwinnow/logwinnow/core"

// Column gives each text of a column its number. O(rows) calls of score.
func Column(texts *core.Strings, score func(string) float64) []float64 {
	values := make([]float64, texts.Len())
	for i := range values {
		values[i] = score(texts.At(i))
	}
	return values
}
