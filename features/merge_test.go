package features

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// stands gives the template that stands for each after merging.

// merge is Merge without a tick.
func merge(templates []string) []Merged {
	merged, err := Merge(templates, nil)
	if err != nil {
		panic(err)
	}
	return merged
}

func stands(templates []string) []string {
	list := make([]string, len(templates))
	for i, m := range merge(templates) {
		if list[i] = m.Text; m.Text == "" {
			list[i] = templates[i]
		}
	}
	return list
}

// patterns counts the distinct texts.
func patterns(texts []string) int {
	seen := map[string]bool{}
	for _, text := range texts {
		seen[text] = true
	}
	return len(seen)
}

// scripts is the commands of an agent that starts scripts with random names.
func scripts(n int) []string {
	random := rand.New(rand.NewPCG(1, 1))
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf(`powershell.exe -File C:\Agent\jobs\%012x.ps1`, random.Uint64()>>16)
	}
	return list
}

func TestAThousandScriptsAreOne(t *testing.T) {
	list := scripts(1000)
	merged := merge(list)
	for i, m := range merged {
		if m.Text != `powershell.exe -File C:\Agent\jobs\<*>.ps1` || list[i][m.From:m.To] != list[i][len(list[i])-16:len(list[i])-4] {
			t.Fatalf("%q is merged as %q, %d to %d", list[i], m.Text, m.From, m.To)
		}
	}
	elsewhere := `powershell.exe -File C:\Users\Public\0123456789ab.ps1`
	all := stands(append(list, elsewhere))
	if patterns(all) != 2 || all[1000] != elsewhere {
		t.Errorf("with a script in another folder there are %d patterns, that script's is %q", patterns(all), all[1000])
	}
}

func TestTenDeedsAreTen(t *testing.T) {
	for _, deed := range []string{`net use \\host%c\share`, `reg.exe save HKLM\key%c x`, `"C:\Windows\System32\NET1.EXE" user name%c`, `/usr/bin/ssh host%c`} {
		var few, many []string
		for c := 'a'; c < 'a'+10; c++ {
			few = append(few, fmt.Sprintf(deed, c))
		}
		for c := '\u4e00'; c < '\u4e00'+100; c++ {
			many = append(many, fmt.Sprintf(deed, c))
		}
		if n := patterns(stands(few)); n != 10 {
			t.Errorf("ten of %q are %d", deed, n)
		}
		if n := patterns(stands(many)); n != 1 {
			t.Errorf("a hundred of %q are %d", deed, n)
		}
		if n := patterns(stands(many[:99])); n != 99 {
			t.Errorf("99 of %q are %d", deed, n)
		}
	}
}

func TestDifferentProgramsStayApart(t *testing.T) {
	var list []string
	for c := 'a'; c < 'a'+20; c++ {
		list = append(list, fmt.Sprintf("tool%c go now", c), fmt.Sprintf(`"C:\Program Files\%c\x.exe" go`, c), fmt.Sprintf("%c", c))
	}
	if n := patterns(stands(list)); n != len(list) {
		t.Errorf("%d commands of as many programs are %d patterns", len(list), n)
	}
}

func TestMergingAFewOrNone(t *testing.T) {
	for n := range mergeFrom {
		if got := patterns(stands(scripts(n))); got != n {
			t.Errorf("%d scripts are %d patterns", n, got)
		}
	}
	if got := merge(nil); len(got) != 0 {
		t.Errorf("no templates merge into %v", got)
	}
	blank := make([]string, 12)
	for i := range blank {
		blank[i] = strings.Repeat(" ", i)
	}
	if n := patterns(stands(blank)); n != 12 {
		t.Errorf("12 commands of blanks only are %d", n)
	}
}

// naiveMerge is Merge without hashes: templates that are the same on both sides of a segment are found by
// these texts.
func naiveMerge(templates []string) []string {
	list := append([]string{}, templates...)
	merged := make([]bool, len(templates))
	groups := map[string][]int{}
	for i, t := range templates {
		from, to := executable(t)
		shape := t[from:to] + "\n"
		for _, b := range []byte(t[to:]) {
			if isSeparator(b) {
				shape += string(b)
			}
		}
		groups[shape] = append(groups[shape], i)
	}
	for _, group := range groups {
		first := cut(templates[group[0]])
		for p := range first.hashes {
			alike := map[[2]string][]int{}
			for _, i := range group {
				c := cut(templates[i])
				if from, to := c.segment(p); !merged[i] && c.open(templates[i], p) {
					sides := [2]string{templates[i][:from], templates[i][to:]}
					alike[sides] = append(alike[sides], i)
				}
			}
			for sides, members := range alike {
				if len(members) < mergeFrom || isDeed(templates[members[0]]) && len(members) < mergeDeedFrom {
					continue
				}
				for _, i := range members {
					list[i], merged[i] = sides[0]+"<*>"+sides[1], true
				}
			}
		}
	}
	return list
}

// randomTemplates is distinct templates of few words, so that many are alike.
func randomTemplates(random *rand.Rand) []string {
	words := []string{"a", "b", "c", "-x", "/y", "a/b", "<num>", "", "tool", "net"}
	for i := range 30 {
		words = append(words, fmt.Sprintf("v%d", i))
	}
	pick := func(n int) string { return words[random.IntN(n)] }
	separators := []string{" ", " ", " -p ", "=", `\`, "/", "'", ".", ",", " /c:"}
	shape := make([]string, 1+random.IntN(4))
	for i := range shape {
		shape[i] = separators[random.IntN(len(separators))]
	}
	seen, list := map[string]bool{}, []string{}
	for range random.IntN(400) {
		t := []string{"tool", "tool.exe", "net", `"a b\net.exe"`}[random.IntN(1+random.IntN(4))]
		for i, s := range shape {
			if t += s; random.IntN(10) == 0 {
				t += pick(10)
			} else if i%2 == 0 {
				t += pick(len(words))
			} else {
				t += pick(3)
			}
		}
		if !seen[t] {
			seen[t] = true
			list = append(list, t)
		}
	}
	return list
}

func TestMergingIsThatOfTheNaiveTwin(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	joined := 0
	for range 1000 {
		templates := randomTemplates(random)
		got, want := stands(templates), naiveMerge(templates)
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("%q of %q: got %q, want %q", templates[i], templates, got[i], want[i])
			}
		}
		joined += len(templates) - patterns(got)
	}
	if joined < 10000 {
		t.Errorf("only %d templates were merged", joined)
	}
}

func TestTheOrderOfTemplatesDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	for range 300 {
		templates := randomTemplates(random)
		want := map[string]string{}
		for i, text := range stands(templates) {
			want[templates[i]] = text
		}
		random.Shuffle(len(templates), func(i, j int) { templates[i], templates[j] = templates[j], templates[i] })
		for i, text := range stands(templates) {
			if text != want[templates[i]] {
				t.Fatalf("%q: %q in one order, %q in another", templates[i], want[templates[i]], text)
			}
		}
	}
}
