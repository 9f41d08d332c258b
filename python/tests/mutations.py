"""Run inside Pyodide: what the comparison with msticpy's frames (testdata/gen/described.py, frames.py) would notice, tried
on the columns of an analysed series, one number after the other."""

import json
import random

import pandas as pd
from frames import differences  # puts testdata/gen on the path

import logwinnow as lw
from described import column

STEP = 13


def noticed(cells, want):
    return bool(differences(json.loads(json.dumps(column(pd.Series(cells)))), want))


def mutated(cells, at, dice):
    """A flipped sign, a value that is another by a thousandth, two rows that changed places."""
    flipped, changed, swapped = list(cells), list(cells), list(cells)
    flipped[at] = -flipped[at]
    changed[at] *= 1.001
    other = dice.choice([i for i in range(len(cells)) if abs(cells[i] - cells[at]) > 1e-3 * abs(cells[at])])
    swapped[at], swapped[other] = swapped[other], swapped[at]
    return {"flipped": flipped, "changed": changed, "swapped": swapped}


def main():
    dice = random.Random(7)
    table = lw.ts_anomalies_stl(pd.read_csv("/testdata/samples/bytes_per_hour.csv", parse_dates=["TimeGenerated"]))
    tried, missed, alarms = 0, [], []
    for name in ("residual", "trend", "seasonal", "score"):
        cells = table[name].tolist()
        want = json.loads(json.dumps(column(table[name])))
        if noticed([v * (1 + 1e-11 * dice.uniform(-1, 1)) for v in cells], want):
            alarms.append(name)
        for at in range(0, len(cells), STEP):
            for kind, other in mutated(cells, at, dice).items():
                tried += 1
                if not noticed(other, want):
                    missed.append([name, at, kind, cells[at]])
    return json.dumps({"tried": tried, "missed": missed, "alarms": alarms})
