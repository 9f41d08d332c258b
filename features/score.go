package features

import (
	"hash/crc32"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/logwinnow/logwinnow/core"
)

// StringScore is the sum of the code points of s (msticpy's _string_score). O(len).
func StringScore(s string) int {
	sum := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return sum + runeScore(s[i:])
		}
		sum += int(s[i])
	}
	return sum
}

func runeScore(s string) int {
	sum := 0
	for _, r := range s {
		sum += int(r)
	}
	return sum
}

// CharOrdScore is the sum of the code points of s divided by scale and rounded down (msticpy's
// char_ord_score). Texts that differ a little score alike; so do anagrams. O(len).
func CharOrdScore(s string, scale float64) int {
	return int(math.Floor(CharOrdMean(s, scale)))
}

// CharOrdMean is CharOrdScore not rounded down (msticpy's char_ord_score_df).
func CharOrdMean(s string, scale float64) float64 { return float64(StringScore(s)) / scale }

// CheckScale refuses a scale that CharOrdScore cannot divide by: it must be finite and > 0.
func CheckScale(scale float64) error {
	if scale > 0 && !math.IsInf(scale, 0) {
		return nil
	}
	return core.Refuse(core.Option, "scale", "a number > 0", core.Number(scale))
}

// TokenCount is the number of parts of s between delimiters, empty parts counted, so that the empty text
// has one (msticpy's token_count, Python's len(s.split(delimiter))). The delimiter must not be empty.
// O(len).
func TokenCount(s, delimiter string) int { return strings.Count(s, delimiter) + 1 }

// CheckDelimiter refuses the empty delimiter, as Python does.
func CheckDelimiter(delimiter string) error {
	if delimiter != "" {
		return nil
	}
	return core.Refuse(core.Option, "delimiter", "at least one character", "none")
}

// CRC32 is the CRC-32 (IEEE 802.3) of the UTF-8 bytes of s (msticpy's crc32_hash). O(len).
func CRC32(s string) uint32 {
	crc := ^uint32(0)
	for i := 0; i < len(s); i++ {
		crc = crcByte(crc, s[i])
	}
	return ^crc
}

// crcByte takes one byte into a running CRC, kept inverted. It stands beside hash/crc32, whose Update
// wants a []byte and so a copy of every text.
func crcByte(crc uint32, b byte) uint32 { return crc32.IEEETable[byte(crc)^b] ^ crc>>8 }

// log10 is the decimal logarithm, and 0 for 0, as msticpy has it for empty texts.
func log10(n int) float64 {
	if n == 0 {
		return 0
	}
	return math.Log10(float64(n))
}
