package features

import "testing"

func TestPaths(t *testing.T) {
	for _, c := range []struct {
		path    string
		windows bool
		name    string
		tokens  int
	}{
		{"", false, "", 0},
		{"cmd.exe", false, "cmd.exe", 1},
		{`C:\Windows\System32\cmd.exe`, true, "cmd.exe", 4},
		{"C:/Tools/x.exe", true, "x.exe", 3},
		{`C:\Tools/bin\x.exe`, true, "x.exe", 4},
		{`\\host\share\x.exe`, true, "x.exe", 3},
		{`\??\C:\x.exe`, true, "x.exe", 3},
		{`C:\Windows\`, true, "", 2},
		{"C:", true, "C:", 1},
		{"1:/x", false, "x", 2}, // no drive letter
		{":x", false, ":x", 1},
		{"/usr/bin/bash", false, "bash", 3},
		{"/usr//bin/", false, "", 2},
		{"/", false, "", 0},
		{"///", false, "", 0},
		{`/srv/a\b`, true, "b", 3}, // a backslash makes it Windows', as documented
		{"/srv/é/😀", false, "😀", 3},
	} {
		if got := IsWindowsPath(c.path); got != c.windows {
			t.Errorf("IsWindowsPath(%q) is %v", c.path, got)
		}
		if got := PathName(c.path); got != c.name {
			t.Errorf("PathName(%q) is %q, want %q", c.path, got, c.name)
		}
		if got := pathTokens(c.path, ""); got != c.tokens {
			t.Errorf("%q has %d parts, want %d", c.path, got, c.tokens)
		}
	}
	for _, c := range []struct {
		path, separator, name string
		tokens                int
	}{
		{`C:\Windows\cmd.exe`, `\`, "cmd.exe", 3},
		{`C:\Windows\cmd.exe`, "/", `C:\Windows\cmd.exe`, 1},
		{"/usr/bin/", "/", "", 2},
		{"a::b::::c", "::", "c", 3},
		{"", "/", "", 0},
		{"//", "/", "", 0},
	} {
		if got := processName(c.path, c.separator); got != c.name {
			t.Errorf("name of %q with %q is %q, want %q", c.path, c.separator, got, c.name)
		}
		if got := pathTokens(c.path, c.separator); got != c.tokens {
			t.Errorf("%q with %q has %d parts, want %d", c.path, c.separator, got, c.tokens)
		}
	}
}

func TestTokens(t *testing.T) {
	template := " net.exe use\t\"Z:\" \\\\host\\<user>;--x=<num>,|&(a) "
	want := []string{"net.exe", "use", "Z", `\\host\<user>`, "--x", "<num>", "a"}
	var got []string
	for from, to := NextToken(template, 0); from < len(template); from, to = NextToken(template, to) {
		got = append(got, template[from:to])
	}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("token %d is %q, want %q", i, got[i], want[i])
		}
	}
	if from, to := NextToken("", 0); from != 0 || to != 0 {
		t.Errorf("the empty template has a token from %d to %d", from, to)
	}
}
