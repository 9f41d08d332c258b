package calls

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

// scorer makes the function that gives one text its number.
type scorer func(o *wire.Texts) (func(string) float64, error)

// onTexts makes the operation that gives each text of a column its number.
func onTexts(scoring scorer) func([]byte, []Array, core.Tick) (wire.Answer, error) {
	return func(options []byte, in []Array, _ core.Tick) (wire.Answer, error) {
		o, texts, err := textsOf(options, in)
		if err != nil {
			return wire.Answer{}, err
		}
		score, err := scoring(o)
		if err != nil {
			return wire.Answer{}, err
		}
		return wire.Values(features.Column(&texts, score)), nil
	}
}

// textsOf decodes the options and the column of texts.
func textsOf(options []byte, in []Array) (*wire.Texts, core.Strings, error) {
	o := wire.NewTexts()
	if err := wire.Decode(options, o); err != nil {
		return o, core.Strings{}, err
	}
	if err := need(in, 2); err != nil {
		return o, core.Strings{}, err
	}
	texts, err := core.NewStrings(in[0].Text, in[1].Offsets)
	return o, texts, err
}

func charOrdScore(o *wire.Texts) (func(string) float64, error) {
	if o.Column {
		return func(s string) float64 { return features.CharOrdMean(s, o.Scale) }, features.CheckScale(o.Scale)
	}
	return func(s string) float64 { return float64(features.CharOrdScore(s, o.Scale)) }, features.CheckScale(o.Scale)
}

func stringScore(*wire.Texts) (func(string) float64, error) {
	return func(s string) float64 { return float64(features.StringScore(s)) }, nil
}

func tokenCount(o *wire.Texts) (func(string) float64, error) {
	return func(s string) float64 { return float64(features.TokenCount(s, o.Delimiter)) }, features.CheckDelimiter(o.Delimiter)
}

func delimCount(o *wire.Texts) (func(string) float64, error) {
	d, err := features.NewDelimiters(o.DelimList)
	return func(s string) float64 { return float64(d.Count(s)) }, err
}

func delimHash(o *wire.Texts) (func(string) float64, error) {
	d, err := features.NewDelimiters(o.DelimList)
	return func(s string) float64 { return float64(d.Hash(s)) }, err
}

func crc32Hash(*wire.Texts) (func(string) float64, error) {
	return func(s string) float64 { return float64(features.CRC32(s)) }, nil
}

func commandTemplate(options []byte, in []Array, _ core.Tick) (wire.Answer, error) {
	o, texts, err := textsOf(options, in)
	if err != nil {
		return wire.Answer{}, err
	}
	mask, err := features.NewTemplates(o.SlotsOff)
	if err != nil {
		return wire.Answer{}, err
	}
	return wire.Templates(mask.Column(&texts)), nil
}
