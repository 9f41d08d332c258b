package events

import (
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// SystemName is a program of Windows and the folders it belongs in, such as `\Windows\System32`, without
// drive and in any case. Without folders only names that look like it are found. MITRE ATT&CK T1036.005
// tells how attackers use such names.
type SystemName struct {
	Name    string
	Folders []string
}

// The folders of most system programs.
var system32 = []string{`\windows\system32`, `\windows\syswow64`}

// systemNames are the programs that Windows itself keeps running, whose names are worth borrowing because
// nobody wonders at them; and, without folders, tools that people start. A copy of such a tool in another
// folder is no masquerade: it is as rare as its image, and ranks by that.
var systemNames = append(append(inSystem32(
	"csrss", "smss", "wininit", "winlogon", "services", "lsass", "lsm", "svchost", "spoolsv", "dwm", "conhost",
	"taskhost", "taskhostw", "taskhostex", "dllhost", "sihost", "fontdrvhost", "runtimebroker", "searchindexer",
	"userinit", "logonui", "consent", "ctfmon", "wuauclt"),
	SystemName{"wmiprvse.exe", under(`\wbem`)},
	SystemName{"explorer.exe", []string{`\windows`, `\windows\syswow64`}}),
	tools("msiexec", "rundll32", "regsvr32", "mshta", "cscript", "wscript", "cmd", "reg", "net", "net1", "sc", "schtasks",
		"at", "certutil", "bitsadmin", "vssadmin", "whoami", "ipconfig", "tasklist", "taskkill", "netsh", "nltest",
		"wmic", "powershell")...)

func tools(stems ...string) []SystemName {
	names := make([]SystemName, len(stems))
	for i, stem := range stems {
		names[i].Name = stem + ".exe"
	}
	return names
}

func inSystem32(stems ...string) []SystemName {
	names := make([]SystemName, len(stems))
	for i, stem := range stems {
		names[i] = SystemName{stem + ".exe", system32}
	}
	return names
}

func under(folder string) []string {
	return []string{system32[0] + folder, system32[1] + folder}
}

// systemTable answers questions about system names.
type systemTable struct {
	folders map[string][]string
	names   []systemName // in the order given, for the search of look-alikes
}

// systemName is a name as the search of look-alikes needs it.
type systemName struct {
	name, skeleton string
	letters        []rune // without .exe
}

// newSystemTable is the table of systemNames with the caller's own, which replace ours of the same name.
func newSystemTable(own []SystemName) (*systemTable, error) {
	t := &systemTable{folders: map[string][]string{}}
	for _, list := range [][]SystemName{systemNames, own} {
		for _, s := range list {
			name := strings.ToLower(s.Name)
			if name == "" {
				return nil, core.Refuse(core.Option, "systemNames", "programs with a name each", "one without")
			}
			if _, known := t.folders[name]; !known {
				stem := strings.TrimSuffix(name, exe)
				t.names = append(t.names, systemName{name, skeletonOf(stem), []rune(stem)})
			}
			t.folders[name] = lowered(s.Folders)
		}
	}
	return t, nil
}

func lowered(folders []string) []string {
	out := make([]string, len(folders))
	for i, f := range folders {
		out[i] = strings.TrimSuffix(windowsFolder(strings.ToLower(f)+`\`), `\`)
	}
	return out
}
