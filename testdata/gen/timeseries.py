"""Makes golden/timeseries.json: msticpy's time series functions on the shared log (numbers only), on our sample of
bytes an hour, and on small series of ours that show where msticpy surprises.

    build/golden/bin/python testdata/gen/timeseries.py        (versions: requirements.txt)"""

import numpy as np
import pandas as pd

from golden import SAMPLES, SHARED, epoch_ms, numbers, save
from msticpy_parts import timeseries as ts

PARTS = ["residual", "trend", "seasonal", "weights", "baseline"]
THRESHOLDS = [(2, None), (2, 1), (2, 0), (2.5, None), (3, None)]


def spans(frame, **options):
    found = ts.extract_anomaly_periods(frame, **options)
    return [[start.value // 1_000_000, end.value // 1_000_000] for start, end in found.items()]


def flagged(frame):
    """Rows that are flagged, with their flags."""
    column = frame["anomalies"].to_numpy()
    return [[int(i), int(column[i])] for i in np.flatnonzero(column)]


def analysed(frame, **options):
    out = ts.ts_anomalies_stl(frame, time_column="TimeGenerated", **options).reset_index(drop=True)
    return out


def summary(out, value):
    again = []
    for threshold, low in THRESHOLDS:
        new = ts.set_new_anomaly_threshold(out, threshold, threshold_low=low)
        again.append({"threshold": threshold, "threshold_low": low, "columns": list(new.columns), "up": int((new.anomalies == 1).sum()),
                      "down": int((new.anomalies == -1).sum()), "periods_pos": len(spans(new)), "periods_all": len(spans(new, pos_only=False))})
    return {"rows": len(out), "columns": list(out.columns), "flagged": flagged(out), "periods": spans(out),
            "sums": {name: int(out[name].sum()) for name in [value] + PARTS}, "score": numbers(out.score)[:40], "thresholds": again}


def frame(values, times=None):
    if times is None:
        times = pd.date_range("2024-01-01", periods=len(values), freq="h", tz="UTC")
    return pd.DataFrame({"TimeGenerated": times, "value": values})


def cases():
    """Small series: what it shows, the numbers (missing ones as null), options."""
    hours = np.arange(96)
    wave = (100 + 40 * np.sin(hours * 2 * np.pi / 24)).round(3)
    spike, dip, gap = wave.copy(), wave.copy(), wave.copy()
    spike[30] += 900
    spike[60] += 500
    dip[54] = 0
    gap[10] = np.nan
    yield "TS-1: spikes in both halves of the season", spike, {}
    yield "TS-1: a dip", dip, {}
    yield "TS-2: one missing value", gap, {}
    yield "TS-3: ratios", (wave / 200).round(5), {}
    yield "TS-3: two periods", wave[:48], {}
    yield "TS-3: less than two periods", wave[:30], {}
    yield "TS-9: constant", np.full(72, 5.0), {}
    yield "negative numbers", -spike, {}
    yield "another period, window and threshold", spike, {"period": 12, "seasonal": 9, "score_threshold": 1.5}


def case(shows, values, options):
    out = analysed(frame(values), data_column="value", **options)
    return {"shows": shows, "values": numbers(values), "options": options, **{name: numbers(out[name]) for name in ["value"] + PARTS + ["score", "anomalies"]}}


def shuffled():
    """TS-6: rows are decomposed in the order given and sorted afterwards."""
    order = np.random.default_rng(1).permutation(96)
    whole = frame((100 + 40 * np.sin(np.arange(96) * 2 * np.pi / 24)).round(3)).iloc[order]
    out = analysed(whole, data_column="value")
    return {"order": order.tolist(), "values": numbers(whole["value"]), "times": epoch_ms(whole["TimeGenerated"]),
            **{name: numbers(out[name]) for name in ["value"] + PARTS + ["score", "anomalies"]}}


def hours(flags):
    rows = frame(np.zeros(24))
    rows["anomalies"] = [1 if h in flags else 0 for h in range(24)]
    return {"hours": sorted(flags), "periods": spans(rows)}


def main():
    shared = pd.read_csv(SHARED / "time_series.csv", encoding="utf-8-sig", parse_dates=["TimeGenerated"])[["TimeGenerated", "TotalBytesSent"]]
    sample = pd.read_csv(SAMPLES / "bytes_per_hour.csv", parse_dates=["TimeGenerated"])
    three = ts.extract_anomaly_periods(analysed(shared))
    save("timeseries", "timeseries", ("msticpy", "statsmodels", "scipy", "numpy", "pandas"), "ts_anomalies_stl(frame, time_column='TimeGenerated', **options)",
         "numbers cut to integers: equal, or 1 apart where the uncut number is within 1e-9 of one; scores within 1e-7",
         time_series=summary(analysed(shared), "TotalBytesSent"), bytes_per_hour=summary(analysed(sample), "TotalBytesSent"),
         filter=ts.create_time_period_kqlfilter(three), cases=[case(*c) for c in cases()], shuffled=shuffled(),
         periods=[hours(h) for h in [{5}, {5, 6}, {5, 7}, {5, 8}, {5, 7, 9, 11}, {0, 23}, set()]])


if __name__ == "__main__":
    main()
