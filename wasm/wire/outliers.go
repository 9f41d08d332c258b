package wire

import (
	"github.com/logwinnow/logwinnow/wasm/jreader"
	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/iforest"
)

// Reasons is what each feature adds to the score of each explained row.
//
//easyjson:json
type Reasons [][]Reason

// Reason is one of them.
//
//easyjson:json
type Reason struct {
	Column   string `json:"column"`
	Bits     Number `json:"bits"`
	Value    Cell   `json:"value"`
	Standing Number `json:"standing"`
	Words    string `json:"words"`
}

// Cell is a number or a text.
type Cell struct {
	number float64
	text   string
	isText bool
}

// MarshalEasyJSON writes the cell.
func (c Cell) MarshalEasyJSON(w *jwriter.Writer) {
	if c.isText {
		w.String(c.text)
		return
	}
	w.Float64(c.number)
}

// UnmarshalEasyJSON exists for the generator; answers are never read.
func (c *Cell) UnmarshalEasyJSON(in *jreader.Lexer) { in.SkipRecursive() }

// Explained is the answer of a forest's explain.
func Explained(reasons [][]events.Reason) Answer { return Answer{Parts: []Part{reasonsPart(reasons)}} }

func reasonsPart(all [][]events.Reason) Part {
	reasons := make(Reasons, len(all))
	for i, of := range all {
		reasons[i] = make([]Reason, len(of))
		for j, r := range of {
			reasons[i][j] = Reason{r.Column, Number(r.Bits), Cell{r.Value, r.Text, r.IsText}, Number(r.Standing), r.Words}
		}
	}
	return Part{Name: "reasons", Write: reasons.MarshalEasyJSON}
}

// OutliersFound is the answer of identifyOutliers.
func OutliersFound(o *events.Outliers) Answer {
	a := Answer{Parts: []Part{reasonsPart(o.Reasons), {Name: "notes", Write: List(o.Notes).MarshalEasyJSON}, {Name: "textColumns", Write: List(o.TextColumns).MarshalEasyJSON}}}
	if o.Forest != nil {
		forest := Forest(o.Forest)
		a.Parts, a.Vectors = append(forest.Parts, a.Parts...), forest.Vectors
	} else {
		a.Parts = append(a.Parts, Part{Name: "threshold", Write: Number(0.5).MarshalEasyJSON})
	}
	a.Vectors = append(a.Vectors, NamedVector{"rows", Ints(o.Rows)}, NamedVector{"flagged", Flags(o.Flagged)},
		NamedVector{"scores", Floats(o.Scores)}, NamedVector{"ranks", Ints(o.Ranks)})
	return a
}

// Forest is what a host keeps of a forest: its bytes, and what can be told of it.
func Forest(f *iforest.Forest) Answer {
	return Answer{
		Parts: []Part{
			{Name: "threshold", Write: Number(f.Threshold()).MarshalEasyJSON},
			counted("trees", f.Trees()), counted("samples", f.Samples()), counted("features", f.Columns()),
			{Name: "featureColumns", Write: List(f.Names()).MarshalEasyJSON},
		},
		Vectors: []NamedVector{{"forest", Bytes(f.Save(nil))}},
	}
}

// Scored is the answer of a forest's score.
func Scored(scores []float64) Answer {
	return Answer{Vectors: []NamedVector{{"scores", Floats(scores)}}}
}

// Gridded is the answer of a forest's grid.
func Gridded(g *events.Grid) Answer {
	return Answer{
		Parts:   []Part{{Name: "columns", Write: List(g.Columns[:]).MarshalEasyJSON}},
		Vectors: []NamedVector{{"x", Floats(g.X)}, {"y", Floats(g.Y)}, {"scores", Floats(g.Scores)}},
	}
}

// NumbersOf is the answer of numberMatrix.
func NumbersOf(data []float64, names []string) Answer {
	return Answer{Parts: []Part{{Name: "names", Write: List(names).MarshalEasyJSON}}, Vectors: []NamedVector{{"matrix", Floats(data)}}}
}

// RowsLeft is the answer of removeCommonItems.
func RowsLeft(rows []int32) Answer {
	return Answer{Vectors: []NamedVector{{"rows", Ints(rows)}}, Table: Table{}}
}
