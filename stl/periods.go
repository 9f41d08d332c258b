package stl

import (
	"math"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
)

// Span is a stretch of time from Start up to but not including End, in milliseconds since 1970 UTC.
type Span struct{ Start, End float64 }

// AnomalyPeriods joins flagged bins to spans of time, rising and apart from each other. times are the bins'
// times in any order (milliseconds since 1970 UTC; doubled ones count once), bin is their length. Each time
// is cut to its bin, counted from 1970 also before it, and a bin is the span from its time to the next's.
// Bins with gaps of at most gap between them become one span; padding is then added on both sides, and
// spans that meet become one.
//
// Refuses times that are missing or beyond the whole milliseconds of a float64 (core.Value), a bin that is
// not a whole number of milliseconds >= 1, gap or padding that are not finite numbers >= 0 (core.Option).
func AnomalyPeriods(times []float64, bin, gap, padding float64) ([]Span, error) {
	for _, o := range []struct {
		name  string
		value float64
	}{{"gap", gap}, {"padding", padding}} {
		if !(o.value >= 0) || math.IsInf(o.value, 1) {
			return nil, refuseNumber(o.name, "a finite number >= 0 of milliseconds", o.value)
		}
	}
	bins, err := binsOf(times, bin)
	if err != nil {
		return nil, err
	}
	spans := []Span{}
	for _, t := range bins {
		spans = join(spans, Span{t, t + bin}, gap)
	}
	padded := spans[:0]
	for _, s := range spans {
		padded = join(padded, Span{s.Start - padding, s.End + padding}, 0)
	}
	return padded, nil
}

// join adds a span that starts no earlier than the others: to the last one, where the gap is small enough.
func join(spans []Span, s Span, gap float64) []Span {
	if k := len(spans) - 1; k >= 0 && s.Start-spans[k].End <= gap {
		spans[k].End = max(spans[k].End, s.End)
		return spans
	}
	return append(spans, s)
}

// MsticpyPeriods joins flagged bins as msticpy's extract_anomaly_periods does: a bin at t spans t - period
// to t + period, and a later bin extends the span where it is no more than two periods after the
// bin before it. Arguments and refusals as for AnomalyPeriods, of which the field is called period.
//
// Beside AnomalyPeriods, spans start a period early and their ends belong to them.
func MsticpyPeriods(times []float64, period float64) ([]Span, error) {
	bins, err := binsOf(times, period)
	if err != nil {
		return nil, core.Renamed(err, "bin", "period")
	}
	spans := []Span{}
	for i, t := range bins {
		if i > 0 && t-bins[i-1] <= 2*period {
			spans[len(spans)-1].End = t + period
			continue
		}
		spans = append(spans, Span{t - period, t + period})
	}
	return spans, nil
}

// binsOf cuts times to bins: sorted, each once.
func binsOf(times []float64, bin float64) ([]float64, error) {
	if !(bin >= 1 && bin <= exactly) || bin != math.Floor(bin) {
		return nil, refuseNumber("bin", "a whole number of milliseconds >= 1", bin)
	}
	bins := make([]float64, len(times))
	for i, t := range times {
		if err := checkTime(t, i); err != nil {
			return nil, err
		}
		bins[i] = floorTo(t, bin)
	}
	slices.Sort(bins)
	return slices.Compact(bins), nil
}

// exactly bounds the times: beyond 2^53 not every whole number is one of float64.
const exactly = 1 << 53

// checkTime refuses a time with which one cannot count.
func checkTime(t float64, row int) error {
	if t >= -exactly && t <= exactly {
		return nil
	}
	return refuseRow("times", "milliseconds since 1970 in every row", millis(t), row)
}

// millis writes a time or a length of time without an exponent.
func millis(v float64) string {
	if math.IsInf(v, 0) {
		return core.Number(v)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
