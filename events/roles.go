package events

import (
	"slices"
	"strings"
)

// A role is what a column means, whatever its name in one product's log.
type role int

const (
	roleImage     role = iota // path of the program started
	roleCommand               // its command line
	roleParent                // path or name of the program that started it
	roleAccount               // name of the account
	roleAccountID             // its SID or uid
	roleHost                  // the computer
	roleTime                  // when
	roleSession               // logon or audit session
	roleURL                   // requested address
	roleSite                  // its host alone
	roleAgent                 // user agent
	roleMessage               // free text
	roleLogonType             // type of a logon
	roleTarget                // account that logged on
	roleAddress               // where from
	roles
)

// roleNames are the names by which options speak of roles.
var roleNames = [roles]string{"image", "command", "parent", "account", "accountId", "host", "time", "session",
	"url", "site", "userAgent", "message", "logonType", "target", "address"}

// aliases are the names of columns for each role in lower case, the most telling first: Windows 4688 and
// Sysmon 1, Microsoft Defender, Elastic Common Schema, auditd and Linux, web proxies.
var aliases = [roles][]string{
	roleImage: {"newprocessname", "image", "process.executable", "executable", "folderpath", "processpath", "process_path", "exe", "process.name",
		"process_name", "comm"},
	roleCommand: {"commandline", "processcommandline", "process.command_line", "command_line", "cmdline", "process.args", "proctitle", "command"},
	roleParent: {"parentprocessname", "parentimage", "process.parent.executable", "initiatingprocessfolderpath",
		"initiatingprocessfilename", "process.parent.name", "parent_process_name", "parent_image"},
	roleAccount:   {"subjectusername", "user.name", "accountname", "acct", "username", "user_name", "user", "account"},
	roleAccountID: {"subjectusersid", "accountsid", "user.id", "usersid", "user_id", "uid"},
	roleHost:      {"computer", "devicename", "host.name", "host.hostname", "hostname", "computername", "computer_name", "host", "node", "client"},
	roleTime: {"timegenerated", "timecreatedutc", "utctime", "timestamp", "@timestamp", "timecreated", "timecreated.#attributes.systemtime",
		"timecreated.systemtime", "systemtime", "eventtime", "event_time", "_time", "time", "datetime", "date_time", "date", "ts"},
	roleSession:   {"subjectlogonid", "logonid", "ses", "session"},
	roleURL:       {"url", "url.original", "url.full", "request_url", "requesturl", "cs-uri", "uri"},
	roleSite:      {"url.domain", "cs-host", "destinationhostname", "destination.domain", "domain", "site"},
	roleAgent:     {"user_agent", "useragent", "user_agent.original", "cs(user-agent)", "http_user_agent", "requestclientapplication", "user-agent"},
	roleMessage:   {"message", "msg", "event.original", "line", "text"},
	roleLogonType: {"logontype", "logon_type", "logontypename"},
	roleTarget:    {"targetusername", "account", "accountname", "user.name"},
	roleAddress:   {"ipaddress", "ip_address", "source.ip", "remoteip", "workstationname"},
}

// nests are the folders in which Windows events as JSON (EVTX, Winlogbeat) keep their fields, once
// flattened with full stops.
var nests = []string{"winlog.event_data.", "event.eventdata.", "eventdata.", "event_data.", "event.system.", "system.", "winlog.", "_source.", "fields."}

// roleColumn is the name of the column that plays a role, empty where none does: the first alias that
// fits any column, compared without case, with or without its nest.
func roleColumn(headers []Header, r role) string {
	for _, alias := range aliases[r] {
		for _, h := range headers {
			if h.Kind != Empty && plainName(h.Name, alias) {
				return h.Name
			}
		}
	}
	return ""
}

// playsRole reports whether a column of that name can play the role.
func playsRole(name string, r role) bool {
	return slices.ContainsFunc(aliases[r], func(alias string) bool { return plainName(name, alias) })
}

// plainName reports whether a name is the alias, in any nest or in a nest of nests (_source.winlog.).
func plainName(name, alias string) bool {
	name = strings.ToLower(name)
	if name == alias {
		return true
	}
	if !strings.HasSuffix(name, alias) {
		return false
	}
	name = name[:len(name)-len(alias)]
	for _, nest := range nests {
		if before, ok := strings.CutSuffix(name, nest); ok && (before == "" || before == "_source." || before == "fields.") {
			return true
		}
	}
	return false
}

// timeColumn is the column of times: the one named, or the first whose name is known; empty where there
// is none.
func timeColumn(headers []Header, named string) (string, error) {
	if named != "" {
		return named, needColumn(headers, "timeColumn", named)
	}
	return roleColumn(headers, roleTime), nil
}
