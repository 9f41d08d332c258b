package stl

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// twin is STL the plain way, as the paper and its published program describe it: every point's regression
// by itself, from the definition.
type twin struct {
	y, trend, season, weights []float64
	s                         settings
	least                     float64    // the least median of residuals of any outer iteration
	left                      [2]float64 // what stands in for phases without a value
}

// twinFit is the regression of n points (value and weight given by number) at one point, by a window;
// not ok where all weights are 0.
func twinFit(n int, s span, at, left, right int, value, weight func(int) float64) (float64, bool) {
	h := math.Max(float64(at-left), float64(right-1-at))
	if s.window > n {
		h += float64((s.window - n) / 2)
	}
	w := make([]float64, right-left)
	sum := 0.0
	for j := left; j < right; j++ {
		if r := math.Abs(float64(j - at)); r <= 0.001*h {
			w[j-left] = weight(j)
		} else if r <= 0.999*h {
			w[j-left] = math.Pow(1-math.Pow(r/h, 3), 3) * weight(j)
		}
		sum += w[j-left]
	}
	if sum <= 0 {
		return 0, false
	}
	mean := 0.0
	for i := range w {
		w[i] /= sum
		mean += w[i] * float64(left+i)
	}
	if s.degree == Linear && h > 0 {
		c := 0.0
		for i := range w {
			c += w[i] * math.Pow(float64(left+i)-mean, 2)
		}
		if math.Sqrt(c) > 0.001*(float64(n)-1) {
			b := (float64(at) - mean) / c
			for i := range w {
				w[i] *= b*(float64(left+i)-mean) + 1
			}
		}
	}
	fitted := 0.0
	for i := range w {
		fitted += w[i] * value(left+i)
	}
	return fitted, true
}

// twinSmooth fits every point, or every jump-th with lines between.
func twinSmooth(n int, s span, value, weight func(int) float64) []float64 {
	out := make([]float64, n)
	if n < 2 {
		out[0] = value(0)
		return out
	}
	jump := min(s.jump, n-1)
	left, right := 0, n
	fit := func(at int) float64 {
		if v, ok := twinFit(n, s, at, left, right, value, weight); ok {
			return v
		}
		return value(at)
	}
	last := 0
	for i := 0; i < n; i += jump {
		if s.window < n {
			left = min(max(i-s.window/2, 0), n-s.window)
			right = left + s.window
		}
		out[i] = fit(i)
		last = i
	}
	for i := 0; i+jump < n; i += jump {
		for j := i + 1; j < i+jump; j++ {
			out[j] = out[i] + (out[i+jump]-out[i])*float64(j-i)/float64(jump)
		}
	}
	if last < n-1 {
		out[n-1] = fit(n - 1)
		for j := last + 1; j < n-1; j++ {
			out[j] = out[last] + (out[n-1]-out[last])*float64(j-last)/float64(n-1-last)
		}
	}
	return out
}

func one(int) float64 { return 1 }

func (t *twin) step(weigh bool) {
	n, p := len(t.y), t.s.period
	cycle := make([]float64, n+2*p)
	for phase := range p {
		k := (n - phase + p - 1) / p
		if phase >= n {
			v := 0.0
			if phase-n < 2 {
				v = t.left[phase-n]
			}
			for at := phase; at < len(cycle); at += p {
				cycle[at] = v
			}
			continue
		}
		value := func(i int) float64 { return t.y[i*p+phase] - t.trend[i*p+phase] }
		weight := one
		if weigh {
			weight = func(i int) float64 { return t.weights[i*p+phase] }
		}
		inside := twinSmooth(k, t.s.seasonal, value, weight)
		for i, v := range inside {
			cycle[(i+1)*p+phase] = v
		}
		before, ok := twinFit(k, t.s.seasonal, -1, 0, min(k, t.s.seasonal.window), value, weight)
		if !ok {
			before = inside[0]
		}
		after, ok := twinFit(k, t.s.seasonal, k, max(0, k-t.s.seasonal.window), k, value, weight)
		if !ok {
			after = inside[k-1]
		}
		cycle[phase], cycle[(k+1)*p+phase] = before, after
	}
	second := twinAverage(twinAverage(cycle, p), p)
	t.left = [2]float64{second[n], second[n+1]}
	third := twinAverage(second, 3)
	low := twinSmooth(n, t.s.lowPass, func(i int) float64 { return third[i] }, one)
	for i := range n {
		t.season[i] = cycle[p+i] - low[i]
	}
	weight := one
	if weigh {
		weight = func(i int) float64 { return t.weights[i] }
	}
	copy(t.trend, twinSmooth(n, t.s.trend, func(i int) float64 { return t.y[i] - t.season[i] }, weight))
}

func twinAverage(x []float64, width int) []float64 {
	out := make([]float64, len(x)-width+1)
	for i := range out {
		for _, v := range x[i : i+width] {
			out[i] += v / float64(width)
		}
	}
	return out
}

func (t *twin) reweigh() {
	r := make([]float64, len(t.y))
	for i := range r {
		r[i] = math.Abs(t.y[i] - t.trend[i] - t.season[i])
	}
	sorted := slices.Sorted(slices.Values(r))
	n := len(r)
	h := 3 * (sorted[n/2] + sorted[n-n/2-1])
	t.least = min(t.least, h/6)
	for i := range r {
		switch {
		case h == 0 || r[i] <= 0.001*h:
			t.weights[i] = 1
		case r[i] <= 0.999*h:
			t.weights[i] = math.Pow(1-math.Pow(r[i]/h, 2), 2)
		default:
			t.weights[i] = 0
		}
	}
}

