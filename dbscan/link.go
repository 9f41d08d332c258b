package dbscan

// linkCells joins cells that hold core points within reach of each other. All core points of a cell are
// of one cluster anyway, so the sets to be joined are sets of cells. Cells already in one set are not
// looked at again, which in dense data leaves little to compute.
func (s *space) linkCells() error {
	s.joined = newJoined(s.cells())
	if s.grid == nil {
		return s.linkTree()
	}
	s.rewind()
	for c := range s.root {
		s.work.looked++
		if s.cores[c] > 0 {
			s.near = s.grid.nearby(s.near[:0], c, true)
			set := int32(c)
			for r := 0; r < len(s.near); r += 2 {
				set = s.linkRun(int32(c), set, s.near[r], s.near[r+1])
			}
		}
		if err := s.work.pass(int(s.start[c+1] - s.start[c])); err != nil {
			return err
		}
	}
	return nil
}

// linkRun joins cell c, which is in the set, with those of the cells first to last that it touches, and
// gives the set it is in then.
func (s *space) linkRun(c, set, first, last int32) int32 {
	s.work.looked += int(last-first) + 1
	for b := first; b <= last; b++ {
		if s.cores[b] == 0 || s.joined.find(b) == set {
			continue
		}
		if s.touch(c, b) {
			set = s.joined.join(set, b)
		}
		if s.work.pass(0) != nil {
			break // heard by linkCells
		}
	}
	return set
}

// touch reports whether a core point of cell a is within reach of one of cell b.
func (s *space) touch(a, b int32) bool {
	if s.start[a+1]-s.start[a] > s.start[b+1]-s.start[b] {
		a, b = b, a // the points of the smaller cell are taken one by one
	}
	for p := s.start[a]; p < s.start[a+1]; p++ {
		if s.core[p] && s.reaches(int(p), b) {
			return true
		}
	}
	return false
}

// reaches reports whether point p is within reach of a core point of cell c.
func (s *space) reaches(p int, c int32) bool {
	if root := s.treeOf(c, 1); root >= 0 {
		return s.reachesTree(p, root)
	}
	return s.reachesSpan(p, int(s.start[c]), int(s.start[c+1]))
}

func (s *space) reachesSpan(p, from, to int) bool {
	s.work.looked += to - from
	for i := s.next(p, from, to); i < to; i = s.next(p, i+1, to) {
		if s.core[i] {
			return true
		}
	}
	return false
}

func (s *space) reachesTree(p int, root int32) bool {
	t := &s.tree
	stack := append(s.stack[:0], root)
	for len(stack) > 0 {
		node := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		s.work.looked++
		if s.least(p, t.lowest(node), t.highest(node)) > s.bound {
			continue
		}
		if t.right[node] != 0 {
			stack = append(stack, t.right[node], node+1)
		} else if s.reachesSpan(p, int(t.from[node]), int(t.to[node])) {
			return true
		}
	}
	return false
}
