"""Calls of msticpy's functions, each a function of the library (msticpy in CPython, the wheel under compat="msticpy" in
Pyodide) and of the logs. What comes back is described and compared, and so is whether the frame handed in was changed."""

import pandas as pd
import pytz

from msticpy_logs import INDEXES, under

SCORES = ["commandlineTokensFull", "pathScore", "isSystemSession"]
CASES = {}


def case(name, shared, call):
    """`call(lib, logs)`; `shared`: it needs the shared logs."""
    assert name not in CASES, name
    CASES[name] = (shared, call)


def each_row(function, texts):
    """A scalar function over a column."""
    return [function(text) for text in texts]


# -- numbers for texts

TEXTS = {
    "processes": (True, lambda logs: logs.processes(), "CommandLine"),
    "process_tree": (True, lambda logs: logs.process_tree(), "NewProcessName"),
    "exchange": (True, lambda logs: logs.exchange(), "Parameters"),
    "starts": (True, lambda logs: logs.program_starts(), "cmdline"),
    "sample": (False, lambda logs: logs.own_processes(), "CommandLine"),
}
SCORE_CALLS = {
    "delim_count": {}, "delim_count of a list": {"delim_list": r"[\\/]"}, "delim_hash": {}, "char_ord_score": {}, "char_ord_score of ten": {"scale": 10},
    "token_count": {}, "token_count by backslash": {"delimiter": "\\"}, "crc32_hash": {},
}

for log, (shared, read, column) in TEXTS.items():
    for title, options in SCORE_CALLS.items():
        name = title.split()[0]
        case(f"{title}, each of {log}", shared, lambda lib, logs, read=read, column=column, name=name, options=options:
             each_row(lambda text: getattr(lib, name)(text, **options), read(logs)[column]))
        if name != "delim_hash":
            case(f"{title}_df of {log}" if not options else f"{title}, _df of {log}", shared, lambda lib, logs, read=read, column=column, name=name, options=options:
                 getattr(lib, f"{name}_df")(read(logs), column, **options))

for kind in INDEXES:
    for name in ("delim_count_df", "char_ord_score_df", "token_count_df", "crc32_hash_df"):
        case(f"{name}, index {kind}", False, lambda lib, logs, kind=kind, name=name: getattr(lib, name)(data=under(logs.own_processes().head(20), kind), column="CommandLine"))

case("delim_count_df with missing texts", True, lambda lib, logs: lib.delim_count_df(logs.exchange(), "UserId"))
case("delim_count_df of no rows", False, lambda lib, logs: lib.delim_count_df(logs.own_processes().head(0), "CommandLine"))
case("delim_count_df of categories", False, lambda lib, logs: lib.delim_count_df(logs.own_processes().astype({"CommandLine": "category"}), "CommandLine"))
case("crc32_hash_df of strings", False, lambda lib, logs: lib.crc32_hash_df(logs.own_processes().astype({"CommandLine": "string"}), "CommandLine"))

# -- features of process starts


def linux(logs):
    renamed = {"exe": "NewProcessName", "cmdline": "CommandLine", "ses": "SubjectLogonId"}
    return logs.program_starts().rename(columns=renamed)


PROCESSES = {
    "processes": (True, lambda logs: logs.processes()), "process_tree": (True, lambda logs: logs.process_tree()),
    "linux": (True, linux), "sample": (False, lambda logs: logs.own_processes()),
}
for log, (shared, read) in PROCESSES.items():
    for title, options in {"": {}, ", slashes": {"path_separator": "/"}, ", backslashes": {"path_separator": "\\"}, ", forced": {"force": True}}.items():
        case(f"add_process_features of {log}{title}", shared, lambda lib, logs, read=read, options=options: lib.add_process_features(read(logs), **options))


def again(lib, logs, **options):
    """Twice, the second time with other paths: columns that are there are kept, or made anew by force."""
    first = lib.add_process_features(input_frame=logs.own_processes().head(50))
    return lib.add_process_features(first.assign(NewProcessName=lambda frame: frame["NewProcessName"].str.upper()), **options)


case("add_process_features again", False, again)
case("add_process_features again by force", False, lambda lib, logs: again(lib, logs, force=True))
for kind in INDEXES:
    case(f"add_process_features, index {kind}", False, lambda lib, logs, kind=kind: lib.add_process_features(under(logs.own_processes().head(30), kind)))

