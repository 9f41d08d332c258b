import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, python } from "./pyodide.mjs";

const py = await python(["pandas", "logwinnow"]);
py.runPython(`
import json, warnings
import pandas as pd
import logwinnow as lw
events = pd.DataFrame({"TimeGenerated": pd.to_datetime("2024-03-04", utc=True) + pd.to_timedelta([(i * 7919) % 172800 for i in range(400)], unit="s")})
series = pd.read_csv("/testdata/samples/bytes_per_hour.csv", parse_dates=["TimeGenerated"])
series["TimeGenerated"] = pd.to_datetime(series.TimeGenerated, utc=True)
def spans_of(frame, **options):
    return [[str(span.start), str(span.end)] for span in lw.find_anomaly_periods(frame, **options)]
def moved(frame, **by):
    return frame.assign(TimeGenerated=frame.TimeGenerated + pd.Timedelta(**by))
def warned(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    return [str(warning.message) for warning in caught]
`);

test("a bin of events begins where bins do, also where it has one event", () => {
  const got = answer(py, `
found = lw.ts_anomalies_stl(events, bin="15min", period=24)
json.dumps({"ones": int((found["count"] == 1).sum()), "step": pd.infer_freq(found["TimeGenerated"]), "type": str(found["TimeGenerated"].dtype) == str(events["TimeGenerated"].dtype)})`);
  assert.ok(got.ones > 10, "there are bins of one event");
  assert.deepEqual([got.step, got.type], ["15min", true]);
});

test("periods cover their points, wherever in the hour these begin and in any zone", () => {
  const got = answer(py, `
flagged = lw.ts_anomalies_stl(series[["TimeGenerated", "TotalBytesSent"]])
late = moved(flagged, minutes=30)
points = late.TimeGenerated[late.anomalies != 0]
spans = lw.find_anomaly_periods(late)
json.dumps({"plain": spans_of(flagged), "late": spans_of(moved(late, minutes=-30)), "ends": [[str(s.start), str(s.end)] for s in spans],
  "covered": all(any(s.start <= p and p + pd.Timedelta("1h") <= s.end for s in spans) for p in points),
  "minutes": sorted({s.start.minute for s in spans}), "zone": [[s.start.tz_convert("UTC").isoformat(), s.end.tz_convert("UTC").isoformat()] for s in lw.find_anomaly_periods(flagged.assign(TimeGenerated=flagged.TimeGenerated.dt.tz_convert("+05:30")))],
  "utc": [[s.start.isoformat(), s.end.isoformat()] for s in lw.find_anomaly_periods(flagged)], "above": len(lw.find_anomaly_periods(flagged, pos_only=True))})`);
  assert.deepEqual(got.late, got.plain);
  assert.deepEqual([got.covered, got.minutes], [true, [30]]);
  assert.deepEqual(got.zone, got.utc, "the zone changes nothing");
  assert.ok(got.above < got.plain.length, "both signs by default (TP-2)");
});

test("lengths of time may be Timedeltas; without one, periods are as long as points", () => {
  const got = answer(py, `
day = flagged.set_index("TimeGenerated").anomalies.resample("1D").max().reset_index()
json.dumps({"delta": spans_of(flagged, period=pd.Timedelta("1h"), gap=pd.Timedelta("2h")) == spans_of(flagged, period="1h", gap="2h"),
  "days": sorted({str(span.end - span.start) for span in lw.find_anomaly_periods(day)})[0]})`);
  assert.deepEqual(got, { delta: true, days: "1 days 00:00:00" });
});

test("what a reader should know of a series is a warning", () => {
  const got = answer(py, `
holes = series[["TimeGenerated", "TotalBytesSent"]].copy()
holes.loc[5:15, "TotalBytesSent"] = float("nan")
json.dumps({"holes": warned(lambda: lw.ts_anomalies_stl(holes)), "constant": warned(lambda: lw.ts_anomalies_stl(holes.assign(TotalBytesSent=7.0))),
  "none": warned(lambda: lw.ts_anomalies_stl(series[["TimeGenerated", "TotalBytesSent"]]))})`);
  assert.deepEqual(got.holes, ["11 points of 1008 without a value: not scored"]);
  assert.match(got.constant.join(), /all scores are 0/);
  assert.deepEqual(got.none, []);
});

test("zones have names without a network: they come with the wheel", () => {
  const got = answer(py, `json.dumps([str(series.TimeGenerated.dt.tz_convert("US/Eastern").dt.tz), str(lw.find_anomaly_periods(flagged.assign(TimeGenerated=flagged.TimeGenerated.dt.tz_convert("Europe/Berlin")))[0].start.tz)])`);
  assert.deepEqual(got, ["US/Eastern", "Europe/Berlin"]);
});

test("names that msticpy's notebooks import", () => {
  const got = answer(py, `
names = {}
exec("from logwinnow import *", names)
from logwinnow import display_timeseries_anomolies
json.dumps(["nbdisplay" in names, lw.nbdisplay.display_timeline is lw.display_timeline, lw.display_timeseries_anomolies is lw.display_timeseries_anomalies])`);
  assert.deepEqual(got, [true, true, true]);
});

test("an empty audit log is an empty table", () => {
  const got = answer(py, `json.dumps([len(lw.read_auditd(pd.DataFrame())), len(lw.cluster_auditd_processes(pd.DataFrame())), len(lw.read_auditd("")["pid"] if "pid" in lw.read_auditd("") else [])])`);
  assert.deepEqual(got, [0, 0, 0]);
});
