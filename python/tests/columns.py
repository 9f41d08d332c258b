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


def main():
    return json.dumps({"wrong": [name for name, chart in SAME.items() if json.dumps(chart()) != json.dumps(FORESTS)], "x": [
        point["x"] for point in FORESTS["layer"][1]["data"]["values"] if point["k"] == "not flagged"]})
