package events

import "strings"

// sidTexts are the SIDs with a meaning of their own, the same on every Windows computer: MS-DTYP
// 2.4.2.4, "Well-Known SID Structures" (Microsoft).
var sidTexts = []struct{ sid, is string }{
	{"S-1-0-0", "Null SID"},
	{"S-1-1-0", "Everyone"},
	{"S-1-2-0", "LOCAL, everyone logged on at the computer itself"},
	{"S-1-2-1", "CONSOLE_LOGON, everyone logged on at the console"},
	{"S-1-3-0", "CREATOR_OWNER"},
	{"S-1-3-1", "CREATOR_GROUP"},
	{"S-1-3-4", "OWNER_RIGHTS"},
	{"S-1-5-1", "DIALUP"},
	{"S-1-5-2", "NETWORK"},
	{"S-1-5-3", "BATCH"},
	{"S-1-5-4", "INTERACTIVE"},
	{"S-1-5-6", "SERVICE"},
	{"S-1-5-7", "ANONYMOUS LOGON"},
	{"S-1-5-8", "PROXY"},
	{"S-1-5-9", "ENTERPRISE_DOMAIN_CONTROLLERS"},
	{"S-1-5-10", "PRINCIPAL_SELF"},
	{"S-1-5-11", "AUTHENTICATED_USERS"},
	{"S-1-5-12", "RESTRICTED_CODE"},
	{"S-1-5-13", "TERMINAL_SERVER_USER"},
	{"S-1-5-14", "REMOTE_INTERACTIVE_LOGON"},
	{"S-1-5-15", "THIS_ORGANIZATION"},
	{"S-1-5-17", "IUSR, the anonymous account of IIS"},
	{"S-1-5-18", "LOCAL_SYSTEM"},
	{"S-1-5-19", "LOCAL_SERVICE"},
	{"S-1-5-20", "NETWORK_SERVICE"},
	{"S-1-5-32-544", "the group Administrators of this computer"},
	{"S-1-5-32-545", "the group Users of this computer"},
	{"S-1-5-32-546", "the group Guests of this computer"},
	{"S-1-5-32-547", "the group Power Users of this computer"},
	{"S-1-5-32-548", "the group Account Operators"},
	{"S-1-5-32-549", "the group Server Operators"},
	{"S-1-5-32-550", "the group Print Operators"},
	{"S-1-5-32-551", "the group Backup Operators"},
	{"S-1-5-32-552", "the group Replicators"},
	{"S-1-5-32-554", "the group Pre-Windows 2000 Compatible Access"},
	{"S-1-5-32-555", "the group Remote Desktop Users"},
	{"S-1-5-32-556", "the group Network Configuration Operators"},
	{"S-1-5-32-557", "the group Incoming Forest Trust Builders"},
	{"S-1-5-32-558", "the group Performance Monitor Users"},
	{"S-1-5-32-559", "the group Performance Log Users"},
	{"S-1-5-32-560", "the group Windows Authorization Access"},
	{"S-1-5-32-561", "the group Terminal Server License Servers"},
	{"S-1-5-32-562", "the group Distributed COM Users"},
	{"S-1-5-32-568", "the group IIS_IUSRS"},
	{"S-1-5-32-569", "the group Cryptographic Operators"},
	{"S-1-5-32-573", "the group Event Log Readers"},
	{"S-1-5-32-574", "the group Certificate Service DCOM Access"},
	{"S-1-5-32-578", "the group Hyper-V Administrators"},
	{"S-1-5-32-579", "the group Access Control Assistance Operators"},
	{"S-1-5-32-580", "the group Remote Management Users"},
	{"S-1-5-64-10", "NTLM_AUTHENTICATION"},
	{"S-1-5-64-14", "SCHANNEL_AUTHENTICATION"},
	{"S-1-5-64-21", "DIGEST_AUTHENTICATION"},
	{"S-1-5-80-0", "all services"},
	{"S-1-5-113", "LOCAL_ACCOUNT"},
	{"S-1-5-114", "LOCAL_ACCOUNT_AND_MEMBER_OF_ADMINISTRATORS_GROUP"},
	{"S-1-5-1000", "OTHER_ORGANIZATION"},
	{"S-1-16-0", "the untrusted integrity level"},
	{"S-1-16-4096", "the low integrity level"},
	{"S-1-16-8192", "the medium integrity level"},
	{"S-1-16-12288", "the high integrity level"},
	{"S-1-16-16384", "the system integrity level"},
}

// sidFamilies are SIDs that are told by how they begin.
var sidFamilies = []struct{ begins, is string }{
	{"S-1-5-5-", "logon session"},
	{"S-1-5-80-", "service account"},
	{"S-1-5-82-", "IIS application pool"},
	{"S-1-5-83-", "virtual machine"},
	{"S-1-5-90-", "desktop window manager"},
	{"S-1-5-96-", "font driver host"},
	{"S-1-12-1-", "Entra ID (Azure AD) account"},
	{"S-1-15-2-", "app container"},
}

// domainRIDs are the accounts and groups that every domain, or every computer, numbers alike: the last
// component of S-1-5-21-x-y-z-RID (MS-DTYP 2.4.2.4; 503 and 504: Microsoft, "Local accounts").
var domainRIDs = []struct{ rid, is string }{
	{"498", "the group Enterprise Read-only Domain Controllers"},
	{"500", "administrator"},
	{"501", "guest"},
	{"502", "krbtgt, the key account of Kerberos"},
	{"503", "DefaultAccount"},
	{"504", "WDAGUtilityAccount"},
	{"512", "the group Domain Admins"},
	{"513", "the group Domain Users"},
	{"514", "the group Domain Guests"},
	{"515", "the group Domain Computers"},
	{"516", "the group Domain Controllers"},
	{"517", "the group Cert Publishers"},
	{"518", "the group Schema Admins"},
	{"519", "the group Enterprise Admins"},
	{"520", "the group Group Policy Creator Owners"},
	{"521", "the group Read-only Domain Controllers"},
	{"522", "the group Cloneable Domain Controllers"},
	{"525", "the group Protected Users"},
	{"526", "the group Key Admins"},
	{"527", "the group Enterprise Key Admins"},
	{"553", "the group RAS and IAS Servers"},
	{"571", "the group Allowed RODC Password Replication"},
	{"572", "the group Denied RODC Password Replication"},
}

// sidFacts says what a SID is, in none, one or two texts. Whole components are compared, so RID 1500 is
// not 500 (LD-2).
func sidFacts(sid string) []string {
	facts := []string{}
	sid = strings.ToUpper(strings.TrimSpace(sid))
	for _, known := range sidTexts {
		if sid == known.sid {
			return append(facts, known.is)
		}
	}
	for _, family := range sidFamilies {
		if strings.HasPrefix(sid, family.begins) {
			return append(facts, family.is)
		}
	}
	if !strings.HasPrefix(sid, "S-1-5-21-") {
		return facts
	}
	if parts := strings.Split(sid, "-"); len(parts) == 8 {
		for _, known := range domainRIDs {
			if parts[7] == known.rid {
				facts = append(facts, known.is)
			}
		}
	}
	return append(facts, "local machine or domain account")
}
