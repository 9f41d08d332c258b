package stl

// lowPass fills dst, of n values, with the moving averages over period, period and 3 points of x, of n + 2
// period values. It answers what room (n + period + 1 values) holds of the second averages.
func lowPass(dst, x, room []float64, period int) {
	n := len(dst)
	average(room[:n+period+1], x, period)
	average(room[:n+2], room[:n+period+1], period)
	average(dst, room[:n+2], 3)
}

// average fills dst[i] with the mean of x[i : i+width], which has len(dst) + width - 1 values; dst may be
// the beginning of x. The sum runs along, and is taken anew often enough that its rounding cannot grow.
func average(dst, x []float64, width int) {
	again := max(1024, 4*width)
	share := 1 / float64(width)
	for len(dst) > 0 {
		n := min(again, len(dst))
		sum := 0.0
		for _, v := range x[:width] {
			sum += v
		}
		out, old, new := dst[:n], x[:n], x[width-1:][:n]
		first := old[0]
		out[0] = sum * share
		for i := 1; i < len(out); i++ {
			next := old[i]
			sum += new[i] - first
			out[i] = sum * share
			first = next
		}
		dst, x = dst[n:], x[n:]
	}
}
