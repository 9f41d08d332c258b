package events

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// The scores are those that msticpy publishes for this file (docs/notebooks/EventClustering.ipynb); the
// hours are read off the file.
func TestAddLogonFeaturesShared(t *testing.T) {
	table := sharedTable(t, "host_logons.csv")
	headers, err := AddLogonFeaturesColumns(table.Headers())
	columns, err := AddLogonFeatures(only(t, table, headers, err))
	if err != nil {
		t.Fatal(err)
	}
	score, hour := numbersIn(t, columns, "AccountNum"), numbersIn(t, columns, "LogonHour")
	if want := []float64{2319, 1484, 2799, 1484, 1484, 2319}; !slices.Equal(score[:6], want) {
		t.Errorf("scores %v, want %v", score[:6], want)
	}
	if want := []float64{5, 5, 5, 5, 5, 4, 3, 3, 2, 2, 1, 1, 3, 3}; !slices.Equal(hour, want) {
		t.Errorf("hours %v, want %v", hour, want)
	}
}

// msticpy 3.0.2, AccountNum and LogonType at 1e-4: one logon of noise and clusters of 2 and 11.
func TestClusterLogonsShared(t *testing.T) {
	table := sharedTable(t, "host_logons.csv")
	columns, err := AddLogonFeatures(table)
	if err != nil {
		t.Fatal(err)
	}
	types := make([]float64, table.Rows())
	for i, text := range textsIn(t, table.Columns(), "LogonType") {
		number, _ := logonType(text)
		types[i] = float64(number)
	}
	numbers, err := NewTable(table.Rows(), columns[0], NumberColumn("LogonType", types))
	if err != nil {
		t.Fatal(err)
	}
	o := DefaultClusterOptions()
	o.Distance = 1e-4
	got, err := ClusterEvents(numbers, o, nil)
	if err != nil || numberList(got.Labels[:7]) != "[0 1 -1 1 1 0 1]" || numberList(numbersIn(t, got.Columns, "ClusterSize")) != "[1 2 11]" {
		t.Errorf("labels %v, %v", got.Labels, err)
	}
}

func TestAddLogonFeatures(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		table        Table
		score, hours []float64
	}{
		{parsed(t, "Account|TargetDomainName|TargetUserName|TimeGenerated", `D\a|X|b|0`, `|D|a|86399999`, `||a|86400000`, `|||-1`, "\u00e9|D|a|7200000"),
			[]float64{257, 257, 97, 0, 233}, []float64{0, 23, 0, 23, 2}},
		{parsed(t, "user|n", "a|1"), []float64{97}, nil},
		{parsed(t, "TimeGenerated|n", "3600000|1"), nil, []float64{1}},
	} {
		columns, err := AddLogonFeatures(c.table)
		if err != nil {
			t.Fatal(err)
		}
		for _, column := range columns {
			want := map[string][]float64{"AccountNum": c.score, "LogonHour": c.hours}[column.Name]
			if !slices.Equal(column.Numbers, want) {
				t.Errorf("%v: %s = %v, want %v", c.table.Headers(), column.Name, column.Numbers, want)
			}
		}
		if want := min(len(c.score), 1) + min(len(c.hours), 1); len(columns) != want {
			t.Errorf("%v: columns %v", c.table.Headers(), namesOf(columns))
		}
	}
	if h := hourOf(nan); !math.IsNaN(h) {
		t.Errorf("missing time: hour %v", h)
	}
	if _, err := AddLogonFeaturesColumns([]Header{{"n", Number}}); !errors.Is(err, &core.Error{Kind: core.Column}) {
		t.Errorf("no columns: %v", err)
	}
	if columns, err := AddLogonFeatures(Table{}); err != nil || len(columns) != 0 {
		t.Errorf("no table: %v, %v", columns, err)
	}
}

