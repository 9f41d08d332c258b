package stl

// median is the mean of the two middle values of x, which it puts in another order; x has no NaN.
func median(x []float64) float64 {
	upper := len(x) / 2
	high := selected(x, upper)
	if len(x)%2 == 1 {
		return high
	}
	low := x[0]
	for _, v := range x[1:upper] {
		low = max(low, v)
	}
	return 0.5*low + 0.5*high
}

// selected puts the k-th smallest value at x[k], none greater before it and none smaller after, and
// answers it (Hoare 1961, "Find").
func selected(x []float64, k int) float64 {
	low, high := 0, len(x)-1
	for low < high {
		pivot := pivotOf(x[low : high+1])
		i, j := low, high
		for i <= j {
			for x[i] < pivot {
				i++
			}
			for x[j] > pivot {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return x[k]
		}
	}
	return x[k]
}

// pivotOf is the median of nine values spread over x, or the middle one of few.
func pivotOf(x []float64) float64 {
	if len(x) < 9 {
		return x[len(x)/2]
	}
	var nine [9]float64
	step := (len(x) - 1) / 8
	for i := range nine {
		v, k := x[i*step], i
		for ; k > 0 && nine[k-1] > v; k-- {
			nine[k] = nine[k-1]
		}
		nine[k] = v
	}
	return nine[4]
}
