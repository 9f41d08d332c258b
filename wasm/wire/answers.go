package wire

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/dbscan"
	"github.com/logwinnow/logwinnow/events"
)

// Clustered is the answer of dbclusterEvents and its kin; table is nil where there is none.
func Clustered(c *events.Clustered, table Table) Answer {
	return Answer{
		Table: table,
		Vectors: []NamedVector{
			{"rows", Ints(c.Rows)}, {"labels", Ints(c.Labels)},
			{"coreSampleIndices", Ints(c.Core)}, {"matrix", Floats(c.Matrix.Data())},
		},
	}
}

// Labelled is the answer of dbscan.
func Labelled(r *dbscan.Result) Answer {
	return Answer{Vectors: []NamedVector{{"labels", Ints(r.Labels)}, {"coreSampleIndices", Ints(r.Core)}}}
}

// Advised is the answer of suggestEps.
func Advised(a *dbscan.Advice) Answer {
	return Answer{Parts: []Part{{Name: "eps", Write: Number(a.Eps).MarshalEasyJSON}}, Vectors: []NamedVector{{"distances", Floats(a.Distances)}}}
}

// Values is the answer of the functions of texts.
func Values(values []float64) Answer {
	return Answer{Vectors: []NamedVector{{"values", Floats(values)}}}
}

// Templates is the answer of commandTemplate.
func Templates(templates core.Strings) Answer {
	return Answer{Vectors: []NamedVector{{"templates", &Vector{Texts: &templates}}}}
}
