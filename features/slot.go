package features

import "strings"

// scan looks for values in one command.
type scan struct {
	text string
	off  *[slots]bool

	// The part (file name, folder, argument) that was looked at last, so that each is judged once.
	partEnd   int
	protected bool // its name has an executable suffix
}

// slot tells which kind of value begins at byte at, and where it ends; 0 where none does.
func (s *scan) slot(at int) (Slot, int) {
	c := s.text[at]
	if !wordByte(c) && c != ':' && c != '~' { // ':' begins an address such as ::1, '~' a temporary name
		return 0, 0
	}
	if at > 0 && wordByte(s.text[at-1]) {
		return 0, 0 // inside a word
	}
	if at >= s.partEnd {
		s.partEnd = partEnd(s.text, at)
		s.protected = hasExecutableSuffix(s.text[at:s.partEnd])
	}
	if s.protected {
		return 0, 0
	}
	if kind, end := s.named(at); end > 0 && !s.off[kind] {
		return kind, end
	}
	for kind := GUID; kind < Any; kind++ {
		if s.off[kind] {
			continue
		}
		if end := s.shaped(kind, at); end > 0 {
			return kind, end
		}
	}
	return 0, 0
}

// shaped gives the end of a value that is known by its shape alone.
func (s *scan) shaped(kind Slot, at int) int {
	c := s.text[at]
	digit, hex := isDigit(c), isHex(c)
	switch kind {
	case GUID:
		return onlyIf(hex, guidEnd, s.text, at)
	case SID:
		return onlyIf(c == 'S', sidEnd, s.text, at)
	case MAC:
		return onlyIf(hex, macEnd, s.text, at)
	case Time:
		return onlyIf(digit, timeEnd, s.text, at)
	case IPv4:
		return onlyIf(digit, ipv4End, s.text, at)
	case IPv6:
		return onlyIf(hex || c == ':', ipv6End, s.text, at)
	case Hex:
		return onlyIf(hex, hexEnd, s.text, at)
	case Base64:
		return onlyIf(c != ':' && c != '~', base64End, s.text, at)
	case Num:
		return onlyIf(digit, numberEnd, s.text, at)
	}
	return 0
}

func onlyIf(can bool, end func(string, int) int, text string, at int) int {
	if !can {
		return 0
	}
	return end(text, at)
}

// named gives the end of a value that is known by the folder before it: a user's name or a temporary one.
func (s *scan) named(at int) (Slot, int) {
	if at == 0 || s.text[at-1] != '\\' && s.text[at-1] != '/' {
		return 0, 0
	}
	folder := s.text[:at-1]
	folder = folder[strings.LastIndexAny(folder, "\\/\"'=")+1:]
	end := s.partEnd
	name := s.text[at:end]
	switch {
	case strings.EqualFold(folder, "temp") || strings.EqualFold(folder, "tmp"):
		if strings.ContainsAny(name, "0123456789") || name[0] == '~' || len(name) > 3 && strings.EqualFold(name[:3], "tmp") {
			return Temp, end
		}
	case isProfiles(s.text[:at-1], folder) && end < len(s.text) && s.text[end] == s.text[at-1]:
		if !isSharedProfile(name) {
			return User, end
		}
	}
	return 0, 0
}

// isProfiles reports whether path ends in the folder that holds users' profiles.
func isProfiles(path, folder string) bool {
	above := path[:len(path)-len(folder)]
	switch {
	case strings.EqualFold(folder, "documents and settings"):
		return strings.HasSuffix(above, `\`)
	case strings.EqualFold(folder, "users") && strings.HasSuffix(above, `:\`):
		return true
	case folder == "home" || folder == "Users":
		return strings.HasSuffix(above, "/") && (len(above) == 1 || !wordByte(above[len(above)-2]))
	}
	return false
}

func isSharedProfile(name string) bool {
	for _, shared := range []string{"Public", "Default", "All Users", "Default User", "Shared"} {
		if strings.EqualFold(name, shared) {
			return true
		}
	}
	return false
}

// partEnd is where the file name, folder or argument that begins at byte at ends.
func partEnd(s string, at int) int {
	for at < len(s) && !isBlank(s[at]) && strings.IndexByte("\"'\\/,;=|&()<>", s[at]) < 0 {
		at++
	}
	return at
}

// wordByte is isWord for one byte of UTF-8: every byte of a character beyond ASCII counts as a letter.
func wordByte(b byte) bool { return b >= 0x80 || isLetter(b) || isDigit(b) || b == '_' }

func isBlank(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' }

func isHex(b byte) bool { return isDigit(b) || b|0x20 >= 'a' && b|0x20 <= 'f' }
