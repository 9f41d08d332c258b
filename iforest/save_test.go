package iforest

import (
	"bytes"
	"hash/crc32"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// resealed gives changed bytes the checksum that fits them.
func resealed(raw []byte) []byte {
	return append32(raw[:len(raw)-4], crc32.ChecksumIEEE(raw[:len(raw)-4]))
}

func TestSaveLoad(t *testing.T) {
	for _, o := range []Options{{Seed: 3}, {Trees: 3, MaxSamplesShare: 1, Formula: ScikitLearn, Contamination: 0.2}, {MaxSamples: 1}, {Medians: []float64{1, 2, 3}}} {
		for _, n := range []int{1, 2, 40, 1500} {
			m := matrixOf(t, normal(n, 3), 3)
			f := mustFit(t, m, o)
			raw := f.Save([]byte("before"))[6:]
			g, err := Load(raw)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(mustScore(t, f, m), mustScore(t, g, m)) || !bytes.Equal(raw, g.Save(nil)) || g.Threshold() != f.Threshold() {
				t.Errorf("%+v, %d rows: the loaded forest differs", o, n)
			}
			if f.Standing(1, 0.3) != g.Standing(1, 0.3) {
				t.Error("values stand elsewhere")
			}
			clear(raw)
			if !slices.Equal(mustScore(t, f, m), mustScore(t, g, m)) {
				t.Error("the loaded forest kept the bytes")
			}
		}
	}
}

// TestLoadRefusals: each byte lost or changed is noticed; and what a checksum cannot know is checked.
func TestLoadRefusals(t *testing.T) {
	m := matrixOf(t, normal(40, 2), 2)
	good := mustFit(t, m, Options{Trees: 2, Medians: []float64{1, 2}}).Save(nil)
	for cut := range len(good) {
		if _, err := Load(good[:cut]); !isRefusal(err) {
			t.Fatalf("cut to %d of %d bytes: got %v", cut, len(good), err)
		}
		changed := slices.Clone(good)
		changed[cut] ^= 0x10
		if _, err := Load(changed); !isRefusal(err) {
			t.Fatalf("byte %d changed: got %v", cut, err)
		}
		// With a checksum that fits, a change is refused or gives a forest that works.
		if f, err := Load(resealed(changed)); err == nil {
			works(t, f)
		} else if !isRefusal(err) {
			t.Fatal(err)
		}
	}
	at := func(offset int, v uint32) []byte {
		raw := slices.Clone(good)
		copy(raw[offset:], append32(nil, v))
		return resealed(raw)
	}
	number := func(offset int, v float64) []byte {
		raw := slices.Clone(good)
		copy(raw[offset:], appendNumbers(nil, v))
		return resealed(raw)
	}
	tree := 8 + 7*4 + 8 + 8 + 4 + 40*2*8 + 2*8 // where the first tree begins
	const must = "forest must be one that was saved as version 1, got "
	for _, c := range []struct {
		raw  []byte
		want string
	}{
		{nil, "no bytes"},
		{[]byte("{}"), "bytes that begin otherwise"},
		{good[:len(good)-1], "bytes that were cut short or changed: the checksum differs"},
		{at(8, 2), "version 2"},
		{at(12, 64), "64 as flags"},
		{at(16, 0), "0 columns"},
		{at(20, 0), "0 rows a tree"},
		{at(24, 0), "0 trees"},
		{at(24, 3), "2 trees in all"},
		{number(44, math.NaN()), "the value NaN"},
		{number(44, 1.5), "the threshold 1.5"},
		{at(52, 1001), "1001 training values"},
		{number(56, 1e9), "training values out of order"},
		{at(tree, 4), "a tree of 4 nodes"},
		{at(tree, 1), "a node that leads nowhere"},
		{at(tree+4, 39), "a root of 39 rows"},
		{at(tree+8, 2), "a node that leads nowhere"},
		{number(tree+12, math.Inf(1)), "the value Infinity"},
		{at(tree+20, 40), "rows that do not add up"},
		{resealed(append(slices.Clone(good), 0)), "1 byte too many"},
	} {
		_, err := Load(c.raw)
		if err == nil || !isRefusal(err) || !strings.HasPrefix(err.Error(), must) {
			t.Errorf("got %v\nwant %s", err, c.want)
		} else if got := strings.TrimPrefix(err.Error(), must); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
	if _, err := Load(good); err != nil {
		t.Error("after refusals a good forest is refused:", err)
	}
}

// works scores a few rows with a forest that was loaded, and checks what holds of any.
func works(t *testing.T, f *Forest) {
	t.Helper()
	if f.Columns() > 1000 {
		return
	}
	x := make([]float64, 70*f.Columns())
	for i := range x {
		x[i] = float64(i%11) - 5
	}
	for i, s := range mustScore(t, f, matrixOf(t, x, f.Columns())) {
		if !(s > 0 && s <= 1) {
			t.Fatalf("row %d scores %v", i, s)
		}
		if s1 := mustScore(t, f, matrixOf(t, x[i*f.Columns():(i+1)*f.Columns()], f.Columns())); s1[0] != s {
			t.Fatalf("row %d scores %v, alone %v", i, s, s1[0])
		}
	}
	if _, err := f.Why(nil, x[:f.Columns()]); err != nil {
		t.Fatal(err)
	}
	f.Standing(0, 1)
}

// FuzzLoad: any bytes are refused, or give a forest that works and is saved as it was.
func FuzzLoad(f *testing.F) {
	m := matrixOf(f, normal(30, 2), 2)
	f.Add([]byte{}, false)
	f.Add([]byte(magic), true)
	for _, o := range []Options{{Trees: 2}, {Trees: 1, MaxSamples: 3, Medians: []float64{1, 2}, Formula: ScikitLearn}} {
		f.Add(mustFit(f, m, o).Save(nil), true)
	}
	f.Fuzz(func(t *testing.T, raw []byte, reseal bool) {
		if raw = slices.Clone(raw); reseal && len(raw) >= 4 {
			raw = resealed(raw)
		}
		forest, err := Load(raw)
		if err != nil {
			if !isRefusal(err) {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		works(t, forest)
		if !bytes.Equal(forest.Save(nil), raw) {
			t.Fatal("saved again, the bytes differ")
		}
	})
}

// FuzzFit: any numbers and options are refused, or give scores in (0, 1] that do not depend on the way.
func FuzzFit(f *testing.F) {
	f.Add([]byte("0123456789abcdef0123456789abcdef"), uint8(2), 10, 0, 0.0, 0.0, uint64(1), uint8(0))
	f.Add([]byte("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb"), uint8(1), 3, 2, 0.0, 0.5, uint64(2), uint8(1))
	f.Add([]byte("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb"), uint8(1), 70, 0, 1.0, 0.1, uint64(3), uint8(2))
	f.Fuzz(func(t *testing.T, raw []byte, cols uint8, trees, samples int, share, contamination float64, seed uint64, form uint8) {
		if len(raw) > 800 || trees > 100 || cols == 0 {
			return
		}
		x := make([]float64, 0, len(raw))
		for i := range raw {
			if form%2 == 0 || i%8 > 0 {
				x = append(x, float64(int8(raw[i])))
			} else if i+8 <= len(raw) {
				r := &reader{raw: raw[i:]}
				x = append(x, math.Float64frombits(r.double()))
			}
		}
		x = x[:len(x)/int(cols)*int(cols)]
		o := Options{Trees: trees, MaxSamples: samples, MaxSamplesShare: share, Contamination: contamination, Seed: seed, Formula: Formula(form / 2)}
		for i, v := range x {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				x[i] = math.MaxFloat64
			}
		}
		m := matrixOf(t, x, int(cols))
		forest, err := Fit(m, o, nil)
		if err != nil {
			if !isRefusal(err) {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		works(t, forest)
		flagged := 0
		for _, s := range mustScore(t, forest, m) {
			if forest.Flagged(s) {
				flagged++
			}
		}
		if contamination > 0 && float64(flagged) > math.Ceil(contamination*float64(m.Rows())) {
			t.Fatalf("%d of %d rows flagged", flagged, m.Rows())
		}
	})
}

// TestNamesTravelWithTheForest: a forest fitted on named columns is asked by these names or by none.
func TestNamesTravelWithTheForest(t *testing.T) {
	names := []string{"pathScore", "", "tokens, żółć"}
	m, err := core.NewMatrix(normal(40, 3), 3, names)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Load(mustFit(t, m, Options{Trees: 2}).Save(nil))
	if err != nil || !slices.Equal(f.Names(), names) {
		t.Fatalf("%v: names %q", err, f.Names())
	}
	mustScore(t, f, matrixOf(t, m.Data(), 3))
	if _, err := f.Matrix(m.Data(), 3, []string{"a", "b", "c"}); err == nil ||
		err.Error() != `columns must be "pathScore", "", "tokens, żółć", as the forest was fitted on, got "a", "b", "c"` {
		t.Errorf("got %v", err)
	}
	if _, err := f.Matrix(m.Data(), 2, nil); err == nil || err.Error() != "columns must be 3 columns, as the forest was fitted on, got 2" {
		t.Errorf("got %v", err)
	}
	good := f.Save(nil)
	for cut := range len(good) {
		changed := slices.Clone(good)
		changed[cut] ^= 0x81
		if f, err := Load(resealed(changed)); err == nil {
			works(t, f)
		} else if !isRefusal(err) {
			t.Fatalf("byte %d changed: got %v", cut, err)
		}
	}
}
