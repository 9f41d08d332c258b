package surprise_test

import (
	"fmt"

	"github.com/logwinnow/logwinnow/surprise"
)

// Four starts: three of cmd.exe, two of them by explorer.exe and one by winword.exe, and one of net.exe.
func ExampleGiven() {
	images := surprise.IDs{Of: []int32{0, 0, 0, 1}, Distinct: 2}
	parents := surprise.IDs{Of: []int32{0, 0, 1, 0}, Distinct: 2}
	plain := surprise.Plain(images.Count())
	pairs, given := surprise.Given(parents, images)
	for event, image := range images.Of {
		fmt.Printf("%.2f bits for the image, %.2f for its parent\n", plain[image], given[pairs.Of[event]])
	}
	// Output:
	// 0.65 bits for the image, 0.57 for its parent
	// 0.65 bits for the image, 0.57 for its parent
	// 0.65 bits for the image, 1.62 for its parent
	// 1.87 bits for the image, 0.23 for its parent
}

// Three commands, one of them seen ten times, and the words that they consist of.
func ExampleTokens() {
	const cmd, dir, whoami, all = 0, 1, 2, 3
	mean, _ := surprise.Tokens([][]int32{{cmd, dir}, {cmd, whoami}, {cmd, whoami, all}}, []int{10, 1, 1}, 4)
	fmt.Printf("%.2f\n", mean)
	// Output: [0.18 1.22 1.85]
}
