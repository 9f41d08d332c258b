package dbscan

// linkCells joins cells that hold core points within reach of each other. All core points of a cell are
// of one cluster anyway, so the sets to be joined are sets of cells. Cells already in one set are not
// looked at again, which in dense data leaves little to compute.
func (s *space) linkCells() error {
	s.joined = newJoined(s.cells())
	s.rewind()
	for c := range s.root {
		s.work.looked++
		if s.cores[c] > 0 {
			s.nearby(c, true)
			if err := s.linkCell(int32(c)); err != nil {
				return err
			}
		}
		if err := s.work.pass(int(s.start[c+1] - s.start[c])); err != nil {
			return err
		}
	}
	return nil
}

// linkCell joins cell c with those of the cells in near that it touches.
func (s *space) linkCell(c int32) error {
	set := s.joined.find(c)
	for r := 0; r < len(s.near); r += 2 {
		s.work.looked += int(s.near[r+1]-s.near[r]) + 1
		for b := s.near[r]; b <= s.near[r+1]; b++ {
			if s.cores[b] == 0 || s.joined.find(b) == set {
				continue
			}
			if s.touch(c, b) {
				set = s.joined.join(set, b)
			}
			if err := s.work.pass(0); err != nil {
				return err
			}
		}
	}
	return nil
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
