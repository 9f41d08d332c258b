package dbscan

// space holds the points in an order in which those of one cell lie side by side. A cell is a set of
// points that are all within reach of each other, so its core points are of one cluster. From here on a
// point is known by its place in this order.
type space struct {
	measure
	work   *meter
	weight []float64 // of each point
	id     []int32   // of each point, its number in points

	start  []int32   // cells+1: the first point of each cell
	cellOf []int32   // of each point
	mass   []float64 // of each cell, the sum of its weights
	root   []int32   // of each cell, the tree node with its points, or -1 where it has none yet
	asked  []uint8   // of each cell, how many searches of its points it has had without a tree

	tree      tree   // all points (rooted at node 0), or the large cells of a grid
	grid      *sweep // finds the cells nearby; nil: the tree does
	large     bool   // some cell has more than leafSize points
	need      float64
	shortcuts bool // no weight is negative, so a sum that is enough stays enough

	core   []bool  // of each point
	cores  []int32 // of each cell, how many of its points are core points
	joined joined  // the cells whose core points are of one cluster

	// Scratch, kept from one cell to the next.
	near   []int32 // pairs: first and last cell of each run of cells nearby
	runs   []int32
	spans  []span
	stack  []int32
	path   []int32
	lo, hi []float64
}

// span is a run of points to be looked at one by one, or, if root >= 0, through the tree.
type span struct{ from, to, root int32 }

func (s *space) len() int   { return len(s.id) }
func (s *space) cells() int { return len(s.root) }

// arrange puts the points in their cells.
func arrange(p *points, o Options, work *meter) (*space, error) {
	s := newSpace(p, o, work)
	if s.len() == 0 {
		s.start = []int32{0}
		return s, nil
	}
	fill := s.arrangeTree
	if s.grid = newSweep(&s.measure, o); s.grid != nil {
		fill = s.arrangeGrid
	}
	if err := fill(); err != nil {
		return nil, err
	}
	s.sumCells()
	return s, nil
}

// newSpace takes over the points, in no cells yet.
func newSpace(p *points, o Options, work *meter) *space {
	n := p.len()
	metric, eps := straight(o.Metric, o.Eps)
	s := &space{
		work:      work,
		measure:   newMeasure(metric, eps, p.d, p.xs),
		weight:    p.weight,
		id:        make([]int32, n),
		cellOf:    make([]int32, n),
		tree:      tree{d: p.d},
		need:      float64(o.MinSamples),
		shortcuts: !p.plain,
		core:      make([]bool, n),
		lo:        make([]float64, p.d),
		hi:        make([]float64, p.d),
	}
	if p.looseReach {
		s.need -= p.loose
	}
	for i := range s.id {
		s.id[i] = int32(i)
	}
	return s
}

// sumCells fills what follows from start: the cell of each point and the mass of each cell.
func (s *space) sumCells() {
	s.mass = make([]float64, s.cells())
	s.cores = make([]int32, s.cells())
	s.asked = make([]uint8, s.cells())
	for c := range s.mass {
		s.large = s.large || s.start[c+1]-s.start[c] > leafSize
		for i := s.start[c]; i < s.start[c+1]; i++ {
			s.cellOf[i] = int32(c)
			s.mass[c] += s.weight[i]
		}
	}
}

// swap exchanges two points. The coordinates move along, so that neighbours in space end up as
// neighbours in memory.
func (s *space) swap(i, j int) {
	s.id[i], s.id[j] = s.id[j], s.id[i]
	s.weight[i], s.weight[j] = s.weight[j], s.weight[i]
	s.core[i], s.core[j] = s.core[j], s.core[i]
	x, y := s.xs[i*s.d:(i+1)*s.d], s.xs[j*s.d:(j+1)*s.d]
	for k := range x {
		x[k], y[k] = y[k], x[k]
	}
}

// nearby fills near with the runs of cells that may hold points within reach of a point of cell c,
// without c itself. Calls must come in rising order of c, after rewind.
func (s *space) nearby(c int) {
	s.near = s.near[:0]
	if s.grid != nil {
		s.near = s.grid.nearby(s.near, c, false)
		return
	}
	s.boxOf(c)
	s.nearbyTree(c)
}

// rewind begins a new pass over the cells.
func (s *space) rewind() {
	if s.grid != nil {
		s.grid.rewind()
	}
}

// boxOf sets lo and hi to the bounds of cell c.
func (s *space) boxOf(c int) {
	s.bounds(s.lo, s.hi, int(s.start[c]), int(s.start[c+1]))
}

// patience is how many searches through the points of a large cell it takes for a tree to pay.
const patience = 8

// treeOf gives the root of the tree of cell c, to be searched the given number of times; -1 where the
// points are to be looked at one by one. A cell large enough gets its tree when enough searches have come:
// in dense data most cells are never searched, and never need one. This changes the order of its points.
func (s *space) treeOf(c int32, searches int) int32 {
	if s.root[c] >= 0 || int(s.start[c+1]-s.start[c]) <= leafSize {
		return s.root[c]
	}
	total := int(s.asked[c]) + searches
	if total < patience {
		s.asked[c] = uint8(total)
		return -1
	}
	s.root[c] = int32(len(s.tree.from))
	// A stop leaves the tree shallow, which is harmless, and is heard at the next pass.
	_ = s.plant(int(s.start[c]), int(s.start[c+1]), true)
	return s.root[c]
}

// spread turns the runs of cells in near into runs of points in spans, to be searched the given number of
// times: cells without a tree side by side become one run.
func (s *space) spread(searches int) {
	s.spans = s.spans[:0]
	for r := 0; r < len(s.near); r += 2 {
		if !s.large {
			s.spans = append(s.spans, span{s.start[s.near[r]], s.start[s.near[r+1]+1], -1})
			continue
		}
		open := false
		for c := s.near[r]; c <= s.near[r+1]; c++ {
			root := int32(-1)
			from, to := s.start[c], s.start[c+1]
			if to-from > leafSize {
				root = s.treeOf(c, searches)
			}
			if root < 0 && open {
				s.spans[len(s.spans)-1].to = to
				continue
			}
			s.spans = append(s.spans, span{from, to, root})
			open = root < 0
		}
	}
}
