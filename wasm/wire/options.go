package wire

import (
	"maps"
	"slices"

	"github.com/logwinnow/logwinnow/wasm/jreader"
	"github.com/logwinnow/logwinnow/wasm/jwriter"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/dbscan"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/features"
)

// Header is a column's name and kind.
//
//easyjson:json
type Header struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
}

// Host is what the host says of its table beside the user's options.
type Host struct {
	Columns HostColumns `json:"columns"`
	Rows    int         `json:"rows"`
}

// HostColumns is the columns of a table, or how many a matrix has.
type HostColumns struct {
	table  Headers
	matrix int
}

// UnmarshalEasyJSON reads columns or a whole number.
func (c *HostColumns) UnmarshalEasyJSON(in *jreader.Lexer) {
	if in.IsDelim('[') {
		c.table.UnmarshalEasyJSON(in)
		return
	}
	c.matrix = in.Int()
}

// MarshalEasyJSON exists for the generator; options are never written.
func (c HostColumns) MarshalEasyJSON(w *jwriter.Writer) { c.table.MarshalEasyJSON(w) }

// Table is what the host says of its table, for options that hold it.
func (h *Host) Table() *Host { return h }

// Headers is the host's columns in the words of events.
func (h Host) Headers() []events.Header {
	headers := make([]events.Header, len(h.Columns.table))
	for i, c := range h.Columns.table {
		headers[i] = events.Header{Name: c.Name, Kind: events.Kind(c.Kind)}
	}
	return headers
}

// Plan is the answer that names the columns which an operation wants.
func Plan(headers []events.Header) Answer {
	columns := make(Headers, len(headers))
	for i, h := range headers {
		columns[i] = Header{h.Name, string(h.Kind)}
	}
	return Answer{Parts: []Part{{Name: "columns", Write: columns.MarshalEasyJSON}}}
}

// Headers is columns.
//
//easyjson:json
type Headers []Header

// Compat is the option compat: empty or "msticpy".
type Compat string

// On reports whether msticpy's answers are asked for.
func (c Compat) On() (bool, error) {
	if c != "" && c != "msticpy" {
		return false, core.Refuse(core.Option, "compat", `"msticpy" or left out`, core.Quote(string(c)))
	}
	return c != "", nil
}

// Winnow is the options of winnow.
//
//easyjson:json
type Winnow struct {
	Host
	Keys          []string          `json:"keys"`
	Text          []string          `json:"text"`
	TimeColumn    string            `json:"timeColumn"`
	Roles         map[string]string `json:"roles"`
	Refine        Refine            `json:"refine"`
	Mute          Muted             `json:"mute"`
	SlotsOff      []string          `json:"slotsOff"`
	SystemNames   []SystemName      `json:"systemNames"`
	MaxSlotValues int               `json:"maxSlotValues"`
}

// Refine is the option refine of winnow.
//
//easyjson:json
type Refine struct {
	Columns    []string `json:"columns"`
	Eps        float64  `json:"eps"`
	MinSamples int      `json:"minSamples"`
}

// SystemName is one entry of the option systemNames.
//
//easyjson:json
type SystemName struct {
	Name    string   `json:"name"`
	Folders []string `json:"folders"`
}

// Events is the options in the words of events.
func (o *Winnow) Events() events.WinnowOptions {
	w := events.WinnowOptions{Keys: o.Keys, Text: o.Text, TimeColumn: o.TimeColumn, SlotsOff: o.SlotsOff, MaxSlotValues: o.MaxSlotValues,
		Refine: events.Refine{Columns: o.Refine.Columns, Eps: o.Refine.Eps, MinSamples: o.Refine.MinSamples}}
	for _, role := range slices.Sorted(maps.Keys(o.Roles)) {
		w.Roles = append(w.Roles, events.RoleColumn{Role: role, Column: o.Roles[role]})
	}
	for _, s := range o.SystemNames {
		w.SystemNames = append(w.SystemNames, events.SystemName{Name: s.Name, Folders: s.Folders})
	}
	for _, m := range o.Mute {
		w.Mute = append(w.Mute, events.MutedPattern(m))
	}
	return w
}

// ProcessFeatures is the options of addProcessFeatures.
//
//easyjson:json
type ProcessFeatures struct {
	Host
	PathSeparator string `json:"pathSeparator"`
	Force         bool   `json:"force"`
	Compat        Compat `json:"compat"`
}

// Events is the options in the words of events.
func (o *ProcessFeatures) Events() (events.ProcessOptions, error) {
	compat, err := o.Compat.On()
	return events.ProcessOptions{PathSeparator: o.PathSeparator, Force: o.Force, Compat: compat}, err
}

// Cluster is the options of dbclusterEvents. NewCluster has the defaults.
//
//easyjson:json
type Cluster struct {
	Host
	ClusterColumns     []string `json:"clusterColumns"`
	TimeColumn         string   `json:"timeColumn"`
	MaxClusterDistance float64  `json:"maxClusterDistance"`
	MinClusterSamples  int      `json:"minClusterSamples"`
	Normalize          bool     `json:"normalize"`
	Metric             string   `json:"metric"`
	Compat             Compat   `json:"compat"`
}

