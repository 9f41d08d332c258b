package events

import (
	"strconv"
	"strings"
)

// logonTypes are the names of logon types by number: SECURITY_LOGON_TYPE of ntsecapi.h, and 0 as the
// description of event 4624 has it, the system's own logon when it starts (both Microsoft).
var logonTypes = [...]string{0: "System", 2: "Interactive", 3: "Network", 4: "Batch", 5: "Service", 6: "Proxy", 7: "Unlock", 8: "NetworkCleartext",
	9: "NewCredentials", 10: "RemoteInteractive", 11: "CachedInteractive", 12: "CachedRemoteInteractive", 13: "CachedUnlock"}

// logonType reads a logon type: a number, also written 3.0, or a name. It answers -1 where a text is
// neither, with the text as name.
func logonType(text string) (number int, name string) {
	for n, known := range logonTypes {
		if known != "" && strings.EqualFold(text, known) {
			return n, known
		}
	}
	value, err := strconv.ParseFloat(text, 64)
	number = int(value)
	if err != nil || float64(number) != value || number < 0 {
		return -1, text
	}
	if number >= len(logonTypes) || logonTypes[number] == "" {
		return number, "Unknown"
	}
	return number, logonTypes[number]
}

// statusTexts says in plain words what the usual answers to a logon mean: NTSTATUS values, MS-ERREF 2.3.1
// (Microsoft).
var statusTexts = []struct {
	code uint32
	is   string
}{
	{0x00000000, "success"},
	{0xC0000022, "access denied"},
	{0xC000005E, "no logon server was available"},
	{0xC000005F, "the logon session does not exist"},
	{0xC0000064, "no such user"},
	{0xC000006A, "wrong password"},
	{0xC000006C, "the new password breaks the password rules"},
	{0xC000006D, "bad user name or password"},
	{0xC000006E, "the account is restricted"},
	{0xC000006F, "outside the account's logon hours"},
	{0xC0000070, "not from this workstation"},
	{0xC0000071, "the password has expired"},
	{0xC0000072, "the account is disabled"},
	{0xC0000073, "names could not be mapped to SIDs"},
	{0xC00000DC, "the server was in the wrong state"},
	{0xC0000133, "the clocks are too far apart"},
	{0xC000015B, "this type of logon is not granted to the user"},
	{0xC000018B, "the domain has no account for this computer"},
	{0xC000018C, "the trust between the domains failed"},
	{0xC000018D, "the trust between computer and domain failed"},
	{0xC0000190, "the trust of the network logon failed"},
	{0xC0000192, "the Netlogon service was not running"},
	{0xC0000193, "the account has expired"},
	{0xC0000224, "the password must be changed first"},
	{0xC0000225, "not found"},
	{0xC0000234, "the account is locked out"},
	{0xC00002EE, "the logon was given up before it was complete"},
	{0xC0000371, "the account store holds no secret for the account"},
	{0xC0000380, "wrong PIN of the smart card"},
	{0xC0000381, "the smart card is blocked"},
	{0xC0000388, "a downgrade of the authentication was detected"},
	{0xC0000413, "stopped by the authentication firewall"},
}

// statusText says what a status means, empty where that is not known. Codes are read as hexadecimal
// (0xC000006A), or as decimal with or without sign.
func statusText(status string) string {
	var code uint64
	var err error
	if len(status) > 2 && status[0] == '0' && status[1]|0x20 == 'x' {
		code, err = strconv.ParseUint(status[2:], 16, 32)
	} else {
		var signed int64
		signed, err = strconv.ParseInt(strings.TrimSuffix(status, ".0"), 10, 64)
		if signed < -1<<31 || signed >= 1<<32 {
			return ""
		}
		code = uint64(uint32(signed))
	}
	if err != nil {
		return ""
	}
	for _, known := range statusTexts {
		if uint64(known.code) == code {
			return known.is
		}
	}
	return ""
}

// windowsSession says which sessions are the system's own: their logon ids are fixed, 0x3e7 (999) for
// SYSTEM, 0x3e4 for NETWORK SERVICE, 0x3e5 for LOCAL SERVICE, 0x3e6 for anonymous logons (winnt.h,
// SYSTEM_LUID and its like).
func windowsSession(id string) string {
	base, digits := 10, id
	if len(id) > 2 && id[0] == '0' && id[1]|0x20 == 'x' {
		base, digits = 16, id[2:]
	}
	number, err := strconv.ParseUint(digits, base, 64)
	if err != nil {
		return ""
	}
	switch number {
	case 0x3e7:
		return "System logon session"
	case 0x3e4:
		return "NetworkService logon session"
	case 0x3e5:
		return "LocalService logon session"
	case 0x3e6:
		return "Anonymous logon session"
	}
	return ""
}

// linuxSession says whether an audit session is one: -1, also written 4294967295, is none.
func linuxSession(id string) string {
	if id == "-1" || id == "4294967295" || id == "unset" {
		return "no logon session"
	}
	return ""
}
