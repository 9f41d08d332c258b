package iforest

import (
	"slices"

	"github.com/logwinnow/logwinnow/core"
)

// planes is a forest laid out for 256 rows at a time, each of them a bit in four words. For every cut there
// is one set of rows: those that go right. All these sets come from one pass a column over the forest's cuts
// in rising order: a row leaves the set at the first cut that is not below its value. Then each tree is two
// operations a cut: of the rows that are here, those that go right, and the others. What the cuts of one
// depth say is gathered into one set, so depth d is plane d, and the bits of a row across the planes name
// its leaf.
//
// The idea of masks instead of walks is that of QuickScorer (Lucchese et al., 2015); here a bit is a row.
type planes struct {
	cuts   []float64 // column after column, rising
	slots  []int32   // for each of cuts: its number in the order of trees and nodes
	column []int32   // where each column begins in cuts, and where the last ends
	places []uint8   // for each cut, in the order of trees and nodes: its node, counted from the tree's root
	levels []int32   // tree after tree, for each depth: where its cuts end in places
	leaves []float64 // tree after tree: 256 numbers, a leaf's value at its name
}

const (
	most = 8         // depths that fit into a byte
	side = 1 << most // names of leaves
)

// newPlanes lays the forest out, or answers nil where walking is cheaper: trees deeper than 8 (those of
// more than 256 rows) and columns with so few cuts that finding a value's place among them is not worth it.
func newPlanes(f *Forest) *planes {
	cuts := (len(f.nodes) - f.Trees()) / 2
	if cuts < 64*f.cols {
		return nil
	}
	p := &planes{places: make([]uint8, 0, cuts), levels: make([]int32, 0, most*f.Trees()), leaves: make([]float64, side*f.Trees())}
	heap := make([]uint64, 2*side)
	of := make([]int32, 0, cuts) // for each slot: its node
	for t := range f.Trees() {
		if !p.lay(f, t, heap) {
			return nil
		}
		for at := f.first[t]; at < f.first[t+1]; at++ {
			if f.nodes[at].left != 0 {
				of = append(of, at)
			}
		}
	}
	p.sortCuts(f, of)
	return p
}

// lay adds the cuts and leaves of tree t; false where it is too deep.
func (p *planes) lay(f *Forest, t int, heap []uint64) bool {
	nodes, base := f.nodes[f.first[t]:f.first[t+1]], f.first[t]
	if len(nodes) >= 2*side {
		return false
	}
	heap[0] = 1
	depth := 0
	for at, n := range nodes {
		d := depthOf(heap[at])
		if d > most {
			return false
		}
		for ; depth < d; depth++ {
			p.levels = append(p.levels, int32(len(p.places)))
		}
		if n.left == 0 {
			p.leaves[t*side+leafName(heap[at], d)] = n.value
			continue
		}
		if d == most {
			return false
		}
		p.places = append(p.places, uint8(at))
		left := n.left - base
		heap[left], heap[left+1] = 2*heap[at], 2*heap[at]+1
	}
	for ; depth < most; depth++ {
		p.levels = append(p.levels, int32(len(p.places)))
	}
	return true
}

// leafName is the turns on the way to a leaf of depth d, bit i for depth i, 1 for right: the bits of the
// heap's name, first turn lowest.
func leafName(heap uint64, d int) int {
	name := 0
	for i := range d {
		name |= int(heap>>(d-1-i)&1) << i
	}
	return name
}

// sortCuts puts all cuts in order, column by column.
func (p *planes) sortCuts(f *Forest, of []int32) {
	p.column = make([]int32, f.cols+1)
	for _, at := range of {
		p.column[f.nodes[at].feature+1]++
	}
	for j := range f.cols {
		p.column[j+1] += p.column[j]
	}
	p.slots, p.cuts = make([]int32, len(of)), make([]float64, len(of))
	next := slices.Clone(p.column)
	for slot, at := range of {
		j := f.nodes[at].feature
		p.slots[next[j]] = int32(slot)
		next[j]++
	}
	for j := range f.cols {
		slices.SortFunc(p.slots[p.column[j]:p.column[j+1]], func(a, b int32) int {
			if x, y := f.nodes[of[a]].value, f.nodes[of[b]].value; x < y {
				return -1
			} else if x > y {
				return 1
			}
			return int(a - b)
		})
	}
	for i, slot := range p.slots {
		p.cuts[i] = f.nodes[of[slot]].value
	}
}

// bench is the working memory of one Score.
type bench struct {
	right []rows // for each cut: which rows go right
	leave []rows // for each cut of a column: which rows have their value between it and the one before; empty between two uses
	here  [2 * side]rows
	sums  [block]float64
}

func (p *planes) newBench() *bench {
	most := int32(0)
	for j := range len(p.column) - 1 {
		most = max(most, p.column[j+1]-p.column[j])
	}
	return &bench{right: make([]rows, len(p.slots)), leave: make([]rows, most+1)}
}

// add sums up what each tree says of the rows from at on, of which there are at most 256.
func (p *planes) add(sums []float64, m core.Matrix, at int, b *bench, narrow bool) {
	all := firstRows(len(sums))
	data, cols := m.Data()[at*m.Cols():], m.Cols()
	for j := range cols {
		from, to := p.column[j], p.column[j+1]
		if from == to {
			continue
		}
		b.place(p.cuts[from:to], data[j:], cols, len(sums), narrow)
		b.turn(p.slots[from:to], all)
	}
	clear(b.sums[:])
	from := int32(0)
	for t := range len(p.levels) / most {
		levels := (*[most]int32)(p.levels[t*most:])
		end := levels[most-1]
		turns := b.descend(p.places[from:end], b.right[from:end], levels, from, all)
		leaves := (*[side]float64)(p.leaves[t*side:])
		for w := range words {
			addLeaves((*[64]float64)(b.sums[64*w:]), leaves, &turns, w)
		}
		from = end
	}
	copy(sums, b.sums[:])
}
