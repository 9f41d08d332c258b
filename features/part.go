package features

import "strings"

// partEnd is where the part of a command that begins at byte at ends. Parts are file names, folders and
// arguments: what stands between white space and any of " ' \ / , ; = | & ( ) [ ] { } < >.
func partEnd(s string, at int) int {
	for at < len(s) && !endsPart(s[at]) {
		at++
	}
	return at
}

func endsPart(b byte) bool {
	switch b {
	case '"', '\'', '\\', '/', ',', ';', '=', '|', '&', '(', ')', '[', ']', '{', '}', '<', '>':
		return true
	}
	return isBlank(b)
}

// suffixes of what can be started or loaded, lower case.
var suffixes = []string{".exe", ".dll", ".com", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".wsf",
	".hta", ".msi", ".msc", ".cpl", ".scr", ".sys", ".jar", ".py", ".sh", ".pl", ".rb", ".lnk"}

// hasExecutableSuffix reports whether a file name ends in one of suffixes, in any case.
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

// wordByte is isWord for one byte of UTF-8: every byte of a character beyond ASCII counts as a letter.
func wordByte(b byte) bool { return b >= 0x80 || isLetter(b) || isDigit(b) || b == '_' }

// isBlank reports whether b is white space of ASCII, the only one that commands are split at.
func isBlank(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' }

func isSlash(b byte) bool { return b == '/' || b == '\\' }

func isHex(b byte) bool { return isDigit(b) || b|0x20 >= 'a' && b|0x20 <= 'f' }
