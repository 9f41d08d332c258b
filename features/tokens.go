package features

import "strings"

// NextToken finds the first token of a template from byte at: a run of characters other than white space
// and " ' = , ; : & | ( ). It answers where the token begins and ends, and from == len(template) where
// there is none. Slots such as <guid> are tokens too.
func NextToken(template string, at int) (from, to int) {
	for at < len(template) && endsToken(template[at]) {
		at++
	}
	from = at
	for at < len(template) && !endsToken(template[at]) {
		at++
	}
	return from, at
}

func endsToken(b byte) bool { return isBlank(b) || strings.IndexByte(`"'=,;:&|()`, b) >= 0 }
