package features

import (
	"slices"
	"strings"
)

// How many values one argument must take before its templates become one. Where the operand is the deed
// itself (net use \\HOST, reg save KEY), ten of them are ten findings, so far more are asked for.
const (
	mergeFrom     = 10
	mergeDeedFrom = 100
)

// deeds are the executables whose operands are what an analyst looks for.
var deeds = []string{"at", "bitsadmin", "certutil", "crontab", "curl", "docker", "dsquery", "kubectl", "net", "net1", "netsh",
	"nltest", "psexec", "reg", "sc", "schtasks", "scp", "ssh", "systemctl", "useradd", "usermod", "vssadmin", "wget", "wmic"}

// Merged is what became of one template: From and To bound the segment (bytes of the template) that its
// group leaves open, and Text is the group's template with <*> there. Text is empty where the template
// stands alone.
type Merged struct {
	Text     string
	From, To int
}

// Merge finds, among the distinct templates of one executable, those that differ in one argument only:
// same executable token, separators and switches, and a segment that takes many values (mergeFrom, or
// mergeDeedFrom). A segment is what stands between white space and any of " ' = , ; : & | ( ) \ / . so
// that scripts with random names merge within their folder, and a script elsewhere stays apart. Segments
// are tried from left to right; a merged template is not merged again. Never merged: the executable, a
// switch's name, and the verb (the first argument, where it is a plain word).
//
// O(templates x segments), with a sort of each group of like structure.
func Merge(templates []string) []Merged {
	merged := make([]Merged, len(templates))
	if len(templates) < mergeFrom {
		return merged
	}
	all := make([]segmented, len(templates))
	order := make([]int32, len(templates))
	for i, t := range templates {
		all[i] = cut(t)
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if c := compare(all[a].structure, all[b].structure); c != 0 {
			return c
		}
		return int(a - b)
	})
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && all[order[to]].structure == all[order[from]].structure {
			to++
		}
		if to-from >= mergeFrom {
			slices.Sort(order[from:to])
			mergeAlike(templates, all, order[from:to], merged)
		}
		from = to
	}
	return merged
}

// segmented is a template cut for merging.
type segmented struct {
	bounds    []int32  // from and to of each segment, in bytes
	hashes    []uint64 // of each segment at its place; they add up to a hash of them all
	sum       uint64
	structure uint64 // hash of the executable token and the separators
}

func cut(t string) segmented {
	var c segmented
	at := executableEnd(t)
	c.structure = hash(offset64, t[:at])
	for at < len(t) {
		c.structure = hash(c.structure, t[at:at+1])
		at++
		end := at
		for end < len(t) && !isSeparator(t[end]) {
			end++
		}
		h := spread(hash(offset64, t[at:end]) + uint64(len(c.hashes)))
		c.bounds = append(c.bounds, int32(at), int32(end))
		c.hashes = append(c.hashes, h)
		c.sum += h
		at = end
	}
	return c
}

// mergeAlike merges among templates (given by rising numbers) of one structure.
func mergeAlike(templates []string, all []segmented, alike []int32, merged []Merged) {
	need := mergeFrom
	if isDeed(templates[alike[0]]) {
		need = mergeDeedFrom
	}
	type entry struct {
		rest uint64 // hash of all segments but one
		i    int32
	}
	entries := make([]entry, 0, len(alike))
	for p := range all[alike[0]].hashes {
		entries = entries[:0]
		for _, i := range alike {
			if merged[i].Text == "" && all[i].open(templates[i], p) {
				entries = append(entries, entry{all[i].sum - all[i].hashes[p], i})
			}
		}
		if len(entries) < need {
			continue
		}
		slices.SortFunc(entries, func(a, b entry) int {
			if c := compare(a.rest, b.rest); c != 0 {
				return c
			}
			return int(a.i - b.i)
		})
		for from, to := 0, 0; from < len(entries); from = to {
			first := entries[from].i
			for to < len(entries) && entries[to].rest == entries[from].rest &&
				sameBut(templates, all, first, entries[to].i, p) {
				to++
			}
			if to-from < need {
				continue
			}
			a, b := all[first].segment(p)
			text := templates[first][:a] + "<*>" + templates[first][b:]
			for _, e := range entries[from:to] {
				a, b := all[e.i].segment(p)
				merged[e.i] = Merged{text, a, b}
			}
		}
	}
}

func (c *segmented) segment(p int) (from, to int) { return int(c.bounds[2*p]), int(c.bounds[2*p+1]) }

// open reports whether segment p of template t may be left open: it is no switch's name and no verb.
func (c *segmented) open(t string, p int) bool {
	from, to := c.segment(p)
	if from == to {
		return false
	}
	before := t[from-1]
	if t[from] == '-' && before != '\\' && before != '/' {
		return false
	}
	// A slash behind white space begins a switch, unless another follows: then it is a path.
	if before == '/' && isBlank(t[from-2]) && (to == len(t) || t[to] != '/') {
		return false
	}
	return strings.TrimLeft(t[executableEnd(t):from], " \t") != "" || !isPlainWord(t[from:to]) || to < len(t) && !isBlank(t[to])
}

// sameBut reports whether templates i and j are the same outside segment p.
func sameBut(templates []string, all []segmented, i, j int32, p int) bool {
	a, b := all[i].segment(p)
	c, d := all[j].segment(p)
	return templates[i][:a] == templates[j][:c] && templates[i][b:] == templates[j][d:]
}

func isSeparator(b byte) bool { return isBlank(b) || strings.IndexByte(`"'=,;:&|()\/.`, b) >= 0 }

func isPlainWord(s string) bool {
	for i := range len(s) {
		if !isLetter(s[i]) && s[i] != '-' {
			return false
		}
	}
	return true
}

// isDeed reports whether the template's executable is one of deeds, however its path is written.
func isDeed(template string) bool {
	name := strings.Trim(template[:executableEnd(template)], " \"")
	name = strings.ToLower(name[strings.LastIndexAny(name, `\/`)+1:])
	_, found := slices.BinarySearch(deeds, strings.TrimSuffix(name, ".exe"))
	return found
}

func compare(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

const offset64 = 0xcbf29ce484222325

// hash takes a text into a running FNV-1a hash of 64 bits. What hashes alike is compared again.
func hash(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return h
}

// spread mixes the bits of a hash, so that sums of hashes tell their terms apart (the finaliser of
// splitmix64: Steele, Lea, Flood 2014).
func spread(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