// NewCluster is the options that hold where none are given.
func NewCluster() *Cluster {
	d := events.DefaultClusterOptions()
	return &Cluster{MaxClusterDistance: d.Distance, MinClusterSamples: d.MinSamples, Normalize: d.Normalize}
}

// Events is the options in the words of events.
func (o *Cluster) Events() (events.ClusterOptions, error) {
	compat, err := o.Compat.On()
	return events.ClusterOptions{Columns: o.ClusterColumns, TimeColumn: o.TimeColumn, Distance: o.MaxClusterDistance,
		MinSamples: o.MinClusterSamples, Normalize: o.Normalize, Metric: o.Metric, Compat: compat}, err
}

// Matrix is the options of dbclusterMatrix: those of Cluster that apply to bare numbers.
//
//easyjson:json
type Matrix struct {
	Columns            int     `json:"columns"`
	MaxClusterDistance float64 `json:"maxClusterDistance"`
	MinClusterSamples  int     `json:"minClusterSamples"`
	Normalize          bool    `json:"normalize"`
	Metric             string  `json:"metric"`
}

// DBSCAN is the options of dbscan. Eps and MinSamples have no default.
//
//easyjson:json
type DBSCAN struct {
	Columns    int      `json:"columns"`
	Eps        *float64 `json:"eps"`
	MinSamples *int     `json:"minSamples"`
	Metric     string   `json:"metric"`
}

// Options is the options in the words of dbscan.
func (o *DBSCAN) Options(weights []float64) (dbscan.Options, error) {
	metric, err := dbscan.ParseMetric(o.Metric)
	switch {
	case err != nil:
		return dbscan.Options{}, err
	case o.Eps == nil:
		return dbscan.Options{}, missing("eps")
	case o.MinSamples == nil:
		return dbscan.Options{}, missing("minSamples")
	}
	if len(weights) == 0 {
		weights = nil
	}
	return dbscan.Options{Eps: *o.Eps, MinSamples: *o.MinSamples, Metric: metric, Weights: weights}, nil
}

// missing refuses that an option without a default is left out.
func missing(option string) error {
	return core.Refuse(core.Option, option, "given, as it has no default", "nothing")
}

// SuggestEps is the options of suggestEps.
//
//easyjson:json
type SuggestEps struct {
	Columns    int    `json:"columns"`
	MinSamples *int   `json:"minSamples"`
	Metric     string `json:"metric"`
}

// Options is the options in the words of dbscan.
func (o *SuggestEps) Options() (minSamples int, metric dbscan.Metric, err error) {
	metric, err = dbscan.ParseMetric(o.Metric)
	if err == nil && o.MinSamples == nil {
		return 0, metric, missing("minSamples")
	}
	if err == nil {
		minSamples = *o.MinSamples
	}
	return minSamples, metric, err
}

// Auditd is the options of clusterAuditdProcesses.
//
//easyjson:json
type Auditd struct {
	Host
	App    string `json:"app"`
	Compat Compat `json:"compat"`
}

// Events is the options in the words of events.
func (o *Auditd) Events() (events.AuditdOptions, error) {
	compat, err := o.Compat.On()
	return events.AuditdOptions{App: o.App, Compat: compat}, err
}

// ReadAuditd is the options of readAuditd: none but the table.
//
//easyjson:json
type ReadAuditd struct{ Host }

// LogonFeatures is the options of addLogonFeatures: none but the table.
//
//easyjson:json
type LogonFeatures struct{ Host }

// Logons is the options of logonFacts.
//
//easyjson:json
type Logons struct {
	Host
	OSFamily string `json:"osFamily"`
}

// Events is the options in the words of events.
func (o *Logons) Events() events.LogonFactsOptions {
	return events.LogonFactsOptions{OSFamily: o.OSFamily}
}

// Texts is the options of the functions of texts. NewTexts has the defaults.
//
//easyjson:json
type Texts struct {
	Scale     float64  `json:"scale"`
	Column    bool     `json:"column"` // as the column form does: char_ord_score_df does not round down
	Delimiter string   `json:"delimiter"`
	DelimList string   `json:"delimList"`
	SlotsOff  []string `json:"slotsOff"`
}

// NewTexts is the options that hold where none are given.
func NewTexts() *Texts {
	return &Texts{Scale: 1, Delimiter: " ", DelimList: features.DefaultDelimiters}
}

// NewMatrix is the options that hold where none are given.
func NewMatrix() *Matrix {
	d := NewCluster()
	return &Matrix{MaxClusterDistance: d.MaxClusterDistance, MinClusterSamples: d.MinClusterSamples, Normalize: d.Normalize}
}

// Events is the options in the words of events.
func (o *Matrix) Events() events.ClusterOptions {
	return events.ClusterOptions{Distance: o.MaxClusterDistance, MinSamples: o.MinClusterSamples, Normalize: o.Normalize, Metric: o.Metric}
}
