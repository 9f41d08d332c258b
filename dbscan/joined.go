package dbscan

// joined is disjoint sets of cells (union-find; Tarjan, 1975): each cell points towards the lowest cell
// of its set, which points to itself.
type joined []int32

func newJoined(n int) joined {
	j := make(joined, n)
	for i := range j {
		j[i] = int32(i)
	}
	return j
}

// find gives the lowest cell of the set of a. Each cell on the way is moved one step up, so that ways
// stay short.
func (j joined) find(a int32) int32 {
	for j[a] != a {
		j[a] = j[j[a]]
		a = j[a]
	}
	return a
}

// join makes one set of the sets of a and b, and gives its lowest cell.
func (j joined) join(a, b int32) int32 {
	a, b = j.find(a), j.find(b)
	if b < a {
		a, b = b, a
	}
	j[b] = a
	return a
}
