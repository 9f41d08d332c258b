package events

import (
	"math"
	"slices"
	"strings"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
)

// ProcessOptions says how AddProcessFeatures works. The zero value is the ordinary case.
type ProcessOptions struct {
	PathSeparator string // splits every path; empty: decided row by row (PF-1)
	Force         bool   // under Compat: compute columns that the table already has
	Compat        bool   // msticpy's columns, separator and sessions (PF-1, PF-5, PF-6)
}

// processSources are the columns that msticpy reads, by role.
var processSources = []struct {
	role role
	name string
}{{roleImage, "NewProcessName"}, {roleCommand, "CommandLine"}, {roleSession, "SubjectLogonId"}}

// AddProcessFeaturesColumns names the columns that AddProcessFeatures wants: path, command line and
// session, as far as they are there.
func AddProcessFeaturesColumns(headers []Header, o ProcessOptions) ([]Header, error) {
	var w wanted
	for _, source := range processSources {
		w.add(processSource(headers, source.role, source.name, o), Text)
	}
	if len(w) == 0 && !o.Compat && anyFilled(headers) {
		return nil, core.Refuse(core.Column, "table", "one with a path, a command line or a session (NewProcessName, CommandLine, SubjectLogonId, or other names that are known)",
			core.List(headerNames(headers)))
	}
	if o.Compat && !o.Force {
		for _, h := range headers {
			if logOf(h.Name) != "" && h.Kind == Number {
				w.add(h.Name, Number)
			}
		}
	}
	return w, nil
}

// logOf is the column that holds the logarithm of this one, and that msticpy computes from it even where
// it is stale (PF-5); empty for others.
func logOf(name string) string {
	switch name {
	case "pathScore":
		return "pathLogScore"
	case "commandlineLen":
		return "commandlineLogLen"
	}
	return ""
}

func processSource(headers []Header, r role, name string, o ProcessOptions) string {
	if has(headers, name) {
		return name
	}
	if o.Compat {
		return ""
	}
	return roleColumn(headers, r)
}

// AddProcessFeatures computes the features of process starts (msticpy's add_process_features): all that
// can be made from the columns there are, one cell a row. A missing text counts as the empty one. The
// columns are those of features.PathFeatures, features.CommandFeatures and isSystemSession. Existing
// columns of these names are computed anew; under Compat they are left as they are unless Force is set,
// and the columns that msticpy names but does not compute are left out. O(bytes).
func AddProcessFeatures(t Table, o ProcessOptions) ([]Column, error) {
	texts := [3]*core.Strings{}
	for i, source := range processSources {
		var err error
		if texts[i], err = t.texts(processSource(t.Headers(), source.role, source.name, o)); err != nil {
			return nil, err
		}
	}
	how := features.ProcessOptions{PathSeparator: o.PathSeparator, ExactSession: o.Compat}
	var all []Column
	if texts[0] != nil {
		if o.Compat && how.PathSeparator == "" {
			how.PathSeparator = guessSeparator(texts[0])
		}
		all = append(all, pathColumns(features.Paths(texts[0], how))...)
	}
	if texts[1] != nil {
		all = append(all, commandColumns(features.Commands(texts[1]))...)
	}
	if texts[2] != nil {
		all = append(all, FlagColumn("isSystemSession", features.SystemSessions(texts[2], how)))
	}
	if !o.Compat {
		return all, nil
	}
	return t.kept(all, o.Force)
}

// kept is those of the computed columns that msticpy computes and, unless forced, the table has not. Their
// logarithms are of what the table has.
func (t Table) kept(all []Column, force bool) ([]Column, error) {
	kept := all[:0]
	stale := map[string][]float64{} // by the name of the logarithm
	for _, c := range all {
		if documentedOnly(c.Name) {
			continue
		}
		if !force && has(t.all, c.Name) {
			if log := logOf(c.Name); log != "" {
				numbers, err := t.numbers(c.Name, Number)
				if err != nil {
					return nil, err
				}
				stale[log] = numbers
			}
			continue
		}
		for i, n := range stale[c.Name] {
			if c.Numbers[i] = 0; n != 0 {
				c.Numbers[i] = math.Log10(n)
			}
		}
		kept = append(kept, c)
	}
	return kept, nil
}

// guessSeparator is msticpy's guess from the first ten paths (PF-1).
func guessSeparator(paths *core.Strings) string {
	for i := range min(10, paths.Len()) {
		if strings.Contains(paths.At(i), "/") {
			return "/"
		}
	}
	return `\`
}

// documentedOnly tells the columns that msticpy's documentation names and its code never computes.
func documentedOnly(name string) bool {
	switch name {
	case "processNameLen", "processNameTokens", "commandlineTokens", "commandlineLogScore":
		return true
	}
	return false
}

func pathColumns(f features.PathFeatures) []Column {
	return []Column{
		TextColumn("processName", core.StringsOf(f.Name...)),
		NumberColumn("processNameLen", f.Len), NumberColumn("processNameTokens", f.Tokens),
		NumberColumn("pathScore", f.Score), NumberColumn("pathLogScore", f.LogScore), NumberColumn("pathHash", f.Hash),
	}
}

func commandColumns(f features.CommandFeatures) []Column {
	return []Column{
		NumberColumn("commandlineLen", f.Len), NumberColumn("commandlineLogLen", f.LogLen),
		NumberColumn("commandlineTokens", f.Tokens), NumberColumn("commandlineTokensFull", f.TokensFull),
		NumberColumn("commandlineScore", f.Score), NumberColumn("commandlineLogScore", f.LogScore),
		NumberColumn("commandlineTokensHash", f.TokensHash),
	}
}

// featureSource is the column that a feature of process starts is made from; empty where the name is no
// such feature, or the table has no such column.
func featureSource(headers []Header, feature string) string {
	source := roles
	switch {
	case strings.HasPrefix(feature, "path"), strings.HasPrefix(feature, "processName") && feature != "processName":
		source = roleImage
	case strings.HasPrefix(feature, "commandline"):
		source = roleCommand
	case feature == "isSystemSession":
		source = roleSession
	}
	for _, s := range processSources {
		if s.role == source {
			return processSource(headers, s.role, s.name, ProcessOptions{})
		}
	}
	return ""
}

// withFeatures is the table with those of the named features of process starts that it has not.
func (t Table) withFeatures(names []string, compat bool) (Table, error) {
	lacks := func(name string) bool { return slices.Contains(names, name) && !has(t.Headers(), name) }
	if !slices.ContainsFunc(names, lacks) {
		return t, nil
	}
	computed, err := AddProcessFeatures(t, ProcessOptions{Compat: compat})
	with := t
	with.columns = slices.Clip(t.columns)
	for _, c := range computed {
		if lacks(c.Name) {
			with.columns = append(with.columns, *c.as(Number))
		}
	}
	return with, err
}
