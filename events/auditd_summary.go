package events

import (
	"slices"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
)

// summary makes all columns of ClusterAuditd's answer.
func (p *processTable) summary(found Clustered, templates *templateCache) ([]Column, error) {
	shown := *p
	shown.at(found.Rows)
	columns := shown.msticpyColumns(&found.Columns[2])
	for _, f := range []processField{processAccount, processSession, processHost} {
		columns = appendColumn(columns, shown.columns[f])
	}
	names, texts := make([]string, len(found.Rows)), make([]string, len(found.Rows))
	for i, row := range found.Rows {
		names[i] = features.PathName(p.cell(processPath, int(row)))
		texts[i] = templates.template(p.cell(processCommand, int(row)))
	}
	columns = append(columns, TextColumn("processName", core.StringsOf(names...)))
	if p.columns[processCommand] != nil {
		columns = append(columns, TextColumn("CommandTemplate", core.StringsOf(texts...)), p.distinct("Commands", processCommand, found))
	}
	if p.columns[processHost] != nil {
		columns = append(columns, p.distinct("Computers", processHost, found))
	}
	columns = append(columns, found.Columns[:2]...)
	if time := p.columns[processTime]; time != nil {
		t, err := NewTable(len(time.Numbers), *time)
		if err != nil {
			return nil, err
		}
		columns = append(columns, timesOf(found, time.Numbers, t, false)...)
	}
	return columns, nil
}

// msticpyColumns is the columns that msticpy shows, in its order, as far as they are there.
func (p *processTable) msticpyColumns(size *Column) []Column {
	var columns []Column
	for _, c := range []*Column{p.columns[processTime], p.columns[processPath], p.columns[processCommand], p.columns[processPID],
		p.columns[processUser], p.columns[processCwd], size, p.columns[processPPID]} {
		columns = appendColumn(columns, c)
	}
	return columns
}

func appendColumn(columns []Column, c *Column) []Column {
	if c == nil {
		return columns
	}
	return append(columns, *c)
}

// distinct counts the different cells of a column in each shown row's cluster.
func (p *processTable) distinct(name string, f processField, found Clustered) Column {
	type member struct {
		label int32
		cell  string
	}
	counts := make([]float64, len(found.Rows))
	noise := 0 // noise is shown first
	for _, label := range found.Labels {
		if label < 0 {
			counts[noise] = 1
			noise++
		}
	}
	seen := make(map[member]bool)
	for i, label := range found.Labels {
		m := member{label, p.cell(f, i)}
		if label >= 0 && !seen[m] {
			seen[m] = true
			counts[noise+int(label)]++
		}
	}
	return NumberColumn(name, counts)
}

// compatDistance is the eps with which msticpy clusters audit events.
const compatDistance = 1e-4

// clusterStartsCompat clusters program starts as msticpy does: DBSCAN on the sum of the path's letters and
// the uid, each row divided by its length, so that all programs of uid 0 fall together (CA-1). Its answer
// has msticpy's eight columns.
func clusterStartsCompat(p processTable, starts int, tick core.Tick) (Clustered, error) {
	if p.columns[processUser] == nil {
		return Clustered{}, core.Refuse(core.Column, "table", "one with a column of user ids (uid) under compat", "account names only")
	}
	for _, f := range []processField{processPath, processCommand, processPID, processPPID, processCwd} {
		if p.columns[f] == nil {
			blank := TextColumn(processNames[f], core.StringsOf(make([]string, starts)...))
			p.columns[f] = &blank
		}
	}
	path := features.Paths(&p.columns[processPath].Texts, features.ProcessOptions{})
	columns := []Column{NumberColumn("pathScore", path.Score), NumberColumn(p.user, p.userNumbers(starts))}
	o := ClusterOptions{Columns: []string{"pathScore", p.user}, Distance: compatDistance, MinSamples: 2, Normalize: true, Compat: true}
	if time := p.columns[processTime]; time != nil {
		columns, o.TimeColumn = append(columns, *time), time.Name
	}
	t, err := NewTable(starts, columns...)
	if err != nil {
		return Clustered{}, err
	}
	found, err := ClusterEvents(t, o, tick)
	if err != nil {
		return Clustered{}, err
	}
	p.at(found.Rows)
	sizes := found.Columns[slices.IndexFunc(found.Columns, func(c Column) bool { return c.Name == "ClusterSize" })]
	if at := slices.IndexFunc(found.Columns, func(c Column) bool { return c.Name == "TimeGenerated" }); at >= 0 {
		p.columns[processTime] = &found.Columns[at]
	}
	found.Columns = p.msticpyColumns(&sizes)
	return found, nil
}
