package events

import (
	"strings"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
)

// AuditdOptions says how ClusterAuditd clusters. The zero value is the ordinary case.
type AuditdOptions struct {
	// App keeps only programs whose path holds this text, with its case; empty: all. It is taken
	// literally (CA-4); under Compat a full stop stands for any character, as in msticpy's regular
	// expression, and other signs of regular expressions are refused.
	App string

	// Compat clusters as msticpy does, by the path's letters and the uid (CA-1, CA-2, CA-5, CA-6).
	Compat bool
}

// ClusteredAuditd is ClusterAuditd's answer. In Clustered, Rows are the input rows of the shown program
// starts (of their first records), Columns are all columns, and Labels and Core speak of Starts, one
// label each.
type ClusteredAuditd struct {
	Clustered
	Starts  []int32 // the input row of each program start that was clustered, in order
	Others  int     // audit events that start no program
	Foreign int     // lines that are no audit records
}

// ClusterAuditdColumns names the columns that ClusterAuditd wants: those of audit records, or, of a table
// that is parsed already, those that tell time, host, path, command, user, session, process ids and
// working directory.
func ClusterAuditdColumns(headers []Header, o AuditdOptions) ([]Header, error) {
	if _, err := appMatcher(o); err != nil {
		return nil, err
	}
	source, err := auditSourceOf(headers)
	if err != nil || len(headers) == 0 {
		return nil, err
	}
	var w wanted
	if source.message != "" {
		source.want(&w)
		return w, nil
	}
	for f, name := range processSourcesOf(headers) {
		for _, h := range headers {
			if h.Name == name {
				w.add(name, processKind(processField(f), h))
			}
		}
	}
	return w, needUsers(headers)
}

// ClusterAuditd groups the program starts of Linux audit records (msticpy's cluster_auditd_processes). A
// table is read as ReadAuditd reads it.
//
// Starts of one program path by one user (uid, and account name where it is there) with one command
// template (features.Templates) are one cluster; different programs, users or commands never are. A start
// like no other is noise. The answer shows noise in input order, then clusters in the order of their first
// members, with msticpy's columns TimeGenerated, NewProcessName, CommandLine, pid, SubjectUserSid, cwd,
// ClusterSize and ppid, which are those of the first member, then SubjectUserName, SubjectLogonId,
// Computer, processName, CommandTemplate, Commands (how many different command lines), Computers (how
// many different hosts), Clustered, ClusterId, FirstEventTime and LastEventTime. Columns whose source the
// table has not are left out.
//
// Where nothing matches App, the answer is empty. A table without user ids or account names is refused.
// O(bytes).
func ClusterAuditd(t Table, o AuditdOptions, tick core.Tick) (ClusteredAuditd, error) {
	matches, err := appMatcher(o)
	if err != nil {
		return ClusteredAuditd{}, err
	}
	read, err := readAuditd(t, o.Compat, tick.Part(0, 600))
	if err != nil || len(read.Table.columns) == 0 {
		return ClusteredAuditd{Clustered: summarise([]int32{}, 0), Starts: []int32{}}, err
	}
	p, err := processTableOf(read.Table)
	if err != nil {
		return ClusteredAuditd{}, err
	}
	found := ClusteredAuditd{Starts: []int32{}, Others: read.Others, Foreign: read.Foreign}
	kept := []int32{}
	for i, row := range read.Rows {
		if matches(p.cell(processPath, i)) {
			kept, found.Starts = append(kept, int32(i)), append(found.Starts, row)
		}
	}
	p.at(kept)
	cluster := clusterStarts
	if o.Compat {
		cluster = clusterStartsCompat
	}
	if found.Clustered, err = cluster(p, len(kept), tick.Part(600, 1000)); err != nil {
		return ClusteredAuditd{}, err
	}
	for i, start := range found.Rows {
		found.Rows[i] = found.Starts[start]
	}
	return found, nil
}

// appMatcher tells which paths App keeps.
func appMatcher(o AuditdOptions) (func(path string) bool, error) {
	if !o.Compat || !strings.ContainsAny(o.App, `\^$*+?{}[]|().`) {
		return func(path string) bool { return strings.Contains(path, o.App) }, nil
	}
	if strings.ContainsAny(o.App, `\^$*+?{}[]|()`) {
		return nil, core.Refuse(core.Option, "app", "free of the signs of regular expressions under compat", core.Quote(o.App))
	}
	pattern := []rune(o.App)
	return func(path string) bool {
		text := []rune(path)
		for from := 0; from+len(pattern) <= len(text); from++ {
			at := 0
			for at < len(pattern) && (pattern[at] == '.' && text[from+at] != '\n' || pattern[at] == text[from+at]) {
				at++
			}
			if at == len(pattern) {
				return true
			}
		}
		return false
	}, nil
}

// startGroup is what the members of a cluster have in common.
type startGroup struct{ path, user, account, template string }

// clusterStarts groups program starts by path, user and command template.
func clusterStarts(p processTable, starts int, tick core.Tick) (Clustered, error) {
	groups := make(map[startGroup]int32)
	templates := templateCache{of: make(map[string]string)}
	of := make([]int32, starts)
	var size []int32
	for i := range starts {
		if i%auditTickEvery == 0 {
			if err := tick.Step(i, starts); err != nil {
				return Clustered{}, err
			}
		}
		key := startGroup{p.cell(processPath, i), p.cell(processUser, i), p.cell(processAccount, i),
			templates.template(p.cell(processCommand, i))}
		group, seen := groups[key]
		if !seen {
			group = int32(len(size))
			groups[key] = group
			size = append(size, 0)
		}
		of[i] = group
		size[group]++
	}
	found := summarise(groupLabels(of, size))
	found.Core = []int32{}
	for i, label := range found.Labels {
		if label >= 0 {
			found.Core = append(found.Core, int32(i))
		}
	}
	columns, err := p.summary(found, &templates)
	found.Columns = columns
	return found, err
}

// groupLabels makes labels of groups: -1 for a group of one, the others numbered by their first members.
func groupLabels(of, size []int32) (labels []int32, clusters int) {
	number := make([]int32, len(size))
	for g, n := range size {
		number[g] = -1
		if n > 1 {
			number[g] = int32(clusters)
			clusters++
		}
	}
	labels = make([]int32, len(of))
	for i, g := range of {
		labels[i] = number[g]
	}
	return labels, clusters
}

// templateCache makes the template of each distinct command once.
type templateCache struct {
	of    map[string]string
	maker features.Templates
	text  []byte
	slots []features.Found
}

func (c *templateCache) template(command string) string {
	template, seen := c.of[command]
	if !seen {
		c.text, c.slots = c.maker.Append(c.text[:0], c.slots[:0], command)
		template = string(c.text)
		c.of[command] = template
	}
	return template
}
