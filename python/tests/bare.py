"""Run inside Pyodide without pandas and numpy: every public function with dicts of lists, lists of dicts and lists of rows."""

import csv
import datetime
import inspect
import json
import sys

import logwinnow as lw


def read(name):
    with open(f"/testdata/samples/{name}", newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: [row[column] for row in rows] for column in rows[0]}


LOG = lw.add_process_features(read("processes.csv"))
LOGONS = read("logons.csv")
SERIES = read("bytes_per_hour.csv")
SERIES["TotalBytesSent"] = [float(cell) for cell in SERIES["TotalBytesSent"]]
STL = lw.ts_anomalies_stl(SERIES)
FEATURES = {"pathScore": LOG["pathScore"], "commandlineLen": LOG["commandlineLen"]}
ROWS = [list(row) for row in zip(*FEATURES.values())][:500]
OUT, FITTED, MATRIX = lw.dbcluster_events(LOG, cluster_columns=["commandlineTokensFull", "pathScore"], max_cluster_distance=0.0001)
MODEL, ODD, SIGNS = lw.identify_outliers(FEATURES, FEATURES, contamination=0.01)
AUDIT = [f'type={kind} msg=audit(1550505632.{serial}:{serial}): {rest}' for serial in (285, 286, 287) for kind, rest in (
    ("SYSCALL", 'arch=c000003e syscall=59 success=yes ppid=1 pid=7 auid=0 uid=0 ses=1 comm="sh" exe="/bin/sh"'), ("EXECVE", 'argc=2 a0="sh" a1="x"'))]
MOMENT = datetime.datetime(2024, 3, 5, 10)


def table(rows):
    """What a table is: columns of one length."""
    return lambda got: type(got) is dict and {len(column) for column in got.values()} == {rows}


def chart(got):
    return got.to_dict()["$schema"].endswith("v5.json") and json.dumps(got.to_dict()) != ""


def numbers(count):
    return lambda got: len(got) == count and all(isinstance(number, (int, float)) for number in got)


def clustered(got):
    return table(len(OUT["ClusterId"]))(got[0]) and len(got[1].labels_) == 5000 and type(got[2]) is list


def flagged(got):
    model, rows, signs = got
    return table(signs.count(-1))(rows) and len(signs) == 5000 and set(signs) == {1, -1} and len(model.scores_) == 5000


