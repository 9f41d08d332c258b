package features

import "strings"

// IsWindowsPath reports whether a path is written as Windows writes them: with a backslash, or a drive
// letter in front. Such paths are compared without case.
func IsWindowsPath(path string) bool {
	return strings.IndexByte(path, '\\') >= 0 || len(path) > 1 && path[1] == ':' && isLetter(path[0])
}

// PathName is the last part of a path: after the last slash, or on Windows also the last backslash.
func PathName(path string) string {
	if IsWindowsPath(path) {
		return path[strings.LastIndexAny(path, `\/`)+1:]
	}
	return path[strings.LastIndexByte(path, '/')+1:]
}

// pathTokens is the number of non-empty parts of a path between separators; with none given, those of
// PathName.
func pathTokens(path, separator string) int {
	if separator != "" {
		n, part := 0, ""
		for path != "" {
			if part, path, _ = strings.Cut(path, separator); part != "" {
				n++
			}
		}
		return n
	}
	windows, within, n := IsWindowsPath(path), false, 0
	for i := 0; i < len(path); i++ {
		split := path[i] == '/' || windows && path[i] == '\\'
		if !split && !within {
			n++
		}
		within = !split
	}
	return n
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isWord reports whether r can stand inside a word: a letter, a digit, an underscore, or anything beyond
// ASCII.
func isWord(r rune) bool {
	return r >= 0x80 || isLetter(byte(r)) || isDigit(byte(r)) || r == '_'
}
