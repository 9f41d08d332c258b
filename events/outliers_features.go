package events

import (
	"math"
	"strconv"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/surprise"
)

// outlierFeatures is the feature columns, in order: those named, or every column but those of times, those
// without name (an index) and those without content. Features of process starts (pathScore ...) may be named
// where the table has what they are made from.
func outlierFeatures(headers []Header, named []string) ([]string, error) {
	for i, name := range named {
		if err := needColumn(headers, "featureColumns", name); err != nil && featureSource(headers, name) == "" {
			return nil, err
		}
		for _, other := range named[:i] {
			if other == name {
				return nil, core.Refuse(core.Option, "featureColumns", "each column once", core.Quote(name)+" twice")
			}
		}
	}
	names := named
	if named == nil {
		for _, h := range headers {
			if !playsRole(h.Name, roleTime) && h.Name != "" && h.Kind != Empty && h.Kind != Time {
				names = append(names, h.Name)
			}
		}
	}
	if len(names) == 0 && anyFilled(headers) {
		return nil, core.Refuse(core.Column, "featureColumns", "at least one column", "none")
	}
	return names, nil
}

// addFeature wants a feature column, or what it is made from.
func (w *wanted) addFeature(headers []Header, name string, kind Kind) {
	if has(headers, name) {
		w.add(name, kind)
		return
	}
	w.add(featureSource(headers, name), Text)
}

// featureKind is how a feature column is handed over.
func featureKind(headers []Header, name string) Kind {
	switch kind := kindOf(headers, name); {
	case kind == Text, kind == Empty && has(headers, name):
		return Text
	case kind == Time:
		return Time
	}
	return Number
}

// kindOf is what the host saw in a column.
func kindOf(headers []Header, name string) Kind {
	for _, h := range headers {
		if h.Name == name {
			return h.Kind
		}
	}
	return Empty
}

// encoder turns the feature columns of a table into numbers, as they were in the table it was made from.
type encoder struct {
	names []string
	kinds []Kind      // as the host saw them
	texts []frequency // of text columns
	rows  int
}

// frequency counts the texts of a column.
type frequency struct {
	ids    map[string]int32
	counts []int
}

// newEncoder counts what the text columns hold.
func newEncoder(t Table, names []string, tick core.Tick) (*encoder, error) {
	e := &encoder{names: names, kinds: make([]Kind, len(names)), texts: make([]frequency, len(names)), rows: t.rows}
	for j, name := range names {
		e.kinds[j] = kindOf(t.all, name)
		if featureKind(t.all, name) != Text {
			continue
		}
		texts, err := t.texts(name)
		if err == nil && texts == nil {
			err = needColumn(t.Headers(), "featureColumns", name)
		}
		if err != nil {
			return nil, err
		}
		seen := newNumbering()
		for i := range texts.Len() {
			if i%tickEvery == 0 {
				if err := tick.Step(j*t.rows+i, len(names)*t.rows); err != nil {
					return nil, err
				}
			}
			id := seen.id(texts.At(i))
			if int(id) == len(e.texts[j].counts) {
				e.texts[j].counts = append(e.texts[j].counts, 0)
			}
			e.texts[j].counts[id]++
		}
		e.texts[j].ids = seen.ids
	}
	return e, nil
}

// count is how often the text occurs in the table that the encoder was made from.
func (e *encoder) count(j int, text string) int {
	if id, seen := e.texts[j].ids[text]; seen {
		return e.texts[j].counts[id]
	}
	return 0
}

// encode lays the features of a table side by side, row after row.
func (e *encoder) encode(t Table) ([]float64, error) {
	data := make([]float64, t.rows*len(e.names))
	for j, name := range e.names {
		column, err := e.column(t, j)
		if err == nil && column == nil {
			err = needColumn(t.Headers(), "featureColumns", name)
		}
		if err != nil {
			return nil, err
		}
		for i, v := range column {
			data[i*len(e.names)+j] = v
		}
	}
	return data, nil
}

// column is feature j of each row, nil where the table has not what it is made from.
func (e *encoder) column(t Table, j int) ([]float64, error) {
	if e.texts[j].ids == nil {
		return t.numbers(e.names[j], Number)
	}
	texts, err := t.texts(e.names[j])
	if err != nil || texts == nil {
		return nil, err
	}
	bits := make([]float64, t.rows)
	for i := range bits {
		bits[i] = math.Round(4*surprise.Token(e.count(j, texts.At(i)), e.rows)) / 4
	}
	return bits, nil
}

// textColumns is the names of the text features.
func (e *encoder) textColumns() (names []string) {
	for j, name := range e.names {
		if e.texts[j].ids != nil {
			names = append(names, name)
		}
	}
	return names
}

// notes warns of text columns that look like numbers with some cells of another kind.
func (e *encoder) notes() (notes []string) {
	for j, name := range e.names {
		numbers, filled := 0, 0
		for text, id := range e.texts[j].ids {
			if text == "" {
				continue
			}
			filled += e.texts[j].counts[id]
			if _, err := strconv.ParseFloat(text, 64); err == nil {
				numbers += e.texts[j].counts[id]
			}
		}
		if numbers > 0 && float64(numbers) >= 0.9*float64(filled) {
			notes = append(notes, "the column "+core.Quote(name)+" holds text ("+core.Count(filled-numbers, "cell")+" of "+strconv.Itoa(filled)+
				" no number), so that its cells count by their rarity, not by their size")
		}
	}
	return notes
}

// NumberMatrixColumns names the columns that NumberMatrix wants.
func NumberMatrixColumns(headers []Header, columns []string) ([]Header, error) {
	names, err := numberFeatures(headers, columns)
	if err != nil {
		return nil, err
	}
	var w wanted
	for _, name := range names {
		w.addFeature(headers, name, Number)
	}
	return w, nil
}

// numberFeatures is the columns named, or every column of numbers or booleans but those of times.
func numberFeatures(headers []Header, columns []string) ([]string, error) {
	names, err := outlierFeatures(headers, columns)
	if columns != nil || err != nil {
		return names, err
	}
	numbers := names[:0]
	for _, name := range names {
		if kind := kindOf(headers, name); kind == Number || kind == Boolean {
			numbers = append(numbers, name)
		}
	}
	if len(numbers) == 0 && anyFilled(headers) {
		return nil, core.Refuse(core.Column, "featureColumns", "at least one column of numbers", "none")
	}
	return numbers, nil
}

// NumberMatrix lays columns of numbers side by side, row after row, and gives their names: those asked for, or
// every column of numbers or booleans but those of times. Missing numbers stay NaN.
func NumberMatrix(t Table, columns []string) (data []float64, names []string, err error) {
	if names, err = numberFeatures(t.all, columns); err != nil {
		return nil, nil, err
	}
	if t, err = t.withFeatures(names, false); err != nil {
		return nil, nil, err
	}
	e := &encoder{names: names, texts: make([]frequency, len(names))}
	data, err = e.encode(t)
	return data, names, err
}
