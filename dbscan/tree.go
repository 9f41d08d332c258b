package dbscan

// A kd-tree whose nodes carry tight boxes. It serves two ways: over all points, where its highest nodes
// narrow enough become the cells; and within a cell of many points, so that a point near it need not be
// compared with each of them.

// leafSize is up to how many points a node is not divided, nor a cell given a tree. Measured under
// WebAssembly: 12 to 24 are alike; with 8 trees of 5 to 8 columns take a third longer, with 4 three times.
const leafSize = 16

// tree is the nodes of one or more trees. A node's left child is the next node.
type tree struct {
	d        int
	from, to []int32   // the points of each node
	right    []int32   // the right child, 0 for a leaf
	parent   []int32   // the node above, -1 for a root
	mass     []float64 // the sum of their weights
	set      []int32   // what linktree.go knows of each node
	box      []float64 // 2d numbers a node: the lowest, then the highest coordinates
}

// lowest and highest are the corners of a node's box.
func (t *tree) lowest(node int32) []float64 {
	at := 2 * t.d * int(node)
	return t.box[at : at+t.d : at+t.d]
}

func (t *tree) highest(node int32) []float64 {
	at := 2*t.d*int(node) + t.d
	return t.box[at : at+t.d : at+t.d]
}

// push puts the children of the node on the stack, so that the one with point p comes off first: what is
// near is found early, and may end the search.
func (t *tree) push(stack []int32, node int32, p int) []int32 {
	right := t.right[node]
	if int32(p) < t.from[right] {
		return append(stack, right, node+1)
	}
	return append(stack, node+1, right)
}

// arrangeTree builds the tree over all points and makes cells of its nodes.
func (s *space) arrangeTree() error {
	if err := s.plant(0, s.len(), false); err != nil {
		return err
	}
	s.start = append(s.start, int32(s.len()))
	return nil
}

// sprout is a part of the points still to be made a node.
type sprout struct {
	from, to, parent int32
	right, inCell    bool
}

// plant builds the tree over points [from, to), changing their order. Unless inCell, it also makes cells:
// the highest nodes in which all points are within reach of each other; the points of leaves that are
// still too wide become cells of their own. This is a stage of the work.
func (s *space) plant(from, to int, inCell bool) error {
	todo := []sprout{{int32(from), int32(to), -1, false, inCell}}
	for len(todo) > 0 {
		now := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		node := s.grow(now)
		lo, hi := s.tree.lowest(node), s.tree.highest(node)
		size := int(now.to - now.from)
		if !now.inCell && s.across(lo, hi) <= s.bound {
			now.inCell = true
			s.addCell(now.from, node, size)
		}
		if size <= leafSize {
			if !now.inCell {
				s.addSingles(now.from, now.to)
			}
			if !inCell {
				s.work.done += size
			}
			continue
		}
		s.work.looked += size
		if err := s.work.pass(0); err != nil {
			return err
		}
		middle := int32(s.divide(int(now.from), int(now.to), lo, hi))
		todo = append(todo, sprout{middle, now.to, node, true, now.inCell}, sprout{now.from, middle, node, false, now.inCell})
	}
	return nil
}

// grow adds the node of the sprout.
func (s *space) grow(now sprout) int32 {
	t := &s.tree
	node := int32(len(t.from))
	t.from = append(t.from, now.from)
	t.to = append(t.to, now.to)
	t.right = append(t.right, 0)
	t.parent = append(t.parent, now.parent)
	if now.right {
		t.right[now.parent] = node
	}
	mass := 0.0
	for _, w := range s.weight[now.from:now.to] {
		mass += w
	}
	t.mass = append(t.mass, mass)
	for k := 0; k < 2*t.d; k++ {
		t.box = append(t.box, 0)
	}
	s.bounds(t.lowest(node), t.highest(node), int(now.from), int(now.to))
	return node
}

// addCell makes the node a cell.
func (s *space) addCell(from, node int32, size int) {
	if size <= leafSize {
		node = -1
	}
	s.start = append(s.start, from)
	s.root = append(s.root, node)
}

