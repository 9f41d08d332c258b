package calls

import (
	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/events"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

func newAuditd() *wire.Auditd { return &wire.Auditd{} }

func newReadAuditd() *wire.ReadAuditd { return &wire.ReadAuditd{} }

func newLogons() *wire.Logons { return &wire.Logons{} }

func newLogonFeatures() *wire.LogonFeatures { return &wire.LogonFeatures{} }

func planAuditd(headers []events.Header, o *wire.Auditd) ([]events.Header, error) {
	options, err := o.Events()
	if err != nil {
		return nil, err
	}
	return events.ClusterAuditdColumns(headers, options)
}

func clusterAuditd(t events.Table, o *wire.Auditd, tick core.Tick) (wire.Answer, error) {
	options, err := o.Events()
	if err != nil {
		return wire.Answer{}, err
	}
	found, err := events.ClusterAuditd(t, options, tick)
	return wire.ClusteredAuditd(&found), err
}

func planReadAuditd(headers []events.Header, _ *wire.ReadAuditd) ([]events.Header, error) {
	return events.ReadAuditdColumns(headers)
}

func readAuditd(t events.Table, _ *wire.ReadAuditd, tick core.Tick) (wire.Answer, error) {
	found, err := events.ReadAuditd(t, tick)
	return wire.AuditEvents(&found), err
}

func planLogonFeatures(headers []events.Header, _ *wire.LogonFeatures) ([]events.Header, error) {
	return events.AddLogonFeaturesColumns(headers)
}

func addLogonFeatures(t events.Table, _ *wire.LogonFeatures, _ core.Tick) (wire.Answer, error) {
	columns, err := events.AddLogonFeatures(t)
	return wire.Answer{Table: wire.TableOf(columns)}, err
}

func planLogonFacts(headers []events.Header, o *wire.Logons) ([]events.Header, error) {
	return events.LogonFactsColumns(headers, o.Events())
}

func logonFacts(t events.Table, o *wire.Logons, _ core.Tick) (wire.Answer, error) {
	facts, err := events.LogonFacts(t, o.Events())
	return wire.LogonFacts(facts), err
}
