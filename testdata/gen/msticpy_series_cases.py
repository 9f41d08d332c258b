"""The same for time series: decomposition, thresholds, periods and filters."""

import pandas as pd

from msticpy_cases import case, fine, naive, zoned

SERIES = {
    "time_series": (True, lambda logs: logs.bytes_sent("time_series")),
    "TimeSeriesDemo": (True, lambda logs: logs.bytes_sent("TimeSeriesDemo")),
    "sample": (False, lambda logs: logs.own_bytes()),
}
OPTIONS = {
    "": {}, ", season 13": {"seasonal": 13}, ", a week": {"period": 168}, ", threshold 2": {"score_threshold": 2},
    ", all": {"seasonal": 9, "period": 12, "score_threshold": 1.5, "data_column": "TotalBytesSent"},
}
for log, (shared, read) in SERIES.items():
    for title, options in OPTIONS.items():
        case(f"ts_anomalies_stl of {log}{title}", shared, lambda lib, logs, read=read, options=options: lib.ts_anomalies_stl(read(logs), time_column="TimeGenerated", **options))


def indexed(lib, frame, **options):
    return lib.timeseries_anomalies_stl(frame, **options)


def new_york(frame):
    """Its clocks change in the middle of the sample."""
    return zoned(frame, "America/New_York")


def kolkata(frame):
    """Half an hour off the full hours of UTC."""
    return zoned(frame, "Asia/Kolkata")


case("times as the index", False, lambda lib, logs: indexed(lib, logs.own_bytes().set_index("TimeGenerated")))
case("times as an index without a name", False, lambda lib, logs: indexed(lib, logs.own_bytes().set_index("TimeGenerated").rename_axis(None)))
case("texts as the index, as the documents have it", True, lambda lib, logs: indexed(lib, logs.bytes_sent("TimeSeriesDemo", parse=False).set_index("TimeGenerated")))
case("times as texts", True, lambda lib, logs: lib.ts_anomalies_stl(logs.bytes_sent("TimeSeriesDemo", parse=False), time_column="TimeGenerated"))
case("times with a zone", False, lambda lib, logs: indexed(lib, new_york(logs.own_bytes()), time_column="TimeGenerated"))
case("times without a zone", False, lambda lib, logs: indexed(lib, naive(logs.own_bytes()), time_column="TimeGenerated"))
case("times with nanoseconds", False, lambda lib, logs: indexed(lib, fine(naive(logs.own_bytes())), time_column="TimeGenerated"))
case("rows out of order", False, lambda lib, logs: indexed(lib, logs.own_bytes().iloc[::-1], time_column="TimeGenerated"))
case("an index of its own", False, lambda lib, logs: indexed(lib, logs.own_bytes().set_axis([f"row {at}" for at in range(1008)], axis=0), time_column="TimeGenerated"))
case("another name of the time", False, lambda lib, logs: indexed(lib, logs.own_bytes().rename(columns={"TimeGenerated": "at"}), time_column="at"))
case("columns in another order", False, lambda lib, logs: indexed(lib, logs.own_bytes()[["TotalBytesSent", "TimeGenerated"]], time_column="TimeGenerated"))
case("more columns", False, lambda lib, logs: indexed(lib, logs.own_bytes().assign(other=1.5), time_column="TimeGenerated", data_column="TotalBytesSent"))
case("numbers with fractions", False, lambda lib, logs: indexed(lib, logs.own_bytes().assign(TotalBytesSent=lambda f: f["TotalBytesSent"] / 7), time_column="TimeGenerated"))
case("all missing", False, lambda lib, logs: indexed(lib, logs.own_bytes().assign(TotalBytesSent=float("nan")), time_column="TimeGenerated"))
case("no rows of a series", False, lambda lib, logs: indexed(lib, logs.own_bytes().head(0), time_column="TimeGenerated"))
case("a season that is even", False, lambda lib, logs: indexed(lib, logs.own_bytes(), time_column="TimeGenerated", seasonal=8))
case("not a frame", False, lambda lib, logs: indexed(lib, [1, 2, 3]))