func TestLogonFactsShared(t *testing.T) {
	table := sharedTable(t, "host_logons.csv")
	headers, err := LogonFactsColumns(table.Headers(), LogonFactsOptions{})
	facts, err := LogonFacts(only(t, table, headers, err), LogonFactsOptions{})
	if err != nil || len(facts) != 14 {
		t.Fatalf("%d facts, %v", len(facts), err)
	}
	domain := "S-1-5-21-996632719-2361334927-4038480536-"
	system := LogonFact{Account: "SYSTEM", Domain: "NT AUTHORITY", LogonType: 5, LogonTypeName: "Service", SID: "S-1-5-18", SIDIs: []string{"LOCAL_SYSTEM"},
		Session: "0x3e7", SessionIs: "System logon session", SubjectAccount: "MSTICAlertsWin1$", SubjectDomain: "WORKGROUP", Process: "Advapi",
		Authentication: "Negotiate"}
	want := map[int]LogonFact{
		0: {Account: "MSTICAdmin", Domain: "MSTICAlertsWin1", Time: 1547529302980, LogonType: 4, LogonTypeName: "Batch", SID: domain + "500",
			SIDIs: []string{"administrator", "local machine or domain account"}, Session: "0xfaac27", SubjectAccount: "MSTICAlertsWin1$",
			SubjectDomain: "WORKGROUP", Process: "Advapi", Authentication: "Negotiate", Host: "MSTICAlertsWin1"},
		2: {Account: "adm1nistrator", Domain: "MSTICAlertsWin1", Time: 1547529306363, LogonType: 3, LogonTypeName: "Network", SID: domain + "1066",
			SIDIs: []string{"local machine or domain account"}, Session: "0xfb5ee6", Process: "NtLmSsp", Authentication: "NTLM",
			Address: "fe80::38dc:e4a9:61bd:b458", Host: "MSTICAlertsWin1"},
		5: {Account: "MSTICAdmin", Domain: "MSTICAlertsWin1", Time: 1547526513090, LogonType: 4, LogonTypeName: "Batch", SID: domain + "500",
			SIDIs: []string{"administrator", "local machine or domain account"}, Session: "0xf0c9d6", SubjectAccount: "MSTICAlertsWin1$",
			SubjectDomain: "WORKGROUP", Process: "Advapi", Authentication: "Negotiate", Host: "MSTICAlertsWin1"},
	}
	times, err := table.numbers("TimeGenerated", Time)
	if err != nil {
		t.Fatal(err)
	}
	for i, fact := range facts {
		expected, special := want[i]
		if !special {
			expected = system
			expected.Time = times[i]
		}
		if !sameFact(fact, expected) {
			t.Errorf("logon %d\n got %+v\nwant %+v", i, fact, expected)
		}
	}
}

// sameFact compares with NaN equal to NaN.
func sameFact(a, b LogonFact) bool {
	same := func(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) }
	ok := same(a.Time, b.Time) && same(a.LogonType, b.LogonType) && slices.Equal(a.SIDIs, b.SIDIs)
	texts := func(f LogonFact) string {
		return strings.Join([]string{f.Account, f.Domain, f.LogonTypeName, f.SID, f.AuditUser, f.Session, f.SessionIs, f.SubjectAccount,
			f.SubjectDomain, f.Process, f.Authentication, f.Address, f.Host, f.Status, f.StatusIs, f.SubStatus, f.SubStatusIs}, "|")
	}
	return ok && texts(a) == texts(b)
}

