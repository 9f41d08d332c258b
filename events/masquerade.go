package events

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/logwinnow/logwinnow/features"
)

// masqueradeBits is what each sign of masquerade adds: one in a thousand.
const masqueradeBits = 10

// masquerades tells in words how an image (lower case where it is a Windows path) borrows the name of a
// system program: by standing in another folder, or by a name that looks alike. It is made for Windows:
// for paths of its kind, and for names ending in .exe.
func (t *systemTable) masquerades(image string) []string {
	if !features.IsWindowsPath(image) && !strings.HasSuffix(image, exe) {
		return nil
	}
	name := features.PathName(image)
	folder := windowsFolder(image)
	folders, known := t.folders[name]
	if !known {
		if like := t.lookAlike(name); like != "" {
			return []string{name + " looks like the system program " + like + foreign(name)}
		}
		return nil
	}
	if folder == "" || len(folders) == 0 || strings.HasPrefix(folder, `\windows\winsxs\`) {
		return nil // logged without its folder, a tool, or the store that Windows installs from
	}
	for _, right := range folders {
		if folder == right {
			return nil
		}
	}
	return []string{name + " is a system program, but not in this folder"}
}

// foreign names the first letter beyond ASCII, which a reader may not tell from the one it imitates.
func foreign(name string) string {
	for _, r := range name {
		if r >= utf8.RuneSelf {
			return " and holds the letter " + codePoint(r)
		}
	}
	return ""
}

// codePoint writes a character as U+0430.
func codePoint(r rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex
}

// windowsFolder is the folder of a lower-case path without drive or device in front: \windows\system32.
// Empty where the path has no folder.
func windowsFolder(path string) string {
	path = strings.ReplaceAll(path, "/", `\`)
	path = strings.TrimPrefix(path, `\??\`)
	path = strings.TrimPrefix(path, `\\?\`)
	for _, root := range []string{`\systemroot`, `%systemroot%`, `%windir%`} {
		if rest, ok := strings.CutPrefix(path, root); ok {
			path = `\windows` + rest
		}
	}
	if rest, ok := strings.CutPrefix(path, `\device\harddiskvolume`); ok {
		path = strings.TrimLeft(rest, "0123456789")
	}
	if len(path) > 1 && path[1] == ':' {
		path = path[2:]
	}
	return path[:max(0, strings.LastIndexByte(path, '\\'))]
}

// lookAlike is the system program whose name this one imitates: by look-alike characters, or by one edit
// where both stems are long enough for that to mean something. Empty where there is none.
func (t *systemTable) lookAlike(name string) string {
	const longEnough = 5
	stem, ok := strings.CutSuffix(name, exe)
	if !ok {
		return ""
	}
	skeleton, letters := skeletonOf(stem), []rune(stem)
	for _, like := range t.names {
		if skeleton == like.skeleton || len(letters) >= longEnough && len(like.letters) >= longEnough && oneEdit(letters, like.letters) {
			return like.name
		}
	}
	return ""
}

const exe = ".exe"

// looks maps characters to those they are mistaken for (Unicode Technical Standard 39 has the full list).
var looks = strings.NewReplacer("0", "o", "1", "l", "i", "l", "5", "s", "$", "s", "rn", "m", "vv", "w",
	"а", "a", "с", "c", "е", "e", "о", "o", "р", "p", "ѕ", "s", "х", "x", "у", "y", "і", "l", // Cyrillic
	"ο", "o", "α", "a", "ρ", "p", "ι", "l", "χ", "x", "ϲ", "c", "υ", "y", "γ", "y") // Greek

func skeletonOf(stem string) string { return looks.Replace(stem) }

// oneEdit reports whether one insertion, deletion, substitution or swap of neighbours makes a into b.
func oneEdit(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return string(a[i:]) == string(b[i+1:])
	}
	if i == len(a) {
		return false // the same
	}
	if string(a[i+1:]) == string(b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && string(a[i+2:]) == string(b[i+2:])
}
