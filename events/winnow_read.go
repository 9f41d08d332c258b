package events

import (
	"slices"
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
	"github.com/logwinnow/logwinnow/surprise"
)

// read interns a text column of the table, once, and lets go of its texts, of which the distinct ones are
// kept; nil where the name is empty.
func (w *winnower) read(name string, tick core.Tick) (*interned, error) {
	if c := w.columns[name]; c != nil {
		return c, nil
	}
	texts, err := w.table.texts(name)
	if err != nil || texts == nil {
		return nil, err
	}
	if bad := texts.Replaced(); bad > 0 {
		w.repaired = append(w.repaired, "the column "+core.Quote(name)+" held invalid UTF-8 in "+core.Count(bad, "row")+", replaced by U+FFFD")
	}
	got, err := intern(texts, tick)
	w.columns[name] = &got
	for i := range w.table.columns {
		if w.table.columns[i].Name == name {
			w.table.columns[i].Texts = core.Strings{}
		}
	}
	return &got, err
}

// readKeys reads the key columns and joins them into one.
func (w *winnower) readKeys(tick core.Tick) error {
	w.key = surprise.IDs{Of: make([]int32, w.n), Distinct: min(1, w.n)}
	for i, source := range w.sources.keys {
		shown, err := w.read(source.column, tick.Part(i*1000/len(w.sources.keys), (i+1)*1000/len(w.sources.keys)))
		if err != nil {
			return err
		}
		written := *shown
		if source.role == roleURL {
			written = shown.mapped(siteOf)
		}
		folded := written
		if source.role == roleImage {
			folded = shown.mapped(foldPath)
			w.image = &folded
		}
		w.shown, w.keys = append(w.shown, written), append(w.keys, folded)
		w.key = surprise.Pairs(w.key, folded.IDs)
	}
	return nil
}

// readChain reads times, hosts and accounts, and what the chain of a process start is made of.
func (w *winnower) readChain(tick core.Tick) error {
	var err error
	if w.times, err = w.table.numbers(w.sources.time, Time); err != nil {
		return err
	}
	if w.host, err = w.read(w.sources.column[roleHost], tick.Part(0, 200)); err != nil {
		return err
	}
	if err := w.readAccounts(tick.Part(200, 600)); err != nil || !w.sources.process {
		return err
	}
	if w.image == nil { // it is no key
		image, err := w.read(w.sources.column[roleImage], tick.Part(600, 800))
		if err != nil {
			return err
		}
		folded := image.mapped(foldPath)
		w.image = &folded
	}
	name := w.image.mapped(features.PathName)
	w.name = &name
	if parent, err := w.read(w.sources.column[roleParent], tick.Part(800, 1000)); err != nil {
		return err
	} else if parent != nil {
		names := parent.mapped(func(path string) string { return features.PathName(foldPath(path)) })
		w.parent = &names
	}
	return w.findMasquerades()
}

// readAccounts reads the accounts and sorts them into classes.
func (w *winnower) readAccounts(tick core.Tick) error {
	name, err := w.read(w.sources.column[roleAccount], tick.Part(0, 500))
	if err != nil {
		return err
	}
	id, err := w.read(w.sources.column[roleAccountID], tick.Part(500, 1000))
	if err != nil || name == nil && id == nil {
		return err
	}
	w.user = name
	if name == nil {
		w.user = id
	}
	both := w.user.IDs
	if name != nil && id != nil {
		both = surprise.Pairs(name.IDs, id.IDs)
	}
	w.class = classesOf(name, id, both)
	return nil
}

// classesOf tells the class of each event's account, judged once for each pair of name and id.
func classesOf(name, id *interned, pairs surprise.IDs) *interned {
	const unjudged = -1
	to := make([]int32, pairs.Distinct)
	for pair := range to {
		to[pair] = unjudged
	}
	var classes []string
	for i, pair := range pairs.Of {
		if to[pair] != unjudged {
			continue
		}
		class := "person"
		if name, id := textAt(name, i), textAt(id, i); isMachine(name, id) {
			class = "machine"
		} else if name == "" && id == "" {
			class = "missing"
		}
		at := slices.Index(classes, class)
		if at < 0 {
			at = len(classes)
			classes = append(classes, class)
		}
		to[pair] = int32(at)
	}
	found := interned{IDs: pairs}
	return &interned{IDs: found.through(to, len(classes)), texts: classes}
}

func (w *winnower) findMasquerades() error {
	table, err := newSystemTable(w.options.SystemNames)
	if err != nil {
		return err
	}
	w.masquerades = make([][]string, len(w.image.texts))
	for i, image := range w.image.texts {
		w.masquerades[i] = table.masquerades(image)
	}
	return nil
}

// textAt is the text of event i, empty where there is no such column.
func textAt(c *interned, i int) string {
	if c == nil {
		return ""
	}
	return c.texts[c.Of[i]]
}

// foldPath makes paths comparable: those of Windows are compared without case.
func foldPath(path string) string {
	if features.IsWindowsPath(path) || len(path) > 4 && strings.EqualFold(path[len(path)-4:], ".exe") {
		return strings.ToLower(path)
	}
	return path
}

// siteOf is the host that an address names: https://example.com:8443/a gives example.com.
func siteOf(url string) string {
	if at := strings.Index(url, "://"); at >= 0 {
		url = url[at+3:]
	}
	if at := strings.IndexAny(url, "/?#"); at >= 0 {
		url = url[:at]
	}
	url = url[strings.LastIndexByte(url, '@')+1:]
	if at := strings.LastIndexByte(url, ':'); at >= 0 && strings.IndexByte(url[at:], ']') < 0 {
		url = url[:at]
	}
	return strings.ToLower(url)
}

// isMachine reports whether an account belongs to the machine rather than to a person: a machine account
// (name$), one of the three service SIDs or their names, or a Linux uid below 1000 (or unset).
func isMachine(name, id string) bool {
	switch id {
	case "S-1-5-18", "S-1-5-19", "S-1-5-20":
		return true
	}
	if uid, err := strconv.ParseInt(id, 10, 64); err == nil {
		return uid < 1000 || uid == 1<<32-1
	}
	name = strings.ToUpper(name[strings.LastIndexByte(name, '\\')+1:])
	switch name {
	case "SYSTEM", "LOCAL SERVICE", "NETWORK SERVICE":
		return true
	}
	if uid, err := strconv.ParseInt(name, 10, 64); err == nil {
		return uid < 1000
	}
	return strings.HasSuffix(name, "$")
}
