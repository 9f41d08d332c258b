package calls

import (
	"strings"
	"testing"
)

// hourly is a host's table of n values an hour apart, of which the 30th is far above the others.
func hourly(n int) hosted {
	times, values := make([]float64, n), make([]float64, n)
	for i := range times {
		times[i], values[i] = float64(i)*3600000, float64(i%24)
	}
	values[30] = 500
	return hosted{n, []hostColumn{{"time", "time", numbers(times...)}, {"v", "number", numbers(values...)}}}
}

func TestSeriesOperations(t *testing.T) {
	log := hourly(72)
	for _, c := range []struct{ name, options, want string }{
		{"tsAnomaliesStl", `{"seasonal":9,"period":24}`, `"periods":[24],"step":3600000,"notes":[]`},
		{"tsAnomaliesStl", `{"period":[12,24],"method":"mad","robust":true,"outerIter":1,"innerIter":1,"trendDeg":0}`, `"periods":[12,24]`},
		{"tsAnomaliesStl", `{"compat":"msticpy","scoreThreshold":2.5}`, `"step":null`},
		{"tsAnomaliesStl", `{"bin":"2h","aggregate":"count","period":6}`, `"step":7200000`},
		{"eventsToSeries", `{"bin":86400000,"dataColumn":"v"}`, `"table":{"time":[0,86400000,172800000],"v":[276,770,276]}`},
		{"setNewAnomalyThreshold", `{"threshold":400,"thresholdLow":0,"scoreColumn":"v","anomaliesColumn":"odd"}`, `{"table":{"odd":[0,`},
		{"extractAnomalyPeriods", `{"anomaliesColumn":"v","period":"1h","gap":"0h","padding":"30min"}`, `{"spans":[{"start":1800000,"end":9000000},`},
	} {
		if got, err := onHost(t, c.name, log, c.options); err != nil || !strings.Contains(got, c.want) {
			t.Errorf("%s %s: %.300s, %v; want %s", c.name, c.options, got, err, c.want)
		}
	}
	for _, c := range []struct{ name, options, want string }{
		{"tsAnomaliesStl", `{"period":"weekly"}`, `period must be a whole number or several, or "auto", got "weekly"`},
		{"tsAnomaliesStl", `{"period":[]}`, `period must be a whole number or several, or "auto", got none`},
		{"tsAnomaliesStl", `{"period":[24,"x"]}`, `period[1] must be a whole number, got "x"`},
		{"tsAnomaliesStl", `{"period":24.5}`, `period must be a whole number, got 24.5`},
		{"tsAnomaliesStl", `{"seasonal":"auto"}`, `seasonal must be a whole number or several, got "auto"`},
		{"tsAnomaliesStl", `{"seasonal":8}`, `seasonal must be an odd whole number from 3`},
		{"tsAnomaliesStl", `{"trendDeg":2}`, `trendDeg must be 0 or 1, got 2`},
		{"tsAnomaliesStl", `{"trendJump":0}`, `trendJump must be a whole number >= 1, got 0`},
		{"tsAnomaliesStl", `{"bin":"fortnight"}`, `bin must be a length of time, such as "1h"`},
		{"tsAnomaliesStl", `{"bin":true}`, `bin must be a number, got true`},
		{"tsAnomaliesStl", `{"scoreThreshold":-1}`, `scoreThreshold must be a number >= 0, got -1`},
		{"eventsToSeries", `{}`, `bin must be a length of time`},
		{"eventsToSeries", `{"bin":"1h","method":"mad"}`, `options must be among "timeColumn", "dataColumn", "bin", "by", "aggregate", got "method"`},
		{"tsAnomaliesStl", `{"outerIter":-1}`, `outerIter must be a whole number from 0 to 1000, got -1`},
		{"extractAnomalyPeriods", `{"anomaliesColumn":"v","period":"1M"}`, `period must be a length of time`},
		{"setNewAnomalyThreshold", `{}`, `threshold must be given, as it has no default`},
		{"setNewAnomalyThreshold", `{"threshold":1}`, `scoreColumn must be a column of the table ("time", "v"), got "score"`},
		{"extractAnomalyPeriods", `{}`, `anomaliesColumn must be a column of the table ("time", "v"), got "anomalies"`},
		{"extractAnomalyPeriods", `{"anomaliesColumn":"v","period":0}`, `period must be a length of time`},
	} {
		if got, err := onHost(t, c.name, log, c.options); !begins(err, c.want) {
			t.Errorf("%s %s: %.100s, %v; want %s", c.name, c.options, got, err, c.want)
		}
	}
}

func TestSplitOperations(t *testing.T) {
	values := hourly(72).columns[1].cells
	for _, c := range []struct {
		name, options string
		in            []Array
		want          string
	}{
		{"stl", `{"period":24}`, values, `{"periods":[24],"strength":{"seasonal":`},
		{"stl", `{"period":[12,24]}`, values, `"seasonal_24":[`},
		{"stl", `{"period":24}`, numbers(1, 2, 3), `"weights":[1,1,1]`}, // less than a period: as statsmodels
		{"stl", `{}`, numbers(), `{"periods":[],`},
		{"findPeriods", `{}`, values, `{"periods":[`},
	} {
		if got, err := run(t, c.name, []byte(c.options), c.in); err != nil || !strings.Contains(got, c.want) {
			t.Errorf("%s %s: %.300s, %v; want %s", c.name, c.options, got, err, c.want)
		}
	}
	if _, err := run(t, "stl", []byte(`{"period":1}`), values); !begins(err, "period must be a whole number from 2") {
		t.Errorf("got %v", err)
	}
}
