"""Run inside Pyodide: the wheel's frames beside what msticpy 3.0.2 gave in CPython (testdata/golden). Rows and times are
joined with the files again, so that values, order, index and kinds of dtype are compared."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

import logwinnow as lw

GOLDEN = Path("/testdata/golden")
SHARED = Path("/shared")
FLOATS = {"pathLogScore", "commandlineLogLen"}


def golden(name):
    return json.loads((GOLDEN / f"{name}.json").read_text())


def logs():
    """The frames that testdata/gen/cluster.py reads, with the wheel's features."""
    own = pd.read_csv("/testdata/samples/processes.csv", parse_dates=["TimeGenerated"], keep_default_na=False)
    own_logons = pd.read_csv("/testdata/samples/logons.csv", parse_dates=["TimeGenerated"], keep_default_na=False)
    found = {"samples/processes.csv": lw.add_process_features(own, compat="msticpy"), "samples/logons.csv": own_logons}
    if SHARED.exists():
        processes = pd.read_csv(SHARED / "processes_on_host.csv", index_col=0, parse_dates=["TimeGenerated", "TimeCreatedUtc"])
        found["processes_on_host"] = lw.add_process_features(processes, compat="msticpy")
        found["host_logons"] = pd.read_csv(SHARED / "host_logons.csv", index_col=0, parse_dates=["TimeGenerated"])
    for name in found.keys() & {"host_logons", "samples/logons.csv"}:
        found[name]["AccountNum"] = lw.char_ord_score(found[name]["Account"])
    return found


def check_features(frame, columns, rows):
    for name, want in columns.items():
        got = frame[name].iloc[:rows]
        kind = "f" if name in FLOATS else "b" if name == "isSystemSession" else "i"
        if name == "processName":
            assert got.tolist() == want, name
            continue
        assert got.dtype.kind == kind, (name, got.dtype)
        if kind == "f":
            assert np.allclose(got, want, rtol=1e-15, atol=0), name
        else:
            assert got.astype("int64").tolist() == want, name


def check_cluster(frame, case):
    frame = frame.head(case["rows_in"]).copy()
    frame.index = frame.index + 1000  # an index of its own comes back
    more = {name: case[name] for name in ("normalize", "metric") if name in case}
    out, model, matrix = lw.dbcluster_events(
        frame, cluster_columns=case["columns"], time_column=case["time_column"], max_cluster_distance=case["max_cluster_distance"],
        min_cluster_samples=case["min_cluster_samples"], compat="msticpy", **more)
    assert model.labels_.tolist() == case["labels"]
    assert model.core_sample_indices_.tolist() == case["core"]
    assert out.index.tolist() == frame.index[case["rows"]].tolist()
    assert matrix.shape == (len(frame), len(case["columns"])) and matrix.dtype == np.float64
    for name in ("ClusterId", "ClusterSize", "Clustered"):
        if name in case:
            assert out[name].astype("int64").tolist() == case[name], name
            assert out[name].dtype.kind == ("b" if name == "Clustered" else "i"), name
    for name in ("TimeGenerated", "FirstEventTime", "LastEventTime"):
        if name in case:
            assert out[name].dtype.kind == "M", name
            assert (out[name].dt.tz is None) == (frame["TimeGenerated"].dt.tz is None), name
            ms = [None if pd.isna(t) else t.value // 10**6 for t in out[name].astype(str(out[name].dtype).replace("us", "ns"))]
            assert ms == case[name], name
    untouched = [name for name in frame.columns if name != "TimeGenerated"]
    pd.testing.assert_frame_equal(out[untouched], frame.iloc[case["rows"]][untouched])


def check_series(name, path):
    want = golden("timeseries")[name]
    frame = pd.read_csv(path, parse_dates=["TimeGenerated"])[["TimeGenerated", "TotalBytesSent"]]
    got = lw.ts_anomalies_stl(frame, time_column="TimeGenerated", compat="msticpy")
    assert list(got.columns) == want["columns"] and len(got) == want["rows"]
    flagged = [[int(row), int(sign)] for row, sign in got["anomalies"].items() if sign]
    assert flagged == want["flagged"], flagged
    assert got["TimeGenerated"].tolist() == frame["TimeGenerated"].tolist()
    assert [got[c].dtype.kind for c in want["columns"]] == ["M", "i", "i", "i", "i", "i", "i", "f", "i"]


def main():
    seen = []
    tables = logs()
    features = golden("process_features")
    check_features(tables["samples/processes.csv"], features["sample"]["columns"], features["sample"]["rows"])
    if SHARED.exists():
        check_features(tables["processes_on_host"], features["processes_on_host"]["columns"], 363)
    for case in golden("cluster")["cases"]:
        if case["log"] in tables:
            check_cluster(tables[case["log"]], case)
            seen.append(case["rows_out"])
    check_series("bytes_per_hour", "/testdata/samples/bytes_per_hour.csv")
    if SHARED.exists():
        check_series("time_series", SHARED / "time_series.csv")
    for call in golden("features")["calls"]:
        if call["function"] in ("char_ord_score", "token_count", "crc32_hash"):
            texts = [text["text"] for text in golden("features")["texts"]]
            options = {name: value for name, value in call.items() if name not in ("function", "values")}
            assert list(getattr(lw, call["function"])(texts, **options)) == call["values"], call["function"]
    return json.dumps({"cases": len(seen)})