func TestLogonFactsMissing(t *testing.T) {
	facts, err := LogonFacts(parsed(t, "TargetUserName|Status|SubStatus|Account|LogonType", "-||||", "|0xC000006D|0xc000006a|D\\a\\b|", "|0x0|0x0|b|x"), LogonFactsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	none := LogonFact{Time: math.NaN(), LogonType: math.NaN(), SIDIs: []string{}}
	failed, succeeded := none, none
	failed.Account, failed.Domain = "b", `D\a`
	failed.Status, failed.StatusIs = "0xC000006D", "bad user name or password"
	failed.SubStatus, failed.SubStatusIs = "0xc000006a", "wrong password"
	succeeded.Account, succeeded.LogonTypeName, succeeded.Status, succeeded.StatusIs, succeeded.SubStatus = "b", "x", "0x0", "success", "0x0"
	for i, want := range []LogonFact{none, failed, succeeded} {
		if !sameFact(facts[i], want) {
			t.Errorf("logon %d\n got %+v\nwant %+v", i, facts[i], want)
		}
	}
	if facts[0].SIDIs == nil {
		t.Error("no texts on a SID must be an empty list")
	}
}

func TestLogonFactsLinux(t *testing.T) {
	table := parsed(t, "acct|auid|ses|uid|exe|addr|hostname|res", "root|1000|4294967295|0|/usr/sbin/sshd|10.0.0.1|?|success", "?|-1|7|1000||?||failed")
	for _, family := range []string{"", "linux"} {
		facts, err := LogonFacts(table, LogonFactsOptions{OSFamily: family})
		if err != nil {
			t.Fatal(err)
		}
		want := LogonFact{Account: "root", Time: math.NaN(), LogonType: math.NaN(), SID: "0", AuditUser: "1000", Session: "4294967295",
			SessionIs: "no logon session", Process: "/usr/sbin/sshd", Address: "10.0.0.1", Status: "success"}
		if !sameFact(facts[0], want) || facts[1].Account != "" || facts[1].SessionIs != "" || facts[1].Address != "" {
			t.Errorf("%q: %+v", family, facts)
		}
	}
	if _, err := LogonFacts(table, LogonFactsOptions{OSFamily: "beos"}); !errors.Is(err, &core.Error{Kind: core.Option}) {
		t.Errorf("unknown system: %v", err)
	}
	if facts, err := LogonFacts(Table{}, LogonFactsOptions{}); err != nil || facts == nil || len(facts) != 0 {
		t.Errorf("no table: %v, %v", facts, err)
	}
}

func TestLogonType(t *testing.T) {
	for _, c := range []struct {
		text   string
		number int
		name   string
	}{
		{"3", 3, "Network"}, {"3.0", 3, "Network"}, {"0", 0, "System"}, {"12", 12, "CachedRemoteInteractive"}, {"13", 13, "CachedUnlock"},
		{"1", 1, "Unknown"}, {"14", 14, "Unknown"}, {"network", 3, "Network"}, {"3.5", -1, "3.5"}, {"-3", -1, "-3"}, {"nan", -1, "nan"},
		{"1e300", -1, "1e300"}, {"%%1833", -1, "%%1833"},
	} {
		if number, name := logonType(c.text); number != c.number || name != c.name {
			t.Errorf("%q: %d %q", c.text, number, name)
		}
	}
}

func TestStatusText(t *testing.T) {
	for status, want := range map[string]string{"0xC000006A": "wrong password", "0XC000006A": "wrong password", "3221225578": "wrong password",
		"-1073741718": "wrong password", "3221225578.0": "wrong password", "0": "success", "0x0": "success", "0xC0FFEE": "", "": "", "%%2313": "", "nan": "",
		"99999999999": "", "0xffffffffff": ""} {
		if got := statusText(status); got != want {
			t.Errorf("%q: %q", status, got)
		}
	}
}

func TestSIDFacts(t *testing.T) {
	account := "local machine or domain account"
	for sid, want := range map[string]string{
		"S-1-5-18": "LOCAL_SYSTEM", "s-1-5-19 ": "LOCAL_SERVICE", "S-1-5-20": "NETWORK_SERVICE", "S-1-0-0": "Null SID", "S-1-5-7": "ANONYMOUS LOGON",
		"S-1-5-32-544": "the group Administrators of this computer", "S-1-5-32-5440": "",
		"S-1-5-21-1-2-3-500": "administrator|" + account, "S-1-5-21-1-2-3-501": "guest|" + account,
		"S-1-5-21-1-2-3-1500": account, // LD-2
		"S-1-5-21-1-2-500":    account, // a domain whose last number is 500, and no RID
		"S-1-5-21-1-2-3-519":  "the group Enterprise Admins|" + account,
		"S-1-5-80-1-2":        "service account", "S-1-5-80-0": "all services", "S-1-5-90-0-1": "desktop window manager",
		"": "", "500": "", "S-1-5-500": "",
	} {
		if got := strings.Join(sidFacts(sid), "|"); got != want {
			t.Errorf("%q: %q", sid, got)
		}
	}
}

func TestWindowsSession(t *testing.T) {
	for id, want := range map[string]string{"0x3e7": "System logon session", "0x3E7": "System logon session", "999": "System logon session",
		"0x3e5": "LocalService logon session", "0xfaac27": "", "": "", "-1": "", "3e7": ""} {
		if got := windowsSession(id); got != want {
			t.Errorf("%q: %q", id, got)
		}
	}
}
