package wire

import "github.com/logwinnow/logwinnow/events"

// AuditEvents is the answer of readAuditd.
func AuditEvents(e *events.AuditEvents) Answer {
	return Answer{
		Parts:   leftOut(e.Others, e.Foreign),
		Vectors: []NamedVector{{"rows", Ints(e.Rows)}},
		Table:   TableOf(e.Table.Columns()),
	}
}

// ClusteredAuditd is the answer of clusterAuditdProcesses. Its labels are of program starts; starts has
// the input row of each.
func ClusteredAuditd(c *events.ClusteredAuditd) Answer {
	a := Clustered(&c.Clustered, TableOf(c.Columns))
	a.Parts = leftOut(c.Others, c.Foreign)
	a.Vectors = append(a.Vectors, NamedVector{"starts", Ints(c.Starts)})
	return a
}

// leftOut counts the audit events that start no program, and the lines that are no audit records.
func leftOut(others, foreign int) []Part {
	return []Part{counted("others", others), counted("foreign", foreign)}
}

// Facts is the logons of logonFacts.
//
//easyjson:json
type Facts []Fact

// Fact is what one row tells of a logon; texts that are missing are empty.
//
//easyjson:json
type Fact struct {
	Account        string   `json:"account"`
	Domain         string   `json:"domain"`
	Time           Number   `json:"time"`
	LogonType      Number   `json:"logonType"`
	LogonTypeName  string   `json:"logonTypeName"`
	SID            string   `json:"sid"`
	SIDIs          []string `json:"sidIs"`
	AuditUser      string   `json:"auditUser"`
	Session        string   `json:"session"`
	SessionIs      string   `json:"sessionIs"`
	SubjectAccount string   `json:"subjectAccount"`
	SubjectDomain  string   `json:"subjectDomain"`
	Process        string   `json:"process"`
	Authentication string   `json:"authentication"`
	Address        string   `json:"address"`
	Host           string   `json:"host"`
	Status         string   `json:"status"`
	StatusIs       string   `json:"statusIs"`
	SubStatus      string   `json:"subStatus"`
	SubStatusIs    string   `json:"subStatusIs"`
}

// LogonFacts is the answer of logonFacts.
func LogonFacts(facts []events.LogonFact) Answer {
	logons := make(Facts, len(facts))
	for i, f := range facts {
		logons[i] = Fact{f.Account, f.Domain, Number(f.Time), Number(f.LogonType), f.LogonTypeName, f.SID, f.SIDIs, f.AuditUser,
			f.Session, f.SessionIs, f.SubjectAccount, f.SubjectDomain, f.Process, f.Authentication, f.Address, f.Host,
			f.Status, f.StatusIs, f.SubStatus, f.SubStatusIs}
	}
	return Answer{Parts: []Part{{Name: "logons", Write: logons.MarshalEasyJSON}}}
}
