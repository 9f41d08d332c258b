import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answer, hasShared, here, python } from "./pyodide.mjs";

const py = await python(["pandas", "pytz", "logwinnow"]);

test("every call returns the frame that msticpy returns: values, kinds of dtype, order, index, zones; nothing handed in is changed", () => {
  py.runPython(readFileSync(here("frames.py"), "utf8"));
  const { ran, wrong } = answer(py, "main()");
  assert.deepEqual(wrong, []);
  assert.ok(ran >= (hasShared ? 270 : 150), `${ran} calls`);
});

test("every parameter and keyword of msticpy's functions is accepted: name, place, default; all is documented and typed", () => {
  py.runPython(readFileSync(here("signatures.py"), "utf8"));
  const { functions, wrong, undocumented } = answer(py, "main()");
  assert.deepEqual([...wrong, ...undocumented], []);
  assert.ok(functions >= 35, `${functions} functions`);
});

test("the calls of msticpy's documents run unchanged after their import line", () => {
  py.runPython(readFileSync(here("documents.py"), "utf8"));
  const { calls, wrong } = answer(py, "main()");
  assert.deepEqual(wrong, []);
  assert.ok(calls > 25);
});

test("what pictures can be told about looks is done, or said to be without effect", () => {
  py.FS.writeFile("/home/pyodide/looks.py", readFileSync(here("looks.py")));
  assert.deepEqual(answer(py, "import looks; looks.main()"), []);
});

test("texts as the index, the accessors one behind the other", () => {
  const got = answer(py, `
import json, pandas as pd
import logwinnow as lw
from logwinnow import nbdisplay
ts_df = pd.read_csv("/testdata/samples/bytes_per_hour.csv").set_index("TimeGenerated")
analysed = ts_df.mp_timeseries.analyze(data_column="TotalBytesSent", seasonal=7, period=24)
picture = analysed.mp_timeseries.plot(y="TotalBytesSent")
periods = analysed.mp_timeseries.apply_threshold(threshold=2.5).mp_timeseries.anomaly_periods()
logons = pd.read_csv("/testdata/samples/logons.csv", nrows=200, parse_dates=["TimeGenerated"])
logons["AccountNum"] = logons.apply(lambda x: lw._string_score(x.Account), axis=1)
(clus_logons, fitted, x_data) = lw.dbcluster_events(data=logons, time_column="TimeGenerated", cluster_columns=["AccountNum", "LogonType"], max_cluster_distance=0.0001)
nbdisplay.display_timeline(data={"Clustered": {"data": clus_logons}, "All Logons": {"data": logons}}, source_columns=["Account", "LogonType"],
    ref_event=clus_logons.iloc[0], title="All Host Logons", legend="inline")
clus_logons.mp_plot.timeline(group_by="Account", source_columns=["Account", "LogonType"], title="Clustered Host Logons", legend="right", yaxis=True)
clus_logons.mp_plot.timeline(overlay_data=logons, title="Distinct (bottom) and all (top)")
lw.plot_cluster(fitted, logons, x_data, plot_label="Account", plot_features=[0, 1], verbose=False, cut_off=3, xlabel="Account", ylabel="Type")
nbdisplay.display_logon_data(clus_logons)
json.dumps({"rows": len(analysed), "chart": picture.spec["title"]["text"], "periods": len(periods), "span": repr(periods[0]), "kql": analysed.mp_timeseries.kql_periods()[:7]})`);
  assert.deepEqual([got.rows, got.chart, got.kql], [1008, "Anomalies of TotalBytesSent", "| where"]);
  assert.ok(got.periods > 3);
  assert.match(got.span, /^TimeSpan\(start=2024-.*\+00:00, end=.*, period=.*\)$/);
});

test("the calls of the documents of outliers and of timelines run on the log of flows", { skip: hasShared ? false : "the log of flows is not at hand" }, () => {
  const got = answer(py, `
flows = pd.read_csv("/shared/az_net_flows.csv", index_col=0, parse_dates=["TimeGenerated", "FlowStartTime", "FlowEndTime"])
bins = flows.pivot_table(index=pd.Grouper(key="FlowStartTime", freq="5min"), columns="L7Protocol", values="TotalAllowedFlows", aggfunc="sum").fillna(0)
x = bins.to_numpy()
clf, x_outliers, y_pred_outliers = lw.identify_outliers(x=x, x_predict=x, contamination=0.01)
forest = lw.plot_outlier_results(clf=clf, x=x, x_predict=x, x_outliers=x_outliers, feature_columns=list(bins.columns)[:3], plt_title="Protocols")
columns = ["FlowType", "AllExtIPs", "L7Protocol", "FlowDirection", "TotalAllowedFlows"]
same = dict(group_by="L7Protocol", source_columns=columns, time_column="FlowStartTime", legend="right", height=500)
several = [lw.display_timeline_values(data=flows, value_col="TotalAllowedFlows", kind=kind, **same) for kind in (None, "circle", ["vbar", "circle"])]
marked = flows.mp_plot.timeline_values(y="TotalAllowedFlows", ref_events=flows.sample(3, random_state=1), ref_time_col="FlowStartTime", ref_col="L4Protocol", **same)
lengths = flows.mp_plot.timeline_duration(group_by=["VMIPAddress", "AllExtIPs"], time_column="FlowStartTime", end_time_column="FlowEndTime", source_columns=["L7Protocol"])
lw.display_timeline(flows, group_by="L7Protocol", time_column="FlowStartTime", source_columns=columns, title="Flows", legend="inline", yaxis=True, ref_time=flows["FlowStartTime"].min())
json.dumps({"features": x.shape[1], "odd": [len(x_outliers), int((y_pred_outliers == -1).sum())], "kinds": [json.dumps(chart.spec).count('"type": "circle"') for chart in several],
  "labelled": json.dumps(marked.spec).count('"label": "T"'), "pairs": len(forest.spec["concat"]), "lengths": json.dumps(lengths.spec).count('"title": "L7Protocol"') > 0})`);
  assert.deepEqual(got, { features: 7, odd: [got.odd[0], got.odd[0]], kinds: [0, 1, 1], labelled: 2 * 3, pairs: 3, lengths: true }, "a line and a text for each moment");
  assert.ok(got.odd[0] > 0 && got.odd[0] < 12, `${got.odd[0]}`);
});

test("one call is one crossing, and a column is asked for once and only where it is wanted", () => {
  const got = answer(py, `
from logwinnow import _engine, _cargo
crossings, fetched = [], []
bridge, fetch = _engine._bridge, _cargo.Cargo.fetch
class Counting:
    def call(self, name, *rest):
        crossings.append(name)
        return bridge.call(name, *rest)
def counted(self, table, column):
    fetched.append(self.tables[table].names[column])
    return fetch(self, table, column)
_engine._bridge, _cargo.Cargo.fetch = Counting(), counted
try:
    lw.dbcluster_events(logons, cluster_columns=["AccountNum", "LogonType"], max_cluster_distance=0.0001)
    lw.char_ord_score(logons["Account"])
    numbers = logons[["AccountNum"]].astype("float64")
    lent = _cargo.Floats(numbers["AccountNum"].to_numpy())
    cargo = _cargo.Cargo()
    cargo.plain(lent)
finally:
    _engine._bridge, _cargo.Cargo.fetch = bridge, fetch
json.dumps({"crossings": crossings, "fetched": sorted(fetched), "same": cargo.buffers[0] is lent.buffer})`);
  assert.deepEqual(got, { crossings: ["dbclusterEvents", "charOrdScore"], fetched: ["AccountNum", "LogonType", "TimeGenerated"], same: true });
});
