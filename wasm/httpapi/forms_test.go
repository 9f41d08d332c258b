package httpapi

import "testing"

// Every form of an option in a query, as the JSON that it stands for; empty where it is refused.
func TestForms(t *testing.T) {
	for _, c := range []struct {
		form    form
		s, want string
	}{
		{inText, `a"b`, `"a\"b"`}, {inText, "", `""`}, {inBool, "true", "true"}, {inBool, "TRUE", ""}, {inNumber, "1e-7", "1e-7"}, {inNumber, "-3", "-3"}, {inNumber, "0x10", ""},
		{inNumber, "NaN", ""}, {inNumber, "inf", ""}, {inNumber, "1_0", ""}, {inNumber, "", ""}, {inList, "a, b", `["a","b"]`}, {inList, "", `[""]`}, {inWholes, "24", "24"}, {inWholes, "24,168", "[24,168]"},
		{inWholes, "+24,0168", "[24,168]"}, {inWholes, "9007199254740992", ""}, {inWholes, "auto", `"auto"`}, {inWholes, "1.5", ""}, {inWholes, "1,x", ""}, {inEither, "0.1", "0.1"}, {inEither, "1h", `"1h"`}, {inPairs, "image=Process, account=User", `{"image":"Process","account":"User"}`},
		{inPairs, "image", ""}, {inJSON, `{"a":[1]}`, `{"a":[1]}`}, {inJSON, "{", ""},
	} {
		json, ok := c.form.json(c.s)
		if !ok {
			json = ""
		}
		if json != c.want || ok != (c.want != "") {
			t.Errorf("%s %q: %s, %v; want %s", c.form, c.s, json, ok, c.want)
		}
	}
}
