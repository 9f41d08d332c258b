package features

import (
	"cmp"
	"slices"
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// How many values one argument must take before its templates become one. Where the operand is the deed
// itself (net use \\HOST, reg save KEY), ten of them are ten findings, so far more are asked for.
const (
	mergeFrom     = 10
	mergeDeedFrom = 100
)

// Merged is what became of one template: From and To bound the segment (bytes of the template) that its
// group leaves open, and Text is the group's template with <*> there. Text is empty where the template
// stands alone.
type Merged struct {
	Text     string
	From, To int
}

// Merge finds, among the distinct templates of one key, those that differ in one argument only: same
// executable token, separators and switches, and a segment that takes many values (mergeFrom, or
// mergeDeedFrom). A segment is what stands between white space and any of " ' = , ; : & | ( ) \ / . so
// that scripts with random names merge within their folder, and a script elsewhere stays apart. Segments
// are tried from left to right; a merged template is not merged again. Never merged: the executable, a
// switch's name, and the verb (the first argument, where it is a plain word). The order of the templates
// does not matter.
//
// O(templates x segments), with a sort of each group of like structure. Returns core.ErrStopped when tick
// says stop.
func Merge(templates []string, tick core.Tick) ([]Merged, error) {
	n := len(templates)
	m := merger{templates: templates, cuts: make([]cuts, n), hash: make([]uint64, n), merged: make([]Merged, n), tick: tick}
	if n < mergeFrom {
		return m.merged, nil
	}
	order := make([]int32, n)
	for i, t := range templates {
		if err := m.step(1, i); err != nil {
			return nil, err
		}
		m.cuts[i] = cut(t)
		m.hash[i] = m.cuts[i].structure
		order[i] = int32(i)
	}
	m.sort(order)
	for from, to := 0, 0; from < n; from = to {
		for to < n && m.cuts[order[to]].structure == m.cuts[order[from]].structure {
			to++
		}
		if to-from >= mergeFrom {
			if err := m.mergeAlike(order[from:to], n+from); err != nil {
				return nil, err
			}
		}
	}
	return m.merged, nil
}

// merger carries one call of Merge.
type merger struct {
	templates []string
	cuts      []cuts
	hash      []uint64 // of each template, by which like ones are brought together
	merged    []Merged
	tick      core.Tick
	work      int // templates looked at since the last tick
}

// step counts templates looked at and ticks now and then; done is of twice the templates, which are cut
// and then merged.
func (m *merger) step(templates, done int) error {
	const every = 1 << 14
	if m.work += templates; m.work < every {
		return nil
	}
	m.work = 0
	return m.tick.Step(done, 2*len(m.templates))
}

// sort orders templates by their hashes, those of one hash by their numbers.
func (m *merger) sort(list []int32) {
	slices.SortFunc(list, func(a, b int32) int {
		return cmp.Or(cmp.Compare(m.hash[a], m.hash[b]), int(a-b))
	})
}

// mergeAlike merges among templates of one structure, position by position.
func (m *merger) mergeAlike(alike []int32, done int) error {
	need := mergeFrom
	if isDeed(m.templates[alike[0]]) {
		need = mergeDeedFrom
	}
	open := make([]int32, 0, len(alike))
	for p := range m.cuts[alike[0]].hashes {
		if err := m.step(len(alike), done); err != nil {
			return err
		}
		open = open[:0]
		for _, i := range alike {
			if m.merged[i].Text == "" && m.cuts[i].open(m.templates[i], p) {
				m.hash[i] = m.cuts[i].sum - m.cuts[i].hashes[p]
				open = append(open, i)
			}
		}
		if len(open) >= need {
			m.mergeAt(p, open, need)
		}
	}
	return nil
}

// mergeAt merges those of the templates that are the same outside segment p, where they are so many.
func (m *merger) mergeAt(p int, open []int32, need int) {
	m.sort(open)
	for from, to := 0, 0; from < len(open); from = to {
		first := open[from]
		for to < len(open) && m.hash[open[to]] == m.hash[first] && m.sameBut(p, first, open[to]) {
			to++
		}
		if to-from < need {
			continue
		}
		a, b := m.cuts[first].segment(p)
		text := m.templates[first][:a] + "<*>" + m.templates[first][b:]
		for _, i := range open[from:to] {
			a, b := m.cuts[i].segment(p)
			m.merged[i] = Merged{text, a, b}
		}
	}
}

// sameBut reports whether templates i and j are the same outside segment p.
func (m *merger) sameBut(p int, i, j int32) bool {
	a, b := m.cuts[i].segment(p)
	c, d := m.cuts[j].segment(p)
	return m.templates[i][:a] == m.templates[j][:c] && m.templates[i][b:] == m.templates[j][d:]
}

// deeds are the executables whose operands are what an analyst looks for, in order.
var deeds = []string{"at", "bitsadmin", "certutil", "crontab", "curl", "docker", "dsquery", "kubectl", "net", "net1", "netsh",
	"nltest", "psexec", "reg", "sc", "schtasks", "scp", "ssh", "systemctl", "useradd", "usermod", "vssadmin", "wget", "wmic"}

// isDeed reports whether the template's executable is one of deeds, however its path is written.
func isDeed(template string) bool {
	from, to := executable(template)
	name := strings.Trim(template[from:to], `"`)
	name = strings.ToLower(name[strings.LastIndexAny(name, `\/`)+1:])
	return slices.Contains(deeds, strings.TrimSuffix(name, ".exe"))
}
