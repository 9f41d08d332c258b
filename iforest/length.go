package iforest

import "math"

// euler is the Euler-Mascheroni constant.
const euler = 0.57721566490153286060651209008240243

// lengths is c(n): the mean length of an unsuccessful search in a binary search tree of n keys, which is
// what isolating a row among n would cost on average (Liu, Ting, Zhou, 2008, eq. 1):
//
//	c(n) = 2 H(n-1) - 2 (n-1)/n, c(0) = c(1) = 0, c(2) = 1, with H(i) = 1 + 1/2 + ... + 1/i
type lengths struct {
	table   []float64 // the first c(n)
	formula Formula
}

// summed is how far H is summed up; beyond, Euler's expansion is right to the last bit or the one before.
const summed = 1024

func newLengths(most int, formula Formula) lengths {
	c := lengths{make([]float64, min(max(most, 2), summed)+1), formula}
	c.table[2] = 1
	h := 1.0
	for n := 3; n < len(c.table); n++ {
		i := float64(n - 1)
		h += 1 / i
		if c.table[n] = lengthOf(h, i); formula == ScikitLearn {
			c.table[n] = lengthOf(math.Log(i)+euler, i)
		}
	}
	return c
}

// of is c(n).
func (c lengths) of(n int) float64 {
	if n < len(c.table) {
		return c.table[n]
	}
	i := float64(n - 1)
	h := math.Log(i) + euler
	if c.formula == Harmonic {
		// H(i) = ln i + euler + 1/(2 i) - 1/(12 i^2) + ...; what follows is below 1e-14.
		h += 1/(2*i) - 1/(12*i*i)
	}
	return lengthOf(h, i)
}

// lengthOf is c(i+1) given H(i).
func lengthOf(h, i float64) float64 { return float64(2*h) - float64(2*i/(i+1)) }
