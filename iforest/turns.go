package iforest

// rows is a set of up to 256 rows, row i as bit i%64 of word i/64.
type rows [words]uint64

const words = block / 64

// firstRows is the first n rows.
func firstRows(n int) (all rows) {
	for i := range n {
		all[i/64] |= 1 << (i % 64)
	}
	return all
}

// place finds for each of n rows the first cut that is not below its value, from which on it goes left, and
// puts the row into that cut's set. The values are column[0], column[stride] ...
func (b *bench) place(cuts, column []float64, stride, n int, narrow bool) {
	leave := b.leave[:len(cuts)+1]
	var v [4]float64
	for i := 0; i < n; i += 4 {
		for k := range v { // behind the last row, that row again
			if v[k] = column[min(i+k, n-1)*stride]; narrow {
				v[k] = float64(float32(v[k]))
			}
		}
		for k, at := range below(cuts, v) {
			row := min(i+k, n-1)
			leave[at][row/64] |= 1 << (row % 64)
		}
	}
}

// below is how many of the rising cuts, of which there is at least one, are less than each of four values.
// The number of steps depends on the number of cuts alone, each step is a choice without a jump, and the four
// searches do not wait for each other.
func below(cuts []float64, v [4]float64) [4]int {
	v0, v1, v2, v3 := v[0], v[1], v[2], v[3]
	a0, a1, a2, a3 := 0, 0, 0, 0
	for n := len(cuts); n > 1; {
		half := n >> 1
		a0 += half & -one(cuts[a0+half-1] < v0)
		a1 += half & -one(cuts[a1+half-1] < v1)
		a2 += half & -one(cuts[a2+half-1] < v2)
		a3 += half & -one(cuts[a3+half-1] < v3)
		n -= half
	}
	return [4]int{a0 + one(cuts[a0] < v0), a1 + one(cuts[a1] < v1), a2 + one(cuts[a2] < v2), a3 + one(cuts[a3] < v3)}
}

// one is 1 for true.
func one(yes bool) (n int) {
	if yes {
		n = 1
	}
	return n
}

// turn tells for each cut of a column, in rising order, which rows go right: all but those that left so far.
func (b *bench) turn(slots []int32, right rows) {
	leave := b.leave[:len(slots)+1]
	r0, r1, r2, r3 := right[0], right[1], right[2], right[3]
	for k, slot := range slots {
		gone, goes := &leave[k], &b.right[slot]
		r0, r1, r2, r3 = r0&^gone[0], r1&^gone[1], r2&^gone[2], r3&^gone[3]
		gone[0], gone[1], gone[2], gone[3] = 0, 0, 0, 0
		goes[0], goes[1], goes[2], goes[3] = r0, r1, r2, r3
	}
	leave[len(slots)] = rows{}
}

// descend sends the rows down a tree and answers which turned right at each depth.
func (b *bench) descend(places []uint8, right []rows, levels *[most]int32, from int32, all rows) (turns [most]rows) {
	b.here[0] = all
	child, k := uint(1), int32(0)
	for depth, end := range levels {
		p0, p1, p2, p3 := uint64(0), uint64(0), uint64(0), uint64(0)
		level := places[k : end-from]
		goes := right[k : end-from][:len(level)]
		k = end - from
		for i, place := range level {
			here, goes := &b.here[place], &goes[i]
			left, right := &b.here[child&(2*side-1)], &b.here[(child+1)&(2*side-1)]
			h0, h1, h2, h3 := here[0], here[1], here[2], here[3]
			t0, t1, t2, t3 := h0&goes[0], h1&goes[1], h2&goes[2], h3&goes[3]
			p0, p1, p2, p3 = p0|t0, p1|t1, p2|t2, p3|t3
			left[0], left[1], left[2], left[3] = h0^t0, h1^t1, h2^t2, h3^t3
			right[0], right[1], right[2], right[3] = t0, t1, t2, t3
			child += 2
		}
		turns[depth] = rows{p0, p1, p2, p3}
	}
	return turns
}

// addLeaves adds the value of the leaf that each row of word w reached; what rows that are not there get is dropped. Eight rows at a time, the planes are turned
// by 90 degrees: eight bytes of eight bits (one plane's byte each) become eight bytes that name leaves
// (the 8 x 8 transposition of Warren, Hacker's Delight, 2002).
func addLeaves(sums *[64]float64, leaves *[side]float64, turns *[most]rows, w int) {
	for at := 0; at < 64; at += 8 {
		x := turns[0][w]>>at&0xFF | turns[1][w]>>at&0xFF<<8 | turns[2][w]>>at&0xFF<<16 | turns[3][w]>>at&0xFF<<24 |
			turns[4][w]>>at&0xFF<<32 | turns[5][w]>>at&0xFF<<40 | turns[6][w]>>at&0xFF<<48 | turns[7][w]>>at&0xFF<<56
		t := (x ^ x>>7) & 0x00AA00AA00AA00AA
		x ^= t ^ t<<7
		t = (x ^ x>>14) & 0x0000CCCC0000CCCC
		x ^= t ^ t<<14
		t = (x ^ x>>28) & 0x00000000F0F0F0F0
		x ^= t ^ t<<28
		eight := (*[8]float64)(sums[at:])
		eight[0] += leaves[x&0xFF]
		eight[1] += leaves[x>>8&0xFF]
		eight[2] += leaves[x>>16&0xFF]
		eight[3] += leaves[x>>24&0xFF]
		eight[4] += leaves[x>>32&0xFF]
		eight[5] += leaves[x>>40&0xFF]
		eight[6] += leaves[x>>48&0xFF]
		eight[7] += leaves[x>>56]
	}
}
