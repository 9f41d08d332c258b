package features

import (
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// Slot is the kind of a value that a template leaves open.
type Slot uint8

// The kinds of slot, in the order in which they are tried at the start of a word.
const (
	User   Slot = iota // the user's name in a profile path: C:\Users\NAME\, /home/NAME/
	Temp               // a made-up name directly inside a folder Temp or Tmp
	GUID               // 8-4-4-4-12 hexadecimal digits
	SID                // S-1-5-21-...
	MAC                // six pairs of hexadecimal digits
	Time               // a date, a time of day, or both
	IPv4               // four numbers up to 255
	IPv6               // as RFC 4291 writes it
	Hex                // 0x..., or 12 and more hexadecimal digits with a decimal one among them
	Base64             // 40 and more characters of base64 in mixed case with digits
	Num                // a decimal number that is not part of a name
	Any                // whatever differs between merged templates
	slots
)

var slotNames = [slots]string{"user", "temp", "guid", "sid", "mac", "time", "ipv4", "ipv6", "hex", "base64", "num", "*"}

// String is the slot's name; a template shows it in angle brackets, <guid>.
func (k Slot) String() string { return slotNames[k] }

// Found is a value that a template leaves open: bytes Start to End of the command.
type Found struct {
	Kind       Slot
	Start, End int
}

// Templates turns commands into templates; the zero value masks every kind of slot.
type Templates struct {
	off [slots]bool
}

// NewTemplates makes templates that leave the named kinds of slot as they are.
func NewTemplates(off []string) (*Templates, error) {
	t := &Templates{}
	for _, name := range off {
		kind := 0
		for kind < int(Any) && slotNames[kind] != name {
			kind++
		}
		if kind == int(Any) {
			return nil, core.Refuse(core.Option, "slotsOff", "any of "+strings.Join(slotNames[:Any], ", "), core.Quote(name))
		}
		t.off[kind] = true
	}
	return t, nil
}

// Append writes the template of a command behind dst and the values that it leaves open behind found,
// and returns both. A value in the template reads <kind>.
//
// Never masked are the executable (the first token), a file name with an executable suffix wherever it
// stands, digits inside a name (System32, T1543.003), switches (-4, /c) and, as they are not values,
// verbs. Masking these would hide what an analyst looks for. One thing is left out: the .\ or ./ with
// which a shell starts a program of the current folder, so that it is the same command as without.
// O(len).
func (t *Templates) Append(dst []byte, found []Found, command string) ([]byte, []Found) {
	s := scan{text: command, off: &t.off}
	copied := 0
	if strings.HasPrefix(command, `.\`) || strings.HasPrefix(command, "./") {
		copied = len("./")
	}
	for at := executableEnd(command); at < len(command); {
		kind, end := s.slot(at)
		if end == 0 {
			at++
			continue
		}
		dst = append(append(dst, command[copied:at]...), '<')
		dst = append(append(dst, kind.String()...), '>')
		found = append(found, Found{kind, at, end})
		at, copied = end, end
	}
	return append(dst, command[copied:]...), found
}

// Column gives the template of each text of a column.
func (t *Templates) Column(texts *core.Strings) core.Strings {
	templates := make([]string, texts.Len())
	var buffer []byte
	var found []Found
	for i := range templates {
		buffer, found = t.Append(buffer[:0], found[:0], texts.At(i))
		templates[i] = string(buffer)
	}
	return core.StringsOf(templates...)
}

// executableEnd is where the first token ends: at the closing quote of a quoted one, else at white space.
func executableEnd(command string) int {
	at := 0
	for at < len(command) && command[at] == ' ' {
		at++
	}
	if at < len(command) && command[at] == '"' {
		if end := strings.IndexByte(command[at+1:], '"'); end >= 0 {
			return at + end + 2
		}
		return len(command)
	}
	for at < len(command) && !isBlank(command[at]) {
		at++
	}
	return at
}

// executable suffixes: what can be started or loaded, lower case. A name that ends so is never masked.
var suffixes = []string{".exe", ".dll", ".com", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".wsf",
	".hta", ".msi", ".msc", ".cpl", ".scr", ".sys", ".jar", ".py", ".sh", ".pl", ".rb", ".lnk"}

// hasExecutableSuffix reports whether a file name ends in an executable suffix, in any case.
func hasExecutableSuffix(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || len(name)-dot > len(".psm1") {
		return false
	}
	for _, suffix := range suffixes {
		if strings.EqualFold(name[dot:], suffix) {
			return true
		}
	}
	return false
}
