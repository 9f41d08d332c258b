package dbscan

// noise is the label of rows in no cluster.
const noise = -1

// label numbers the clusters, finds the border points and gives every row its label. What it keeps of
// points goes by their numbers in p, since their order in s may still change within cells.
func (s *space) label(p *points) (Result, error) {
	set := s.sets()
	r := Result{Labels: make([]int32, len(p.at)), Core: make([]int32, 0, p.coreRows(set))}
	cluster := s.number(p, set, &r)
	label, err := s.labelPoints(cluster)
	if err != nil {
		return Result{}, err
	}
	for i, u := range p.at {
		if u != nowhere {
			r.Labels[i] = label[u]
		}
	}
	p.labelLoose(&r)
	return r, nil
}

// sets gives for each core point the lowest cell of its set of cells, and noise for other points.
func (s *space) sets() []int32 {
	set := make([]int32, s.len())
	for i, u := range s.id {
		set[u] = noise
		if s.core[i] {
			set[u] = s.joined.find(s.cellOf[i])
		}
	}
	return set
}

// coreRows counts the rows at core points.
func (p *points) coreRows(set []int32) int {
	n := 0
	for _, u := range p.at {
		if u != nowhere && set[u] != noise {
			n++
		}
	}
	return n
}

// number goes through the rows in their order, lists the core rows and numbers the clusters as they
// appear. It answers the cluster of the core points of each cell, noise where a cell has none.
func (s *space) number(p *points, set []int32, r *Result) []int32 {
	cluster := make([]int32, s.cells())
	for c := range cluster {
		cluster[c] = noise
	}
	for i, u := range p.at {
		if u == nowhere {
			p.numberLoose(i, r)
		} else if c := set[u]; c != noise {
			r.Core = append(r.Core, int32(i))
			if cluster[c] == noise {
				cluster[c] = int32(r.Clusters)
				r.Clusters++
			}
		}
	}
	for c := range cluster {
		if s.cores[c] > 0 {
			cluster[c] = cluster[s.joined.find(int32(c))]
		}
	}
	return cluster
}

// labelPoints gives each point its cluster: core points that of their cell, others the lowest-numbered
// one with a core point within reach.
func (s *space) labelPoints(cluster []int32) ([]int32, error) {
	label := make([]int32, s.len())
	s.rewind()
	for c := range s.root {
		from, to := s.start[c], s.start[c+1]
		for _, u := range s.id[from:to] {
			label[u] = cluster[c] // right for core points, a first bid for others: the cell is within reach
		}
		if s.cores[c] < to-from {
			s.nearby(c)
			s.keepCores()
			if err := s.labelBorder(c, cluster, label); err != nil {
				return nil, err
			}
		}
		s.work.looked += int(to - from)
		if err := s.work.pass(int(to - from)); err != nil {
			return nil, err
		}
	}
	return label, nil
}

// keepCores turns the runs of cells in near into a list of those that have core points.
func (s *space) keepCores() {
	runs := append(s.runs[:0], s.near...)
	s.near = s.near[:0]
	for r := 0; r < len(runs); r += 2 {
		s.work.looked += int(runs[r+1] - runs[r] + 1)
		for b := runs[r]; b <= runs[r+1]; b++ {
			if s.cores[b] > 0 {
				s.near = append(s.near, b)
			}
		}
	}
	s.runs = runs
}

// labelBorder looks in the cells in near for lower-numbered clusters around the points of cell c that are
// not core points.
func (s *space) labelBorder(c int, cluster, label []int32) error {
	if len(s.near) == 0 {
		return nil
	}
	for i := s.start[c]; i < s.start[c+1]; i++ {
		if s.core[i] {
			continue
		}
		best := label[s.id[i]]
		for _, b := range s.near {
			if k := cluster[b]; (best == noise || k < best) && s.reaches(int(i), b) {
				best = k
			}
		}
		label[s.id[i]] = best
		s.work.looked += len(s.near)
		if err := s.work.pass(0); err != nil {
			return err
		}
	}
	return nil
}
