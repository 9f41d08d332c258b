package dbscan

// Rows of zeros under Cosine are loose: they have no direction and so no place. Their distance to every
// other row is 1, by convention, also to each other. With an Eps under 1 each is alone; otherwise each
// is a neighbour of all rows.

// looseCore reports whether loose row i is a core row.
func (p *points) looseCore(i int) bool {
	if p.looseReach {
		return p.total >= p.need
	}
	return p.weightOf(i) >= p.need
}

// numberLoose lists loose row i if it is a core row, and numbers its cluster where it is alone in it.
// Clusters that reach all rows are dealt with by labelLoose.
func (p *points) numberLoose(i int, r *Result) {
	r.Labels[i] = noise
	if !p.looseCore(i) {
		return
	}
	r.Core = append(r.Core, int32(i))
	if !p.looseReach {
		r.Labels[i] = int32(r.Clusters)
		r.Clusters++
	}
}

// labelLoose finishes the labels where loose rows reach all rows: as core rows they make one cluster of
// everything, otherwise they are at the border of all clusters, of which cluster 0 is the lowest.
func (p *points) labelLoose(r *Result) {
	if !p.looseReach {
		return
	}
	if p.total >= p.need {
		clear(r.Labels)
		r.Clusters = 1
		return
	}
	for i, u := range p.at {
		if u == nowhere && r.Clusters > 0 {
			r.Labels[i] = 0
		}
	}
}
