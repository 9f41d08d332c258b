"""Run inside Pyodide: what cannot be used is refused by an exception of Python with our sentence, field and value; the next
call works. What is said stands beside each call."""

import json
import re
import warnings

import numpy as np
import pandas as pd

import logwinnow as lw

LOG = lw.add_process_features(pd.read_csv("/testdata/samples/processes.csv", keep_default_na=False))
SERIES = pd.read_csv("/testdata/samples/bytes_per_hour.csv", parse_dates=["TimeGenerated"])
WORDS = {"time_column": "TimeGenerated", "data_column": "TotalBytesSent"}
ROWS = [[1.0, 2.0], [3.0, 4.0], [5.0, 9.0]]
WIDER = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
FOREST = lw.fit_forest(ROWS)
NAMED = pd.DataFrame(ROWS, columns=["a", "b"])
NAMED_FOREST = lw.fit_forest(NAMED)
FITTED = lw.dbcluster_events(NAMED)[1]
NAN, INF = float("nan"), float("inf")

TABLE = r"data must be a DataFrame, a dict of columns or a list of dicts, got "
REFUSED = [
    (TABLE + "None", lambda: lw.winnow(None)),
    (TABLE + "7", lambda: lw.winnow(7)),
    (TABLE + "'x'", lambda: lw.add_process_features("x")),
    (TABLE + "None", lambda: lw.display_timeline(None)),
    (r'"a" has 1, "b" has 2', lambda: lw.winnow({"a": [1], "b": [1, 2]})),
    (r"data must be a table, or numbers, row by row, got None", lambda: lw.dbcluster_events(None)),
    (r"x must be a table, or numbers, row by row, got None", lambda: lw.identify_outliers(None)),
    (r"x must be numbers, row by row", lambda: lw.dbscan([[1, 2], [3]], 0.1, 2)),
    (r'cluster_columns must be a column .*, got "pathScor"', lambda: lw.dbcluster_events(LOG, cluster_columns=["pathScor"])),
    (r'column "CommandLine" must be a number in every row', lambda: lw.dbcluster_events(LOG, cluster_columns=["CommandLine"])),
    (r"^max_cluster_distance must be .*> 0, got -1$", lambda: lw.dbcluster_events(LOG, max_cluster_distance=-1)),
    (r"^max_cluster_distance must be a finite number, got nan$", lambda: lw.dbcluster_events(LOG, cluster_columns=["pathScore"], max_cluster_distance=NAN)),
    (r'^max_cluster_distance must be a number, got "0.1"$', lambda: lw.dbcluster_events(LOG, cluster_columns=["pathScore"], max_cluster_distance="0.1")),
    (r"^max_features must be a finite number, got inf$", lambda: lw.identify_outliers(LOG[["pathScore"]], max_features=INF)),
    (r"^contamination must be .*, got -1$", lambda: lw.identify_outliers(LOG[["pathScore"]], contamination=-1)),
    (r"^x must be 2 columns wide, as what the forest was fitted on, got 3$", lambda: FOREST.score(WIDER)),
    (r"^x must be 2 columns wide, as what the forest was fitted on, got 1$", lambda: FOREST.predict([[1], [2]])),
    (r"^x must be 2 columns wide, as what the forest was fitted on, got 3$", lambda: FOREST.explain(WIDER)),
    (r"^x must be 2 columns wide, as what the forest was fitted on, got 3$", lambda: FOREST.decision_function(np.array(WIDER))),
    (r"^x_predict must be 2 columns wide, as x is, got 3$", lambda: lw.identify_outliers(ROWS, WIDER)),
    (r"^x_predict must be a table, as x is, got \[\[1", lambda: lw.identify_outliers(NAMED, WIDER)),
    (r"^features must be two names or numbers of features, got 5$", lambda: FOREST.grid(5)),
    (r"^features must be two features, got 3$", lambda: FOREST.grid((0, 1, 0))),
    (r"^features must be numbers from 0 to 1, got 7$", lambda: FOREST.grid((0, 7))),
    (r"^features must be .*among \"a\", \"b\", got \"c\"$", lambda: NAMED_FOREST.grid(("a", "c"))),
    (r"^feature_columns must be a column of the table \(\"b\"\), got \"a\"$", lambda: NAMED_FOREST.score(NAMED[["b"]])),
    (r"^refine.min_sampels is not an option; there are keys, text, time_column, .*, refine.min_samples, mute, slots_off, ", lambda: lw.winnow(LOG, refine={"min_sampels": 2})),
    (r"^foo is not an option; there are period, .*, low_pass, .*, time_column, ", lambda: lw.ts_anomalies_stl(SERIES, foo=3)),
    (r"^plot_cluster_sizes: foo is not an option$", lambda: lw.plot_cluster_sizes(LOG, foo=3)),
    (r"^keys must be a list, got \"Computer\"$", lambda: lw.winnow(LOG, keys="Computer")),
    (r"^roles must be a dict, got 5$", lambda: lw.winnow(LOG, roles=5)),
    (r"^roles must be keyed by any of .*, \"account_id\", .*, got \"immage\"$", lambda: lw.winnow(LOG, roles={"immage": "NewProcessName"})),
    (r"^system_names\[0\] must be a dict, got \"a\"$", lambda: lw.winnow(LOG, system_names=["a"])),
    (r"^time_column must be a text, got 5$", lambda: lw.winnow(LOG, time_column=5)),
    (r"^bin must be a number, got a list$", lambda: lw.ts_anomalies_stl(SERIES, **WORDS, bin=[1])),
    (r"^time_column must be one of .*, got \"nope\"$", lambda: lw.display_timeline(LOG, time_column="nope")),
    (r"^group_by must be one of .*, got \"nope\"$", lambda: lw.display_timeline(LOG, group_by="nope")),
    (r"^columns must be one of .*, got \"nope\"$", lambda: lw.plot_cluster_sizes(lw.dbcluster_events(LOG)[0], columns=["nope"])),
    (r"^plot_label must be one of 'a', 'b', got 'nope'$", lambda: lw.plot_cluster(FITTED, NAMED, None, plot_label="nope")),
    (r"^columns of x must be one of 'a', got 'b'$", lambda: lw.plot_outlier_results(NAMED_FOREST, NAMED[["a"]], NAMED, None, [0, 1], "t")),
    (r"^period must be a finite number, got nan$", lambda: lw.ts_anomalies_stl(SERIES, **WORDS, period=[24, NAN])),
    (r"^seasonal must be made of texts, numbers, .*, got <object", lambda: lw.ts_anomalies_stl(SERIES, **WORDS, seasonal=object())),
    (r"^values must be missing or finite in every row", lambda: lw.ts_anomalies_stl(SERIES.assign(TotalBytesSent=INF), **WORDS)),
    (r"^column must be one of .*, got 'score'$", lambda: lw.set_new_anomaly_threshold(SERIES, 3)),
    (r"^values must be numbers, got None$", lambda: lw.find_periods(None)),
    (r"^periods must be a dict from start to end, or TimeSpans, both ends times \(datetime or Timestamp\), got None$", lambda: lw.create_time_period_kqlfilter(None)),
    (r"^periods must be a dict from start to end, or TimeSpans, both ends times \(datetime or Timestamp\), got \('a', 1\)$", lambda: lw.create_time_period_kqlfilter({"a": 1})),
    (r"^value must be a text, or several, got None$", lambda: lw.crc32_hash(None)),
    (r"^value must be a text, or several, got 5$", lambda: lw.command_template(5)),
    (r"^scale must be", lambda: lw.char_ord_score([], scale=0)),
    (r"^scale must be a finite number, got nan$", lambda: lw.char_ord_score("a", scale=NAN)),
    (r"^column must be one of .*, got 'nope'$", lambda: lw.token_count_df(LOG, "nope")),
    (r"^columns must be a column, or several, got 5$", lambda: lw.remove_common_items(LOG, 5)),
    (r"^os_family must be windows, linux or nothing, got \"x\"$", lambda: lw.logon_facts(LOG, os_family="x")),
    (r"^os_family must be windows, linux or nothing, got \"x\"$", lambda: lw.plot_logons(LOG, os_family="x")),
    (r"^os_family must be windows, linux or nothing, got \"x\"$", lambda: lw.plot_logon_hours(LOG, os_family="x")),
    (r"^mute must be rows of an earlier answer's patterns, .*, got \{'a': 1\}$", lambda: lw.winnow(LOG, mute=[{"a": 1}])),
    (r"^mute must be rows of an earlier answer's patterns, .*, got \{'keys': 1, ", lambda: lw.winnow(LOG, mute={"keys": 1, "template": "x"})),
    (r"^mute must be rows of an earlier answer's patterns, .*, got 'x'$", lambda: lw.winnow(LOG, mute="x")),
    (r"^mute must be rows of an earlier answer's patterns, .*, got 5$", lambda: lw.winnow(LOG, mute=5)),
    (r"^weights must be numbers, one a row, got 'x'$", lambda: lw.dbscan(ROWS, 0.1, 2, weights=["x", 1, 1])),
    (r"^weights must be numbers, one a row, got None$", lambda: lw.dbscan(ROWS, 0.1, 2, weights=[1, None, 1])),
    (r"^weights must be numbers, one a row, got 5$", lambda: lw.dbscan(ROWS, 0.1, 2, weights=5)),
    (r"^weights must be one number for each of 3 rows, got 2 numbers$", lambda: lw.dbscan(ROWS, 0.1, 2, weights=[1, 1])),
    (r"^cluster_columns must be numbers of columns below 2, got 'a'$", lambda: lw.dbcluster_events(ROWS, ["a"])),
    (r"^cluster_columns must be numbers of columns below 2, got 2$", lambda: lw.dbcluster_events(ROWS, [2])),
    (r"^cluster_columns must be columns of numbers, got 'a'$", lambda: lw.dbcluster_events(NAMED, "a")),
    (r"^cluster_columns must be columns of numbers, got 5$", lambda: lw.dbcluster_events(NAMED, 5)),
    (r"^metric must be a text, got a list$", lambda: lw.dbcluster_events(NAMED, metric=["x"])),
    (r"^time_column must be left out with a matrix, which has no times, got 'nope'$", lambda: lw.dbcluster_events(ROWS, time_column="nope")),
    (r"^compat must be left out with a matrix, .*, got 'bad'$", lambda: lw.dbcluster_events(ROWS, compat="bad")),
    (r"^saved must be the bytes that Forest.save\(\) gave, got None$", lambda: lw.load_forest(None)),
    (r"^db_cluster must be what dbcluster_events fitted, .*, got None$", lambda: lw.plot_cluster(None, LOG, None)),
    (r"^db_cluster must be what dbcluster_events fitted, .*, got <Clustering: 1 cluster, ", lambda: lw.plot_cluster(lw.dbscan([[1, 2], [1, 2]], 0.1, 2), LOG, None)),
    (r"^clf must be the forest of identify_outliers, .*, got None$", lambda: lw.plot_outlier_results(None, None, None, None, [0, 1], "t")),
    (r"^audit_data must be an audit log, .* exe and uid are missing, and 'NewProcessName' has paths of Windows \('C:", lambda: lw.cluster_auditd_processes(LOG)),
    (r"^audit_data must be an audit log", lambda: lw.cluster_auditd_processes(LOG.to_dict("list"), compat="msticpy")),
    (r"^audit_data must be an audit log", lambda: lw.read_auditd(LOG)),
    (r"^anomalies_column must be a column of flags .*, but 'anomalies' is missing among 'TimeGenerated', 'TotalBytesSent'", lambda: lw.display_timeseries_anomalies(SERIES)),
    (r"^anomalies_column must be .*, but 'flags' is missing", lambda: lw.display_timeseries_anomalies(lw.ts_anomalies_stl(SERIES), anomalies_column="flags")),
    (r"^anomalies_column must be", lambda: SERIES.mp_timeseries.plot(y="TotalBytesSent")),
    (r"^db_cluster must be what dbcluster_events fitted, .*, got <Clustering: ", lambda: lw.plot_cluster(lw.dbscan(ROWS, 0.1, 2), NAMED, None)),
    (r"^plot_features must be two numbers of features, got \('a', 'b'\)$", lambda: lw.plot_cluster(FITTED, NAMED, None, plot_features=("a", "b"))),
    (r"^plot_features must be two numbers of features, got 'ab'$", lambda: lw.plot_cluster(FITTED, NAMED, None, plot_features="ab")),
    (r"^plot_features must be below 2, the number of features, got 2$", lambda: lw.plot_cluster(FITTED, NAMED, None, plot_features=(0, 2))),
    (r"^plot_features must be two different features, got 1 and -1$", lambda: lw.plot_cluster(FITTED, NAMED, None, plot_features=(1, -1))),
    (r"^data must be the 3 rows that were clustered, got 2$", lambda: lw.plot_cluster(FITTED, NAMED.head(2), None)),
    (r"^clf must be the forest of identify_outliers, .*, got None$", lambda: lw.plot_outlier_results(None, None, None, None, [0, 1], "t")),
    (r"^feature_columns must be among 'a', 'b', as the forest was fitted on, got 'c'$", lambda: lw.plot_outlier_results(NAMED_FOREST, NAMED, NAMED, None, ["a", "c"], "t")),
    (r"^feature_columns must be names, or numbers below 2, .*, got 2$", lambda: lw.plot_outlier_results(FOREST, ROWS, ROWS, None, [0, 2], "t")),
    (r"^feature_columns must be at least 2 features, got 1$", lambda: lw.plot_outlier_results(FOREST, ROWS, ROWS, None, [0], "t")),
    (r"^x must be 2 columns wide, .*, got 3$", lambda: lw.plot_outlier_results(FOREST, WIDER, ROWS, None, [0, 1], "t")),
    (r"^x_predict must be 2 columns wide, .*, got 3$", lambda: lw.plot_outlier_results(FOREST, ROWS, WIDER, None, [0, 1], "t")),
    (r"^a must be a column of numbers in x, got 'p'$", lambda: lw.plot_outlier_results(NAMED_FOREST, NAMED.assign(a=[1, "p", 2]), NAMED, None, [0, 1], "t")),
    (r"^pattern must be the number of one of 630 patterns, from 0, got 630$", lambda: lw.winnow(LOG).events(630)),
    (r"^pattern must be the number of one of 630 patterns, from 0, got -1$", lambda: lw.winnow(LOG).events(-1)),
    (r"^pattern must be the number of one of 630 patterns, from 0, got 'a'$", lambda: lw.winnow(LOG).events("a")),
    (r"source_columns must be .*list of texts, got 5$", lambda: lw.display_timeline({"one": {"data": LOG, "source_columns": 5}})),
    (r"range_tool must be True or False, got \"x\"$", lambda: lw.display_timeline(LOG, range_tool="x")),
    (r"^ref_event must be one event: a row of a frame, or a dict", lambda: lw.display_timeline(LOG, ref_event=LOG)),
    (r"did you mean 'title'", lambda: lw.display_timeline(LOG, titel="x")),
    (r"ref_time must be a time, got \"yesterday\"$", lambda: lw.display_timeline(LOG, ref_time="yesterday")),
    (r"^ref_times must be times, or pairs of time and label, got 5$", lambda: lw.display_timeline(LOG, ref_times=5)),
    (r"^ref_event must be one event: a row of a frame, or a dict, got 5$", lambda: lw.display_timeline(LOG, ref_event=5)),
    (r"^group_by must be a column, or several, got 5$", lambda: lw.display_timeline_duration(LOG, group_by=5)),
    (r'^source_columns must be one of .*, got "nope"$', lambda: lw.display_timeline_duration(LOG, group_by="Computer", source_columns=["nope"])),
    (r'kind must be one of "vbar", "circle", "line", got "bars"$', lambda: lw.display_timeline_values(SERIES, "TotalBytesSent", kind=["vbar", "bars"])),
]
#: What is accepted for the sake of msticpy's notebooks, and said to be without effect.
WARNED = [
    ("source_columns", lambda: lw.display_timeseries_anomalies(lw.ts_anomalies_stl(SERIES), source_columns=["score"])),
    ("ylabel_cols", lambda: lw.display_timeline(LOG, ylabel_cols=["Computer"])),
]


