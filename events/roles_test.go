package events

import (
	"strings"
	"testing"
)

// headersOf makes headers of names of text columns.
func headersOf(names string) []Header {
	var headers []Header
	for _, name := range strings.Fields(names) {
		headers = append(headers, Header{name, Text})
	}
	return headers
}

// The columns of common logs find their roles: what winnow asks for, keys first.
func TestWinnowColumns(t *testing.T) {
	for _, c := range []struct{ log, names, want string }{
		{"Windows 4688, flat", "TenantId Account EventID TimeGenerated Computer SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId " +
			"NewProcessId NewProcessName TokenElevationType ProcessId CommandLine ParentProcessName TargetLogonId SourceComputerId TimeCreatedUtc",
			"NewProcessName SubjectUserName Computer ParentProcessName SubjectUserSid CommandLine TimeGenerated"},
		{"Sysmon 1, flat", "UtcTime ProcessGuid ProcessId Image FileVersion Description CommandLine CurrentDirectory User LogonGuid LogonId Hashes " +
			"ParentImage ParentCommandLine Computer", "Image User Computer ParentImage CommandLine UtcTime"},
		{"EVTX as JSON", "Event.System.Provider.#attributes.Name Event.System.TimeCreated.#attributes.SystemTime Event.System.Computer " +
			"Event.EventData.SubjectUserSid Event.EventData.SubjectUserName Event.EventData.NewProcessName Event.EventData.CommandLine Event.EventData.ParentProcessName",
			"Event.EventData.NewProcessName Event.EventData.SubjectUserName Event.System.Computer Event.EventData.ParentProcessName " +
				"Event.EventData.SubjectUserSid Event.EventData.CommandLine Event.System.TimeCreated.#attributes.SystemTime"},
		{"Winlogbeat", "@timestamp winlog.computer_name winlog.event_data.SubjectUserName winlog.event_data.NewProcessName " +
			"winlog.event_data.CommandLine winlog.event_data.ParentProcessName message",
			"winlog.event_data.NewProcessName winlog.event_data.SubjectUserName winlog.computer_name winlog.event_data.ParentProcessName " +
				"winlog.event_data.CommandLine @timestamp"},
		{"Winlogbeat out of Elasticsearch", "_id _source.@timestamp _source.winlog.event_data.Image _source.winlog.event_data.CommandLine _source.host.name",
			"_source.winlog.event_data.Image _source.host.name _source.winlog.event_data.CommandLine _source.@timestamp"},
		{"Elastic Common Schema", "@timestamp host.name user.name user.id process.executable process.command_line process.parent.executable process.name process.pid",
			"process.executable user.name host.name process.parent.executable user.id process.command_line @timestamp"},
		{"Defender", "Timestamp DeviceId DeviceName ActionType FileName FolderPath SHA1 ProcessCommandLine AccountDomain AccountName AccountSid " +
			"InitiatingProcessFileName InitiatingProcessFolderPath InitiatingProcessCommandLine",
			"FolderPath AccountName DeviceName InitiatingProcessFolderPath AccountSid ProcessCommandLine Timestamp"},
		{"auditd as ReadAuditd gives it", "TimeGenerated Computer mssg_id exe comm cmdline argc cwd path pid ppid uid euid gid auid ses success",
			"exe uid Computer cmdline TimeGenerated"},
		{"Linux names", "timestamp hostname exe acct cmdline ppid", "exe acct hostname cmdline timestamp"},
		{"web proxy", "time client user method url status bytes user_agent", "url user client user_agent time"},
		{"W3C proxy", "date time cs-host cs-uri cs(User-Agent)", "cs-host cs(User-Agent) time"},
		{"messages", "host _time message", "host message _time"},
	} {
		got, err := WinnowColumns(headersOf(c.names), WinnowOptions{})
		if err != nil {
			t.Errorf("%s: %v", c.log, err)
			continue
		}
		var names []string
		for _, h := range got {
			names = append(names, h.Name)
			if want := map[bool]Kind{true: Time, false: Text}[h == got[len(got)-1]]; h.Kind != want {
				t.Errorf("%s: %s is asked for as %s", c.log, h.Name, h.Kind)
			}
		}
		if strings.Join(names, " ") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.log, strings.Join(names, " "), c.want)
		}
	}
}

// An empty column plays no role, names are compared without case, and the first alias wins.
func TestRoleColumn(t *testing.T) {
	for _, c := range []struct {
		headers []Header
		role    role
		want    string
	}{
		{[]Header{{"Image", Empty}, {"EXE", Text}}, roleImage, "EXE"},
		{[]Header{{"exe", Text}, {"NEWPROCESSNAME", Text}}, roleImage, "NEWPROCESSNAME"},
		{[]Header{{"MyImage", Text}, {"winlog.x.Image", Text}, {"Imagery", Text}}, roleImage, ""},
		{[]Header{{"a.b", Text}}, roleHost, ""},
		{nil, roleTime, ""},
	} {
		if got := roleColumn(c.headers, c.role); got != c.want {
			t.Errorf("%v: %q, want %q", c.headers, got, c.want)
		}
	}
}

func TestSiteOf(t *testing.T) {
	for url, want := range map[string]string{"https://user:pw@Example.com:8443/a?b#c": "example.com", "example.com": "example.com", "[::1]:80": "[::1]",
		"http://[::1]/x": "[::1]", "host:443": "host", "": "", "/only/path": "", "http://a.test?x=@b": "a.test", "-": "-"} {
		if got := siteOf(url); got != want {
			t.Errorf("%q: %q, want %q", url, got, want)
		}
	}
}

func TestIsMachine(t *testing.T) {
	for account, want := range map[[2]string]bool{
		{"HOST$", ""}: true, {`WORKGROUP\HOST$`, ""}: true, {"joe", ""}: false, {"", ""}: false, {`NT AUTHORITY\SYSTEM`, ""}: true,
		{"local service", ""}: true, {"joe", "S-1-5-18"}: true, {"joe", "S-1-5-21-1-2-3-1001"}: false, {"", "0"}: true, {"", "33"}: true,
		{"", "1000"}: false, {"", "4294967295"}: true, {"www-data", "33"}: true, {"500", ""}: true, {"1500", ""}: false,
	} {
		if got := isMachine(account[0], account[1]); got != want {
			t.Errorf("%q: %v", account, got)
		}
	}
}
