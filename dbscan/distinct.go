package dbscan

import (
	"math"

	"github.com/logwinnow/logwinnow/core"
)

// points are the distinct rows in the order of their first appearance.
type points struct {
	d      int
	xs     []float64 // n x d coordinates
	weight []float64 // n sums of the weights of the rows at each point
	at     []int32   // for each row its point, or nowhere
	plain  bool      // some weight is negative

	// What loose.go needs for rows that are nowhere.
	rowWeight    []float64 // the weight of each row, nil for 1 each
	need         float64   // MinSamples
	looseRows    int       // how many there are
	loose, total float64   // their weight, and that of all rows
	looseReach   bool      // there are some, and Eps reaches from them to all rows
}

// nowhere marks a row that has no point: a row of zeros under Cosine.
const nowhere = -1

func (p *points) len() int { return len(p.weight) }

// weightOf is the weight of a row.
func (p *points) weightOf(row int) float64 {
	if p.rowWeight == nil {
		return 1
	}
	return p.rowWeight[row]
}

// collapse makes one point of all identical rows. Under Cosine the rows are unit vectors afterwards, so
// that all rows of one direction are identical up to rounding.
func collapse(m core.Matrix, o Options, work *meter) (*points, error) {
	p := &points{d: m.Cols(), at: make([]int32, m.Rows()), rowWeight: o.Weights, need: float64(o.MinSamples)}
	data := m.Data()
	if o.Metric == Cosine {
		data = directions(m, p.at)
	}
	set := newRowSet(data, p.d, m.Rows())
	for i := range p.at {
		if p.at[i] != nowhere {
			p.at[i] = set.add(int32(i))
		}
		work.looked++
		if err := work.pass(1); err != nil {
			return nil, err
		}
	}
	p.xs = make([]float64, len(set.first)*p.d)
	for u, row := range set.first {
		copy(p.xs[u*p.d:(u+1)*p.d], data[int(row)*p.d:])
	}
	p.weigh(len(set.first))
	p.looseReach = p.looseRows > 0 && o.Eps >= 1
	work.total = work.done + (stages-1)*p.len()
	return p, nil
}

// weigh adds up the weights of the rows at each of n points.
func (p *points) weigh(n int) {
	p.weight = make([]float64, n)
	for i, u := range p.at {
		w := p.weightOf(i)
		if w < 0 {
			p.plain = true
		}
		p.total += w
		if u == nowhere {
			p.loose += w
			p.looseRows++
		} else {
			p.weight[u] += w
		}
	}
}

// directions gives the rows as unit vectors, and marks in at the rows of zeros.
func directions(m core.Matrix, at []int32) []float64 {
	d := m.Cols()
	out := make([]float64, len(m.Data()))
	for i := range at {
		if !unitRow(out[i*d:(i+1)*d], m.Row(i)) {
			at[i] = nowhere
		}
	}
	return out
}

// rowSet is a hash set of rows with open addressing. It numbers the distinct rows as they come.
type rowSet struct {
	data  []float64
	d     int
	first []int32 // for each distinct row its first appearance

	// Each slot has the number + 1 of a distinct row in its lower half, 0 if it is free, and the hash
	// in its upper half, so that rows are compared only if they are most likely equal. The length is
	// a power of two.
	slots []uint64
}

func newRowSet(data []float64, d, rows int) *rowSet {
	return &rowSet{data: data, d: d, first: make([]int32, 0, rows), slots: make([]uint64, 1024)}
}

// add gives the number of the row's distinct row, a new one where the row is new.
func (s *rowSet) add(row int32) int32 {
	hash := s.hash(row)
	slot := s.slot(hash)
	for ; s.slots[slot] != 0; slot = (slot + 1) & (len(s.slots) - 1) {
		if found := s.slots[slot]; found>>32 == hash {
			if u := int32(uint32(found)) - 1; s.equal(row, s.first[u]) {
				return u
			}
		}
	}
	s.first = append(s.first, row)
	s.slots[slot] = hash<<32 | uint64(len(s.first))
	if 2*len(s.first) > len(s.slots) {
		s.grow()
	}
	return int32(len(s.first) - 1)
}

// slot is where the search for a hash begins.
func (s *rowSet) slot(hash uint64) int { return int(hash) & (len(s.slots) - 1) }

// grow makes the table four times as long.
func (s *rowSet) grow() {
	old := s.slots
	s.slots = make([]uint64, 4*len(old))
	for _, entry := range old {
		if entry == 0 {
			continue
		}
		slot := s.slot(entry >> 32)
		for s.slots[slot] != 0 {
			slot = (slot + 1) & (len(s.slots) - 1)
		}
		s.slots[slot] = entry
	}
}

// hash mixes the bits of the row's numbers into 32. Small whole numbers differ only in their highest bits, hence
// the shift down after each product. Adding 0 makes one number of 0 and -0.
func (s *rowSet) hash(row int32) uint64 {
	h := uint64(s.d)
	at := int(row) * s.d
	for _, v := range s.data[at : at+s.d] {
		h = (h ^ math.Float64bits(v+0)) * 0x9E3779B97F4A7C15
		h ^= h >> 32
	}
	h *= 0xD6E8FEB86659FD93
	return h >> 32
}

func (s *rowSet) equal(a, b int32) bool {
	x := s.data[int(a)*s.d:]
	y := s.data[int(b)*s.d:]
	for j := 0; j < s.d; j++ {
		if x[j] != y[j] {
			return false
		}
	}
	return true
}
