package surprise

// IDs is a column of values as numbers: Of[i] is the value of event i, from 0 to Distinct-1.
type IDs struct {
	Of       []int32
	Distinct int
}

// Count gives how many events have each value.
func (c IDs) Count() []int {
	count := make([]int, c.Distinct)
	for _, v := range c.Of {
		count[v]++
	}
	return count
}

// First gives the first event of each value, 0 for one that no event has.
func (c IDs) First() []int32 {
	first := make([]int32, c.Distinct)
	for i := len(c.Of) - 1; i >= 0; i-- {
		first[c.Of[i]] = int32(i)
	}
	return first
}

// Pairs gives one id to each pair of values that occur together, numbered by the first event that has it.
// Both columns must be as long.
func Pairs(a, b IDs) IDs {
	switch {
	case a.Distinct == 1:
		return renumbered(b)
	case b.Distinct == 1:
		return renumbered(a)
	}
	ids := make(map[uint64]int32)
	of := make([]int32, len(a.Of))
	var last uint64
	for i := range of {
		pair := uint64(a.Of[i])<<32 | uint64(b.Of[i])
		if i > 0 && pair == last { // logs repeat themselves
			of[i] = of[i-1]
			continue
		}
		id, seen := ids[pair]
		if !seen {
			id = int32(len(ids))
			ids[pair] = id
		}
		of[i], last = id, pair
	}
	return IDs{of, len(ids)}
}

// renumbered gives the same ids in the order in which they first occur.
func renumbered(c IDs) IDs {
	fresh := make([]int32, c.Distinct) // 0: not seen, else id + 1
	of := make([]int32, len(c.Of))
	seen := int32(0)
	for i, v := range c.Of {
		if fresh[v] == 0 {
			seen++
			fresh[v] = seen
		}
		of[i] = fresh[v] - 1
	}
	return IDs{of, int(seen)}
}
