"""Run inside Pyodide: every parameter of msticpy's functions is accepted: the same name, at the same place, with the same
default (testdata/golden/signatures.json), and every keyword of its pictures."""

import inspect
import json
import warnings
from pathlib import Path

import pandas as pd

import logwinnow as lw

ACCESSORS = {"MsticpyTimeSeriesAccessor": "mp_timeseries", "MsticpyPlotAccessor": "mp_plot"}
#: (function, parameter): why our default is another.
DEFAULTS = {("dbcluster_events", "time_column"): "found by its name (EC-8)"}
DEFAULTS.update({(name, "time_column"): "found by its name" for name in (
    "extract_anomaly_periods", "find_anomaly_periods", "display_timeline", "display_timeline_values", "display_timeline_duration", "display_timeseries_anomalies",
    "MsticpyPlotAccessor.timeline_duration")})
DEFAULTS.update({
    ("display_timeseries_anomalies", "y"): "the first column of numbers (VS-2)",
    ("display_timeseries_anomalies", "period"): "without effect: the height needs none",
})
DEFAULTS.update({(name, "period"): "how far the points are apart (TP-1)" for name in ("extract_anomaly_periods", "find_anomaly_periods")})
DEFAULTS.update({(name, "pos_only"): "both signs (TP-2)" for name in ("extract_anomaly_periods", "find_anomaly_periods")})
DEFAULTS[("identify_outliers", "x_predict")] = "may be left out: x itself"
SOME = {
    "width": 500, "height": 200, "title": "t", "yaxis": True, "range_tool": False, "xgrid": False, "ygrid": True, "hide": True, "color": "navy", "legend": "left",
    "size": 5, "kind": ["vbar", "circle"], "ylabel_cols": ["Computer"], "group_by": "Computer", "source_columns": ["Computer"], "overlay_color": "green",
    "overlay_columns": ["Computer"], "ref_time": pd.Timestamp("2024-03-05"), "ref_times": [(pd.Timestamp("2024-03-05"), "then"), (pd.Timestamp("2024-03-06"), "later")],
    "ref_label": "then", "ref_col": "Computer", "ref_time_col": "TimeGenerated", "seasonal": 7, "period": 24, "score_threshold": 3.0,
    "time_column": "TimeGenerated", "y": "TotalBytesSent", "value_col": "TotalBytesSent", "data_column": "TotalBytesSent", "x": "TimeGenerated",
}


def ours(name, frame):
    if "." not in name:
        return getattr(lw, name)
    accessor, method = name.split(".")
    return getattr(getattr(frame, ACCESSORS[accessor]), method)


def differences(function, frame):
    name = function["name"]
    have = inspect.signature(ours(name, frame)).parameters
    plain = [p for p in have.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
    rest = any(p.kind is p.VAR_KEYWORD for p in have.values())
    for at, (parameter, default) in enumerate(function["parameters"]):
        if parameter.startswith("**"):
            if not rest:
                yield f"{name}: no **kwargs"
        elif at >= len(plain) or (plain[at].name != parameter and name != "_string_score"):
            if not (rest and "." in name):
                yield f"{name}: no {parameter} at place {at}"
        elif (name, parameter) not in DEFAULTS and (None if plain[at].default is inspect.Parameter.empty else repr(plain[at].default)) != default:
            yield f"{name}: {parameter} is {plain[at].default!r} instead of {default}"


def refused(function, series):
    """Keywords that raise something."""
    name = function["name"]
    own = {"display_timeline_values": {"value_column": "TotalBytesSent"}, "display_timeline_duration": {"group_by": ["Computer", "Other"]}}.get(name, {})
    values = {**SOME, **({"kind": "diamond"} if name == "display_timeseries_anomalies" else {}), "ref_events": series.head(2), "overlay_data": series, "ref_event": series.iloc[0], "alert": series.iloc[0], "data": series}
    for keyword in function.get("keywords", []):
        options = {**own, keyword: values[keyword]} if keyword not in ("y", "value_col") else {keyword: values[keyword]}
        try:
            getattr(lw, name)(**({"data": series} | options))
        except Exception as error:
            yield f"{name}: {keyword}: {type(error).__name__}: {error}"


def undocumented():
    """Public functions without a docstring, or with a parameter or a result that has no type."""
    for name in lw.__all__:
        thing = getattr(lw, name)
        if not callable(thing):
            continue
        if not thing.__doc__:
            yield f"{name}: no docstring"
        if inspect.isfunction(thing):
            signature = inspect.signature(thing)
            yield from (f"{name}: {p.name} has no type" for p in signature.parameters.values() if p.annotation is p.empty)
            if signature.return_annotation is signature.empty:
                yield f"{name}: the result has no type"


def main():
    warnings.simplefilter("ignore", UserWarning)
    functions = json.loads(Path("/testdata/golden/signatures.json").read_text())["functions"]
    series = lw.ts_anomalies_stl(pd.read_csv("/testdata/samples/bytes_per_hour.csv", parse_dates=["TimeGenerated"])).assign(Computer="a", Other="b")
    wrong = [line for function in functions for line in [*differences(function, series), *refused(function, series)]]
    return json.dumps({"functions": len(functions), "wrong": wrong, "undocumented": list(undocumented())})
