"""Makes golden/iforest_forests.json, iforest_labelled.json, iforest_logs.json and iforest_sample.json with scikit-learn's IsolationForest.

    python3 -m venv build/golden && build/golden/bin/pip install --no-deps -r testdata/gen/requirements.txt
    build/golden/bin/python testdata/gen/iforest_sklearn.py

`export` below also serves anyone who wants to take a fitted forest along: it writes the bytes that
iforest.Load reads (iforest/save.go tells the layout).

forests: exported forests, rows, and scikit-learn's scores for them. labelled: data with known outliers and
the mean AUROC of scikit-learn over 20 seeds. logs: of two logs, computed numbers only, and the rows that
scikit-learn flags with each of 20 seeds; needs the folder shared/data beside the project. sample: the same
for the planted rows of samples/processes.csv, by the features that msticpy computes."""

import base64
import json
import struct
import zlib

import numpy as np
import pandas as pd
from sklearn import datasets
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

from golden import SAMPLES, SHARED, TESTDATA, save
from msticpy_parts import eventcluster

SEEDS = range(20)
PACKAGES = ["numpy", "pandas", "scikit-learn", "scipy"]


def breadth_first(tree, columns):
    """The nodes of one scikit-learn tree as bytes, breadth first."""
    out, queue = [], [0]
    for node in queue:  # grows while it is read
        out.append(struct.pack("<I", tree.n_node_samples[node]))
        left = tree.children_left[node]
        if left < 0:
            out.append(struct.pack("<i", -1))
            continue
        out.append(struct.pack("<id", columns[tree.feature[node]], tree.threshold[node]))
        queue += [left, tree.children_right[node]]
    return struct.pack("<I", len(queue)) + b"".join(out)


def export(model, training=None):
    """A fitted IsolationForest (bootstrap=False) as bytes. With training rows, up to 1,000 values of each
    column go along, which say where a value stands."""
    trees = [breadth_first(e.tree_, f) for e, f in zip(model.estimators_, model.estimators_features_)]
    standing = np.zeros((0, model.n_features_in_)) if training is None else np.sort(training, axis=0)
    if len(standing) > 1000:
        standing = standing[np.linspace(0, len(standing) - 1, 1000).round().astype(int)]
    body = b"LWFOREST" + struct.pack("<7IQd", 1, 1 | 2, model.n_features_in_, model.max_samples_, len(trees), 0, len(trees), 0, -model.offset_)
    body += struct.pack("<I", len(standing)) + standing.T.astype("<f8").tobytes() + b"".join(trees)
    return body + struct.pack("<I", zlib.crc32(body))


def forests():
    random = np.random.default_rng(1)
    for name, n, d, options in [
        ("plain", 300, 4, dict(n_estimators=15)),
        ("few columns a tree", 200, 5, dict(n_estimators=20, max_samples=50, max_features=2)),
        ("share flagged", 120, 2, dict(n_estimators=30, max_samples=40, contamination=0.1)),
        ("deep", 600, 3, dict(n_estimators=3, max_samples=1.0)),
        ("tenths, equal to cuts once narrowed", 200, 2, dict(n_estimators=12, max_samples=64)),
        ("one sample", 20, 2, dict(n_estimators=3, max_samples=1)),
        ("constant", 30, 2, dict(n_estimators=5)),
    ]:
        x = random.normal(size=(n, d)).round(5)
        if name.startswith("tenths"):
            x = random.integers(0, 12, size=(n, d)) / 10
        if name == "constant":
            x = x * 0 + 0.1
        model = IsolationForest(random_state=7, **options).fit(x)
        if name.startswith("tenths"):
            # Cuts that a value in double precision would miss: those of 0.1, 0.2 ... as float32.
            for e in model.estimators_:
                inner = e.tree_.children_left >= 0
                e.tree_.threshold[inner] = e.tree_.threshold[inner].astype("f4").round(1).astype("f4")
        rows = np.vstack([x[:40], random.normal(scale=3, size=(10, d)).round(5)])
        yield dict(name=name, columns=d, forest=base64.b64encode(export(model, x)).decode(), threshold=-model.offset_,
                   rows=rows.ravel().tolist(), scores=(-model.score_samples(rows)).tolist(), flagged=(model.predict(rows) < 0).astype(int).tolist())


def with_outliers(inliers, outliers, count):
    x = np.vstack([inliers, outliers[:count]])
    return x, np.arange(len(x)) >= len(inliers)


