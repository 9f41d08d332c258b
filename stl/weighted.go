package stl

import "math"

// strand is every stride-th value from base on: a phase of the season across the cycles, or with stride 1
// the whole series.
type strand struct {
	x, weights   []float64 // weights nil: all 1
	base, stride int
}

func (s strand) at(i int) float64 { return s.x[s.base+i*s.stride] }

// value is the fit at a point by a window of its own, the plain way. Where all weights are 0, ok is false.
func (l *loess) value(s strand, at, left, right int) (fitted float64, ok bool) {
	h := l.reach(at, left, right)
	w := l.spare[:right-left]
	sum, mean := 0.0, 0.0
	for i, k := 0, s.base+left*s.stride; i < len(w); i, k = i+1, k+s.stride {
		d := float64(left + i - at)
		v := tricube(math.Abs(d), h)
		if s.weights != nil {
			v *= s.weights[k]
		}
		w[i] = v
		sum += v
		mean += float64(v * d)
	}
	if sum <= 0 {
		return 0, false
	}
	for i := range w {
		w[i] /= sum
	}
	if l.degree == Linear {
		l.tilt(w, left-at, mean/sum)
	}
	for i, k := 0, s.base+left*s.stride; i < len(w); i, k = i+1, k+s.stride {
		fitted += float64(w[i] * s.x[k])
	}
	return fitted, true
}

// fitted is value with the series' own value where all weights are 0.
func (l *loess) fitted(s strand, at int) float64 {
	left, right := l.around(at)
	if v, ok := l.value(s, at, left, right); ok {
		return v
	}
	return s.at(at)
}

// lines holds what a regression with robustness weights needs at each point with a centred window. With
// the kernel k and the weights w, the sums
//
//	S0 = sum k w, S1 = sum k w d, S2 = sum k w d^2, Y0 = sum k w x, Y1 = sum k w d x
//
// over distances d give the line's height: alpha Y0 + beta Y1. All five are filters with fixed kernels; the
// first three change only with the weights.
type lines struct {
	kernel, first, second []float64 // k, k d, k d^2
	alpha, beta           []float64 // beta is nil where only means are fitted
	weights, product      []float64 // w, w x
	sum                   []float64 // room for Y0
	alone                 []int     // points that are fitted the plain way
	from, to, stride      int
	pace                  *pace
}

// newLines prepares the regressions of n values that are interwoven from strands, stride of them; spread
// is that below which all fit means.
func newLines(n, stride int, l *loess, spread float64) *lines {
	half := l.window / 2 * stride
	f := &lines{kernel: l.kernel, from: half, to: n - half, stride: stride, pace: l.pace}
	f.alpha, f.product, f.sum = make([]float64, n), make([]float64, n), make([]float64, n)
	if l.degree == Linear && float64(len(l.kernel)) > spread {
		f.beta = make([]float64, n)
		for d, w := range l.kernel {
			f.first = append(f.first, w*float64(d))
			f.second = append(f.second, w*float64(d*d))
		}
	}
	return f
}

// sparse and skewed are the limits beyond which a point is fitted the plain way: weights that sum to
// almost nothing, and positions so close together, seen from afar, that the sums lose their digits.
const (
	sparse = 1e-200
	skewed = 1e-4
)

// weigh takes new weights. A line is fitted where positions spread more than long, or than short: which
// of the two differs from phase to phase, so what lies between them is fitted the plain way.
func (f *lines) weigh(weights []float64, short, long float64) {
	f.weights, f.alone = weights, f.alone[:0]
	for from := f.from; from < f.to && !f.pace.spend(3*stretch*len(f.kernel)); from += stretch {
		to := min(from+stretch, f.to)
		even(f.alpha, weights, f.kernel, f.stride, from, to)
		if f.beta == nil {
			f.means(from, to)
			continue
		}
		odd(f.beta, weights, f.first, f.stride, from, to)
		even(f.sum, weights, f.second, f.stride, from, to)
		f.slopes(from, to, square(short)*(1-1e-9), square(long)*(1+1e-9))
	}
}

// means turns S0 into alpha, for weighted means.
func (f *lines) means(from, to int) {
	for i, s0 := range f.alpha[from:to] {
		if s0 < sparse {
			f.alone = append(f.alone, from+i)
			continue
		}
		f.alpha[from+i] = 1 / s0
	}
}

// slopes turns the sums into alpha and beta; low and high bound the squared spread below which a mean is fitted.
func (f *lines) slopes(from, to int, low, high float64) {
	least := skewed * square(float64(len(f.kernel)))
	alpha, beta, sum := f.alpha[from:to], f.beta[from:to], f.sum[from:to]
	for i, s0 := range alpha {
		share := 1 / s0
		mean := beta[i] * share
		c := float64(sum[i]*share) - float64(mean*mean)
		if !(s0 >= sparse && c >= least) || c >= low && c <= high {
			f.alone = append(f.alone, from+i)
			continue
		}
		alpha[i], beta[i] = share, 0
		if c > high {
			b := -mean / c
			alpha[i] = (1 - float64(b*mean)) * share
			beta[i] = b * share
		}
	}
}

// smooth fills dst[from:to] with the fits; those alone are left to the caller.
func (f *lines) smooth(dst, x []float64) {
	product := f.product[:len(f.weights)]
	x = x[:len(f.weights)]
	for i, w := range f.weights {
		product[i] = w * x[i]
	}
	for from := f.from; from < f.to && !f.pace.spend(2*stretch*len(f.kernel)); from += stretch {
		to := min(from+stretch, f.to)
		out := dst[from:to]
		alpha := f.alpha[from:to][:len(out)]
		if f.beta == nil {
			even(dst, product, f.kernel, f.stride, from, to)
			for i, a := range alpha {
				out[i] *= a
			}
			continue
		}
		even(f.sum, product, f.kernel, f.stride, from, to)
		odd(dst, product, f.first, f.stride, from, to)
		beta, sum := f.beta[from:to][:len(out)], f.sum[from:to][:len(out)]
		for i, a := range alpha {
			out[i] = float64(a*sum[i]) + float64(beta[i]*out[i])
		}
	}
}
