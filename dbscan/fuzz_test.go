package dbscan

import (
	"encoding/binary"
	"errors"
	"math"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// FuzzCluster: any numbers and options give either a core.Error, or the result of the definition.
func FuzzCluster(f *testing.F) {
	f.Add([]byte{}, uint8(2), 1.0, 2, uint8(0), uint8(0))
	f.Add([]byte("0123456789abcdef0123456789abcdef"), uint8(1), 1e-9, 1, uint8(1), uint8(1))
	f.Add([]byte("\x00\x01\x02\x01\x00\x01\x02\x02\x00\x01\x02\x01\x00\x01\x02\x02"), uint8(2), 1.0, 3, uint8(2), uint8(2))
	f.Add([]byte("\x05\x01\x02\x01\x00\x01\x02\x02\x00\x01\x02\x01\x00\x01\x02\x02"), uint8(4), 0.1, 3, uint8(3), uint8(3))
	f.Fuzz(func(t *testing.T, raw []byte, cols uint8, eps float64, minSamples int, metric, form uint8) {
		if len(raw) > 1600 {
			return
		}
		data := fuzzNumbers(raw, form%4)
		m, err := core.NewMatrix(data[:len(data)/max(int(cols), 1)*max(int(cols), 1)], int(cols), nil)
		if err != nil {
			return
		}
		o := Options{Eps: eps, MinSamples: minSamples, Metric: Metric(metric)}
		if form >= 128 {
			o.Weights = data[:min(len(data), m.Rows())]
		}
		r, err := Cluster(m, o, nil)
		if err != nil {
			if _, ok := errors.AsType[*core.Error](err); !ok {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		checkInvariants(t, m, r)
		if o.Metric != Cosine && (o.Weights == nil || form%4 == 1) { // no rounding in sums or in ties
			same(t, "brute", r, brute(m, o))
		}
	})
}

// fuzzNumbers reads raw as float64 bits, small whole numbers, tenths, or numbers of all sizes.
func fuzzNumbers(raw []byte, form uint8) []float64 {
	var x []float64
	if form == 0 {
		for ; len(raw) >= 8; raw = raw[8:] {
			x = append(x, math.Float64frombits(binary.LittleEndian.Uint64(raw)))
		}
		return x
	}
	for _, b := range raw {
		switch form {
		case 1:
			x = append(x, float64(int8(b)))
		case 2:
			x = append(x, float64(b%16)*0.1)
		case 3:
			x = append(x, math.Ldexp(float64(b%8)-3, int(b/8)*60-900))
		}
	}
	return x
}

// checkInvariants checks what holds of any result.
func checkInvariants(t *testing.T, m core.Matrix, r Result) {
	if len(r.Labels) != m.Rows() {
		t.Fatalf("%d labels for %d rows", len(r.Labels), m.Rows())
	}
	next := int32(0)
	for i, row := range r.Core {
		if i > 0 && row <= r.Core[i-1] {
			t.Fatal("core rows do not rise")
		}
		label := r.Labels[row]
		if label < 0 || label > next {
			t.Fatalf("core row %d has label %d, clusters so far %d", row, label, next)
		}
		if label == next {
			next++
		}
	}
	if int(next) != r.Clusters {
		t.Fatalf("%d clusters have core rows, %d are told", next, r.Clusters)
	}
	for i, l := range r.Labels {
		if l < -1 || l >= next {
			t.Fatalf("row %d has label %d of %d", i, l, next)
		}
	}
}
