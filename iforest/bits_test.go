package iforest

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"testing"
)

// steps is 600 rows of 3 numbers that every language computes exactly.
func steps() []float64 {
	x := make([]float64, 1800)
	for i := range x {
		x[i] = float64(i*i*7919%1009) / 16
	}
	x[900], x[1201] = 500, -300
	return x
}

// TestSameBitsEverywhere: these checksums also stand in the tests of the npm package (js/test/outliers.test.js),
// which runs in Node and in browsers, with one worker and with four.
func TestSameBitsEverywhere(t *testing.T) {
	m := matrixOf(t, steps(), 3)
	f := mustFit(t, m, Options{Seed: 42, Contamination: 0.05})
	raw := f.Save(nil)
	if got := binary.LittleEndian.Uint32(raw[len(raw)-4:]); got != 0x1a9762d3 {
		t.Errorf("the forest's checksum is %#x", got)
	}
	var bytes []byte
	for _, score := range mustScore(t, f, m) {
		bytes = append64(bytes, math.Float64bits(score))
	}
	if got := crc32.ChecksumIEEE(bytes); got != 0x0523c231 {
		t.Errorf("the scores' checksum is %#x", got)
	}
}
