package events

import (
	"math"
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// LogonFactsOptions says how LogonFacts reads logons.
type LogonFactsOptions struct {
	// OSFamily is "windows" or "linux"; empty: linux if the table has a column auid, audit_user or ses
	// and none of TargetUserName, TargetUserSid and LogonType, else windows.
	OSFamily string
}

// LogonFact is what one row tells of a logon. Texts that are missing (empty, Windows's "-", auditd's "?") are empty.
// The texts are the log's own: whoever shows them must escape them (LD-4).
type LogonFact struct {
	Account        string   // name of the account that logged on
	Domain         string   // its domain or computer
	Time           float64  // milliseconds since 1970-01-01 UTC, NaN where missing
	LogonType      float64  // its number, NaN where missing
	LogonTypeName  string   // Network ...; Unknown for other numbers, the text itself where it is no number
	SID            string   // SID of the account, on Linux its uid
	SIDIs          []string // what the SID is: none, one or two texts
	AuditUser      string   // Linux: the user who first logged on, kept through su and sudo
	Session        string   // logon id, on Linux the audit session
	SessionIs      string   // "System logon session" ...
	SubjectAccount string   // the account that asked for the logon
	SubjectDomain  string
	Process        string // logon process, on Linux the program
	Authentication string // authentication package
	Address        string // source IP address
	Host           string // source computer
	Status         string // status as written
	StatusIs       string // what it means, where that is known
	SubStatus      string // the closer reason of a failed logon
	SubStatusIs    string
}

// logonField is a fact that is a column of text.
type logonField uint8

const (
	logonName logonField = iota
	logonDomain
	logonWhole
	logonKind
	logonSID
	logonAuditUser
	logonSession
	logonSubject
	logonSubjectDomain
	logonProcess
	logonPackage
	logonAddress
	logonHost
	logonStatus
	logonSubStatus
	logonFields
)

// logonColumns are the names of the columns of each fact, in lower case, the most telling first: Windows
// 4624 and 4625, Microsoft Defender, Elastic Common Schema, auditd.
var logonColumns = [logonFields][]string{
	logonName:          {"targetusername", "accountname", "user.name", "acct", "username", "user"},
	logonDomain:        {"targetdomainname", "accountdomain", "user.domain"},
	logonWhole:         {"account", "targetaccount"},
	logonKind:          {"logontype", "winlog.logon.type"},
	logonSID:           {"targetusersid", "targetsid", "accountsid", "user.id", "uid"},
	logonAuditUser:     {"audit_user", "loginname", "auid"},
	logonSession:       {"targetlogonid", "logonid", "ses", "session"},
	logonSubject:       {"subjectusername"},
	logonSubjectDomain: {"subjectdomainname"},
	logonProcess:       {"logonprocessname", "logonprocess", "exe"},
	logonPackage:       {"authenticationpackagename", "authenticationpackage"},
	logonAddress:       {"ipaddress", "remoteip", "source.ip", "addr"},
	logonHost:          {"workstationname", "workstation", "remotedevicename"},
	logonStatus:        {"status", "res"},
	logonSubStatus:     {"substatus"},
}

// LogonFactsColumns names the columns that LogonFacts wants, as far as they are there.
func LogonFactsColumns(headers []Header, o LogonFactsOptions) ([]Header, error) {
	if _, err := isLinuxLogon(headers, o); err != nil {
		return nil, err
	}
	var w wanted
	for _, names := range logonColumns {
		w.add(namedColumn(headers, names), Text)
	}
	time := roleColumn(headers, roleTime)
	w.add(time, Time)
	if len(w) == 0 && anyFilled(headers) {
		return nil, core.Refuse(core.Column, "table", "one with columns of a logon (TargetUserName, LogonType, IpAddress ...)",
			"columns "+core.List(headerNames(headers)))
	}
	return w, nil
}

func isLinuxLogon(headers []Header, o LogonFactsOptions) (bool, error) {
	switch o.OSFamily {
	case "linux", "windows":
		return o.OSFamily == "linux", nil
	case "":
		return namedColumn(headers, []string{"auid", "audit_user", "ses"}) != "" &&
			namedColumn(headers, []string{"targetusername", "targetusersid", "logontype"}) == "", nil
	}
	return false, core.Refuse(core.Option, "osFamily", "windows, linux or nothing", core.Quote(o.OSFamily))
}

// LogonFacts tells of each logon what an analyst asks first (the facts of msticpy's display_logon_data, as
// data): who, when, how, from where, in which session, and whether it succeeded. Numbers are explained:
// logon types (LD-3), SIDs (LD-2, LD-6), the system's sessions (LD-1) and status codes. What is missing is
// left empty (LD-5). O(rows).
func LogonFacts(t Table, o LogonFactsOptions) ([]LogonFact, error) {
	headers := t.Headers()
	linux, err := isLinuxLogon(headers, o)
	if err != nil {
		return nil, err
	}
	var texts [logonFields]*core.Strings
	for f, names := range logonColumns {
		if texts[f], err = t.texts(namedColumn(headers, names)); err != nil {
			return nil, err
		}
	}
	times, err := t.numbers(roleColumn(headers, roleTime), Time)
	if err != nil {
		return nil, err
	}
	facts := make([]LogonFact, t.rows)
	for i := range facts {
		var cells [logonFields]string
		for f := range cells {
			cells[f] = logonCell(texts[f], i)
		}
		facts[i] = logonFact(&cells, linux)
		if times != nil {
			facts[i].Time = times[i]
		}
	}
	return facts, nil
}

// logonCell is a cell without blanks at its ends, empty where Windows writes a dash for nothing, or auditd
// a question mark.
func logonCell(column *core.Strings, row int) string {
	cell := strings.TrimSpace(cellOf(column, row))
	if cell == "-" || cell == "?" {
		return ""
	}
	return cell
}

func logonFact(cells *[logonFields]string, linux bool) LogonFact {
	fact := LogonFact{
		Account: cells[logonName], Domain: cells[logonDomain], Time: math.NaN(), LogonType: math.NaN(),
		SID: cells[logonSID], SIDIs: []string{}, Session: cells[logonSession],
		SubjectAccount: cells[logonSubject], SubjectDomain: cells[logonSubjectDomain],
		Process: cells[logonProcess], Authentication: cells[logonPackage],
		Address: cells[logonAddress], Host: cells[logonHost],
		Status: cells[logonStatus], StatusIs: statusText(cells[logonStatus]),
		SubStatus: cells[logonSubStatus], SubStatusIs: statusText(cells[logonSubStatus]),
	}
	if fact.SubStatusIs == "success" { // 0x0 says that there is no closer reason
		fact.SubStatusIs = ""
	}
	if fact.Account == "" {
		fact.splitAccount(cells[logonWhole])
	}
	if kind := cells[logonKind]; kind != "" {
		var number int
		if number, fact.LogonTypeName = logonType(kind); number >= 0 {
			fact.LogonType = float64(number)
		}
	}
	if linux {
		fact.AuditUser, fact.SessionIs = cells[logonAuditUser], linuxSession(fact.Session)
		return fact
	}
	fact.SIDIs, fact.SessionIs = sidFacts(fact.SID), windowsSession(fact.Session)
	return fact
}

// splitAccount takes DOMAIN\name apart.
func (f *LogonFact) splitAccount(whole string) {
	at := strings.LastIndexByte(whole, '\\')
	f.Account = whole[at+1:]
	if at > 0 && f.Domain == "" {
		f.Domain = whole[:at]
	}
}
