package stl

import (
	"hash/crc32"
	"math"
	"testing"
)

// fingerprint is the CRC-32 of the numbers' bits.
func fingerprint(series ...[]float64) uint32 {
	sum := uint32(0)
	for _, x := range series {
		for _, v := range x {
			var raw [8]byte
			for i, b := 0, math.Float64bits(v); i < 8; i, b = i+1, b>>8 {
				raw[i] = byte(b)
			}
			sum = crc32.Update(sum, crc32.IEEETable, raw[:])
		}
	}
	return sum
}

// TestBits: the same bits on amd64 and WebAssembly; the numbers below were seen on both.
func TestBits(t *testing.T) {
	y := recipeSeries(3, 2000, 24)
	holes := append([]float64(nil), y...)
	for i := 7; i < len(holes); i += 31 {
		holes[i] = math.NaN()
	}
	for _, c := range []struct {
		name string
		of   func() uint32
		want uint32
	}{
		{"plain", func() uint32 { return decomposed(t, y, Options{Period: 24}) }, 0x1a5afc3f},
		{"robust", func() uint32 { return decomposed(t, y, Options{Period: 24, Robust: true}) }, 0x7a10e7b6},
		{"jumps", func() uint32 {
			return decomposed(t, y, Options{Period: 24, SeasonalJump: 2, TrendJump: 5, LowPassJump: 3})
		}, 0xa64cc56a},
		{"missing", func() uint32 { return decomposed(t, holes, Options{Period: 24, Robust: true}) }, 0xe23feaf0},
		{"periods", func() uint32 {
			found, err := FindPeriods(holes, nil)
			if err != nil {
				t.Fatal(err)
			}
			var x []float64
			for _, c := range found {
				x = append(x, float64(c.Period), c.Confidence)
			}
			return fingerprint(x)
		}, 0x79d167cb},
	} {
		if got := c.of(); got != c.want {
			t.Errorf("%s: %#x, want %#x", c.name, got, c.want)
		}
	}
}

func decomposed(t *testing.T, y []float64, o Options) uint32 {
	t.Helper()
	d, err := Decompose(y, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range d.Residual {
		if r != r {
			d.Residual[i] = -1e300 // bits of NaN are not promised
		}
	}
	return fingerprint(d.Seasonal, d.Trend, d.Residual, d.Weights)
}
