package features

import "strings"

// cuts is a template cut into segments for merging.
type cuts struct {
	bounds    []int32  // from and to of each segment, in bytes
	hashes    []uint64 // of each segment at its place
	sum       uint64   // of hashes: a hash of all the segments
	structure uint64   // hash of the executable token and the separators
	verb      int      // the segment that is the verb, or -1
}

// cut cuts what stands behind the executable at every separator.
func cut(t string) cuts {
	from, at := executable(t)
	c := cuts{structure: hash(offset64, t[from:at]), verb: -1}
	verb := verbAt(t, at)
	for {
		end := at
		for end < len(t) && !isSeparator(t[end]) {
			end++
		}
		if at == verb {
			c.verb = len(c.hashes)
		}
		h := spread(hash(offset64, t[at:end]) + uint64(len(c.hashes)))
		c.bounds = append(c.bounds, int32(at), int32(end))
		c.hashes = append(c.hashes, h)
		c.sum += h
		if end == len(t) {
			return c
		}
		c.structure = hash(c.structure, t[end:end+1])
		at = end + 1
	}
}

// verbAt is where the verb begins: the first argument, where it is a plain word; -1 where it is not.
func verbAt(t string, executableEnd int) int {
	at := run(t, executableEnd, isBlank)
	end := run(t, at, isPlain)
	if end < len(t) && !isBlank(t[end]) {
		return -1
	}
	return at
}

func (c *cuts) segment(p int) (from, to int) { return int(c.bounds[2*p]), int(c.bounds[2*p+1]) }

// open reports whether segment p of template t may be left open: it is there, no switch's name and no verb.
func (c *cuts) open(t string, p int) bool {
	if p >= len(c.hashes) || p == c.verb { // hashes that collide by chance may join unlike structures
		return false
	}
	from, to := c.segment(p)
	return from < to && !isSwitchName(t, from)
}

// isSwitchName reports whether the name of a switch begins at byte at. A slash begins one where no further
// slash comes before a : or = of the same token; else it begins a path.
func isSwitchName(t string, at int) bool {
	if t[at] == '-' {
		return beginsToken(t, at)
	}
	if t[at-1] != '/' || !beginsToken(t, at-1) {
		return false
	}
	for ; at < len(t) && !isGap(t[at]) && t[at] != ':' && t[at] != '='; at++ {
		if isSlash(t[at]) {
			return false
		}
	}
	return true
}

func beginsToken(t string, at int) bool { return isGap(t[at-1]) }

// isGap reports whether b stands between tokens: white space or a quote.
func isGap(b byte) bool { return isBlank(b) || b == '"' || b == '\'' }

func isSeparator(b byte) bool { return isBlank(b) || strings.IndexByte(`"'=,;:&|()\/.`, b) >= 0 }

func isPlain(b byte) bool { return isLetter(b) || b == '-' }

const offset64 = 0xcbf29ce484222325

// hash takes a text into a running FNV-1a hash of 64 bits. What hashes alike is compared again.
func hash(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return h
}

// spread mixes the bits of a hash, so that sums of hashes tell their terms apart (the finaliser of
// splitmix64: Steele, Lea, Flood 2014).
func spread(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
