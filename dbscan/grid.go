package dbscan

import "math"

// A grid of equal cubes, for few columns. Its side is chosen so that the points of one cube are all
// within reach of each other, and its occupied cubes are kept as sorted keys.
//
// To find the cubes near a cube no hash table is needed: a key is the cube's indexes written as digits,
// so an offset between cubes is a difference between keys. Going through the cubes in order, the cubes at
// one offset are passed in order too, so one pointer for each offset only ever moves forward. The last
// column is the lowest digit: all offsets along it are one run of keys, and share a pointer.

// maxGridColumns and maxRows are up to how many columns and how many rows of cubes around a cube (below) a
// grid is used. Each column multiplies the rows by about five: under Euclidean 5 for 2 columns, 25 for 3,
// 179 for 4, where grid and tree come close (under WebAssembly, 100,000 rows: 0.6 to 1.2 s by grid, 1.2 to
// 1.6 s by tree).
const (
	maxGridColumns = 4
	maxRows        = 200
)

// maxIndex is more than the largest index of a cube along a column.
const maxIndex = 1 << 30

// sweep finds cubes near cubes.
type sweep struct {
	keys []int64 // of the occupied cubes, rising
	rows []gridRow

	low    []float64 // the lowest corner of all cubes
	side   float64
	stride []int64 // what one step along a column adds to a key
}

// gridRow is a row of cubes along the last column, relative to a cube.
type gridRow struct {
	first, last int64 // the differences of their keys
	at          int32 // the pointer: the first cube not below first, for the cube last asked about
	key         int64 // the key of that cube, beyond all keys if there is none
}

// side gives the side of a cube, for points that span so much along their longest column; 0 where the
// largest index i would exceed maxIndex. Two points x, y in one cube satisfy |x-y| < side (1 + i 2^-51) in
// each column, because of the two roundings in (x-low)/side. The margin of (i+64) 2^-50 pays for that and
// for the rounding of the distance itself.
func side(metric Metric, eps float64, d int, span float64) float64 {
	s := eps
	switch metric {
	case Euclidean:
		s = eps / math.Sqrt(float64(d))
	case Manhattan:
		s = eps / float64(d)
	}
	index := span/s + 2
	if !(index < maxIndex) {
		return 0
	}
	return s * (1 - (index+64)/(1<<50))
}

// newSweep lays the grid for the points; nil where a grid is no good: too many columns or rows, too
// many cubes along a column, or squares beyond float64.
func newSweep(m *measure, o Options) *sweep {
	metric, eps := straight(o.Metric, o.Eps)
	n := len(m.xs)
	if m.d > maxGridColumns || eps < 1e-140 || eps > 1e140 {
		return nil
	}
	lo, hi := make([]float64, m.d), make([]float64, m.d)
	m.bounds(lo, hi, 0, n/m.d)
	span := 0.0
	for j := range lo {
		span = max(span, hi[j]-lo[j])
	}
	g := &sweep{low: lo, side: side(metric, eps, m.d, span), stride: make([]int64, m.d)}
	if g.side == 0 {
		return nil
	}
	reach := gridReach(metric, m.d)
	step := int64(1)
	for j := m.d - 1; j >= 0; j-- {
		g.stride[j] = step
		// Room for reach on both sides keeps the end of one row from looking like the start of the next.
		size := int64((hi[j]-lo[j])/g.side) + 2 + 2*reach
		if step > math.MaxInt64/4/size {
			return nil
		}
		step *= size
	}
	if g.layRows(metric, m.d); len(g.rows) > maxRows {
		return nil
	}
	return g
}

// key is the key of the cube that point x lies in.
func (g *sweep) key(x []float64) int64 {
	key := int64(0)
	for j, v := range x {
		key += int64((v-g.low[j])/g.side) * g.stride[j]
	}
	return key
}

// gridReach is the largest offset along one column at which a cube can hold a neighbour.
func gridReach(metric Metric, d int) int64 {
	k := int64(1)
	for gridNear(metric, d, cost(metric, k+1)) {
		k++
	}
	return k
}

