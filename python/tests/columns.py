"""Run inside Pyodide: charts draw the columns that they name, wherever those stand in the frame and whatever the axes are called."""

import json

import pandas as pd

import logwinnow as lw

FEATURES = pd.DataFrame({"pathScore": [float(i * i % 31) for i in range(40)], "commandlineLen": [float(i % 7) for i in range(40)]})
TURNED = FEATURES[["commandlineLen", "pathScore"]]
EVENTS = pd.concat([pd.DataFrame({"EventID": [4688] * 40}), FEATURES], axis=1)
TIMED = FEATURES.assign(TimeGenerated=pd.Timestamp("2024-01-01"))[["TimeGenerated", "pathScore", "commandlineLen"]]
NAMES = ["pathScore", "commandlineLen"]
FOREST = lw.identify_outliers(FEATURES)[0]


def outliers(x, x_predict, features):
    return lw.plot_outlier_results(FOREST, x, x_predict, None, features, "t").spec


FORESTS = outliers(FEATURES, FEATURES.copy(), NAMES)
SAME = {
    "a frame with a column before those of the forest": lambda: outliers(EVENTS, EVENTS.copy(), NAMES),
    "a frame that begins with times": lambda: outliers(TIMED, TIMED.copy(), NAMES),
    "columns in another order": lambda: outliers(TURNED, TURNED.copy(), NAMES),
    "columns in another order, to score alone": lambda: outliers(FEATURES, TURNED, NAMES),
    "features by number": lambda: outliers(TURNED, EVENTS, [0, 1]),
    "matrices": lambda: outliers(FEATURES.to_numpy(), FEATURES.to_numpy(), NAMES),
}

#: x and y are columns of the log as well, of other numbers and of texts.
CLUSTERED = FEATURES.assign(x=[-1.0] * 40, y=[f"event {i}" for i in range(40)])
FITTED = lw.dbcluster_events(CLUSTERED, cluster_columns=NAMES, max_cluster_distance=0.01)[1]
LABELS = [(None, None), ("the same", "the same"), ("y", "x"), ("ClusterId", "commandlineLen")]


def wrong_clusters():
    """Titles whose chart has other points, other texts or other titles than it should."""
    for xlabel, ylabel in LABELS:
        chart = lw.plot_cluster(FITTED, CLUSTERED, None, plot_label="y", columns=["x", "y"], xlabel=xlabel, ylabel=ylabel).spec
        points, axes = chart["data"]["values"], chart["layer"][0]["encoding"]
        got = [(point["x"], point["y"], point["c0"], point["c1"]) for point in points]
        want = [(*FEATURES.iloc[point["row"]], "-1", f"event {point['row']}") for point in points]
        titles = [axes["x"]["title"], axes["y"]["title"]]
        if got != want or len(points) < 5 or titles != [xlabel or "pathScore", ylabel or "commandlineLen"]:
            yield f"plot_cluster, {xlabel!r} and {ylabel!r}: {titles}, {got[:2]} instead of {want[:2]}"


def main():
    wrong = [name for name, chart in SAME.items() if json.dumps(chart()) != json.dumps(FORESTS)] + list(wrong_clusters())
    return json.dumps({"wrong": wrong, "x": [point["x"] for point in FORESTS["layer"][1]["data"]["values"] if point["k"] == "not flagged"]})
