package stl

import (
	"encoding/binary"
	"errors"
	"math"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// FuzzDecompose: any numbers and settings are either refused, with a kind, or give parts of the series'
// length, finite, which sum to the value where there is one and leave the residual missing where not.
func FuzzDecompose(f *testing.F) {
	f.Add([]byte("0123456789abcdef0123456789abcdef"), 2, 0, 0, 0, uint8(0), uint8(0), false)
	f.Add([]byte("\x00\x00\x00\x00\x00\x00\xf8\x7f\x00\x00\x00\x00\x00\x00\xf0\x3f"), 3, 3, 5, 5, uint8(7), uint8(3), true)
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xef\x7f"), 12, 7, 0, 0, uint8(1), uint8(1), true)
	f.Fuzz(func(t *testing.T, raw []byte, period, seasonal, trend, lowPass int, degrees, jump uint8, robust bool) {
		if period > 1000 {
			period %= 1000 // so that a run takes no time
		}
		var y []float64
		for ; len(raw) >= 8 && len(y) < 500; raw = raw[8:] {
			y = append(y, math.Float64frombits(binary.LittleEndian.Uint64(raw)))
		}
		o := Options{Period: period, Seasonal: seasonal, Trend: trend, LowPass: lowPass, SeasonalDegree: Degree(degrees & 1), TrendDegree: Degree(degrees >> 1 & 1),
			LowPassDegree: Degree(degrees >> 2 & 3), SeasonalJump: int(jump & 3), TrendJump: int(jump >> 2 & 7), LowPassJump: int(jump >> 5), Robust: robust}
		d, err := Decompose(y, o, nil)
		if err != nil {
			if _, ok := errors.AsType[*core.Error](err); !ok {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		size := 0.0
		for _, v := range y {
			if v == v {
				size = max(size, math.Abs(v))
			}
		}
		for i, v := range y {
			base := d.Seasonal[i] + d.Trend[i]
			if math.IsNaN(base) || math.IsInf(base, 0) || !(d.Weights[i] >= 0 && d.Weights[i] <= 1) {
				t.Fatalf("row %d: season %v, trend %v, weight %v", i, d.Seasonal[i], d.Trend[i], d.Weights[i])
			}
			if v != v && (d.Residual[i] == d.Residual[i] || d.Weights[i] != 0) || v == v && !(math.Abs(base+d.Residual[i]-v) <= 1e-9*max(size, math.Abs(base))) {
				t.Fatalf("row %d: %v in %v + %v + %v", i, v, d.Seasonal[i], d.Trend[i], d.Residual[i])
			}
		}
	})
}