MORE_DTYPES = {"EventID": "Int64", "Computer": "string", "NewProcessName": "string", "CommandLine": "string"}
case("add_process_features, nullable dtypes", False, lambda lib, logs: lib.add_process_features(logs.own_processes().head(30).astype(MORE_DTYPES)))
case("add_process_features, categories", False, lambda lib, logs: lib.add_process_features(logs.own_processes().head(30).astype({"Computer": "category"})))
case("add_process_features, one row", False, lambda lib, logs: lib.add_process_features(logs.own_processes().head(1)))
case("add_process_features, no rows", False, lambda lib, logs: lib.add_process_features(logs.own_processes().head(0)))

# -- clusters


def clustered(lib, frame, columns=SCORES, time_column="TimeGenerated", distance=0.0001, **options):
    found = lib.dbcluster_events(data=frame, cluster_columns=columns, time_column=time_column, max_cluster_distance=distance, **options)
    return [found[0], found[1].labels_, found[1].core_sample_indices_, found[2].astype("float64")]


def featured(lib, logs):
    return lib.add_process_features(logs.own_processes().head(200))


def zoned(frame, tz):
    """The same moments in another zone; by pytz, which has its own table of zones."""
    return frame.assign(TimeGenerated=frame["TimeGenerated"].dt.tz_convert(tz and pytz.timezone(tz)))


def naive(frame):
    return zoned(frame, None)


def fine(frame):
    """Times with nanoseconds that milliseconds cannot hold."""
    times = frame["TimeGenerated"].dt.as_unit("ns")
    return frame.assign(TimeGenerated=times + pd.to_timedelta(range(1, len(frame) + 1), unit="ns"))


def gappy(frame):
    """Every fifth time is missing."""
    return frame.assign(TimeGenerated=frame["TimeGenerated"].where(pd.Series([at % 5 != 4 for at in range(len(frame))], index=frame.index)))


case("dbcluster_events of processes", True, lambda lib, logs: clustered(lib, lib.add_process_features(logs.processes())))
case("dbcluster_events by another time", True, lambda lib, logs: clustered(lib, lib.add_process_features(logs.processes()), time_column="TimeCreatedUtc"))
case("dbcluster_events of logons", True, lambda lib, logs: clustered(
    lib, logs.logons().assign(AccountNum=lambda frame: [lib.char_ord_score(name) for name in frame["Account"]]), ["AccountNum", "LogonType"]))
case("dbcluster_events of sample logons", False, lambda lib, logs: clustered(lib, logs.own_logons(), ["LogonType", "EventID"], distance=0.001))
case("dbcluster_events of the sample", False, lambda lib, logs: clustered(lib, featured(lib, logs)))
case("dbcluster_events, not normalised", False, lambda lib, logs: clustered(lib, featured(lib, logs), normalize=False, distance=1.5))
case("dbcluster_events, five to a cluster", False, lambda lib, logs: clustered(lib, featured(lib, logs), min_cluster_samples=5))
case("dbcluster_events, no noise", False, lambda lib, logs: clustered(lib, featured(lib, logs), min_cluster_samples=1))
case("dbcluster_events, one row", False, lambda lib, logs: clustered(lib, featured(lib, logs).head(1)))
case("dbcluster_events, no rows", False, lambda lib, logs: clustered(lib, featured(lib, logs).head(0)))
case("dbcluster_events, missing feature", False, lambda lib, logs: clustered(lib, featured(lib, logs).assign(pathScore=float("nan"))))
case("dbcluster_events, unknown column", False, lambda lib, logs: clustered(lib, featured(lib, logs), ["nope"]))
case("dbcluster_events, numbers as texts", False, lambda lib, logs: clustered(lib, featured(lib, logs).assign(pathScore=lambda f: f["pathScore"].astype(str).astype(object))))
for kind in INDEXES:
    case(f"dbcluster_events, index {kind}", False, lambda lib, logs, kind=kind: clustered(lib, under(featured(lib, logs), kind)))
for tz in (None, "America/New_York", "Asia/Tokyo"):
    case(f"dbcluster_events, zone {tz}", False, lambda lib, logs, tz=tz: clustered(lib, zoned(featured(lib, logs), tz)))
