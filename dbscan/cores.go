package dbscan

import "math"

// findCores marks the points that weigh enough together with the points within reach.
//
// Where no weight is negative, a cell that weighs enough by itself has only core points, and a cell that
// does not even together with all cells nearby has none: no distance is computed for either.
func (s *space) findCores() error {
	s.rewind()
	for c := range s.root {
		from, to := int(s.start[c]), int(s.start[c+1])
		s.work.looked += to - from
		switch {
		case s.shortcuts && s.mass[c] >= s.need:
			for i := from; i < to; i++ {
				s.core[i] = true
			}
			s.cores[c] = int32(to - from)
		case s.grid == nil && to-from == 1:
			// The way through the tree can end as soon as the weight is enough.
			s.mark(from, s.weighTree(from, 0, 0))
		default:
			if err := s.findCoresOf(c); err != nil {
				return err
			}
		}
		if err := s.work.pass(to - from); err != nil {
			return err
		}
	}
	return nil
}

// findCoresOf marks the core points of cell c by its surroundings.
func (s *space) findCoresOf(c int) error {
	s.nearby(c)
	if s.shortcuts && !s.enoughNearby(c) {
		return nil
	}
	from, to := int(s.start[c]), int(s.start[c+1])
	s.spread(to - from)
	for p := from; p < to; p++ {
		sum := s.mass[c]
		for _, near := range s.spans {
			if s.enough(sum) {
				break
			}
			if near.root >= 0 {
				sum = s.weighTree(p, near.root, sum)
			} else {
				sum = s.weighSpan(p, int(near.from), int(near.to), sum)
			}
		}
		s.mark(p, sum)
		if err := s.work.pass(0); err != nil {
			return err
		}
	}
	return nil
}

// mark notes the sum found for point p.
func (s *space) mark(p int, sum float64) {
	if sum >= s.need {
		s.core[p] = true
		s.cores[s.cellOf[p]]++
	}
}

// enough reports whether a sum settles that a point is a core point, whatever is still to come.
func (s *space) enough(sum float64) bool { return s.shortcuts && sum >= s.need }

// enoughNearby reports whether cell c and all cells in near weigh enough together.
func (s *space) enoughNearby(c int) bool {
	sum := s.mass[c]
	for r := 0; r < len(s.near); r += 2 {
		for _, mass := range s.mass[s.near[r] : s.near[r+1]+1] {
			sum += mass
		}
		s.work.looked += int(s.near[r+1] - s.near[r])
		if sum >= s.need {
			return true
		}
	}
	return false
}

// weighSpan adds to sum the weights of the points of [from, to) within reach of p, until it is enough.
func (s *space) weighSpan(p, from, to int, sum float64) float64 {
	limit := s.need
	if !s.shortcuts {
		limit = math.Inf(1)
	}
	s.work.looked += to - from
	for i := s.next(p, from, to); i < to; i = s.next(p, i+1, to) {
		sum += s.weight[i]
		if sum >= limit {
			break
		}
	}
	return sum
}

// weighTree does the same for the points of a tree. A node wholly within reach counts as a whole.
func (s *space) weighTree(p int, root int32, sum float64) float64 {
	t := &s.tree
	stack := append(s.stack[:0], root)
	for len(stack) > 0 && !s.enough(sum) {
		node := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		s.work.looked++
		lo, hi := t.lowest(node), t.highest(node)
		switch {
		case s.least(p, lo, hi) > s.bound:
		case s.most(p, lo, hi) <= s.bound:
			sum += t.mass[node]
		case t.right[node] == 0:
			sum = s.weighSpan(p, int(t.from[node]), int(t.to[node]), sum)
		default:
			stack = t.push(stack, node, p)
		}
	}
	s.stack = stack
	return sum
}
