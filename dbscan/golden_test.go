package dbscan

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The golden file is made by testdata/gen/dbscan_sklearn.py, which names tool, version and call. It holds
// no inputs: goldenRows and goldenWeights make them as the script does.
type goldenCase struct {
	Seed       uint64
	Metric     string
	Kind       string
	N, D       int
	Eps        float64
	MinSamples int
	Weights    string
	Labels     string // whole numbers with spaces between
	Core       string
}

func numbers(spaced string) []int32 {
	out := []int32{}
	for _, v := range strings.Fields(spaced) {
		n, err := strconv.ParseInt(v, 10, 32)
		if err != nil {
			panic(err)
		}
		out = append(out, int32(n))
	}
	return out
}

// splitmix is splitmix64 (Steele, Lea, Flood, 2014).
type splitmix uint64

func (s *splitmix) bits() uint64 {
	*s += 0x9E3779B97F4A7C15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

func (s *splitmix) unit() float64   { return float64(s.bits()>>11) * 0x1p-53 }
func (s *splitmix) below(n int) int { return int(s.unit() * float64(n)) }

func goldenRows(c goldenCase) []float64 {
	r := splitmix(c.Seed)
	side := 2 + r.below(7)
	var x []float64
	for i := range c.N {
		centre, copied := r.below(4), i
		if c.Kind == "repeats" && r.below(3) > 0 {
			copied = r.below(max(i, 1))
		}
		for j := range c.D {
			u := r.unit()
			switch c.Kind {
			case "lattice":
				u = math.Floor(u * float64(side))
			case "tenths":
				u = math.Floor(u*float64(side)) * 0.1
			case "blobs":
				u = float64(centre*(j%3)) + float64((u-0.5)*0.5)
			case "zeros":
				if u -= 0.5; centre == 0 {
					u = 0
				}
			default:
				u -= 0.5
			}
			x = append(x, u)
		}
		copy(x[i*c.D:], x[copied*c.D:(copied+1)*c.D])
	}
	return x
}

func goldenWeights(c goldenCase) []float64 {
	if c.Weights == "none" {
		return nil
	}
	r := splitmix(c.Seed + 1)
	w := []float64{1}
	for range c.N - 1 {
		switch c.Weights {
		case "whole":
			w = append(w, float64(r.below(4)))
		case "eighths":
			w = append(w, float64(r.below(20))/8)
		case "negative":
			w = append(w, float64(r.below(9)-2)/2)
		}
	}
	return w
}

func TestClusterIsScikitLearn(t *testing.T) {
	text, err := os.ReadFile("../testdata/golden/dbscan.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Versions map[string]string
		Cases    []goldenCase
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) < 1000 {
		t.Fatalf("%d cases", len(file.Cases))
	}
	for _, g := range file.Cases {
		metric, err := ParseMetric(g.Metric)
		if err != nil {
			t.Fatal(err)
		}
		c := trial{data: goldenRows(g), d: g.D, o: Options{Eps: g.Eps, MinSamples: g.MinSamples, Metric: metric, Weights: goldenWeights(g)}}
		c.name = fmt.Sprintf("scikit-learn %s, seed %d: %s %s %dx%d", file.Versions["scikit-learn"], g.Seed, g.Metric, g.Kind, g.N, g.D)
		got, err := Cluster(c.matrix(t), c.o, nil)
		if err != nil {
			t.Fatal(c.name, err)
		}
		labels := numbers(g.Labels)
		same(t, c.name, got, Result{Labels: labels, Core: numbers(g.Core), Clusters: int(slices.Max(labels)) + 1})
	}
}
