package iforest

import (
	"hash/crc32"
	"math"
)

// magic begins a saved forest; version says how it goes on.
const (
	magic   = "LWFOREST"
	version = 1
)

// The bits of a saved forest's flags.
const (
	flagScikitLearn = 1 << iota // formula of c(n)
	flagNarrow                  // values are compared as float32
	flagMedians                 // medians follow
	flagNames                   // names of columns follow
	flagsKnown      = 1<<iota - 1
)

// Save appends the forest to dst, which may be nil, as bytes that Load reads in every host. Layout,
// little-endian, u32 and i32 of 4 bytes, f64 of 8:
//
//	"LWFOREST"; u32 version (1), flags (1: scikit-learn's c(n), 2: float32 values, 4: medians, 8: names)
//	u32 columns, rows a tree saw, trees here, number of the first, trees in all; u64 seed; f64 threshold
//	u32 n, then n x columns f64: training values, column after column, rising
//	f64 medians, one a column, if flagged
//	names, if flagged, one a column: u32 bytes, then so many of UTF-8
//	for each tree: u32 nodes, then breadth first for each node: u32 rows, i32 column or -1 for a leaf, and
//	    unless it is a leaf f64 value: rows <= value go left. The children of the k-th cut (from 0) are
//	    nodes 2k+1 and 2k+2.
//	u32 CRC-32 (IEEE) of all that came before
//
// The same forest gives the same bytes.
func (f *Forest) Save(dst []byte) []byte {
	start := len(dst)
	flags := uint32(0)
	if f.formula == ScikitLearn {
		flags |= flagScikitLearn
	}
	if f.narrow {
		flags |= flagNarrow
	}
	if f.medians != nil {
		flags |= flagMedians
	}
	if f.names != nil {
		flags |= flagNames
	}
	dst = append(dst, magic...)
	for _, v := range []uint32{version, flags, uint32(f.cols), uint32(f.samples), uint32(f.Trees()), uint32(f.from), uint32(f.total)} {
		dst = append32(dst, v)
	}
	dst = append64(dst, f.seed)
	dst = appendNumbers(dst, f.threshold)
	dst = append32(dst, uint32(len(f.standing)/f.cols))
	dst = appendNumbers(dst, f.standing...)
	dst = appendNumbers(dst, f.medians...)
	for _, name := range f.names {
		dst = append(append32(dst, uint32(len(name))), name...)
	}
	for t := range f.Trees() {
		dst = append32(dst, uint32(f.first[t+1]-f.first[t]))
		for at := f.first[t]; at < f.first[t+1]; at++ {
			dst = append32(dst, uint32(f.sizes[at]))
			if n := f.nodes[at]; n.left == 0 {
				dst = append32(dst, math.MaxUint32)
			} else {
				dst = append32(dst, uint32(n.feature))
				dst = appendNumbers(dst, n.value)
			}
		}
	}
	return append32(dst, crc32.ChecksumIEEE(dst[start:]))
}

func appendNumbers(dst []byte, numbers ...float64) []byte {
	for _, v := range numbers {
		dst = append64(dst, math.Float64bits(v))
	}
	return dst
}

// append32 and append64 write the lowest byte first. (encoding/binary would bring reflection along.)
//
//go:noinline
func append32(dst []byte, v uint32) []byte {
	return append(dst, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

//go:noinline
func append64(dst []byte, v uint64) []byte { return append32(append32(dst, uint32(v)), uint32(v>>32)) }
