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
	Hex                // 0x..., or 12 and more hexadecimal digits, a letter and a decimal one among them
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
	s := scan{text: command, off: &t.off, found: found}
	from, to := executable(command)
	s.read(to)
	dst = append(dst, command[:from]...)
	copied := from
	if is(command, from, '.') && from+2 < to && isSlash(command[from+1]) && wordByte(command[from+2]) {
		copied += len("./")
	}
	for _, f := range s.found[len(found):] {
		dst = append(append(dst, command[copied:f.Start]...), '<')
		dst = append(append(dst, f.Kind.String()...), '>')
		copied = f.End
	}
	return append(dst, command[copied:]...), s.found
}

// Column gives the template of each text of a column. O(bytes).
func (t *Templates) Column(texts *core.Strings) core.Strings {
	var all []byte
	var found []Found
	offsets := make([]int32, 1, texts.Len()+1)
	for i := range texts.Len() {
		all, found = t.Append(all, found[:0], texts.At(i))
		offsets = append(offsets, int32(len(all)))
	}
	templates, err := core.NewStrings(string(all), offsets)
	if err != nil {
		panic("features: offsets made here rise: " + err.Error())
	}
	return templates
}

// executable is where the first token begins and ends: at the closing quote of a quoted one, else at white
// space.
func executable(command string) (from, to int) {
	from = run(command, 0, isBlank)
	if is(command, from, '"') {
		if end := strings.IndexByte(command[from+1:], '"'); end >= 0 {
			return from, from + end + 2
		}
		return from, len(command)
	}
	for to = from; to < len(command) && !isBlank(command[to]); {
		to++
	}
	return from, to
}