func twinDecompose(y []float64, s settings) (d *Decomposition, least float64) {
	n := len(y)
	t := &twin{y: y, s: s, trend: make([]float64, n), season: make([]float64, n), weights: make([]float64, n), least: math.Inf(1)}
	for i := range t.weights {
		t.weights[i] = 1
	}
	for outer := 0; ; outer++ {
		for range s.inner {
			t.step(outer > 0)
		}
		if outer == s.outer {
			break
		}
		t.reweigh()
	}
	d = &Decomposition{Seasonal: t.season, Trend: t.trend, Weights: t.weights, Residual: make([]float64, n)}
	for i := range y {
		d.Residual[i] = y[i] - t.season[i] - t.trend[i]
	}
	return d, t.least
}

// someOptions draws settings, often small ones, some with windows beyond any series.
func someOptions(r *rand.Rand) Options {
	odd := func(least, most int) int { return least + r.IntN(max(1, most-least))&^1 }
	o := Options{Period: 2 + r.IntN(30), Robust: r.IntN(2) == 0}
	if r.IntN(3) > 0 {
		o.Seasonal = odd(3, 21)
	}
	if r.IntN(3) == 0 {
		o.Trend = odd((o.Period+1)|1, 4*o.Period+8)
	}
	if r.IntN(3) == 0 {
		o.LowPass = odd((o.Period+1)|1, 3*o.Period+8)
	}
	o.SeasonalDegree, o.TrendDegree, o.LowPassDegree = Degree(r.IntN(2)), Degree(r.IntN(2)), Degree(r.IntN(2))
	if r.IntN(3) == 0 {
		o.SeasonalJump, o.TrendJump, o.LowPassJump = 1+r.IntN(4), 1+r.IntN(12), 1+r.IntN(12)
	}
	if r.IntN(3) == 0 {
		o.InnerIter, o.OuterIter = 1+r.IntN(4), 1+r.IntN(4)
	}
	return o
}

// someSeries draws a season, a slope, noise and a few outliers.
func someSeries(r *rand.Rand, n, period int) []float64 {
	y := make([]float64, n)
	size, noise := math.Ldexp(1, r.IntN(30)-10), r.Float64()
	for i := range y {
		y[i] = size * (math.Sin(2*math.Pi*float64(i)/float64(period)) + 0.01*float64(i) + noise*r.NormFloat64())
		if r.IntN(25) == 0 {
			y[i] += size * 20 * r.NormFloat64()
		}
	}
	return y
}

// same compares two decompositions within 1e-9 of the largest value; weights as well as that carries over
// to them, for they depend on residuals as shares of their median.
func same(got, want *Decomposition, y []float64) error { return within(1e-9, got, want, y) }

func within(share float64, got, want *Decomposition, y []float64) error {
	scale := 1e-300
	for _, v := range y {
		if v == v {
			scale = max(scale, math.Abs(v))
		}
	}
	var sizes []float64
	for _, v := range want.Residual {
		if v == v {
			sizes = append(sizes, math.Abs(v))
		}
	}
	for _, part := range []struct {
		name      string
		got, want []float64
		within    float64
	}{
		{"trend", got.Trend, want.Trend, share * scale},
		{"seasonal", got.Seasonal, want.Seasonal, share * scale},
		{"residual", got.Residual, want.Residual, share * scale},
		{"weights", got.Weights, want.Weights, share * (1 + scale/median(sizes))},
	} {
		for i, v := range part.got {
			if !(math.Abs(v-part.want[i]) <= part.within) && !(v != v && part.want[i] != part.want[i]) {
				return fmt.Errorf("%s[%d] is %v, want %v (off by %g of the largest value)", part.name, i, v, part.want[i], (v-part.want[i])/scale)
			}
		}
	}
	return nil
}

// TestTwin: the plain way comes to the same, for thousands of settings and series.
func TestTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	shaken := 0
	for round := range 2000 {
		o := someOptions(r)
		n := 1 + r.IntN(8*o.Period)
		y := someSeries(r, n, o.Period)
		d, err := Decompose(y, o, nil)
		if err != nil {
			t.Fatal(err)
		}
		s, _ := settle(&o)
		want, least := twinDecompose(y, s)
		if err := same(d, want, y); err != nil {
			if s.outer > 0 && shaky(y, s, want, least) {
				shaken++
				continue
			}
			t.Errorf("round %d, %d values, %+v, least %g: %v", round, n, o, least, err)
		}
	}
	t.Log(shaken, "series that rounding decides")
	if shaken > 40 {
		t.Errorf("%d series that rounding decides", shaken)
	}
}

// shaky tells whether rounding decides the result: where season and trend can follow most values exactly
// (a series of hardly a period), their residuals are rounding errors, by which the robustness weights then
// tell outliers. Such a result has a tiny median of residuals on its way, or changes a thousand times as
// much as the series does.
func shaky(y []float64, s settings, d *Decomposition, least float64) bool {
	if scale := max(slices.Max(y), -slices.Min(y)); least < 1e-5*scale {
		return true
	}
	r := rand.New(rand.NewPCG(7, 7))
	for range 20 {
		nearly := slices.Clone(y)
		for i := range nearly {
			nearly[i] *= 1 + 1e-13*r.NormFloat64()
		}
		if again, _ := twinDecompose(nearly, s); within(1e-10, again, d, y) != nil {
			return true
		}
	}
	return false
}
