package events

import (
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// OL-4: rows whose value, or combination of values, is common go; the others stay in order.
func TestRemoveCommonItems(t *testing.T) {
	of := table(t, TextColumn("image", core.StringsOf("a", "a", "b", "a", "", "b")), NumberColumn("id", []float64{1, 1, 1, 2, 3, 1}))
	for _, c := range []struct {
		columns []string
		most    int
		want    string
	}{
		{[]string{"image"}, 1, "[4]"},
		{[]string{"image"}, 2, "[2 4 5]"},
		{[]string{"image"}, 3, "[0 1 2 3 4 5]"},
		{[]string{"id"}, 1, "[3 4]"},
		{[]string{"image", "id"}, 1, "[3 4]"},
	} {
		headers, err := RemoveCommonColumns(of.all, c.columns)
		got, err := RemoveCommonItems(only(t, of, headers, err), c.columns, c.most, nil)
		if err != nil || numberList(got) != c.want {
			t.Errorf("%v at most %d: %v, %v; want %s", c.columns, c.most, got, err, c.want)
		}
	}
	if _, err := RemoveCommonItems(of, []string{"id"}, 0, nil); said(err) != "max must be a whole number >= 1, got 0" {
		t.Errorf("got %v", err)
	}
	if _, err := RemoveCommonColumns(of.all, []string{"x"}); said(err) != `columns must be a column of the table ("image", "id"), got "x"` {
		t.Errorf("got %v", err)
	}
	if _, err := RemoveCommonColumns(of.all, nil); said(err) != "columns must be at least one column, got none" {
		t.Errorf("got %v", err)
	}
}
