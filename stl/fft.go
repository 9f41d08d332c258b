package stl

import "math"

// transform replaces the complex numbers re + i im by their discrete Fourier transform, backward (without
// the division by their number) where inverse; the number is a power of two. Cooley and Tukey (1965, "An
// algorithm for the machine calculation of complex Fourier series"), radix 2: numbers are put in
// bit-reversed order, then joined in pairs, fours, eights ... It is here because dsp/fourier of gonum, for
// any length, would be 35 kB of the module.
func transform(re, im []float64, inverse bool, p *pace) {
	n := len(re)
	for i, j := 1, 0; i < n; i++ {
		bit := n >> 1
		for ; j&bit != 0; bit >>= 1 {
			j ^= bit
		}
		if j ^= bit; i < j {
			re[i], re[j] = re[j], re[i]
			im[i], im[j] = im[j], im[i]
		}
	}
	cos, sin := turns(n, inverse)
	for half := 1; half < n; half *= 2 {
		for from := 0; from < n && !p.spend(4*half); from += 2 * half {
			butterflies(re[from:from+half], im[from:from+half], re[from+half:from+2*half], im[from+half:from+2*half], cos, sin, n/(2*half))
		}
	}
}

// turns are the first half of the n-th roots of 1.
func turns(n int, inverse bool) (cos, sin []float64) {
	cos, sin = make([]float64, n/2), make([]float64, n/2)
	for k := range cos {
		sin[k], cos[k] = math.Sincos(2 * math.Pi * float64(k) / float64(n))
		if !inverse {
			sin[k] = -sin[k]
		}
	}
	return cos, sin
}

// butterflies joins two transforms to one of twice the length, in place; step is the distance of its roots
// among those that are given.
func butterflies(aRe, aIm, bRe, bIm, cos, sin []float64, step int) {
	aIm, bRe, bIm = aIm[:len(aRe)], bRe[:len(aRe)], bIm[:len(aRe)]
	for i, k := 0, 0; i < len(aRe); i, k = i+1, k+step {
		c, s := cos[k], sin[k]
		re := float64(bRe[i]*c) - float64(bIm[i]*s)
		im := float64(bRe[i]*s) + float64(bIm[i]*c)
		bRe[i], bIm[i] = aRe[i]-re, aIm[i]-im
		aRe[i], aIm[i] = aRe[i]+re, aIm[i]+im
	}
}