def labelled():
    """Data that scikit-learn ships or makes, with outliers."""
    random = np.random.default_rng(2)
    uniform = lambda n, low, high, d: random.uniform(low, high, size=(n, d))
    yield "make_blobs in scatter", *with_outliers(datasets.make_blobs(400, 2, centers=3, cluster_std=0.7, random_state=3)[0], uniform(25, -12, 12, 2), 25)
    yield "make_moons in scatter", *with_outliers(datasets.make_moons(400, noise=0.08, random_state=3)[0], uniform(30, -2, 3, 2), 30)
    yield "make_circles, outer among inner", *with_outliers(datasets.make_circles(600, noise=0.05, factor=0.4, random_state=3)[0], uniform(30, -1.8, 1.8, 2), 30)
    iris, kind = datasets.load_iris(return_X_y=True)
    yield "load_iris, 12 of virginica", *with_outliers(iris[kind < 2], iris[kind == 2], 12)
    wine, kind = datasets.load_wine(return_X_y=True)
    yield "load_wine, 10 of class 2", *with_outliers(wine[kind < 2], wine[kind == 2], 10)
    cancer, kind = datasets.load_breast_cancer(return_X_y=True)
    yield "load_breast_cancer, 20 malignant", *with_outliers(cancer[kind == 1][:200, :10], cancer[kind == 0][:, :10], 20)
    digits, kind = datasets.load_digits(return_X_y=True)
    yield "load_digits, 15 ones among zeros", *with_outliers(digits[kind == 0], digits[kind == 1], 15)


def auroc(name, x, outlier, seeds=SEEDS):
    x = x.round(4)
    found = [roc_auc_score(outlier, -IsolationForest(random_state=seed).fit(x).score_samples(x)) for seed in seeds]
    print(f"{name}: {len(x)} x {x.shape[1]}, AUROC {np.mean(found):.4f} +- {np.std(found):.4f}")
    return dict(name=name, columns=x.shape[1], outliers=int(outlier.sum()), rows=x.ravel().tolist(), auroc=float(np.mean(found)), spread=float(np.std(found)))


def logs():
    features = json.loads((TESTDATA / "golden" / "process_features.json").read_text())["processes_on_host"]["columns"]
    names = ["pathScore", "commandlineLen", "commandlineTokensFull", "isSystemSession"]
    yield "processes_on_host, " + ", ".join(names), np.array([features[n] for n in names], dtype=float).T
    flows = pd.read_csv(SHARED / "az_net_flows.csv", parse_dates=["FlowStartTime"])
    sums = flows.groupby([pd.Grouper(key="FlowStartTime", freq="5min"), "L7Protocol"])["TotalAllowedFlows"].sum().unstack(fill_value=0)
    sums = sums.resample("5min").sum()
    yield "az_net_flows, TotalAllowedFlows in 5 minutes by L7Protocol", sums.fillna(0).to_numpy(dtype=float)


SAMPLE_FEATURES = ["pathScore", "commandlineLen", "commandlineTokensFull", "isSystemSession"]


def sample():
    """The planted rows of our own log of process starts: nothing is stored of it but what was found."""
    log = eventcluster.add_process_features(pd.read_csv(SAMPLES / "processes.csv", keep_default_na=False))
    planted = json.loads((SAMPLES / "planted.json").read_text())["processes.csv"]["planted"]
    outlier = np.isin(np.arange(len(log)), [p["row"] for p in planted])
    # Seeds differ more here than on the other data, so their mean takes more of them.
    found = auroc("processes.csv", log[SAMPLE_FEATURES].to_numpy(dtype=float), outlier, range(100))
    return {"log": found["name"], "features": SAMPLE_FEATURES, "seeds": 100, "auroc": found["auroc"], "spread": found["spread"]}


def jaccard(a, b):
    return len(set(a) & set(b)) / max(1, len(set(a) | set(b)))


def flagged(name, x):
    found = [np.flatnonzero(IsolationForest(random_state=seed, contamination=0.05).fit_predict(x) < 0).tolist() for seed in SEEDS]
    same = [jaccard(found[i], found[j]) for i in SEEDS for j in range(i)]
    print(f"{name}: {x.shape}, overlap of seeds {np.mean(same):.3f}, {min(same):.3f} to {max(same):.3f}")
    return dict(name=name, columns=x.shape[1], contamination=0.05, rows=x.ravel().tolist(), flagged=found)


def main():
    save("iforest_forests", "iforest_sklearn", PACKAGES, "IsolationForest(random_state=7, ...).fit(x); -score_samples(rows); predict(rows) == -1",
         "1e-9: the sums differ in order", cases=list(forests()))
    save("iforest_labelled", "iforest_sklearn", PACKAGES, "roc_auc_score(outlier, -IsolationForest(random_state=seed).fit(x).score_samples(x)), mean of seeds 0 to 19",
         "0.01 between the means of 20 seeds; the last rows are the outliers", cases=[auroc(*s) for s in labelled()])
    save("iforest_logs", "iforest_sklearn", PACKAGES, "IsolationForest(random_state=seed, contamination=0.05).fit_predict(x) == -1, seeds 0 to 19",
         "the overlap with scikit-learn's rows is within what scikit-learn has with itself", cases=[flagged(*s) for s in logs()])
    save("iforest_sample", "iforest_sklearn", PACKAGES + ["msticpy"], "as iforest_labelled, on add_process_features of msticpy",
         "0.01 between the means of as many seeds", **sample())


if __name__ == "__main__":
    main()
