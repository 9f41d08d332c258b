package features

import (
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// shown lists values as kind and text.
func shown(command string, found []Found) []string {
	var list []string
	for _, f := range found {
		list = append(list, f.Kind.String()+" "+command[f.Start:f.End])
	}
	return list
}

func TestTemplatesTellWhatTheyLeaveOpen(t *testing.T) {
	command := `.\sync.exe --from C:\Users\ida\AppData\Local\Temp\tmp9F.log --id {3f2504e0-4f89-41d3-9a0c-0305e82c3301} 192.0.2.7:443 -n 12`
	var templates Templates
	text, found := templates.Append([]byte("before "), []Found{{Any, 1, 2}}, command)
	if want := `before sync.exe --from C:\Users\<user>\AppData\Local\Temp\<temp> --id {<guid>} <ipv4>:<num> -n <num>`; string(text) != want {
		t.Errorf("got %q\nwant %q", text, want)
	}
	if found[0] != (Found{Any, 1, 2}) {
		t.Errorf("what stood in found before is %v", found[0])
	}
	want := []string{"user ida", "temp tmp9F.log", "guid 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "ipv4 192.0.2.7", "num 443", "num 12"}
	if got := shown(command, found[1:]); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestSlotsThatAreOffAreNotSought(t *testing.T) {
	command := `t /home/ida/x /tmp/a1 3f2504e0-4f89-41d3-9a0c-0305e82c3301 S-1-5-21-7 00:11:22:aa:bb:cc 2024-03-04 192.0.2.1 ::1 0x1f ` +
		strings.Repeat("xB1", 14) + ` 7`
	_, found := new(Templates).Append(nil, nil, command)
	var kinds []string
	for _, f := range found {
		kinds = append(kinds, f.Kind.String())
	}
	if !slices.Equal(kinds, slotNames[:Any]) {
		t.Fatalf("the command holds %v, not one of each kind in order", kinds)
	}
	for _, off := range kinds {
		templates, err := NewTemplates([]string{off})
		if err != nil {
			t.Fatal(err)
		}
		if text, found := templates.Append(nil, nil, command); strings.Contains(string(text), "<"+off+">") {
			t.Errorf("without %s: %s, %q", off, text, shown(command, found))
		}
	}
	templates, err := NewTemplates(kinds)
	if text, found := templates.Append(nil, nil, command); err != nil || string(text) != command || len(found) > 0 {
		t.Errorf("with every kind off: %v, %q, %v", err, text, found)
	}
}

func TestNamesOfSlotsThatAreRefused(t *testing.T) {
	const must = "slotsOff must be any of user, temp, guid, sid, mac, time, ipv4, ipv6, hex, base64, num, got "
	for _, off := range []string{"", "*", "guids", "GUID", "<guid>"} {
		_, err := NewTemplates([]string{"num", off})
		if err == nil || err.Error() != must+core.Quote(off) {
			t.Errorf("%q: got %v", off, err)
		}
	}
	if _, err := NewTemplates(nil); err != nil {
		t.Error(err)
	}
}

func TestTemplatesOfAColumn(t *testing.T) {
	texts := core.StringsOf("a 1", "", "b é 2", "c")
	got := new(Templates).Column(&texts)
	want := core.StringsOf("a <num>", "", "b é <num>", "c")
	for i := range want.Len() {
		if got.Len() != want.Len() || got.At(i) != want.At(i) {
			t.Fatalf("text %d of %d is %q, want %q", i, got.Len(), got.At(i), want.At(i))
		}
	}
	var none core.Strings
	if got := new(Templates).Column(&none); got.Len() != 0 {
		t.Errorf("no texts have %d templates", got.Len())
	}
}

// TestWhatAnAnalystLooksForStays: whatever looks like a value in an executable, a script, a switch or a name.
func TestWhatAnAnalystLooksForStays(t *testing.T) {
	for _, command := range []string{
		"7z.exe a x", "1234 x", `"C:\Temp\12 34.exe" x`, `rundll32.exe C:\Temp\77.dll,Start`, "cmd /c 99.bat", "kill -9 x", "taskkill /4 x",
		"mshta http://example.com/1.hta", "wscript //B 7.vbs", "T1543.003.exe", "x T1543.003", "x System32 Framework64 v4.0.30319",
		`x C:\Users\Public\x`, "python3.11 -m x3", `x C:\Windows\Temp\notes`, `x C:\Temp\20240304.ps1`, "x 1.5GB", "x /tmp",
	} {
		if got := templateOf(t, command); got != command {
			t.Errorf("%q became %q", command, got)
		}
	}
}
