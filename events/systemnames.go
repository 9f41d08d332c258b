package events

import (
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// SystemName is a program of Windows and the folders it belongs in, such as `\Windows\System32`, without
// drive and in any case. MITRE ATT&CK T1036.005 tells how attackers use such names.
type SystemName struct {
	Name    string
	Folders []string
}

// The folders of most system programs.
var system32 = []string{`\windows\system32`, `\windows\syswow64`}

// systemNames are the programs of Windows whose names are worth borrowing: its own processes, and the
// tools that attackers bring along under their names.
var systemNames = append(inSystem32(
	"csrss", "smss", "wininit", "winlogon", "services", "lsass", "lsm", "svchost", "spoolsv", "dwm", "conhost",
	"taskhost", "taskhostw", "taskhostex", "dllhost", "sihost", "fontdrvhost", "runtimebroker", "searchindexer",
	"userinit", "logonui", "consent", "ctfmon", "wuauclt", "msiexec", "rundll32", "regsvr32", "mshta", "cscript",
	"wscript", "cmd", "reg", "net", "net1", "sc", "schtasks", "at", "certutil", "bitsadmin", "vssadmin", "whoami",
	"ipconfig", "tasklist", "taskkill", "netsh", "nltest"),
	SystemName{"wmic.exe", under(`\wbem`)},
	SystemName{"wmiprvse.exe", under(`\wbem`)},
	SystemName{"powershell.exe", under(`\windowspowershell\v1.0`)},
	SystemName{"explorer.exe", []string{`\windows`, `\windows\syswow64`}},
)

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
			if name == "" || len(s.Folders) == 0 {
				return nil, core.Refuse(core.Option, "systemNames", "names with at least one folder each", core.Quote(s.Name))
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
