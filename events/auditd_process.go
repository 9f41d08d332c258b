package events

import (
	"math"
	"strconv"
	"strings"

	"github.com/logwinnow/logwinnow/core"
)

// processField is what clustering wants to know of a program start.
type processField uint8

const (
	processTime processField = iota
	processHost
	processPath
	processCommand
	processUser // uid
	processAccount
	processSession
	processPID
	processPPID
	processCwd
	processFields
)

// processNames are msticpy's names of these.
var processNames = [processFields]string{"TimeGenerated", "Computer", "NewProcessName", "CommandLine", "SubjectUserSid",
	"SubjectUserName", "SubjectLogonId", "pid", "ppid", "cwd"}

// processSourcesOf finds the columns of a table that holds one program start a row, whatever its names.
func processSourcesOf(headers []Header) [processFields]string {
	return [processFields]string{
		processTime:    roleColumn(headers, roleTime),
		processHost:    roleColumn(headers, roleHost),
		processPath:    roleColumn(headers, roleImage),
		processCommand: roleColumn(headers, roleCommand),
		processUser:    roleColumn(headers, roleAccountID),
		processAccount: roleColumn(headers, roleAccount),
		processSession: roleColumn(headers, roleSession),
		processPID:     namedColumn(headers, []string{"pid", "newprocessid", "process.pid"}),
		processPPID:    namedColumn(headers, []string{"ppid", "processid", "process.parent.pid", "parentprocessid"}),
		processCwd:     namedColumn(headers, []string{"cwd", "process.working_directory", "currentdirectory"}),
	}
}

// processKind is how a column is wanted: ids as they are, so that numbers stay numbers.
func processKind(f processField, h Header) Kind {
	switch {
	case f == processTime:
		return Time
	case h.Kind == Number && (f == processUser || f == processPID || f == processPPID || f == processSession):
		return Number
	}
	return Text
}

// processTable is program starts under msticpy's names; a column may be nil.
type processTable struct {
	columns [processFields]*Column
	user    string // what the table calls the column of user ids
}

func processTableOf(t Table) (processTable, error) {
	var p processTable
	headers := t.Headers()
	for f, name := range processSourcesOf(headers) {
		for _, h := range headers {
			if name == "" || h.Name != name {
				continue
			}
			c, err := t.column(name, processKind(processField(f), h))
			if err != nil {
				return p, err
			}
			named := *c
			named.Name = processNames[f]
			p.columns[f] = &named
		}
	}
	p.user = processSourcesOf(headers)[processUser]
	return p, needUsers(headers)
}

// needUsers refuses a table that does not tell users apart (CA-3).
func needUsers(headers []Header) error {
	if !anyFilled(headers) || roleColumn(headers, roleAccountID) != "" || roleColumn(headers, roleAccount) != "" {
		return nil
	}
	return core.Refuse(core.Column, "table", "one with a column of user ids (uid)", "columns "+core.List(headerNames(headers)))
}

// at is the cells of all columns at some rows.
func (p *processTable) at(rows []int32) {
	for f, c := range p.columns {
		if c != nil {
			cells := c.take(rows)
			p.columns[f] = &cells
		}
	}
}

// cell is a cell as text, empty where it is missing.
func (p *processTable) cell(f processField, row int) string {
	c := p.columns[f]
	switch {
	case c == nil:
		return ""
	case c.Kind == Text:
		return c.Texts.At(row)
	case math.IsNaN(c.Numbers[row]):
		return ""
	}
	return core.Number(c.Numbers[row])
}

// userNumbers is the user ids as numbers, NaN where they are none.
func (p *processTable) userNumbers(rows int) []float64 {
	numbers := make([]float64, rows)
	for i := range numbers {
		n, err := strconv.ParseFloat(strings.TrimSpace(p.cell(processUser, i)), 64)
		if err != nil {
			n = math.NaN()
		}
		numbers[i] = n
	}
	return numbers
}