// cost is what an offset of k along one column adds to the least distance between cubes, in sides, in
// the form in which the metric adds.
func cost(metric Metric, k int64) int64 {
	k = max(k, -k)
	if k < 2 {
		return 0
	}
	if metric == Euclidean {
		return (k - 1) * (k - 1)
	}
	return k - 1
}

// gridNear reports whether cubes at that least distance can hold neighbours. The least distance in sides
// is a whole number, and so is Eps but for the margin: equality must count as near, since the margin
// makes the side a little less than it would be.
func gridNear(metric Metric, d int, cost int64) bool {
	if metric == Chebyshev {
		return cost <= 1
	}
	return cost <= int64(d)
}

// layRows lists the rows of cubes that can hold neighbours, nearest first.
func (g *sweep) layRows(metric Metric, d int) {
	reach := gridReach(metric, d)
	offset := make([]int64, d) // the last stays 0
	for near := int64(0); near <= int64(d); near++ {
		for j := range offset[:d-1] {
			offset[j] = -reach
		}
		for more := true; more; more = countUp(offset[:d-1], reach) {
			if lead := total(metric, offset); lead == near {
				g.addRow(metric, offset, lead, reach)
			}
		}
	}
}

// addRow adds the row at the offset, as far along the last column as neighbours are possible.
func (g *sweep) addRow(metric Metric, offset []int64, lead, reach int64) {
	d := len(offset)
	along := int64(-1)
	for k := int64(0); k <= reach; k++ {
		if metric == Chebyshev && gridNear(metric, d, max(lead, cost(metric, k))) ||
			metric != Chebyshev && gridNear(metric, d, lead+cost(metric, k)) {
			along = k
		}
	}
	if along < 0 {
		return
	}
	key := int64(0)
	for j, k := range offset {
		key += k * g.stride[j]
	}
	g.rows = append(g.rows, gridRow{first: key - along, last: key + along})
}

// total is the least distance between cubes at the offset, in the form in which the metric adds.
func total(metric Metric, offset []int64) int64 {
	sum := int64(0)
	for _, k := range offset {
		if metric == Chebyshev {
			sum = max(sum, cost(metric, k))
		} else {
			sum += cost(metric, k)
		}
	}
	return sum
}

// countUp counts offset up by one as digits from -reach to reach; false after the last.
func countUp(offset []int64, reach int64) bool {
	for j := range offset {
		if offset[j] < reach {
			offset[j]++
			return true
		}
		offset[j] = -reach
	}
	return false
}

// rewind begins a new pass over the cubes.
func (g *sweep) rewind() {
	for r := range g.rows {
		g.rows[r].at = 0
		g.rows[r].key = g.keys[0]
	}
}

// nearby adds to near the runs of cubes (first and last) near cube c, without c; with below, only those
// numbered below c. Calls must come in rising order of c.
func (g *sweep) nearby(near []int32, c int, below bool) []int32 {
	keys, key := g.keys, g.keys[c]
	for r := range g.rows {
		row := &g.rows[r]
		if below && row.first >= 0 {
			continue
		}
		first, last := key+row.first, key+row.last
		if row.key < first {
			row.advance(keys, first)
		}
		if row.key > last {
			continue // the ordinary case in sparse data, found without looking at keys
		}
		at := int(row.at)
		end := at + 1
		for end < len(keys) && keys[end] <= last {
			end++
		}
		if at <= c && c < end {
			if at < c {
				near = append(near, int32(at), int32(c-1))
			}
			at = c + 1
			if below {
				continue
			}
		}
		if at < end {
			near = append(near, int32(at), int32(end-1))
		}
	}
	return near
}

// advance moves the pointer to the first cube whose key is not below first.
func (r *gridRow) advance(keys []int64, first int64) {
	at := int(r.at)
	for at < len(keys) && keys[at] < first {
		at++
	}
	r.at, r.key = int32(at), math.MaxInt64
	if at < len(keys) {
		r.key = keys[at]
	}
}