case("dbcluster_events, nanoseconds", False, lambda lib, logs: clustered(lib, naive(fine(featured(lib, logs)))))
case("dbcluster_events, nanoseconds with zone", False, lambda lib, logs: clustered(lib, zoned(fine(featured(lib, logs)), "America/New_York")))
case("dbcluster_events, missing times", False, lambda lib, logs: clustered(lib, gappy(naive(featured(lib, logs)))))
case("dbcluster_events, times as objects", False, lambda lib, logs: clustered(lib, featured(lib, logs).assign(TimeGenerated=lambda f: f["TimeGenerated"].astype(object))))
case("dbcluster_events, nullable dtypes", False, lambda lib, logs: clustered(lib, featured(lib, logs).astype({"pathScore": "Int64", "isSystemSession": "boolean", **MORE_DTYPES})))
case("dbcluster_events, categories", False, lambda lib, logs: clustered(lib, featured(lib, logs).astype({"Computer": "category"})))

# -- outliers: forests differ, so what is compared is the shape of the answer


def shapes(lib, x, x_predict, **options):
    """What the second and third answer are, whether they belong together, and what can be asked of the first."""
    model, rows, labels = lib.identify_outliers(x=x, x_predict=x_predict, **options)
    odd = x_predict[labels == -1]
    same = rows.equals(odd) if isinstance(rows, pd.DataFrame) else bool((rows == odd).all())
    columns = [[str(name), dtype.kind] for name, dtype in rows.dtypes.items()] if isinstance(rows, pd.DataFrame) else [rows.shape[1], rows.dtype.kind]
    asked = [[type(told).__name__, list(told.shape), told.dtype.kind] for told in (model.predict(x_predict), model.score_samples(x_predict), model.decision_function(x_predict))]
    return [type(rows).__name__, columns, same, 0 < len(rows) < len(x_predict), type(labels).__name__, list(labels.shape), labels.dtype.kind,
            sorted(set(labels.tolist())), asked, bool((model.predict(x_predict) == labels).all()), model.n_features_in_]


def numbers_of(frame):
    return frame[["commandlineLen", "pathScore", "commandlineTokensFull"]].astype("float64")


case("identify_outliers of frames", False, lambda lib, logs: shapes(lib, numbers_of(featured(lib, logs)), numbers_of(featured(lib, logs))))
case("identify_outliers of other rows than trained on", False, lambda lib, logs: shapes(lib, numbers_of(featured(lib, logs)), numbers_of(featured(lib, logs)).iloc[50:], contamination=0.1))
case("identify_outliers of arrays", False, lambda lib, logs: shapes(lib, numbers_of(featured(lib, logs)).to_numpy(), numbers_of(featured(lib, logs)).to_numpy(), max_features=2))
case("identify_outliers of one feature", False, lambda lib, logs: shapes(lib, numbers_of(featured(lib, logs))[["pathScore"]], numbers_of(featured(lib, logs))[["pathScore"]], max_features=1))
case("identify_outliers, whole numbers", False, lambda lib, logs: shapes(lib, featured(lib, logs)[["commandlineLen", "pathScore"]], featured(lib, logs)[["commandlineLen", "pathScore"]]))
for kind in INDEXES:
    case(f"identify_outliers, index {kind}", False, lambda lib, logs, kind=kind: shapes(lib, under(numbers_of(featured(lib, logs)), kind), under(numbers_of(featured(lib, logs)), kind)))

# -- audit logs

for title, app in {"": None, " of one program": "sudo", " of a pattern": "bin/.udo"}.items():
    case(f"cluster_auditd_processes{title}", True, lambda lib, logs, app=app: lib.cluster_auditd_processes(logs.program_starts(), app))
for kind in INDEXES:
    case(f"cluster_auditd_processes, index {kind}", True, lambda lib, logs, kind=kind: lib.cluster_auditd_processes(audit_data=under(logs.program_starts(), kind)))
case("cluster_auditd_processes, nanoseconds", True, lambda lib, logs: lib.cluster_auditd_processes(naive(fine(logs.program_starts()))))
case("cluster_auditd_processes, zone", True, lambda lib, logs: lib.cluster_auditd_processes(zoned(logs.program_starts(), "America/New_York")))
