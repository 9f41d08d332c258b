package iforest

// sort puts the first n values in rising order, each with its bit: runs of 16 by insertion, then merges.
func (b *bench) sort(n int) {
	for from := 0; from < n; from += run {
		for i := from + 1; i < min(from+run, n); i++ {
			e := b.values[i]
			k := i
			for ; k > from && b.values[k-1].value > e.value; k-- {
				b.values[k] = b.values[k-1]
			}
			b.values[k] = e
		}
	}
	if n > run {
		merge(b.spare[:min(2*run, n)], b.values[:run], b.values[run:min(2*run, n)])
		if n > 2*run {
			merge(b.spare[2*run:n], b.values[2*run:min(3*run, n)], b.values[min(3*run, n):n])
		}
		merge(b.values[:n], b.spare[:min(2*run, n)], b.spare[min(2*run, n):n])
	}
}

// run is how many values are put in order by insertion.
const run = block / 4

// merge fills dst from two rising runs.
func merge(dst, x, y []entry) {
	i, j := 0, 0
	for k := range dst {
		if j == len(y) || i < len(x) && x[i].value <= y[j].value {
			dst[k] = x[i]
			i++
		} else {
			dst[k] = y[j]
			j++
		}
	}
}

// turn tells for each cut which of the n rows go right: those whose value is greater. Cuts rise, and so
// do the values, so each value only takes its row out of the word.
func (b *bench) turn(cuts []float64, slots []int32, n int) {
	word := ^uint64(0) >> (block - n)
	at := 0
	slots = slots[:len(cuts)]
	for _, e := range b.values[:n] {
		for at < len(cuts) && cuts[at] < e.value {
			b.right[slots[at]] = word
			at++
		}
		word &^= e.bit
	}
	for _, slot := range slots[at:] {
		b.right[slot] = 0
	}
}

// descend sends the rows down a tree and answers which turned right at each depth.
func (b *bench) descend(places []uint8, right []uint64, levels *[most]int32, from int32, all uint64) (turns [most]uint64) {
	b.here[0] = all
	child, k := uint(1), int32(0)
	for depth, end := range levels {
		plane := uint64(0)
		level := places[k : end-from]
		goes := right[k : end-from][:len(level)]
		k = end - from
		for i, place := range level {
			rows := b.here[place]
			turned := rows & goes[i]
			plane |= turned
			b.here[child&(2*side-1)] = rows ^ turned
			b.here[(child+1)&(2*side-1)] = turned
			child += 2
		}
		turns[depth] = plane
	}
	return turns
}

// addLeaves adds the value of the leaf that each row reached; what rows that are not there get is dropped. Eight rows at a time, the planes are turned
// by 90 degrees: eight bytes of eight bits (one plane's byte each) become eight bytes that name leaves
// (the 8 x 8 transposition of Warren, Hacker's Delight, 2002).
func addLeaves(sums *[block]float64, leaves *[side]float64, turns *[most]uint64) {
	for at := 0; at < block; at += 8 {
		x := turns[0]>>at&0xFF | turns[1]>>at&0xFF<<8 | turns[2]>>at&0xFF<<16 | turns[3]>>at&0xFF<<24 |
			turns[4]>>at&0xFF<<32 | turns[5]>>at&0xFF<<40 | turns[6]>>at&0xFF<<48 | turns[7]>>at&0xFF<<56
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