ALL = len(LOG["pathScore"])
CALLS = {
    "winnow": (lambda: lw.winnow(LOG), lambda got: len(got.labels) == ALL and len(got.patterns) > 10 and chart(got.chart())),
    "add_process_features": (lambda: lw.add_process_features(read("processes.csv")), table(ALL)),
    "add_logon_features": (lambda: lw.add_logon_features(LOGONS), table(len(LOGONS["Account"]))),
    "dbcluster_events": (lambda: lw.dbcluster_events(LOG, cluster_columns=["commandlineTokensFull", "pathScore"], max_cluster_distance=0.0001), clustered),
    "dbscan": (lambda: lw.dbscan(ROWS, 0.5, 2), lambda got: len(got.labels_) == 500),
    "suggest_eps": (lambda: lw.suggest_eps(ROWS), lambda got: json.dumps(got) != ""),
    "identify_outliers": (lambda: lw.identify_outliers(FEATURES, FEATURES, contamination=0.01), flagged),
    "fit_forest": (lambda: lw.fit_forest(ROWS), lambda got: len(got.predict(ROWS)) == 500),
    "load_forest": (lambda: lw.load_forest(MODEL.save()), lambda got: list(got.score(FEATURES)) == list(MODEL.scores_)),
    "remove_common_items": (lambda: lw.remove_common_items(LOG, ["NewProcessName"]), lambda got: table(len(got["NewProcessName"]))(got)),
    "ts_anomalies_stl": (lambda: lw.ts_anomalies_stl(SERIES), table(1008)),
    "timeseries_anomalies_stl": (lambda: lw.timeseries_anomalies_stl(SERIES), table(1008)),
    "set_new_anomaly_threshold": (lambda: lw.set_new_anomaly_threshold(STL, 2.5), table(1008)),
    "find_periods": (lambda: lw.find_periods(SERIES["TotalBytesSent"]), lambda got: any(period["period"] == 24 for period in got)),
    "find_anomaly_periods": (lambda: lw.find_anomaly_periods(STL), lambda got: got and all(isinstance(span.start, datetime.datetime) for span in got)),
    "extract_anomaly_periods": (lambda: lw.extract_anomaly_periods(STL), lambda got: got and type(got) is dict),
    "create_time_period_kqlfilter": (lambda: lw.create_time_period_kqlfilter(lw.extract_anomaly_periods(STL)), lambda got: got.startswith("| where")),
    "logon_facts": (lambda: lw.logon_facts(LOGONS), lambda got: got[0]["account"] != "" and isinstance(got[0]["time"], datetime.datetime)),
    "display_logon_data": (lambda: lw.display_logon_data({name: column[:2] for name, column in LOGONS.items()}), lambda got: "Account" in got._repr_html_()),
    "read_auditd": (lambda: lw.read_auditd(AUDIT), table(3)),
    "cluster_auditd_processes": (lambda: lw.cluster_auditd_processes(AUDIT), lambda got: type(got) is dict and len(got["ClusterId"]) >= 1),
    "display_timeline": (lambda: lw.display_timeline(LOG, ref_times=[(MOMENT, "then")], ref_events=[{"TimeGenerated": MOMENT, "w": "own"}], ref_col="w"), chart),
    "plot_timeline": (lambda: lw.plot_timeline(LOG, overlay_data=OUT), chart),
    "display_timeline_values": (lambda: lw.display_timeline_values(SERIES, "TotalBytesSent", kind=["vbar", "line"]), chart),
    "display_timeline_duration": (lambda: lw.display_timeline_duration(LOG, ["Computer", "EventID"], source_columns=["CommandLine"]), chart),
    "display_timeseries_anomolies": (lambda: lw.display_timeseries_anomolies(STL), chart),
    "display_timeseries_anomalies": (lambda: lw.display_timeseries_anomalies(STL, periods=lw.find_anomaly_periods(STL)), chart),
    "plot_cluster": (lambda: lw.plot_cluster(FITTED, LOG, MATRIX, plot_label="NewProcessName"), chart),
    "plot_cluster_sizes": (lambda: lw.plot_cluster_sizes(OUT), chart),
    "plot_variability": (lambda: lw.plot_variability(LOG), chart),
    "plot_logons": (lambda: lw.plot_logons(LOGONS), chart),
    "plot_logon_hours": (lambda: lw.plot_logon_hours(LOGONS), chart),
    "plot_outlier_results": (lambda: lw.plot_outlier_results(MODEL, FEATURES, FEATURES, ODD, ["pathScore", "commandlineLen"], "t"), chart),
    **{f"{name}_df": (lambda name=name: getattr(lw, f"{name}_df")(LOG, "CommandLine"), numbers(ALL))
       for name in ("char_ord_score", "token_count", "delim_count", "delim_hash", "crc32_hash")},
    **{name: (lambda name=name: getattr(lw, name)(["a b", "c"]), numbers(2))
       for name in ("char_ord_score", "token_count", "delim_count", "delim_hash", "crc32_hash", "string_score")},
    "command_template": (lambda: lw.command_template(["ping -n 5 x"]), lambda got: len(got) == 1 and isinstance(got[0], str)),
}


def wrong(name):
    call, holds = CALLS[name]
    try:
        got = call()
        return [] if holds(got) else [f"{name}: {str(got)[:200]}"]
    except Exception as error:
        return [f"{name}: {type(error).__name__}: {error}"]


def main():
    functions = [name for name in lw.__all__ if inspect.isfunction(getattr(lw, name)) and not inspect.iscoroutinefunction(getattr(lw, name))]
    missing = [name for name in functions if name not in CALLS]
    return json.dumps({"wrong": [line for name in CALLS for line in wrong(name)], "missing": missing, "pandas": "pandas" in sys.modules or "numpy" in sys.modules})
