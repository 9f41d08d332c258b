package features

import (
	"math"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// scoreCall is one call in features.json: a function of msticpy on every text of the awkward table.
type scoreCall struct {
	Function  string
	Scale     float64
	Delimiter string
	DelimList *string `json:"delim_list"`
	Values    []float64
}

// ours is the function of ours that gives what the call gave; nil where we refuse its list of delimiters.
func (c *scoreCall) ours(t *testing.T) func(string) float64 {
	t.Helper()
	list := DefaultDelimiters
	if c.DelimList != nil {
		list = *c.DelimList
	}
	delimiters, err := NewDelimiters(list)
	if err != nil {
		return nil
	}
	name := strings.TrimSuffix(c.Function, "_df")
	if c.Function == "char_ord_score_df" {
		return func(s string) float64 { return CharOrdMean(s, c.Scale) }
	}
	score := map[string]func(string) float64{
		"char_ord_score": func(s string) float64 { return float64(CharOrdScore(s, c.Scale)) },
		"token_count":    func(s string) float64 { return float64(TokenCount(s, c.Delimiter)) },
		"delim_count":    func(s string) float64 { return float64(delimiters.Count(s)) },
		"delim_hash":     func(s string) float64 { return float64(delimiters.Hash(s)) },
		"crc32_hash":     func(s string) float64 { return float64(CRC32(s)) },
		"_string_score":  func(s string) float64 { return float64(StringScore(s)) },
	}[name]
	if score == nil {
		t.Fatalf("no function of ours for %s", c.Function)
	}
	return score
}

func TestScoresAreThoseOfMsticpy(t *testing.T) {
	var table struct {
		Texts []struct{ Name, Text string }
		Calls []scoreCall
	}
	golden(t, "features", &table)
	texts := make([]string, len(table.Texts))
	for i, text := range table.Texts {
		texts[i] = text.Text
	}
	column, refused := core.StringsOf(texts...), 0
	for _, call := range table.Calls {
		score := call.ours(t)
		if score == nil {
			refused++
			continue
		}
		for i, got := range Column(&column, score) {
			tolerance := 0.0
			if call.Function == "char_ord_score_df" { // the file's own
				tolerance = 1e-12 * math.Abs(call.Values[i])
			}
			if math.Abs(got-call.Values[i]) > tolerance {
				t.Errorf("%s%+v of %q: got %v, want %v", call.Function, call, table.Texts[i].Name, got, call.Values[i])
			}
		}
	}
	// A bare \s, \d, \w and \W, each counted and hashed.
	if len(texts) < 40 || len(table.Calls) < 30 || refused != 8 {
		t.Errorf("%d texts, %d calls, %d of them refused", len(texts), len(table.Calls), refused)
	}
}

func TestScalesAndDelimitersThatAreRefused(t *testing.T) {
	for _, scale := range []float64{0, -10, math.NaN(), math.Inf(1)} {
		want := "scale must be a number > 0, got " + core.Number(scale)
		if err := CheckScale(scale); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if err := CheckScale(0.5); err != nil {
		t.Error(err)
	}
	if err := CheckDelimiter(""); err == nil || err.Error() != "delimiter must be at least one character, got none" {
		t.Errorf("got %v", err)
	}
	if err := CheckDelimiter("--"); err != nil {
		t.Error(err)
	}
}
