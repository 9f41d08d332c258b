package iforest

// drawer draws the samples of one tree after another; what one tree draws never depends on the others.
type drawer struct {
	picked  []int32   // the rows drawn last
	numbers []int32   // 0 to rows-1, in order between two draws
	swaps   []int32   // what to undo
	weights *weighted // or nil for equal chances
}

func newDrawer(rows int, s settings) *drawer {
	d := &drawer{picked: make([]int32, s.samples)}
	if s.weights != nil {
		d.weights = newWeighted(s.weights)
		return d
	}
	d.numbers, d.swaps = make([]int32, rows), make([]int32, s.samples)
	for i := range d.numbers {
		d.numbers[i] = int32(i)
	}
	return d
}

// draw picks len(picked) rows without replacement. The shuffle is undone afterwards, so that a draw costs
// O(samples) however many rows there are.
func (d *drawer) draw(r *stream) []int32 {
	if d.weights != nil {
		d.weights.draw(r, d.picked)
		return d.picked
	}
	numbers := d.numbers
	for i := range d.picked {
		j := i + r.below(len(numbers)-i)
		numbers[i], numbers[j] = numbers[j], numbers[i]
		d.swaps[i], d.picked[i] = int32(j), numbers[i]
	}
	for i := len(d.picked) - 1; i >= 0; i-- {
		j := d.swaps[i]
		numbers[i], numbers[j] = numbers[j], numbers[i]
	}
	return d.picked
}
