package events

import (
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/surprise"
)

// RemoveCommonColumns names the columns that RemoveCommonItems wants.
func RemoveCommonColumns(headers []Header, columns []string) ([]Header, error) {
	if len(columns) == 0 && anyFilled(headers) {
		return nil, core.Refuse(core.Option, "columns", "at least one column", "none")
	}
	var w wanted
	for _, name := range columns {
		if !has(headers, name) && !anyFilled(headers) {
			continue
		}
		if err := needColumn(headers, "columns", name); err != nil {
			return nil, err
		}
		w.add(name, Text)
	}
	return w, nil
}

// RemoveCommonItems leaves the rows whose combination of values in the columns occurs at most so many times
// (at least 1): what msticpy's remove_common_items is named for (OL-4). It gives the numbers of the rows
// left, rising. Values are compared as text. O(rows).
func RemoveCommonItems(t Table, columns []string, most int, tick core.Tick) ([]int32, error) {
	if most < 1 {
		return nil, core.Refuse(core.Option, "max", "a whole number >= 1", strconv.Itoa(most))
	}
	items := surprise.IDs{Of: make([]int32, t.rows), Distinct: min(1, t.rows)}
	for i, name := range columns {
		texts, err := t.texts(name)
		if err != nil {
			return nil, err
		}
		if texts == nil {
			continue // a column without content, in a table without rows
		}
		column, err := intern(texts, tick.Part(i*1000/len(columns), (i+1)*1000/len(columns)))
		if err != nil {
			return nil, err
		}
		items = surprise.Pairs(items, column.IDs)
	}
	counts := items.Count()
	rows := []int32{}
	for i, item := range items.Of {
		if counts[item] <= most {
			rows = append(rows, int32(i))
		}
	}
	return rows, nil
}
