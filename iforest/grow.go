package iforest

import (
	"math"

	"github.com/logwinnow/logwinnow/core"
)

// node is a cut or a leaf.
type node struct {
	value   float64 // of a cut: rows <= value go left; of a leaf: its path length less c(samples)
	left    int32   // of a cut: the node of the left part, the right part is left+1; 0 marks a leaf
	feature int32   // of a cut: the column
}

// grower has the working memory that one tree after another uses.
type grower struct {
	m        core.Matrix
	s        settings
	f        *Forest
	rows     *drawer
	columns  []int32   // 0 to columns-1 between two trees
	values   []float64 // the sample, column by column
	sample   []int32   // rows of the sample; each node has a run of them
	from     []int32   // for each node of the tree: where its run begins
	heap     []uint64  // and its name
	feature  []int32   // columns still to be tried at a node
	features []int32   // columns of the tree
}

func newGrower(m core.Matrix, s settings, f *Forest) *grower {
	return &grower{
		m: m, s: s, f: f, rows: newDrawer(m.Rows(), s), columns: make([]int32, m.Cols()), feature: make([]int32, m.Cols()),
		values: make([]float64, s.samples*m.Cols()), sample: make([]int32, s.samples),
		from: make([]int32, 0, 2*s.samples), heap: make([]uint64, 0, 2*s.samples),
	}
}

// grow adds a tree to the forest, breadth first: the children of the k-th cut are nodes 2k+1 and 2k+2.
func (g *grower) grow(seed uint64) {
	g.plant(seed)
	f, base := g.f, len(g.f.nodes)
	f.push(g.s.samples)
	g.from, g.heap = append(g.from[:0], 0), append(g.heap[:0], 1)
	deepest := uint64(1) << g.s.depth // the first name at the depth where trees end
	for at := 0; at < len(g.from); at++ {
		heap, size := g.heap[at], int(f.sizes[base+at])
		run := g.sample[g.from[at] : int(g.from[at])+size]
		column, value := -1, 0.0
		if size > 1 && heap < deepest {
			column, value = g.cut(run, nodeStream(seed, heap))
		}
		if column < 0 {
			f.nodes[base+at].value = (float64(depthOf(heap)) + f.lengths.of(size)) - f.lengths.of(g.s.samples)
			continue
		}
		left := split(run, g.values[column*g.s.samples:(column+1)*g.s.samples], value)
		f.nodes[base+at] = node{value, int32(len(f.nodes)), int32(column)}
		f.push(left)
		f.push(size - left)
		g.from = append(g.from, g.from[at], g.from[at]+int32(left))
		g.heap = append(g.heap, 2*heap, 2*heap+1)
	}
	f.first = append(f.first, int32(len(f.nodes)))
}

// push adds a node of so many rows.
func (f *Forest) push(size int) {
	f.nodes = append(f.nodes, node{})
	f.sizes = append(f.sizes, int32(size))
}

// plant draws the tree's columns and rows and copies the sample.
func (g *grower) plant(seed uint64) {
	r := nodeStream(seed, 0)
	for j := range g.columns {
		g.columns[j] = int32(j)
	}
	if g.s.features < len(g.columns) {
		r.drawFew(g.columns, g.s.features)
	}
	g.features = g.columns[:g.s.features]
	for i, row := range g.rows.draw(&r) {
		g.sample[i] = int32(i)
		x := g.m.Row(int(row))
		for _, j := range g.features {
			g.values[int(j)*g.s.samples+i] = x[j]
		}
	}
}

// cut draws a column that varies among the rows of the run, and a value that parts them; -1 where all
// rows are equal. Columns are drawn until one varies.
func (g *grower) cut(run []int32, r stream) (column int, value float64) {
	left := g.feature[:copy(g.feature, g.features)]
	for len(left) > 0 {
		k := r.below(len(left))
		j := int(left[k])
		left[k] = left[len(left)-1]
		left = left[:len(left)-1]
		values := g.values[j*g.s.samples : (j+1)*g.s.samples]
		low := values[run[0]]
		high := low
		for _, i := range run {
			v := values[i]
			if v < low {
				low = v
			}
			if v > high {
				high = v
			}
		}
		if low < high {
			return j, between(low, high, r.unit())
		}
	}
	return -1, 0
}

// between is the number at the share u < 1 of the way from low up to high, at least low and less than high.
func between(low, high, u float64) float64 {
	v := low + float64(u*(high-low))
	if math.IsInf(high-low, 1) {
		half := float64(u * (high/2 - low/2))
		v = low + half + half
	}
	if !(v < high) || v < low {
		return low
	}
	return v
}

// split moves the rows <= value to the front of the run and counts them.
func split(run []int32, values []float64, value float64) int {
	left := 0
	for k, i := range run {
		if values[i] <= value {
			run[k], run[left] = run[left], i
			left++
		}
	}
	return left
}