#: Names with a dollar sign are the user's own, whatever they are called within.
DOLLAR = pd.DataFrame({"$table": ["a", "a", "b"], "$floats": ["x", "x", "y"], "CommandLine": ["ls", "ls", "rm"], "TimeGenerated": ["2024-03-05"] * 3})
TAKEN = [
    ("a field of ref_event", lambda: lw.display_timeline(LOG, ref_event={"$floats": 1, "$table": "x", "TimeGenerated": "2024-03-05"}) is not None),
    ("a series", lambda: len(lw.display_timeline({"$table": {"data": LOG}, "$pairs": {"data": LOG}}).spec["vconcat"]) == 2),
    ("a key of a muted pattern", lambda: lw.winnow(DOLLAR, keys=["$table", "$floats"], mute=lw.winnow(DOLLAR, keys=["$table", "$floats"]).patterns.head(1)).muted_patterns == 1),
    ("one pattern to mute", lambda: lw.winnow(DOLLAR, keys=["$table"], mute=lw.winnow(DOLLAR, keys=["$table"]).patterns.iloc[0]).muted_patterns == 1),
]


def said(call):
    try:
        call()
    except (lw.LogwinnowError, TypeError) as error:
        return str(error)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "nothing"


def taken(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def warned(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    return " ".join(str(warning.message) for warning in caught)


def main():
    wrong = [f"{got} for {want}" for want, call in REFUSED if not re.search(want, got := said(call)) or lw.token_count("a b c") != 3]
    wrong += [f"{got} for a warning of {name}" for name, call in WARNED if f"{name} is accepted" not in (got := warned(call))]
    wrong += [f"{got} for {name}" for name, call in TAKEN if (got := taken(call)) is not True]
    return json.dumps({"calls": len(REFUSED), "wrong": wrong})
