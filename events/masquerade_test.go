package events

import (
	"slices"
	"strings"
	"testing"
)

func TestMasquerades(t *testing.T) {
	own := []SystemName{{Name: "Agent.exe", Folders: []string{`C:\Program Files\Acme`}}, {Name: "notes.exe", Folders: []string{`\apps`, `D:\more\`}},
		{Name: "explorer.exe", Folders: []string{`\elsewhere`}}}
	const folder, like = " is a system program, but not in this folder", " looks like the system program "
	for image, want := range map[string]string{
		`c:\windows\system32\svchost.exe`:                     "",
		`c:\windows\syswow64\svchost.exe`:                     "",
		`d:\windows\system32\svchost.exe`:                     "",
		`\systemroot\system32\smss.exe`:                       "",
		`%systemroot%\system32\smss.exe`:                      "",
		`%windir%\system32\smss.exe`:                          "",
		`\??\c:\windows\system32\conhost.exe`:                 "",
		`\\?\c:\windows\system32\conhost.exe`:                 "",
		`\device\harddiskvolume12\windows\system32\lsass.exe`: "",
		`c:/windows/system32/lsass.exe`:                       "",
		`c:\windows\winsxs\amd64_x_10.0\csrss.exe`:            "",
		`svchost.exe`:                                    "", // logged without its folder
		`c:\windows\fonts\csrss.exe`:                     "csrss.exe" + folder,
		`c:\windows\system32\x\lsass.exe`:                "lsass.exe" + folder,
		`\\server\share\windows\system32\lsass.exe`:      "lsass.exe" + folder,
		`\device\harddiskvolume3\users\public\lsass.exe`: "lsass.exe" + folder,
		`c:\users\public\powershell.exe`:                 "",                                   // a tool: its image is rare enough
		`c:\windows\system32\suchost.exe`:                "suchost.exe" + like + "svchost.exe", // one letter
		`c:\windows\system32\svchosts.exe`:               "svchosts.exe" + like + "svchost.exe",
		`c:\windows\system32\scvhost.exe`:                "scvhost.exe" + like + "svchost.exe",                              // neighbours swapped
		`svch0st.exe`:                                    "svch0st.exe" + like + "svchost.exe",                              // look-alike, bare
		"c:\\windows\\system32\\ls\u0430ss.exe":          "ls\u0430ss.exe" + like + "lsass.exe and holds the letter U+0430", // Cyrillic
		`c:\windows\system32\rundi132.exe`:               "rundi132.exe" + like + "rundll32.exe",
		`c:\windows\system32\crnd.exe`:                   "crnd.exe" + like + "cmd.exe", // rn is m
		`c:\windows\system32\cmf.exe`:                    "",                            // short names: one edit means nothing
		`c:\windows\system32\notepad.exe`:                "",
		`c:\windows\system32\svchost.dll`:                "",
		`/usr/bin/svchost`:                               "",
		`/usr/bin/lsass`:                                 "",
		``:                                               "",
		`c:\program files\acme\agent.exe`:                "",
		`c:\temp\agent.exe`:                              "agent.exe" + folder,
		`c:\program files\acme\agemt.exe`:                "agemt.exe" + like + "agent.exe",
		`x:\apps\notes.exe`:                              "",
		`x:\more\notes.exe`:                              "",
		`c:\windows\explorer.exe`:                        "explorer.exe" + folder, // ours gives way to the caller's
		`c:\elsewhere\explorer.exe`:                      "",
	} {
		names, err := newSystemTable(own)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(names.masquerades(image), "; "); got != want {
			t.Errorf("%s: %q, want %q", image, got, want)
		}
	}
}

// No system program is taken for another.
func TestSystemNamesThemselves(t *testing.T) {
	names, err := newSystemTable(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, folders := range names.folders {
		for _, folder := range folders {
			if got := names.masquerades("c:" + folder + `\` + name); len(got) > 0 {
				t.Errorf("%s: %q", name, got)
			}
		}
	}
}

// oneEdit against the distance that it stands for, computed by the textbook.
func TestOneEdit(t *testing.T) {
	var words []string
	for _, alphabet := range []string{"ab", "abc"} {
		words = append(words, "")
		for from := 0; len(words[len(words)-1]) < 4; from++ {
			for _, letter := range alphabet {
				words = append(words, words[from]+string(letter))
			}
		}
	}
	slices.Sort(words)
	words = slices.Compact(words)
	for _, a := range words {
		for _, b := range words {
			if got, want := oneEdit([]rune(a), []rune(b)), editDistance(a, b) == 1; got != want {
				t.Fatalf("%q, %q: %v, want %v", a, b, got, want)
			}
		}
	}
}

// editDistance is the optimal string alignment distance (Damerau 1964; Wagner and Fischer 1974).
func editDistance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
