package httpapi

import (
	"errors"
	"strings"

	"github.com/mailru/easyjson/jlexer"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/calls"
	"github.com/logwinnow/logwinnow/wasm/tables"
)

// Outliers take more than one log: a second one to be scored, and a weight for each row of the first.

// readOthers is the second log. Both together must keep to the limits.
func (route *route) readOthers(document []byte, first *tables.Table, limits tables.Limits) (*tables.Table, error) {
	if !route.second {
		return nil, core.Refuse(core.Option, "others", "left out, as only /v1/outliers takes a second log", "it")
	}
	rest := tables.Limits{Rows: limits.Rows - first.Rows, Cells: limits.Cells - first.Rows*len(first.Columns)}
	others, _, err := tables.Read(document, tables.JSON, rest)
	var large *tables.TooLarge
	if errors.As(err, &large) {
		return nil, tooLarge(large.What, int64(map[string]int{"rows": limits.Rows, "cells": limits.Cells}[large.What]))
	}
	return others, ofOthers(err)
}

// ofOthers says of a refusal that it is about the second log.
func ofOthers(err error) error {
	var refused *core.Error
	if errors.As(err, &refused) {
		return core.Refuse(refused.Kind, "others: "+refused.Field, refused.Must, refused.Got)
	}
	return err
}

// takeWeights takes the option weights, which names a column of the log, and gives that column's numbers.
func (q *question) takeWeights(route *route) ([]calls.Array, error) {
	if !route.second || !q.options.has("weights") {
		return nil, nil
	}
	json := q.options.take("weights")
	switch {
	case q.options.has("weights"):
		return nil, core.Refuse(core.Option, "weights", "given once", "it twice")
	case !strings.HasPrefix(json, `"`):
		return nil, core.Refuse(core.Option, "weights", "the name of a column", tables.Shown([]byte(json)))
	}
	in := jlexer.Lexer{Data: []byte(json)}
	weights, err := q.log.Numbers(in.String())
	return weights, core.Renamed(err, "column", "weights")
}
