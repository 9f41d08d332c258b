package core

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func BenchmarkScale(b *testing.B) {
	for _, rows := range []int{1e2, 1e4, 1e5} {
		random := rand.New(rand.NewPCG(1, 1))
		data := make([]float64, rows*4)
		for i := range data {
			data[i] = random.NormFloat64()
		}
		m, err := NewMatrix(data, 4, nil)
		if err != nil {
			b.Fatal(err)
		}
		for _, scale := range []struct {
			name string
			do   func(Matrix) Matrix
		}{{"rows", ScaleRows}, {"columns", ScaleColumns}} {
			b.Run(scale.name+"/"+strconv.Itoa(rows), func(b *testing.B) {
				b.SetBytes(int64(len(data) * 8))
				for b.Loop() {
					scale.do(m)
				}
			})
		}
	}
}

func BenchmarkNewStrings(b *testing.B) {
	for _, rows := range []int{1e2, 1e4, 1e5} {
		for _, one := range []string{"C:\\Windows\\System32\\svchost.exe -k netsvcs", "C:\\Tmp\\\xff"} {
			name := "valid/"
			if strings.Contains(one, "\xff") {
				name = "repaired/"
			}
			text, offsets := strings.Repeat(one, rows), make([]int32, rows+1)
			for i := range offsets {
				offsets[i] = int32(i * len(one))
			}
			b.Run(name+strconv.Itoa(rows), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := NewStrings(text, offsets); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
