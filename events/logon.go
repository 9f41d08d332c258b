package events

import (
	"math"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
)

// logonAccount is where the whole account name of a logon stands: in one column, or in two.
type logonAccount struct{ whole, domain, name string }

func logonAccountOf(headers []Header) logonAccount {
	a := logonAccount{
		whole:  namedColumn(headers, []string{"account", "targetaccount"}),
		domain: namedColumn(headers, logonColumns[logonDomain]),
		name:   namedColumn(headers, []string{"targetusername"}),
	}
	if a.whole == "" && a.name == "" {
		a.name = namedColumn(headers, logonColumns[logonName])
	}
	return a
}

// AddLogonFeaturesColumns names the columns that AddLogonFeatures wants: the account (Account, or
// TargetDomainName and TargetUserName, or what else names the user) and the time, as far as they are
// there. A table with neither is refused.
func AddLogonFeaturesColumns(headers []Header) ([]Header, error) {
	var w wanted
	account := logonAccountOf(headers)
	w.add(account.whole, Text)
	w.add(account.domain, Text)
	w.add(account.name, Text)
	w.add(roleColumn(headers, roleTime), Time)
	if len(w) == 0 && anyFilled(headers) {
		return nil, core.Refuse(core.Column, "table", "one with a column of accounts (Account, TargetUserName) or of times (TimeGenerated)",
			"columns "+core.List(headerNames(headers)))
	}
	return w, nil
}

// AddLogonFeatures computes the numbers by which logons are clustered, one cell a row: AccountNum, the sum
// of the code points of the account's whole name (DOMAIN\name, where the column Account is empty put
// together from TargetDomainName and TargetUserName; a missing one counts 0), and LogonHour, the hour of
// the day in UTC, 0 to 23, NaN where the time is missing. A column whose source the table has not is left
// out. O(bytes).
func AddLogonFeatures(t Table) ([]Column, error) {
	headers := t.Headers()
	source := logonAccountOf(headers)
	var texts [3]*core.Strings
	for i, name := range []string{source.whole, source.domain, source.name} {
		var err error
		if texts[i], err = t.texts(name); err != nil {
			return nil, err
		}
	}
	var columns []Column
	if texts[0] != nil || texts[2] != nil {
		scores := make([]float64, t.rows)
		for i := range scores {
			scores[i] = float64(accountScore(cellOf(texts[0], i), cellOf(texts[1], i), cellOf(texts[2], i)))
		}
		columns = append(columns, NumberColumn("AccountNum", scores))
	}
	times, err := t.numbers(roleColumn(headers, roleTime), Time)
	if err != nil {
		return nil, err
	}
	if times != nil {
		hours := make([]float64, t.rows)
		for i, at := range times {
			hours[i] = hourOf(at)
		}
		columns = append(columns, NumberColumn("LogonHour", hours))
	}
	return columns, nil
}

// accountScore is the letter sum of DOMAIN\name.
func accountScore(whole, domain, name string) int {
	switch {
	case whole != "":
		return features.StringScore(whole)
	case domain != "" && name != "":
		return features.StringScore(domain) + '\\' + features.StringScore(name)
	}
	return features.StringScore(name)
}

// hourOf is the hour of the day, UTC, of a time in milliseconds since 1970.
func hourOf(ms float64) float64 {
	hours := math.Floor(ms / 3_600_000)
	return hours - 24*math.Floor(hours/24)
}

// cellOf is a cell of a column that may be missing.
func cellOf(column *core.Strings, row int) string {
	if column == nil {
		return ""
	}
	return column.At(row)
}
