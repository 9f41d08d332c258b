package events

import (
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
)

// sources says where Winnow finds what it needs.
type sources struct {
	column  [roles]string // by role; empty where no column plays it
	process bool          // the table is of process starts: it has images
	keys    []keySource
	texts   []string
	time    string
}

// keySource is a key: the name that answers use, and the column.
type keySource struct {
	name, column string
	role         role // roles where the column plays none that matters
}

// WinnowColumns names the columns that Winnow wants.
func WinnowColumns(headers []Header, o WinnowOptions) ([]Header, error) {
	s, err := findSources(headers, o)
	if err != nil {
		return nil, err
	}
	var w wanted
	for _, key := range s.keys {
		w.add(key.column, Text)
	}
	if s.process {
		w.add(s.column[roleImage], Text)
		w.add(s.column[roleParent], Text)
	}
	for _, r := range []role{roleAccount, roleAccountID, roleHost} {
		w.add(s.column[r], Text)
	}
	for _, name := range s.texts {
		w.add(name, Text)
	}
	w.add(s.time, Time)
	for _, name := range o.Refine.Columns {
		if has(w, name) {
			return nil, core.Refuse(core.Option, "refine.columns", "columns of numbers, not those that Winnow reads otherwise", core.Quote(name))
		}
		w.add(name, Number)
	}
	return w, nil
}

// findSources decides which columns play which part.
func findSources(headers []Header, o WinnowOptions) (sources, error) {
	var s sources
	for r := range roles {
		s.column[r] = roleColumn(headers, r)
	}
	if err := s.takeRoles(headers, o.Roles); err != nil {
		return s, err
	}
	if err := o.check(headers); err != nil {
		return s, err
	}
	var err error
	s.time = s.column[roleTime]
	if o.TimeColumn != "" {
		s.time, err = timeColumn(headers, o.TimeColumn)
	}
	s.process = s.column[roleImage] != ""
	s.chooseKeys(o)
	s.chooseTexts(o)
	if err == nil && o.TimeColumn != "" && (s.isKey(s.time) || slices.Contains(s.texts, s.time)) {
		err = core.Refuse(core.Option, "timeColumn", "a column of times", core.Quote(s.time)+", which is a key or text")
	}
	if err == nil && len(s.keys)+len(s.texts) == 0 && anyFilled(headers) {
		err = noSources(headers)
	}
	return s, err
}

// noSources refuses a table in which nothing is known that patterns could be made of.
func noSources(headers []Header) error {
	return core.Refuse(core.Column, "keys", "columns to group by (such as user and host), as no column is known to name a program, a logon type, a web address, a user agent or a message",
		"none; there are "+core.List(headerNames(headers)))
}

// check refuses columns that are not there or named twice, and numbers out of range.
func (o *WinnowOptions) check(headers []Header) error {
	named := map[string]bool{}
	for _, list := range []struct {
		option string
		names  []string
	}{{"keys", o.Keys}, {"text", o.Text}, {"refine.columns", o.Refine.Columns}} {
		for _, name := range list.names {
			if err := needColumn(headers, list.option, name); err != nil {
				return err
			}
			if named[name] {
				return core.Refuse(core.Option, list.option, "columns that keys, text and refine.columns name once", core.Quote(name)+" again")
			}
			named[name] = true
		}
	}
	if len(o.Refine.Columns) == 0 && (o.Refine.Eps != 0 || o.Refine.MinSamples != 0) {
		return core.Refuse(core.Option, "refine.columns", "named where refine.eps or refine.minSamples is", "none")
	}
	if o.MaxSlotValues < 0 {
		return core.Refuse(core.Option, "maxSlotValues", "0 or more", strconv.Itoa(o.MaxSlotValues))
	}
	_, err := features.NewTemplates(o.SlotsOff)
	return err
}

// takeRoles lets the caller's roles replace those found by name.
func (s *sources) takeRoles(headers []Header, own []RoleColumn) error {
	for _, given := range own {
		r := role(0)
		for r < roles && roleNames[r] != given.Role {
			r++
		}
		if r == roles {
			return core.Refuse(core.Option, "roles", "keyed by any of "+core.List(roleNames[:]), core.Quote(given.Role))
		}
		if err := needColumn(headers, "roles."+given.Role, given.Column); err != nil {
			return err
		}
		s.column[r] = given.Column
	}
	return nil
}

func (s *sources) chooseKeys(o WinnowOptions) {
	if o.Keys != nil {
		for _, name := range o.Keys {
			s.keys = append(s.keys, keySource{name, name, s.roleOf(name)})
		}
		return
	}
	choose := []role{roleImage, roleAccount, roleHost}
	switch {
	case s.process:
	case s.column[roleLogonType] != "":
		choose = []role{roleTarget, roleLogonType, roleAddress}
	case s.column[roleSite] != "":
		choose = []role{roleSite}
	default:
		choose = []role{roleURL}
	}
	for _, r := range choose {
		column := s.column[r]
		if r == roleAccount && column == "" {
			column = s.column[roleAccountID]
		}
		if column != "" {
			s.keys = append(s.keys, keySource{keyName(r), column, r})
		}
	}
}

// keyName is what answers call a key: of an address only the site is a key.
func keyName(r role) string {
	if r == roleURL {
		r = roleSite
	}
	return roleNames[r]
}

// roleOf is the role that a column plays among those that matter to keys.
func (s *sources) roleOf(column string) role {
	for _, r := range []role{roleImage, roleAccount, roleHost} {
		if s.column[r] == column {
			return r
		}
	}
	return roles
}

func (s *sources) chooseTexts(o WinnowOptions) {
	if o.Text != nil {
		s.texts = o.Text
		return
	}
	choose := []role{roleCommand}
	if !s.process {
		choose = []role{roleAgent, roleMessage}
	}
	for _, r := range choose {
		if column := s.column[r]; column != "" && !s.isKey(column) {
			s.texts = append(s.texts, column)
		}
	}
}

func (s *sources) isKey(column string) bool {
	for _, key := range s.keys {
		if key.column == column {
			return true
		}
	}
	return false
}
