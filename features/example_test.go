package features_test

import (
	"fmt"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/features"
)

func ExampleTemplates_Append() {
	command := `rundll32.exe C:\Users\ida\AppData\Local\Temp\k7.dll,Run 192.0.2.7:8443 {3f2504e0-4f89-41d3-9a0c-0305e82c3301}`
	var templates features.Templates
	template, found := templates.Append(nil, nil, command)
	fmt.Println(string(template))
	for _, value := range found {
		fmt.Println(value.Kind, command[value.Start:value.End])
	}
	// Output:
	// rundll32.exe C:\Users\<user>\AppData\Local\Temp\k7.dll,Run <ipv4>:<num> {<guid>}
	// user ida
	// ipv4 192.0.2.7
	// num 8443
	// guid 3f2504e0-4f89-41d3-9a0c-0305e82c3301
}

func ExampleNewTemplates() {
	templates, _ := features.NewTemplates([]string{"num"})
	commands := core.StringsOf("ping -n 4 192.0.2.1", "ping -n 4 192.0.2.9")
	column := templates.Column(&commands)
	fmt.Println(column.At(0) == column.At(1), column.At(0))
	_, err := features.NewTemplates([]string{"digits"})
	fmt.Println(err)
	// Output:
	// true ping -n 4 <ipv4>
	// slotsOff must be any of user, temp, guid, sid, mac, time, ipv4, ipv6, hex, base64, num, got "digits"
}

func ExampleMerge() {
	var templates []string
	for _, name := range []string{"fir", "elm", "ash", "yew", "oak", "pine", "larch", "birch", "alder", "cedar"} {
		templates = append(templates, `agent.exe run C:\jobs\`+name+`.ps1`)
	}
	groups, err := features.Merge(templates, nil)
	if err != nil {
		panic(err)
	}
	merged := groups[0]
	fmt.Println(merged.Text, templates[0][merged.From:merged.To])
	// Output: agent.exe run C:\jobs\<*>.ps1 fir
}

func ExampleDelimiters_Hash() {
	delimiters, _ := features.NewDelimiters(features.DefaultDelimiters)
	fmt.Println(delimiters.Count("cmd /c ver"), delimiters.Hash("cmd /c ver") == delimiters.Hash("net /a b"))
	// Output: 3 true
}

func ExamplePaths() {
	paths := core.StringsOf(`C:\Windows\System32\cmd.exe`, "/usr/bin/bash")
	got := features.Paths(&paths, features.ProcessOptions{})
	fmt.Println(got.Name, got.Tokens, got.Score)
	// Output: [cmd.exe bash] [4 3] [2570 1214]
}
