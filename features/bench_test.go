package features

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// mixed is a column of so many commands of the usual kinds.
func mixed(rows int) core.Strings {
	texts := make([]string, rows)
	for i := range texts {
		switch i % 4 {
		case 0:
			texts[i] = fmt.Sprintf(`"C:\Program Files\Quayside\quayside.exe" --db HB-DB01 --since 2024-03-04T08:%02d:00Z -n %d`, i%60, i)
		case 1:
			texts[i] = `C:\Windows\System32\svchost.exe -k netsvcs -p -s Schedule`
		case 2:
			texts[i] = fmt.Sprintf(`powershell.exe -NoProfile -File C:\Users\ida\AppData\Local\Temp\%08x.ps1 -Id {3f2504e0-4f89-41d3-9a0c-%012x}`, i, i)
		case 3:
			texts[i] = fmt.Sprintf("/usr/bin/curl -s http://192.0.2.%d:8080/täglich/%d -o /tmp/x%d", i%256, i, i)
		}
	}
	return core.StringsOf(texts...)
}

func bytesOf(column core.Strings) int64 {
	text, _ := column.Layout()
	return int64(len(text))
}

func BenchmarkTemplates(b *testing.B) {
	for _, rows := range []int{1e2, 1e4, 1e5} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			column := mixed(rows)
			var templates Templates
			b.SetBytes(bytesOf(column))
			for b.Loop() {
				templates.Column(&column)
			}
		})
	}
}

func BenchmarkProcessFeatures(b *testing.B) {
	for _, rows := range []int{1e2, 1e4, 1e5} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			column := mixed(rows)
			b.SetBytes(2 * bytesOf(column))
			for b.Loop() {
				Paths(&column, ProcessOptions{})
				Commands(&column)
			}
		})
	}
}

func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{1e2, 1e4, 1e5} {
		list := scripts(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				merge(list)
			}
		})
		if n <= 1e4 {
			b.Run("naive/"+strconv.Itoa(n), func(b *testing.B) {
				for b.Loop() {
					naiveMerge(list)
				}
			})
		}
	}
}

// BenchmarkAwkward doubles cells that are hard to read: the speed in MB/s should stay as it is.
func BenchmarkAwkward(b *testing.B) {
	var templates Templates
	for _, one := range []string{"1.", "a-", "1:", "aaaaaaaa-", "A1b/", "01/01/2024-", "/tmp/1", "::"} {
		for _, size := range []int{1 << 14, 1 << 15, 1 << 16, 1 << 17} {
			command := "tool " + strings.Repeat(one, size/len(one))
			b.Run(strings.ReplaceAll(one, "/", "|")+"/"+strconv.Itoa(size), func(b *testing.B) {
				var text []byte
				var found []Found
				b.SetBytes(int64(size))
				for b.Loop() {
					text, found = templates.Append(text[:0], found[:0], command)
				}
			})
		}
	}
}
