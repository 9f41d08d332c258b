package dbscan

// arrangeGrid sorts the points by the keys of their cubes, and makes a cell of each occupied cube.
func (s *space) arrangeGrid() error {
	keys := make([]int64, s.len())
	for i := range keys {
		keys[i] = s.grid.key(s.xs[i*s.d : (i+1)*s.d])
	}
	keys, err := s.sortByKey(keys)
	if err != nil {
		return err
	}
	s.gather()
	cells := 0
	for i, k := range keys {
		if i == 0 || k != keys[i-1] {
			keys[cells] = k
			cells++
			s.start = append(s.start, int32(i))
		}
	}
	s.grid.keys = keys[:cells]
	s.start = append(s.start, int32(s.len()))
	s.root = make([]int32, cells)
	for c := range s.root {
		s.root[c] = -1
	}
	return s.work.pass(s.len())
}

// digit is how many bits of the keys one pass of the sort takes: 2048 counters stay in the cache.
const digit = 11

// sortByKey sorts the keys, and the ids along with them, by their digits from the lowest (radix sort:
// no comparisons, so no calls). It may use up keys; the sorted ones are returned.
func (s *space) sortByKey(keys []int64) ([]int64, error) {
	highest := int64(0)
	for _, k := range keys {
		highest = max(highest, k)
	}
	ids := s.id
	spareKeys, spareIDs := make([]int64, len(keys)), make([]int32, len(keys))
	for shift := 0; highest>>shift > 0; shift += digit {
		var at [1 << digit]int32
		for _, k := range keys {
			at[k>>shift&(1<<digit-1)]++
		}
		sum := int32(0)
		for v, count := range at {
			at[v] = sum
			sum += count
		}
		for i, k := range keys {
			v := k >> shift & (1<<digit - 1)
			spareKeys[at[v]] = k
			spareIDs[at[v]] = ids[i]
			at[v]++
		}
		keys, spareKeys = spareKeys, keys
		ids, spareIDs = spareIDs, ids
		s.work.looked += len(keys)
		if err := s.work.pass(0); err != nil {
			return nil, err
		}
	}
	s.id = ids
	return keys, nil
}

// gather brings coordinates and weights into the order of the ids.
func (s *space) gather() {
	d := s.d
	xs, weight := make([]float64, len(s.xs)), make([]float64, len(s.weight))
	for i, u := range s.id {
		from := int(u) * d
		for j, v := range s.xs[from : from+d] {
			xs[i*d+j] = v
		}
		weight[i] = s.weight[u]
	}
	s.xs, s.weight = xs, weight
}
