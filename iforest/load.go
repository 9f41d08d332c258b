package iforest

import (
	"hash/crc32"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/logwinnow/logwinnow/core"
)

// deepest is the depth that no tree of a forest that Fit can make comes near; beyond it scores run to 0.
const deepest = 64

// Load reads a forest that Save wrote. It scores every row as the saved one did, bit by bit. raw is not kept.
//
// Refuses (core.Value, "forest") bytes that are empty, cut short, longer than the forest, of another
// version, changed on the way (checksum), or that describe no forest: columns that do not exist, values
// that are not finite, rows that do not add up, trees deeper than 64. O(len(raw)).
func Load(raw []byte) (*Forest, error) {
	switch {
	case len(raw) == 0:
		return nil, broken("no bytes")
	case len(raw) < len(magic)+8 || string(raw[:len(magic)]) != magic:
		return nil, broken("bytes that begin otherwise")
	}
	r := &reader{raw: raw[len(magic) : len(raw)-4]}
	if v := r.word(); v != version {
		return nil, broken("version " + strconv.FormatUint(uint64(v), 10))
	}
	end := &reader{raw: raw[len(raw)-4:]}
	if crc32.ChecksumIEEE(raw[:len(raw)-4]) != end.word() {
		return nil, broken("bytes that were cut short or changed: the checksum differs")
	}
	f := r.head()
	for t := 0; t < r.trees && r.fault == ""; t++ {
		r.tree(f)
	}
	if r.fault == "" && len(r.raw) > 0 {
		r.fault = core.Count(len(r.raw), "byte") + " too many"
	}
	if r.fault != "" {
		return nil, broken(r.fault)
	}
	f.planes = newPlanes(f)
	return f, nil
}

func broken(got string) error {
	return core.Refuse(core.Value, "forest", "one that was saved as version "+strconv.Itoa(version), got)
}

// reader takes numbers off the front of bytes; the first fault is kept, and after it all numbers are 0.
type reader struct {
	raw   []byte
	trees int
	fault string
}

//go:noinline
func (r *reader) fail(fault string) {
	if r.fault == "" {
		r.fault = fault
	}
	r.raw = nil
}

//go:noinline
func (r *reader) word() uint32 {
	if len(r.raw) < 4 {
		r.fail("fewer bytes than it tells of")
		return 0
	}
	b := r.raw
	r.raw = b[4:]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func (r *reader) double() uint64 {
	low := r.word()
	return uint64(low) | uint64(r.word())<<32
}

// count reads a whole number that must be from low to high.
func (r *reader) count(what string, low, high int) int {
	v := int64(r.word())
	if r.fault == "" && (v < int64(low) || v > int64(high)) {
		r.fail(strconv.FormatInt(v, 10) + " " + what)
	}
	if r.fault != "" {
		return low
	}
	return int(v)
}

// number reads a finite number.
func (r *reader) number() float64 {
	v := math.Float64frombits(r.double())
	if math.IsNaN(v) || math.IsInf(v, 0) {
		r.fail("the value " + core.Number(v))
		return 0
	}
	return v
}

// numbers reads n finite numbers, of which there must be as many before anything is made for them.
func (r *reader) numbers(n int) []float64 {
	if n > len(r.raw)/8 {
		r.fail("fewer bytes than it tells of")
		return nil
	}
	out := make([]float64, n)
	for i := range out {
		out[i] = r.number()
	}
	return out
}

// names reads n names, of which there must be room for as many.
func (r *reader) names(n int) []string {
	if n > len(r.raw)/4 {
		r.fail("fewer bytes than it tells of")
		return nil
	}
	out := make([]string, n)
	for i := range out {
		size := r.count("bytes of a name", 0, math.MaxInt32)
		if size > len(r.raw) {
			r.fail("fewer bytes than it tells of")
			return nil
		}
		if out[i] = string(r.raw[:size]); !utf8.ValidString(out[i]) {
			r.fail("a name that is no UTF-8")
		}
		r.raw = r.raw[min(size, len(r.raw)):]
	}
	return out
}

// head reads all that comes before the trees.
func (r *reader) head() *Forest {
	f := &Forest{first: []int32{0}}
	flags := r.count("as flags", 0, flagsKnown)
	if flags&flagScikitLearn != 0 {
		f.formula = ScikitLearn
	}
	f.narrow = flags&flagNarrow != 0
	f.cols = r.count("columns", 1, math.MaxInt32)
	f.samples = r.count("rows a tree", 1, mostGrown)
	r.trees = r.count("trees", 1, mostTrees)
	f.from = r.count("as first tree", 0, mostTrees-r.trees)
	f.total = r.count("trees in all", f.from+r.trees, mostTrees)
	f.seed = r.double()
	if f.threshold = r.number(); f.threshold < 0 || f.threshold > 1 {
		r.fail("the threshold " + core.Number(f.threshold))
	}
	n := r.count("training values", 0, kept)
	f.standing = r.numbers(n * f.cols)
	if flags&flagMedians != 0 {
		f.medians = r.numbers(f.cols)
	}
	if flags&flagNames != 0 {
		f.names = r.names(f.cols)
	}
	for j := 0; j < len(f.standing); j += n {
		if !slices.IsSorted(f.standing[j : j+n]) {
			r.fail("training values out of order")
			break
		}
	}
	// Each tree tells of at least a root.
	if r.fault == "" && r.trees > len(r.raw)/12 {
		r.fail("fewer bytes than it tells of")
	}
	if r.fault == "" {
		f.lengths = newLengths(f.samples, f.formula)
	}
	return f
}

// tree reads one tree. That children follow their parent is checked where the parent is read, so no walk
// can turn in circles; that sizes add up, when a child is read.
func (r *reader) tree(f *Forest) {
	base, count := len(f.nodes), r.count("nodes in a tree", 1, 2*f.samples-1)
	if count%2 == 0 || count > len(r.raw)/8 {
		r.fail("a tree of " + core.Count(count, "node"))
		return
	}
	depth, parent := make([]uint8, count), make([]int32, count)
	next := 1
	for at := 0; at < count && r.fault == ""; at++ {
		size := r.count("rows in a node", 1, f.samples)
		if at == 0 && size != f.samples {
			r.fail("a root of " + core.Count(size, "row"))
		}
		if at > 0 && at%2 == 0 && int(f.sizes[base+at-1])+size != int(f.sizes[base+int(parent[at])]) {
			r.fail("rows that do not add up")
		}
		f.sizes = append(f.sizes, int32(size))
		feature := int32(r.word())
		if feature == -1 {
			f.nodes = append(f.nodes, node{value: (float64(depth[at]) + f.lengths.of(size)) - f.lengths.of(f.samples)})
			continue
		}
		if feature < 0 || int(feature) >= f.cols || next+1 >= count || next <= at || depth[at] == deepest {
			r.fail("a node that leads nowhere")
			break
		}
		parent[next+1] = int32(at)
		depth[next], depth[next+1] = depth[at]+1, depth[at]+1
		f.nodes = append(f.nodes, node{value: r.number(), left: int32(base + next), feature: feature})
		next += 2
	}
	if r.fault == "" && next != count {
		r.fail("nodes that belong to no tree")
	}
	f.first = append(f.first, int32(len(f.nodes)))
}
