package features

import (
	"encoding/csv"
	"math"
	"os"
	"testing"

	"github.com/logwinnow/logwinnow/core"
)

// goldenProcess is process_features.json: what msticpy's add_process_features made of two logs and of
// small cases.
type goldenProcess struct {
	Shared processColumns `json:"processes_on_host"`
	Sample processColumns
	Cases  []processCase
}

type processColumns struct {
	Rows    int
	Columns computedColumns
}

type processCase struct {
	Quirk, Shows string
	Options      struct {
		Separator string `json:"path_separator"`
		Force     bool
	}
	Columns map[string][]any
	Result  *computedColumns // nil where msticpy raised an error
}

type computedColumns struct {
	Name       []string  `json:"processName"`
	PathScore  []float64 `json:"pathScore"`
	PathLog    []float64 `json:"pathLogScore"`
	PathHash   []float64 `json:"pathHash"`
	Len        []float64 `json:"commandlineLen"`
	LogLen     []float64 `json:"commandlineLogLen"`
	TokensFull []float64 `json:"commandlineTokensFull"`
	Score      []float64 `json:"commandlineScore"`
	TokensHash []float64 `json:"commandlineTokensHash"`
	System     []float64 `json:"isSystemSession"`
}

// columnsOf reads some columns of the first rows of a CSV file.
func columnsOf(t *testing.T, path string, rows int, names ...string) []core.Strings {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Skip("skipped: the log is not here: " + err.Error())
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	columns := make([]core.Strings, len(names))
	for c, name := range names {
		for j, header := range lines[0] {
			if header == name {
				cells := make([]string, rows)
				for i := range cells {
					cells[i] = lines[i+1][j]
				}
				columns[c] = core.StringsOf(cells...)
			}
		}
		if columns[c].Len() != rows {
			t.Fatalf("%s: no column %s", path, name)
		}
	}
	return columns
}

func TestProcessFeaturesAreThoseOfMsticpyRowByRow(t *testing.T) {
	var want goldenProcess
	golden(t, "process_features", &want)
	for _, log := range []struct {
		name, path string
		want       processColumns
	}{
		{"sample", "../testdata/samples/processes.csv", want.Sample},
		{"shared", "../../shared/data/processes_on_host.csv", want.Shared},
	} {
		t.Run(log.name, func(t *testing.T) {
			texts := columnsOf(t, log.path, log.want.Rows, "NewProcessName", "CommandLine", "SubjectLogonId")
			compareProcess(t, Paths(&texts[0], ProcessOptions{}), Commands(&texts[1]), SystemSessions(&texts[2], ProcessOptions{ExactSession: true}), log.want.Columns)
			if len(log.want.Columns.PathHash) != log.want.Rows {
				t.Errorf("only %d of %d rows were compared", len(log.want.Columns.PathHash), log.want.Rows)
			}
		})
	}
}

// compareProcess compares the columns that the golden file has.
func compareProcess(t *testing.T, path PathFeatures, command CommandFeatures, system []bool, want computedColumns) {
	t.Helper()
	for i, name := range want.Name {
		if path.Name[i] != name {
			t.Fatalf("row %d: processName is %q, want %q", i, path.Name[i], name)
		}
	}
	flags := make([]float64, len(system))
	for i, is := range system {
		if is {
			flags[i] = 1
		}
	}
	const exact, logarithm = 0, 1e-15 // the file's own tolerances
	for _, c := range []struct {
		name      string
		got, want []float64
		tolerance float64
	}{
		{"pathScore", path.Score, want.PathScore, exact},
		{"pathLogScore", path.LogScore, want.PathLog, logarithm},
		{"pathHash", path.Hash, want.PathHash, exact},
		{"commandlineLen", command.Len, want.Len, exact},
		{"commandlineLogLen", command.LogLen, want.LogLen, logarithm},
		{"commandlineTokensFull", command.TokensFull, want.TokensFull, exact},
		{"commandlineScore", command.Score, want.Score, exact},
		{"commandlineTokensHash", command.TokensHash, want.TokensHash, exact},
		{"isSystemSession", flags, want.System, exact},
	} {
		for i, v := range c.want {
			if math.Abs(c.got[i]-v) > c.tolerance*math.Abs(v) {
				t.Fatalf("row %d: %s is %v, want %v", i, c.name, c.got[i], v)
			}
		}
	}
}
