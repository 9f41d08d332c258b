"""Run inside Pyodide: what msticpy's pictures can be told about looks changes ours, or is said to be without effect."""

import json
import warnings

import pandas as pd

import logwinnow as lw

LOGONS = pd.read_csv("/testdata/samples/logons.csv", nrows=200, parse_dates=["TimeGenerated"])
SERIES = lw.ts_anomalies_stl(pd.read_csv("/testdata/samples/bytes_per_hour.csv", parse_dates=["TimeGenerated"]))
ONE, OTHER = pd.Timestamp("2024-03-05"), pd.Timestamp("2024-03-06")


def found(part, key):
    """All that stands under this key, anywhere."""
    if isinstance(part, list):
        return [hit for item in part for hit in found(item, key)]
    if not isinstance(part, dict):
        return []
    return ([part[key]] if key in part else []) + [hit for name, value in part.items() if name != "values" for hit in found(value, key)]


def values(part, key):
    """All cells of this field in the chart's data."""
    return [row[key] for rows in found(part, "values") for row in rows if isinstance(row, dict) and key in row]


def orients(spec):
    spec = {name: part for name, part in spec.items() if name != "config"}
    return {legend["orient"] for legend in found(spec, "legend") if isinstance(legend, dict) and "orient" in legend}


def axes(spec, channel):
    view = spec["vconcat"][0] if "vconcat" in spec else spec
    return [layer["encoding"][channel]["axis"] for layer in view["layer"] if "axis" in layer["encoding"].get(channel, {})]


def events(**options):
    return lw.display_timeline(LOGONS, hide=True, **options).spec


def values_of(**options):
    return lw.display_timeline_values(SERIES, "TotalBytesSent", hide=True, **options).spec


def lengths(**options):
    return lw.display_timeline_duration(LOGONS, "Account", hide=True, **options).spec


def anomalies(**options):
    return lw.display_timeseries_anomalies(SERIES, **options).spec


TRUE = {
    "legend to the left": lambda: orients(events(group_by="Account", legend="left")) == {"left"},
    "legend within": lambda: orients(values_of(legend="inline")) == {"top-left"},
    "legend of anomalies": lambda: orients(anomalies(legend="bottom_right")) == {"bottom-right"},
    "no legend": lambda: not [legend for legend in found(anomalies(legend="none"), "legend") if isinstance(legend, dict) and "title" in legend],
    "size": lambda: 12 * 12 in found(events(size=12), "size") and 12 * 12 not in found(events(), "size"),
    "no y axis": lambda: set(map(str, axes(events(yaxis=False), "y"))) == {"None"} and None not in axes(events(yaxis=True), "y"),
    "grids": lambda: all(axis["grid"] is False for axis in axes(anomalies(xgrid=False), "x")) and all(axis["grid"] is True for axis in axes(lengths(ygrid=True), "y")),
    "color of one series": lambda: "navy" in str(found(events(color="navy"), "range")) and "red" in str(found(values_of(color="red"), "range")),
    "color of durations": lambda: "navy" in found(lengths(color="navy"), "color"),
    "overlay": lambda: "green" in str(found(events(overlay_data=LOGONS, overlay_color="green", overlay_columns=["LogonType"]), "range")),
    "color of anomalies": lambda: all(name in str(found(anomalies(color=["navy", "green", "firebrick"]), "range")) for name in ("navy", "green", "firebrick")),
    "colors as far as given": lambda: "firebrick" not in str(found(anomalies(color=["navy"]), "range")),
    "form of anomalies": lambda: ["diamond", "diamond"] in found(anomalies(kind="diamond_cross"), "range"),
    "no range tool": lambda: "vconcat" not in anomalies(range_tool=False) and "vconcat" in anomalies(range_tool=True),
    "x is the time column": lambda: values(anomalies(x="TimeGenerated"), "t") == values(anomalies(time_column="TimeGenerated"), "t"),
    "a moment": lambda: values(anomalies(ref_time=ONE), "label") == ["reference"] * 2,
    "moments": lambda: set(values(anomalies(ref_times=[(ONE, "entry"), (OTHER, "exit")]), "label")) == {"entry", "exit"},
    "an event": lambda: values(anomalies(ref_event=SERIES.iloc[5], ref_label="this"), "label") == ["this"] * 2,
    "events": lambda: len(values(anomalies(ref_events=SERIES.head(3)), "label")) == 6,
}
#: Keyword, call: said once, by its name.
IDLE = [
    ("size", lambda: anomalies(size=3)), ("group_by", lambda: anomalies(group_by="score")), ("period", lambda: anomalies(period=30)),
    ("source_columns", lambda: anomalies(source_columns=["score"])), ("ylabel_cols", lambda: lengths(ylabel_cols=["Account"])),
    ("range_tool", lambda: lengths(range_tool=True)), ("legend_column", lambda: events(legend_column="Account")),
    ("size", lambda: lw.display_timeline({"a": {"data": LOGONS, "size": 4}}, hide=True)), ("metric_params", lambda: clustered(metric_params={"w": [1, 2]})),
    ("overlay_color", lambda: events(overlay_color="green")), ("color", lambda: lw.display_timeline({"a": {"data": LOGONS}}, color="navy", hide=True)),
    ("cut_off", lambda: lw.plot_cluster(clustered()[1], LOGONS, None, cut_off=5)), ("color", lambda: events(group_by="Account", color="navy")),
]
REFUSED = [
    ("legend must be one of left, right", lambda: events(legend="outside")), ("size must be a number of pixels > 0", lambda: events(size="LogonType")),
    ("kind must be one of circle_x", lambda: anomalies(kind="star")), ("yaxis must be True or False", lambda: events(yaxis="no")),
    ("color must be", lambda: anomalies(color=[5])), ("color must be", lambda: lengths(color=5)), ("did you mean 'range_tool'", lambda: anomalies(rangetool=True)),
    ("did you mean 'source_columns'", lambda: lw.display_timeline({"a": {"data": LOGONS, "source_column": []}})),
]


def clustered(**options):
    return lw.dbcluster_events(LOGONS.assign(n=1.0), cluster_columns=["LogonType", "n"], **options)


def said(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            call()
        except Exception as error:
            return [f"{type(error).__name__}: {error}"]
    return [str(warning.message) for warning in caught]


def main():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        wrong = [name for name, holds in TRUE.items() if not holds()]
    wrong += [f"{got} for a warning of {name}" for name, call in IDLE if len(got := said(call)) != 1 or f"{name} is accepted" not in got[0]]
    wrong += [f"{got} for {want}" for want, call in REFUSED if want not in (got := said(call)[0:1] or ["nothing"])[0]]
    return json.dumps(wrong)
