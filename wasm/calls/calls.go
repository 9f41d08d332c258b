// Package calls is the list of operations that a host can ask for by name. Each decodes its options, calls
// a package below and encodes the answer; nothing is computed here. It knows no JavaScript and no HTTP:
// arrays come and go as Go slices.
package calls

import (
	"maps"
	"slices"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

// Array is one array handed over by the host: bytes of text, offsets, or numbers.
type Array struct {
	Text    string
	Offsets []int32
	Numbers []float64
}

// Operation is one thing that a host can ask for.
type Operation struct {
	// Plan names the columns that the operation wants, in the order in which Run takes them. It is nil
	// where the operation takes no table.
	Plan func(options []byte) ([]events.Header, error)
	// Run does the work. A text column is two arrays, Text and Offsets; any other is one, Numbers.
	Run func(options []byte, in []Array, tick core.Tick) (wire.Answer, error)
}

// Find is the operation of that name.
func Find(name string) (Operation, error) {
	if op, ok := operations[name]; ok {
		return op, nil
	}
	return Operation{}, core.Refuse(core.Option, "operation", "one of "+core.List(slices.Sorted(maps.Keys(operations))), core.Quote(name))
}

// tableOptions is options that hold what the host says of its table.
type tableOptions interface {
	wire.Options
	Table() *wire.Host
}

// onTable makes the operation of a workflow over named columns.
func onTable[O tableOptions](fresh func() O, plan func([]events.Header, O) ([]events.Header, error),
	run func(events.Table, O, core.Tick) (wire.Answer, error)) Operation {
	planned := func(options []byte) (O, []events.Header, error) {
		o := fresh()
		if err := wire.Decode(options, o); err != nil {
			return o, nil, err
		}
		headers, err := plan(o.Table().Headers(), o)
		return o, headers, err
	}
	return Operation{
		Plan: func(options []byte) ([]events.Header, error) {
			_, headers, err := planned(options)
			return headers, err
		},
		Run: func(options []byte, in []Array, tick core.Tick) (wire.Answer, error) {
			o, headers, err := planned(options)
			if err != nil {
				return wire.Answer{}, err
			}
			t, err := tableOf(o.Table(), headers, in)
			if err != nil {
				return wire.Answer{}, err
			}
			return run(t, o, tick)
		},
	}
}

// tableOf makes the table of the planned columns.
func tableOf(host *wire.Host, headers []events.Header, in []Array) (events.Table, error) {
	columns := make([]events.Column, 0, len(headers))
	for _, h := range headers {
		arrays := arraysOf(h.Kind)
		if len(in) < arrays {
			return events.Table{}, core.Refuse(core.Shape, "column "+core.Quote(h.Name), "handed over", "no array for it")
		}
		c := events.Column{Header: h, Numbers: in[0].Numbers}
		if h.Kind == events.Text {
			texts, err := core.NewStrings(in[0].Text, in[1].Offsets)
			if err != nil {
				return events.Table{}, core.Renamed(err, "offsets", "offsets of column "+core.Quote(h.Name))
			}
			c.Texts = texts
		}
		in = in[arrays:]
		columns = append(columns, c)
	}
	if len(in) > 0 {
		return events.Table{}, core.Refuse(core.Shape, "arrays", "those of the planned columns", strconv.Itoa(len(in))+" more")
	}
	t, err := events.NewTable(host.Rows, columns...)
	return t.Of(host.Headers()), err
}

// arraysOf is how many arrays a column of that kind is.
func arraysOf(kind events.Kind) int {
	if kind == events.Text {
		return 2
	}
	return 1
}

// need refuses a call with another number of arrays than the operation takes.
func need(in []Array, n int) error {
	if len(in) == n {
		return nil
	}
	return core.Refuse(core.Shape, "arrays", strconv.Itoa(n)+" in number", strconv.Itoa(len(in)))
}
