"""Makes golden/cluster.json: dbcluster_events of msticpy on the shared logs and on our own samples.

    build/golden/bin/python testdata/gen/cluster.py        (versions: requirements.txt)

Of every case the labels, the core rows and the rows of the answer in its order; of those with times also
ClusterId, ClusterSize and the three times as msticpy gives them (its quirks EC-4 and EC-5 included)."""

import pandas as pd

from golden import SAMPLES, SHARED, epoch_ms, numbers, save
from msticpy_parts import eventcluster as ec

SCORES = ["commandlineTokensFull", "pathScore", "isSystemSession"]
HASHES = ["pathHash", "commandlineTokensHash", "isSystemSession"]
LOGON = ["AccountNum", "LogonType"]
DISTANCES = [1e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3]


def frames():
    """Name -> frame with features and parsed times."""
    processes = pd.read_csv(SHARED / "processes_on_host.csv", index_col=0, parse_dates=["TimeGenerated", "TimeCreatedUtc"])
    logons = pd.read_csv(SHARED / "host_logons.csv", index_col=0, parse_dates=["TimeGenerated"])
    own = pd.read_csv(SAMPLES / "processes.csv", parse_dates=["TimeGenerated"], keep_default_na=False)
    own_logons = pd.read_csv(SAMPLES / "logons.csv", parse_dates=["TimeGenerated"], keep_default_na=False)
    for table in (logons, own_logons):
        table["AccountNum"] = [ec.char_ord_score(account) for account in table["Account"]]
    return {
        "processes_on_host": ec.add_process_features(processes),
        "host_logons": logons,
        "samples/processes.csv": ec.add_process_features(own),
        "samples/logons.csv": own_logons,
    }


def case(tables, log, columns, distance, samples=2, times=False, **more):
    """One call and what came of it. `more`: normalize, rows (the first so many only), metric."""
    rows = more.pop("rows", None)
    frame = tables[log].head(rows) if rows else tables[log]
    time_column = more.pop("time_column", "TimeGenerated")
    frame = frame.reset_index(drop=True)
    out, model, _ = ec.dbcluster_events(frame, cluster_columns=columns, time_column=time_column,
                                        max_cluster_distance=distance, min_cluster_samples=samples, **more)
    found = {
        "log": log, "rows_in": len(frame), "columns": columns, "time_column": time_column,
        "max_cluster_distance": distance, "min_cluster_samples": samples, **more,
        "rows_out": len(out), "noise": int((model.labels_ == -1).sum()), "clusters": int(model.labels_.max()) + 1,
        "labels": numbers(model.labels_), "core": numbers(model.core_sample_indices_), "rows": numbers(out.index),
    }
    if times:
        found.update({"ClusterId": numbers(out["ClusterId"]), "ClusterSize": numbers(out["ClusterSize"]),
                      "Clustered": numbers(out["Clustered"])})
        found.update({name: epoch_ms(out[name]) for name in ("TimeGenerated", "FirstEventTime", "LastEventTime")})
    return found


def main():
    tables = frames()
    shared, own = "processes_on_host", "samples/processes.csv"
    cases = [case(tables, shared, SCORES, d, times=d == 1e-4) for d in DISTANCES]
    cases += [case(tables, shared, HASHES, d, times=d == 1e-3) for d in DISTANCES]
    cases += [case(tables, shared, [SCORES[1], SCORES[0], SCORES[2]], 1e-4)]  # the order of columns
    cases += [case(tables, shared, SCORES, 1e-4, k) for k in (1, 3, 5)]
    cases += [case(tables, shared, HASHES, 1e-3, k) for k in (1, 3, 5)]
    cases += [case(tables, shared, SCORES, d, k, normalize=False) for d, k in ((1.5, 1), (1.5, 2), (1.5, 3), (10.0, 5), (150.0, 2))]
    cases += [case(tables, shared, SCORES, 1e-4, metric="manhattan"), case(tables, shared, SCORES, 1e-4, metric="chebyshev")]
    cases += [case(tables, shared, ["pathScore"], 1e-4), case(tables, shared, SCORES, 1e-4, rows=1, times=True)]
    cases += [case(tables, shared, SCORES, 1e-4, times=True, time_column="TimeCreatedUtc")]
    cases += [case(tables, "host_logons", LOGON, 1e-4, times=True)]
    cases += [case(tables, "host_logons", LOGON, 1e-3, k) for k in (1, 2, 3, 5)]
    cases += [case(tables, own, SCORES, 1e-4, times=True, rows=500), case(tables, own, HASHES, 1e-3, rows=500)]
    cases += [case(tables, own, SCORES, 1e-4, k) for k in (2, 5)]
    cases += [case(tables, "samples/logons.csv", LOGON, 1e-4, times=True), case(tables, "samples/logons.csv", LOGON, 1e-3, 3)]
    save("cluster", "cluster", ("msticpy", "numpy", "pandas", "scikit-learn", "scipy"),
         "dbcluster_events(frame, cluster_columns=columns, ...); times in milliseconds since 1970, UTC", "exact", cases=cases)


if __name__ == "__main__":
    main()
