"""Makes golden/signatures.json: the parameters of msticpy's functions, read from its source, with those that its
timelines and time series take by keyword.

    build/golden/bin/python testdata/gen/signatures.py        (versions: requirements.txt)

From the source because the modules of plots cannot be imported without Bokeh."""

import ast
import importlib.util
from pathlib import Path

from golden import save

ROOT = Path(importlib.util.find_spec("msticpy").submodule_search_locations[0])

# module: functions, and "class.method" for those of accessors
FUNCTIONS = {
    "analysis/eventcluster.py": ["dbcluster_events", "add_process_features", "delim_count", "delim_hash", "char_ord_score", "token_count", "_string_score",
                                 "crc32_hash", "delim_count_df", "char_ord_score_df", "token_count_df", "crc32_hash_df", "plot_cluster"],
    "analysis/cluster_auditd.py": ["cluster_auditd_processes"],
    "analysis/outliers.py": ["identify_outliers", "plot_outlier_results", "remove_common_items"],
    "analysis/timeseries.py": ["ts_anomalies_stl", "extract_anomaly_periods", "find_anomaly_periods", "create_time_period_kqlfilter", "set_new_anomaly_threshold",
                               "MsticpyTimeSeriesAccessor.analyze", "MsticpyTimeSeriesAccessor.anomaly_periods", "MsticpyTimeSeriesAccessor.apply_threshold",
                               "MsticpyTimeSeriesAccessor.kql_periods", "MsticpyTimeSeriesAccessor.plot"],
    "vis/timeline.py": ["display_timeline"],
    "vis/timeline_values.py": ["display_timeline_values"],
    "vis/timeline_duration.py": ["display_timeline_duration"],
    "vis/timeseries.py": ["display_timeseries_anomalies"],
    "vis/nbdisplay.py": ["display_logon_data"],
    "vis/mp_pandas_plot.py": ["MsticpyPlotAccessor.timeline", "MsticpyPlotAccessor.timeline_values", "MsticpyPlotAccessor.timeline_duration"],
}
# further keywords: fields of a class, or names of lists, in the same module; and more that it names itself
KEYWORDS = {
    "ts_anomalies_stl": (None, ["_DEFAULT_KWARGS"], []),
    "display_timeline": ("PlotParams", [], []),
    "display_timeline_values": ("PlotParams", [], ["y", "value_col"]),
    "display_timeline_duration": ("PlotParams", [], []),
    "display_timeseries_anomalies": (None, ["_DEFAULT_KWARGS", "_TL_VALUE_KWARGS", "_TS_KWARGS"], ["kind"]),
}


def parameters(function):
    """[name, default as Python writes it or None] in order; `*`, `**` before the names of those that take the rest."""
    a = function.args
    defaults = [None] * (len(a.args) - len(a.defaults)) + [repr(ast.literal_eval(d)) for d in a.defaults]
    plain = [[arg.arg, default] for arg, default in zip(a.args, defaults) if arg.arg != "self"]
    return plain + ([[f"**{a.kwarg.arg}", None]] if a.kwarg else [])


def found(tree, name):
    for part in name.split("."):
        tree = next(node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == part)
    return tree


def keywords(tree, fields_of, lists, more):
    names = [node.target.id for node in found(tree, fields_of).body if isinstance(node, ast.AnnAssign)] if fields_of else []
    for node in tree.body:
        if isinstance(node, ast.Assign) and node.targets[0].id in lists:
            names += ast.literal_eval(node.value)
    return sorted({*names, *more})


def main():
    functions = []
    for path, names in FUNCTIONS.items():
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        for name in names:
            further = {"keywords": keywords(tree, *KEYWORDS[name])} if name in KEYWORDS else {}
            functions.append({"name": name, "module": path, "parameters": parameters(found(tree, name)), **further})
    save("signatures", "signatures", ("msticpy",), "the def lines of these functions, and their lists of keywords", "exact", functions=functions)


if __name__ == "__main__":
    main()
