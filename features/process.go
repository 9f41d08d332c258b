package features

import (
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// ProcessTexts is the columns that the features of process starts are made from. A column that is nil
// makes no features.
type ProcessTexts struct {
	Path    *core.Strings // the executable's path (NewProcessName)
	Command *core.Strings // the command line (CommandLine)
	Session *core.Strings // the logon or audit session (SubjectLogonId)
}

// ProcessOptions says how to read them. The zero value is the ordinary case.
type ProcessOptions struct {
	// PathSeparator splits every path; empty: decided row by row (PF-1).
	PathSeparator string
	// ExactSession takes only the texts `0x3e7` and `-1` for the system's session, as msticpy does
	// (PF-6).
	ExactSession bool
}

// PathFeatures has one entry a row in each column.
type PathFeatures struct {
	Name     []string  // processName: the part after the last separator; shares the input's memory
	Len      []float64 // processNameLen: code points of the whole path
	Tokens   []float64 // processNameTokens: its non-empty parts
	Score    []float64 // pathScore: sum of code points
	LogScore []float64 // pathLogScore: its decimal logarithm, 0 for 0
	Hash     []float64 // pathHash: CRC-32
}

// Paths computes the features of the paths. O(bytes).
func Paths(paths *core.Strings, o ProcessOptions) PathFeatures {
	n := paths.Len()
	f := PathFeatures{Name: make([]string, n), Len: make([]float64, n), Tokens: make([]float64, n),
		Score: make([]float64, n), LogScore: make([]float64, n), Hash: make([]float64, n)}
	var none Delimiters
	for i := range n {
		path := paths.At(i)
		got := none.read(path)
		f.Name[i] = processName(path, o.PathSeparator)
		f.Len[i] = float64(got.length)
		f.Tokens[i] = float64(pathTokens(path, o.PathSeparator))
		f.Score[i] = float64(got.score)
		f.LogScore[i] = log10(got.score)
		f.Hash[i] = float64(CRC32(path))
	}
	return f
}

func processName(path, separator string) string {
	if separator == "" {
		return PathName(path)
	}
	if at := strings.LastIndex(path, separator); at >= 0 {
		return path[at+len(separator):]
	}
	return path
}

// CommandFeatures has one entry a row in each column.
type CommandFeatures struct {
	Len        []float64 // commandlineLen: code points
	LogLen     []float64 // commandlineLogLen: its decimal logarithm, 0 for 0
	Tokens     []float64 // commandlineTokens: parts between spaces, 0 for the empty text
	TokensFull []float64 // commandlineTokensFull: how many delimiters (DefaultDelimiters)
	Score      []float64 // commandlineScore: sum of code points
	LogScore   []float64 // commandlineLogScore: its decimal logarithm, 0 for 0
	TokensHash []float64 // commandlineTokensHash: CRC-32 of the delimiters in order, 0 for none
}

// Commands computes the features of the command lines. O(bytes).
func Commands(commands *core.Strings) CommandFeatures {
	n := commands.Len()
	f := CommandFeatures{Len: make([]float64, n), LogLen: make([]float64, n), Tokens: make([]float64, n),
		TokensFull: make([]float64, n), Score: make([]float64, n), LogScore: make([]float64, n),
		TokensHash: make([]float64, n)}
	delimiters, err := NewDelimiters(DefaultDelimiters)
	if err != nil {
		panic("features: the default delimiters are one bracket expression: " + err.Error())
	}
	for i := range n {
		got := delimiters.read(commands.At(i))
		f.Len[i] = float64(got.length)
		f.LogLen[i] = log10(got.length)
		if got.length > 0 {
			f.Tokens[i] = float64(got.spaces + 1)
		}
		f.TokensFull[i] = float64(got.delimiters)
		f.Score[i] = float64(got.score)
		f.LogScore[i] = log10(got.score)
		f.TokensHash[i] = float64(got.hash)
	}
	return f
}

// SystemSessions tells for each row whether its session is the system's (isSystemSession): on Windows
// 0x3e7 (LocalSystem), 0x3e4 (NetworkService) or 0x3e5 (LocalService), on Linux -1, also written
// 4294967295; hexadecimal or decimal, in any case. O(bytes).
func SystemSessions(sessions *core.Strings, o ProcessOptions) []bool {
	system := make([]bool, sessions.Len())
	for i := range system {
		text := sessions.At(i)
		if o.ExactSession {
			system[i] = text == "0x3e7" || text == "-1"
			continue
		}
		system[i] = isSystemSession(text)
	}
	return system
}

func isSystemSession(text string) bool {
	text = strings.TrimSpace(text)
	if text == "-1" {
		return true
	}
	digit, base := isDigit, int64(10)
	if len(text) > 2 && text[0] == '0' && text[1]|0x20 == 'x' {
		text, digit, base = text[2:], isHex, 16
	}
	id := int64(0) // by hand, as strconv allocates an error for each text that is no number
	for i := range len(text) {
		if !digit(text[i]) || id > 1<<32 {
			return false
		}
		id = id*base + hexValue(text[i])
	}
	switch id {
	case 0x3e7, 0x3e4, 0x3e5, 1<<32 - 1:
		return true
	}
	return false
}

func hexValue(digit byte) int64 {
	if isDigit(digit) {
		return int64(digit - '0')
	}
	return int64(digit|0x20-'a') + 10
}
