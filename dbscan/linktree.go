package dbscan

// What a node of the tree over all points is known to hold, beside the lowest cell of a set: where all its
// core points are of one set, there is no need to go down into it again from a cell of that set.
const (
	mixed    = -1 // core points of several sets, as far as is known
	coreless = -2
)

// settlings is how often all nodes are looked through for sets while cells are being linked.
const settlings = 32

// linkTree links the cells node by node, in the order of both.
func (s *space) linkTree() error {
	t := &s.tree
	next, settleAt := int32(0), 0
	for node := range t.from {
		first, last := s.cellOf[t.from[node]], s.cellOf[t.to[node]-1]
		if first < next || t.right[node] != 0 && first != last {
			continue // within a cell that is done, or made of nodes to come
		}
		if node >= settleAt {
			s.settle()
			settleAt = node + len(t.from)/settlings + 1
		}
		for c := first; c <= last; c++ {
			if s.cores[c] > 0 {
				s.linkDown(c)
			}
			if err := s.work.pass(int(s.start[c+1] - s.start[c])); err != nil {
				return err
			}
		}
		next = last + 1
		s.settleUp(int32(node))
	}
	return nil
}

// linkDown joins cell c with the cells below it that it touches, the last ones first: they tend to be the
// nearest, and once one is joined, all that is of its set needs no look.
func (s *space) linkDown(c int32) {
	t := &s.tree
	s.boxOf(int(c))
	set := c
	stack := append(s.path[:0], 0) // not s.stack, which touch needs
	for len(stack) > 0 {
		node := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		s.work.looked++
		first, known := s.cellOf[t.from[node]], t.set[node]
		if first >= c || known == coreless || known >= 0 && s.joined.find(known) == set {
			continue
		}
		if s.gap(s.lo, s.hi, t.lowest(node), t.highest(node)) > s.bound {
			continue
		}
		last := s.cellOf[t.to[node]-1]
		if t.right[node] != 0 && first != last {
			stack = append(stack, node+1, t.right[node])
			continue
		}
		set = s.linkRun(c, set, first, min(last, c-1))
	}
	s.path = stack
}

// settleUp notes what the node holds, of which all cells are linked now, and the nodes above it.
func (s *space) settleUp(node int32) {
	t := &s.tree
	for s.settleNode(node); node > 0; s.settleNode(node) {
		node = t.parent[node]
	}
}

// settle notes for all nodes what they hold, children before parents. Sets only ever grow together, so what
// holds of a node now will hold later.
func (s *space) settle() {
	t := &s.tree
	if t.set == nil {
		t.set = make([]int32, len(t.from))
	}
	s.work.looked += len(t.from) + s.cells()
	for node := len(t.from) - 1; node >= 0; node-- {
		s.settleNode(int32(node))
	}
}

// settleNode notes what the node holds, given its children.
func (s *space) settleNode(node int32) {
	t := &s.tree
	first, last := s.cellOf[t.from[node]], s.cellOf[t.to[node]-1]
	if right := t.right[node]; right != 0 && first != last {
		t.set[node] = s.both(t.set[node+1], t.set[right])
		return
	}
	set := int32(coreless)
	for c := first; c <= last; c++ {
		if s.cores[c] > 0 {
			set = s.both(set, c)
		}
	}
	t.set[node] = set
}

// both is what two parts hold together.
func (s *space) both(a, b int32) int32 {
	switch {
	case a == coreless:
		return b
	case b == coreless:
		return a
	case a == mixed || b == mixed || s.joined.find(a) != s.joined.find(b):
		return mixed
	}
	return a
}
