package stl

// block is how many results a filter works on at a time: 4 kB, which stay in the first cache.
const block = 512

// even applies a symmetric kernel, of which k is the right half with its centre first:
//
//	dst[i] = k[0] x[i] + sum of k[d] (x[i-d*stride] + x[i+d*stride]), from <= i < to
//
// Four pairs a pass: that many products an addition of the result to memory. The first pass takes the
// centre and the pairs that are left over.
func even(dst, x, k []float64, stride, from, to int) {
	for ; from < to; from += block {
		n := min(block, to-from)
		out := dst[from : from+n]
		d := (len(k)-1)%4 + 1
		evenFirst(out, x, k[:d], from, stride)
		for ; d < len(k); d += 4 {
			evenFour(out, x, k[d:d+4], from, stride, d*stride)
		}
	}
}

// evenFirst sets the results to the centre's product and those of no more than three pairs.
func evenFirst(out, x, k []float64, at, stride int) {
	c, k0 := x[at:][:len(out)], k[0]
	if len(k) == 1 {
		for i := range out {
			out[i] = k0 * c[i]
		}
		return
	}
	a1, b1, k1 := x[at-stride:][:len(out)], x[at+stride:][:len(out)], k[1]
	if len(k) == 2 {
		for i := range out {
			out[i] = float64(k0*c[i]) + float64(k1*(a1[i]+b1[i]))
		}
		return
	}
	a2, b2, k2 := x[at-2*stride:][:len(out)], x[at+2*stride:][:len(out)], k[2]
	if len(k) == 3 {
		for i := range out {
			out[i] = float64(k0*c[i]) + float64(k1*(a1[i]+b1[i])) + float64(k2*(a2[i]+b2[i]))
		}
		return
	}
	a3, b3, k3 := x[at-3*stride:][:len(out)], x[at+3*stride:][:len(out)], k[3]
	for i := range out {
		out[i] = float64(k0*c[i]) + float64(k1*(a1[i]+b1[i])) + float64(k2*(a2[i]+b2[i])) + float64(k3*(a3[i]+b3[i]))
	}
}

// evenFour adds four pairs of values at distances of from on.
func evenFour(out, x, k []float64, at, stride, from int) {
	k0, k1, k2, k3 := k[0], k[1], k[2], k[3]
	a0, b0 := x[at-from:][:len(out)], x[at+from:][:len(out)]
	from += stride
	a1, b1 := x[at-from:][:len(out)], x[at+from:][:len(out)]
	from += stride
	a2, b2 := x[at-from:][:len(out)], x[at+from:][:len(out)]
	from += stride
	a3, b3 := x[at-from:][:len(out)], x[at+from:][:len(out)]
	for i := range out {
		near := float64(k0*(a0[i]+b0[i])) + float64(k1*(a1[i]+b1[i]))
		far := float64(k2*(a2[i]+b2[i])) + float64(k3*(a3[i]+b3[i]))
		out[i] += near + far
	}
}

// odd applies an antisymmetric kernel, whose k[0] is 0:
//
//	dst[i] = sum of k[d] (x[i+d*stride] - x[i-d*stride]), from <= i < to
func odd(dst, x, k []float64, stride, from, to int) {
	for ; from < to; from += block {
		n := min(block, to-from)
		out := dst[from : from+n]
		clear(out)
		d := 1
		for ; d+1 < len(k); d += 2 {
			a0, b0, k0 := x[from-d*stride:][:len(out)], x[from+d*stride:][:len(out)], k[d]
			a1, b1, k1 := x[from-(d+1)*stride:][:len(out)], x[from+(d+1)*stride:][:len(out)], k[d+1]
			for i := range out {
				out[i] += float64(k0*(b0[i]-a0[i])) + float64(k1*(b1[i]-a1[i]))
			}
		}
		for ; d < len(k); d++ {
			a, b, w := x[from-d*stride:][:len(out)], x[from+d*stride:][:len(out)], k[d]
			for i := range out {
				out[i] += float64(w * (b[i] - a[i]))
			}
		}
	}
}

// addScaled adds w times the values of x to dst, which is as long.
func addScaled(dst, x []float64, w float64) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] += float64(w * x[i])
	}
}

// dot is the sum of the products of x, which is as long as w, in four partial sums.
func dot(w, x []float64) float64 {
	x = x[:len(w)]
	var s0, s1, s2, s3 float64
	i := 0
	for ; i+3 < len(w); i += 4 {
		s0 += float64(w[i] * x[i])
		s1 += float64(w[i+1] * x[i+1])
		s2 += float64(w[i+2] * x[i+2])
		s3 += float64(w[i+3] * x[i+3])
	}
	for ; i < len(w); i++ {
		s0 += float64(w[i] * x[i])
	}
	return (s0 + s1) + (s2 + s3)
}
