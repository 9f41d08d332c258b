package events

import (
	"math"

	"github.com/logwinnow/logwinnow/core"
)

// summarise turns labels (-1 for noise, clusters from 0) into the rows that are shown, noise first, and
// their columns Clustered, ClusterId and ClusterSize. O(rows).
func summarise(labels []int32, clusters int) Clustered {
	size := make([]float64, clusters)
	first := make([]int32, clusters)
	s := Clustered{Labels: labels, Rows: []int32{}}
	for i, label := range labels {
		if label < 0 {
			s.Rows = append(s.Rows, int32(i))
			continue
		}
		if size[label] == 0 {
			first[label] = int32(i)
		}
		size[label]++
	}
	noise := len(s.Rows)
	s.Rows = append(s.Rows, first...)
	clustered := make([]bool, len(s.Rows))
	id, count := make([]float64, len(s.Rows)), make([]float64, len(s.Rows))
	for i := range s.Rows {
		id[i], count[i] = -1, 1
		if i >= noise {
			clustered[i], id[i], count[i] = true, float64(i-noise), size[i-noise]
		}
	}
	s.Columns = []Column{FlagColumn("Clustered", clustered), NumberColumn("ClusterId", id), NumberColumn("ClusterSize", count)}
	return s
}

// span is the first and last of some times.
type span struct {
	first, last float64
	missing     bool // one was missing
}

func (s *span) take(time float64) {
	if math.IsNaN(time) {
		s.missing = true
		return
	}
	if !(s.first <= time) {
		s.first = time
	}
	if !(s.last >= time) {
		s.last = time
	}
}

// timesOf makes the time columns of a summary. A noise event has its own time. Under compat all noise
// events share one span (EC-4), a missing time counts as the last (EC-10), and TimeGenerated is
// overwritten (EC-5).
func timesOf(s Clustered, times []float64, t Table, compat bool) []Column {
	spans := make([]span, len(s.Rows))
	for i := range spans {
		spans[i] = span{first: math.NaN(), last: math.NaN()}
	}
	noise := 0
	for _, label := range s.Labels {
		if label < 0 {
			noise++
		}
	}
	event := 0 // of the noise rows, which come first
	for i, label := range s.Labels {
		switch {
		case label >= 0:
			spans[noise+int(label)].take(times[i])
		case compat:
			spans[0].take(times[i])
		default:
			spans[event].take(times[i])
			event++
		}
	}
	first, last := make([]float64, len(spans)), make([]float64, len(spans))
	for i, one := range spans {
		if compat && i < noise {
			one = spans[0]
		}
		first[i], last[i] = one.first, one.last
		if compat && one.missing {
			last[i] = math.NaN()
		}
	}
	columns := []Column{TimeColumn("FirstEventTime", first), TimeColumn("LastEventTime", last)}
	if compat || !has(t.all, "TimeGenerated") {
		columns = append([]Column{TimeColumn("TimeGenerated", first)}, columns...)
	}
	return columns
}

// take gives the cells of a column at some rows.
func (c *Column) take(rows []int32) Column {
	out := Column{Header: c.Header}
	switch c.Kind {
	case Text:
		texts := make([]string, len(rows))
		for i, row := range rows {
			texts[i] = c.Texts.At(int(row))
		}
		out.Texts = core.StringsOf(texts...)
	case Boolean:
		out.Flags = make([]bool, len(rows))
		for i, row := range rows {
			out.Flags[i] = c.Flags[row]
		}
	default:
		out.Numbers = make([]float64, len(rows))
		for i, row := range rows {
			out.Numbers[i] = c.Numbers[row]
		}
	}
	return out
}