// addSingles makes each of the points a cell.
func (s *space) addSingles(from, to int32) {
	for i := from; i < to; i++ {
		s.addCell(i, -1, 1)
	}
}

// divide parts points [from, to) of the box in two along its longest side: in the middle of the side,
// or, where that would cut off less than a sixteenth, at the median. So nodes become compact quickly
// and the tree stays low. It answers where the second part begins; neither part is empty.
func (s *space) divide(from, to int, lo, hi []float64) int {
	axis := 0
	for j := range lo {
		if hi[j]-lo[j] > hi[axis]-lo[axis] {
			axis = j
		}
	}
	middle := lo[axis]/2 + hi[axis]/2 // the sum of the two might leave float64's range
	at := s.split(from, to, axis, middle)
	if least := (to - from) / 16; at-from > least && to-at > least {
		return at
	}
	at = from + (to-from)/2
	s.choose(from, to, at, axis)
	return at
}

// split moves the points with a coordinate up to the given one to the front and answers where they end.
func (s *space) split(from, to, axis int, up float64) int {
	d := s.d
	for {
		for from < to && s.xs[from*d+axis] <= up {
			from++
		}
		for from < to && s.xs[(to-1)*d+axis] > up {
			to--
		}
		if from >= to {
			return from
		}
		s.swap(from, to-1)
	}
}

// choose reorders points [from, to) so that the one at k has the coordinate it would have if they were
// sorted, with no higher ones before it and no lower ones after it (Hoare, 1961, "Find"; the pivot is a
// median of three at places that a fixed sequence picks, so that no ordinary order of rows is bad).
func (s *space) choose(from, to, k, axis int) {
	d, xs := s.d, s.xs
	seed := uint32(1)
	for to-from > 1 {
		pivot := s.pivot(from, to, axis, &seed)
		i, j := from, to-1
		for i <= j {
			for xs[i*d+axis] < pivot {
				i++
			}
			for xs[j*d+axis] > pivot {
				j--
			}
			if i <= j {
				s.swap(i, j)
				i++
				j--
			}
		}
		switch {
		case k <= j:
			to = j + 1
		case k >= i:
			from = i
		default:
			return
		}
	}
}

// pivot is the median coordinate of three points of [from, to).
func (s *space) pivot(from, to, axis int, seed *uint32) float64 {
	var v [3]float64
	for k := range v {
		*seed = *seed*1664525 + 1013904223
		v[k] = s.xs[(from+int(uint64(*seed)*uint64(to-from)>>32))*s.d+axis]
	}
	return max(min(v[0], v[1]), min(max(v[0], v[1]), v[2]))
}

// nearbyTree fills near with the cells whose nodes are within reach of the box lo to hi.
func (s *space) nearbyTree(c int) {
	t := &s.tree
	stack := append(s.stack[:0], 0)
	for len(stack) > 0 {
		node := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		s.work.looked++
		first, last := s.cellOf[t.from[node]], s.cellOf[t.to[node]-1]
		if s.gap(s.lo, s.hi, t.lowest(node), t.highest(node)) > s.bound {
			continue
		}
		if t.right[node] == 0 || first == last {
			s.addNear(first, last, int32(c))
			continue
		}
		stack = append(stack, t.right[node], node+1)
	}
	s.stack = stack
}

// addNear adds the cells first to last to near, leaving out c. Cells come in rising order, so runs that
// meet become one.
func (s *space) addNear(first, last, c int32) {
	if first <= c && c <= last {
		if first < c {
			s.addRun(first, c-1)
		}
		if c < last {
			s.addRun(c+1, last)
		}
		return
	}
	s.addRun(first, last)
}

func (s *space) addRun(first, last int32) {
	if n := len(s.near); n > 0 && s.near[n-1]+1 == first {
		s.near[n-1] = last
		return
	}
	s.near = append(s.near, first, last)
}
