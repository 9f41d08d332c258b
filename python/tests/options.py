"""Run inside Pyodide: the calls of cases.js, their answers as plain data, and which options have no case."""

import datetime
import inspect
import json
import typing

import pandas as pd

import logwinnow as lw

#: Taken over from msticpy, without effect on the answer, or on what the answer shows (plot_outlier_results has its title by place).
WITHOUT_EFFECT = {
    "verbose", "cut_off", "period of display_timeseries_anomalies", "title of plot_outlier_results", "max_points of plot_cluster_sizes", "max_points of plot_variability",
    "max_points of plot_logons", "max_points of plot_logon_hours", "os_family of plot_logons", "os_family of plot_logon_hours",
}


def things(tables):
    """Tables as frames, and what is made of them."""
    made = {name: pd.DataFrame(table) if isinstance(table, dict) else table for name, table in tables.items()}
    forest = lw.fit_forest(made["rows"], seed=3, contamination=0.1)
    fitted = lw.dbcluster_events(made["log"], ["commandlineLen", "n"], max_cluster_distance=0.001)[1]
    moments = [[datetime.datetime.fromtimestamp(end / 1000, datetime.timezone.utc) for end in span] for span in tables["periods"]]
    return {**made, "forest": forest, "saved": forest.save(), "fitted": fitted, "winnowed": lw.winnow(made["log"]), "periods": dict(moments)}


def resolved(part, known):
    if isinstance(part, str) and part.startswith("@"):
        return known[part[1:]]
    if isinstance(part, dict):
        return {name: resolved(value, known) for name, value in part.items()}
    return [resolved(value, known) for value in part] if isinstance(part, list) else part


def function(name, known):
    thing, _, method = name.rpartition(".")
    return getattr(known[thing.lower()], method) if thing else getattr(lw, name)


def plain(value):
    """An answer as JSON holds it: times as epoch milliseconds, what is missing as None."""
    if isinstance(value, lw.Chart):
        return value.spec
    if isinstance(value, lw.Winnowed):
        facts = ("labels", "rows_in", "images_in", "images_hidden", "pairs_in", "pairs_hidden", "muted_patterns", "muted_rows", "notes")
        return {"patterns": plain(value.patterns.to_dict("records")), **{name: plain(getattr(value, name)) for name in facts}}
    if isinstance(value, lw.Forest):
        return {name: plain(getattr(value, name)) for name in ("threshold", "trees", "samples", "features", "feature_columns", "scores_", "ranks_", "rows_", "reasons_")}
    if isinstance(value, lw.Clustering):
        return {"labels": plain(value.labels_), "core": plain(value.core_sample_indices_)}
    if isinstance(value, lw.TimeSpan):
        return {"start": plain(value.start), "end": plain(value.end)}
    if isinstance(value, pd.DataFrame):
        return {name: plain(value[name]) for name in value}
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()} if not value or isinstance(next(iter(value)), str) else plain(list(value.items()))
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if value is None or value is pd.NaT or value != value:
        return None
    if isinstance(value, datetime.datetime):
        return value.timestamp() * 1000
    return value + 0.0 if isinstance(value, float) else value


def options_of(function):
    """The keywords of a function, those of its **options among them where they have types."""
    signature = inspect.signature(function)
    hints = typing.get_type_hints(function).get("options")
    own = [p.name for p in signature.parameters.values() if p.default is not p.empty]
    return [*own, *(typing.get_type_hints(typing.get_args(hints)[0]) if hints else [])]


def without_case(cases):
    """Functions and options that no case has."""
    functions = {name: getattr(lw, name) for name in lw.__all__ if inspect.isfunction(getattr(lw, name)) and name not in ("ready", "display_logon_data")}
    cased = {functions[name] for name, _, _ in cases if name in functions}
    yield from (name for name, function in functions.items() if function not in cased)
    given = {(functions[name], option) for name, _, options in cases if name in functions for option in options}
    for name, function in functions.items():
        yield from (f"{option} of {name}" for option in options_of(function) if not ((function, option) in given or {option, f"{option} of {function.__name__}"} & WITHOUT_EFFECT))


def answer(name, args, options, known):
    try:
        return plain(function(name, known)(*resolved(args, known), **resolved(options, known)))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def main(tables, cases):
    known, cases = things(json.loads(tables)), json.loads(cases)
    return json.dumps({"answers": [answer(*case, known) for case in cases], "without": list(without_case(cases))})
