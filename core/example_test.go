package core_test

import (
	"fmt"

	"github.com/logwinnow/logwinnow/core"
)

func ExampleNewMatrix() {
	_, err := core.NewMatrix([]float64{1, 2, 3}, 2, nil)
	fmt.Println(err)
	m, _ := core.NewMatrix([]float64{1, 2, 3, 4}, 2, []string{"pathScore", "commandlineLen"})
	fmt.Println(m.Rows(), "rows of", m.Cols())
	// Output:
	// matrix must be whole rows of 2 numbers, got 3 numbers
	// 2 rows of 2
}

func ExampleNewStrings() {
	column, _ := core.NewStrings("cmd.exewhoami", []int32{0, 7, 13})
	fmt.Println(column.Len(), column.At(1))
	// Output: 2 whoami
}

func ExampleScaleColumns() {
	m, _ := core.NewMatrix([]float64{1, 2, 3, 4, 1000}, 1, nil)
	fmt.Println(core.ScaleColumns(m).Data())
	// Output: [-1 -0.5 0 0.5 498.5]
}
