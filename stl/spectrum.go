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

// newSpectrum takes a series without trend; missing values are NaN. Two transforms of 2 to 4 n numbers, and
// two more where values are missing.
//
// The first transforms two series at once, one as real and one as imaginary part: the series as it is,
// whose squared spectrum is that of its autocorrelation (Wiener and Khinchin), and the series faded out at
// both ends (Hann's window), whose peaks have no side lobes.
func newSpectrum(y []float64, p *pace) *spectrum {
	n := len(y)
	size := 1 << bits.Len(uint(2*n-1))
	s := &spectrum{n: n, size: size, pace: p}
	s.faded, s.plain, s.pairs = make([]float64, size/2+1), make([]float64, size/2+1), make([]float64, n/2+1)
	re, im := make([]float64, size), make([]float64, size)
	missing := false
	for i, v := range y {
		if v != v {
			missing = true
			continue
		}
		sin := math.Sin(math.Pi * (float64(i) + 0.5) / float64(n))
		re[i], im[i] = v, v*sin*sin
	}
	transform(re, im, false, s.pace)
	for f := range s.plain {
		g := (size - f) % size
		s.plain[f] = square(re[f]+re[g]) + square(im[f]-im[g])
		s.faded[f] = square(im[f]+im[g]) + square(re[g]-re[f])
	}
	for k := range s.pairs {
		s.pairs[k] = float64(n - k)
	}
	if missing {
		s.count(y)
	}
	s.correlate(0)
	return s
}

// count counts the pairs of values that are both there: the autocorrelation of ones.
func (s *spectrum) count(y []float64) {
	re, im := make([]float64, s.size), make([]float64, s.size)
	for i, v := range y {
		if v == v {
			re[i] = 1
		}
	}
	transform(re, im, false, s.pace)
	for f := range re {
		re[f], im[f] = square(re[f])+square(im[f]), 0
	}
	transform(re, im, true, s.pace)
	for k := range s.pairs {
		s.pairs[k] = math.Round(re[k] / float64(s.size))
	}
}

// correlate works out the autocorrelation of what has at least so many cycles per size values, and answers
// its share of the variance.
func (s *spectrum) correlate(slowest int) (share float64) {
	re, im := make([]float64, s.size), make([]float64, s.size)
	all, left := 0.0, 0.0
	for f, v := range s.plain {
		all += v
		if f < slowest {
			continue
		}
		left += v
		re[f], re[(s.size-f)%s.size] = v, v
	}
	transform(re, im, true, s.pace)
	s.auto = re[:len(s.pairs)]
	whole := s.auto[0] / s.pairs[0]
	for k, pairs := range s.pairs {
		if pairs < 2 || whole <= 0 {
			s.auto[k] = 0
			continue
		}
		s.auto[k] /= pairs * whole
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