# -- thresholds


def analysed(lib, logs, change=lambda frame: frame):
    return lib.ts_anomalies_stl(change(logs.own_bytes()), time_column="TimeGenerated")


for title, options in {"2": {"threshold": 2}, "2.5": {"threshold": 2.5}, "2 and 1": {"threshold": 2, "threshold_low": 1}, "2 and 0": {"threshold": 2, "threshold_low": 0},
                       "3 in a column": {"threshold": 3, "anomalies_column": "flags"}}.items():
    column = options.get("anomalies_column", "anomalies")
    case(f"set_new_anomaly_threshold {title}", False, lambda lib, logs, options=options, column=column:
         lib.set_new_anomaly_threshold(analysed(lib, logs).rename(columns={"anomalies": column}), **options))
case("set_new_anomaly_threshold, index", False, lambda lib, logs: lib.set_new_anomaly_threshold(analysed(lib, logs).iloc[::-1].set_index("TotalBytesSent"), 2))
case("set_new_anomaly_threshold, scores missing", False, lambda lib, logs: lib.set_new_anomaly_threshold(analysed(lib, logs).assign(score=lambda f: f["score"].where(f["score"] > 0)), 2))
case("set_new_anomaly_threshold, no scores", False, lambda lib, logs: lib.set_new_anomaly_threshold(analysed(lib, logs).drop(columns=["score"]), 2))

# -- periods and filters


def flagged(lib, logs, change=lambda frame: frame):
    """Both signs, some close together."""
    return lib.set_new_anomaly_threshold(analysed(lib, logs, change), 2)


PERIODS = {
    "": {}, ", both signs": {"pos_only": False}, ", two hours": {"period": "2h"}, ", thirty minutes": {"period": "30min"}, ", a day": {"period": "1D"},
    ", as of old": {"period": "1h", "pos_only": True, "anomalies_column": "anomalies", "time_column": "TimeGenerated"},
}
for zone, change in {"UTC": lambda frame: frame, "New York": new_york, "Kolkata": kolkata, "no zone": naive}.items():
    for title, options in PERIODS.items():
        if zone == "New York" and title in (", two hours", ", a day"):
            continue  # longer than an hour, and the clocks change: only pandas knows
        case(f"find_anomaly_periods, {zone}{title}", False, lambda lib, logs, change=change, options=options: lib.find_anomaly_periods(flagged(lib, logs, change), **options))
        case(f"extract_anomaly_periods, {zone}{title}", False, lambda lib, logs, change=change, options=options: lib.extract_anomaly_periods(flagged(lib, logs, change), **options))
        case(f"create_time_period_kqlfilter, {zone}{title}", False, lambda lib, logs, change=change, options=options:
             lib.create_time_period_kqlfilter(lib.extract_anomaly_periods(flagged(lib, logs, change), **options)))
case("find_anomaly_periods of other columns", False, lambda lib, logs: lib.find_anomaly_periods(
    data=flagged(lib, logs).rename(columns={"TimeGenerated": "at", "anomalies": "flags"}), time_column="at", anomalies_column="flags"))
case("find_anomaly_periods of none", False, lambda lib, logs: lib.find_anomaly_periods(flagged(lib, logs).assign(anomalies=0)))
case("create_time_period_kqlfilter of none", False, lambda lib, logs: lib.create_time_period_kqlfilter({}))
case("find_anomaly_periods of a column that is not there", False, lambda lib, logs: lib.find_anomaly_periods(flagged(lib, logs), time_column="nope"))
case("create_time_period_kqlfilter of fine times", False, lambda lib, logs: lib.create_time_period_kqlfilter(
    {pd.Timestamp("2024-01-01 00:00:00.123456789"): pd.Timestamp("2024-01-01 01:00:00.5")}))
for name in ("time_series", "TimeSeriesDemo"):
    case(f"periods of {name}", True, lambda lib, logs, name=name: lib.create_time_period_kqlfilter(lib.extract_anomaly_periods(
        lib.ts_anomalies_stl(logs.bytes_sent(name), time_column="TimeGenerated"))))
