package stl

import (
	"math"
	"math/bits"
)

// spectrum is what a series shows of its repetitions, as frequencies and as lags.
type spectrum struct {
	n, size int
	faded   []float64 // the periodogram: faded[f] at f cycles per size values, 0 to size/2
	plain   []float64 // as faded, of the series as it is
	pairs   []float64 // the number of pairs k apart, 0 to half of the length
	auto    []float64 // the correlation of values k apart, likewise
	pace    *pace
}

// newSpectrum takes a series without trend; missing values are NaN. Four transforms of 2 to 4 n numbers.
//
// The first transforms two series at once, one as real and one as imaginary part: the series as it is,
// whose squared spectrum is that of its autocorrelation (Wiener and Khinchin), and the series faded out at
// both ends (Hann's window), whose peaks have no side lobes. The others count the pairs that are there: the
// autocorrelation of ones.
func newSpectrum(y []float64, p *pace) *spectrum {
	n := len(y)
	size := 1 << bits.Len(uint(2*n-1))
	s := &spectrum{n: n, size: size, pace: p}
	re, im, ones := make([]float64, size), make([]float64, size), make([]float64, size)
	for i, v := range y {
		if v == v {
			sin := math.Sin(math.Pi * (float64(i) + 0.5) / float64(n))
			re[i], im[i], ones[i] = v, v*sin*sin, 1
		}
	}
	s.plain, s.faded = s.squared(re, im)
	counted, _ := s.squared(ones, make([]float64, size))
	s.pairs, _ = s.lags(counted, 0)
	for k, pairs := range s.pairs {
		s.pairs[k] = math.Round(pairs / float64(4*size))
	}
	s.correlate(0)
	return s
}

// squared gives four times the squared spectra of two real series, which it overwrites.
func (s *spectrum) squared(a, b []float64) (of, and []float64) {
	transform(a, b, false, s.pace)
	of, and = make([]float64, s.size/2+1), make([]float64, s.size/2+1)
	for f := range of {
		g := (s.size - f) % s.size
		of[f] = square(a[f]+a[g]) + square(b[f]-b[g])
		and[f] = square(b[f]+b[g]) + square(a[g]-a[f])
	}
	return of, and
}

// lags goes from a squared spectrum to sums of products at lags from 0 to half of the length, leaving out
// what has fewer than slowest cycles per size values; left is the sum of the rest.
func (s *spectrum) lags(squared []float64, slowest int) (sums []float64, left float64) {
	re, im := make([]float64, s.size), make([]float64, s.size)
	for f := slowest; f < len(squared); f++ {
		v := squared[f]
		left += v
		re[f], re[(s.size-f)%s.size] = v, v
	}
	transform(re, im, true, s.pace)
	return re[:s.n/2+1], left
}

// correlate works out the autocorrelation of what has at least so many cycles per size values, and answers
// its share of the variance.
func (s *spectrum) correlate(slowest int) (share float64) {
	all := 0.0
	for _, v := range s.plain {
		all += v
	}
	sums, left := s.lags(s.plain, slowest)
	s.auto = sums
	whole := sums[0] / s.pairs[0]
	for k, pairs := range s.pairs {
		if pairs < 2 || whole <= 0 {
			sums[k] = 0
			continue
		}
		sums[k] /= pairs * whole
	}
	if all <= 0 {
		return 0
	}
	return left / all
}

func square(x float64) float64 { return x * x }

// peaks are the frequencies of the greatest local maxima of the periodogram, strongest first, of at least
// three cycles.
func (s *spectrum) peaks(most int) (found []int) {
	for f := 3 * s.size / s.n; f < len(s.faded); f++ {
		if s.faded[f] <= s.faded[f-1] || f+1 < len(s.faded) && s.faded[f] < s.faded[f+1] {
			continue
		}
		at := len(found)
		for at > 0 && s.faded[found[at-1]] < s.faded[f] {
			at--
		}
		if at == most {
			continue
		}
		if len(found) < most {
			found = append(found, 0)
		}
		copy(found[at+1:], found[at:])
		found[at] = f
	}
	return found
}
