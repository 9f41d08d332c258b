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
			{"rows", &Vector{Ints: c.Rows}}, {"labels", &Vector{Ints: c.Labels}},
			{"coreSampleIndices", &Vector{Ints: c.Core}}, {"matrix", &Vector{Floats: c.Matrix.Data()}},
		},
	}
}

// Labelled is the answer of dbscan.
func Labelled(r *dbscan.Result) Answer {
	return Answer{Vectors: []NamedVector{{"labels", &Vector{Ints: r.Labels}}, {"coreSampleIndices", &Vector{Ints: r.Core}}}}
}

// Advised is the answer of suggestEps.
func Advised(a *dbscan.Advice) Answer {
	return Answer{Parts: []Part{{"eps", Number(a.Eps).MarshalEasyJSON}}, Vectors: []NamedVector{{"distances", &Vector{Floats: a.Distances}}}}
}

// Values is the answer of the functions of texts.
func Values(values []float64) Answer {
	return Answer{Vectors: []NamedVector{{"values", &Vector{Floats: values}}}}
}

// Templates is the answer of commandTemplate.
func Templates(templates core.Strings) Answer {
	return Answer{Vectors: []NamedVector{{"templates", &Vector{Texts: &templates}}}}
}
