package features

import "strings"

// scan finds the values in one command.
type scan struct {
	text   string
	off    *[slots]bool
	found  []Found
	masked int // where the value found last ends
}

// read finds the values from byte at, part by part.
func (s *scan) read(at int) {
	for at < len(s.text) {
		end := partEnd(s.text, at)
		if end == at {
			at++
		} else if hasExecutableSuffix(s.text[at:end]) {
			at = end
		} else if kind, ok := s.named(at, end); ok {
			at = s.take(kind, at, end)
		} else {
			at = s.readPart(at, end)
		}
	}
}

// readPart finds the values that begin in the part from byte at to end, and answers where to go on.
func (s *scan) readPart(at, end int) int {
	for at < end {
		if kind, valueEnd := s.shaped(at, end); valueEnd > 0 {
			at = s.take(kind, at, valueEnd)
		} else {
			at++
		}
	}
	return at
}

func (s *scan) take(kind Slot, from, to int) int {
	s.found = append(s.found, Found{kind, from, to})
	s.masked = to
	return to
}

// shapeEnds gives, by kind, where a value that is known by its shape alone ends.
var shapeEnds = [Any]func(s string, at int) int{GUID: guidEnd, SID: sidEnd, MAC: macEnd, Time: timeEnd, IPv4: ipv4End,
	IPv6: ipv6End, Hex: hexEnd, Base64: base64End, Num: numberEnd}

// shaped tells which kind of value begins at byte at of a part, and where it ends; 0 where none does.
func (s *scan) shaped(at, partEnd int) (Slot, int) {
	if wordByte(s.text[at-1]) || !wordByte(s.text[at]) && s.text[at] != ':' { // an address may begin ::
		return 0, 0
	}
	// The tail of a dotted name or version (T1543.003, v4.0.30319) is no value.
	tail := s.text[at-1] == '.' && at-2 >= s.masked && isDigit(s.text[at-2])
	kind := GUID
	if c := s.text[at]; !isHex(c) && c|0x20 != 's' && c != ':' {
		kind = Base64 // the one value that may begin with any letter
	}
	for ; kind < Any; kind++ {
		if s.off[kind] || tail && (kind == Num || kind == IPv4) {
			continue
		}
		if end := shapeEnds[kind](s.text, at); end > 0 && (end <= partEnd || !s.reachesName(partEnd, end)) {
			return kind, end
		}
	}
	return 0, 0
}

// reachesName reports whether bytes at to end hold the beginning of a part that is decided as a whole.
func (s *scan) reachesName(at, end int) bool {
	for at < end {
		part := partEnd(s.text, at)
		if _, named := s.named(at, part); named || hasExecutableSuffix(s.text[at:part]) {
			return true
		}
		at = max(part, at+1)
	}
	return false
}

// named tells whether the part from byte at to end is a value for the folder before it: a user's name or
// a temporary one.
func (s *scan) named(at, end int) (Slot, bool) {
	if at == end || !isSlash(s.text[at-1]) {
		return 0, false
	}
	name, path, slash := s.text[at:end], s.text[:at-1], s.text[at-1]
	if !s.off[Temp] && isTemporary(name) && inTemp(path) {
		return Temp, true
	}
	return User, !s.off[User] && is(s.text, end, slash) && isProfiles(path, slash) && !isSharedProfile(name)
}

func isTemporary(name string) bool {
	return name[0] == '~' || len(name) > 3 && strings.EqualFold(name[:3], "tmp") || strings.ContainsAny(name, "0123456789")
}

// inTemp reports whether path ends in a folder for temporary files.
func inTemp(path string) bool {
	above, ok := cutSuffixFold(path, "temp")
	if !ok {
		above, ok = cutSuffixFold(path, "tmp")
	}
	return ok && above != "" && isSlash(above[len(above)-1])
}

// isProfiles reports whether path ends in the folder that holds users' profiles.
func isProfiles(path string, slash byte) bool {
	if slash == '/' {
		above, ok := strings.CutSuffix(path, "/home")
		if !ok {
			above, ok = strings.CutSuffix(path, "/Users")
		}
		return ok && (above == "" || !wordByte(above[len(above)-1]))
	}
	if _, ok := cutSuffixFold(path, `\documents and settings`); ok {
		return true
	}
	drive, ok := cutSuffixFold(path, `:\users`)
	n := len(drive)
	return ok && n > 0 && isLetter(drive[n-1]) && (n == 1 || !wordByte(drive[n-2]))
}

func isSharedProfile(name string) bool {
	return strings.EqualFold(name, "Public") || strings.EqualFold(name, "Default") || strings.EqualFold(name, "Shared")
}

// cutSuffixFold is strings.CutSuffix without case.
func cutSuffixFold(s, suffix string) (before string, found bool) {
	at := len(s) - len(suffix)
	if at < 0 || !strings.EqualFold(s[at:], suffix) {
		return s, false
	}
	return s[:at], true
}
