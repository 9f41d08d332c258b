"""Time series: msticpy's anomalies by STL, their periods, and a picture."""

from __future__ import annotations

from typing import Any, Iterable

from ._display import Chart, not_drawn
from ._engine import call
from ._errors import listed
from ._frames import Frame, Table
from ._seriestable import frame_of, series_table
from .periods import spans_of


OURS = ("title", "width", "height", "score_threshold", "panels", "theme", "max_points")
#: Keywords of msticpy's picture for what ours looks after itself.
COSMETIC = {"legend", "range_tool", "yaxis", "xgrid", "ygrid", "size", "kind"}
#: Keywords of msticpy's picture that would show something, which ours does not: a warning says so.
NOT_DRAWN = {"color", "group_by", "ref_event", "ref_time", "ref_events", "ref_time_col", "ref_col", "ref_times", "source_columns", "x"}


def ts_anomalies_stl(
    data: Any, *, time_column: str | None = None, data_column: str | None = None, seasonal: int | list[int] | None = None,
    period: int | list[int] | str | None = None, score_threshold: float | None = None, compat: str | None = None, **kwargs: Any,
) -> Table:
    """Splits a series into season, trend and residual (STL) and flags points whose residual stands out.

    :param data: a frame with times in a column or as its index, or a Series
    :param time_column: the column of times; the index, or the first column with a known name, without
    :param data_column: the column of numbers; the first without
    :param seasonal: window across the cycles, odd, >= 3; 7 without
    :param period: points in a season, 24 without; several for several seasons; ``"auto"`` finds them
    :param score_threshold: flagged is abs(score) > this; 3 without
    :param compat: ``"msticpy"`` for that library's whole numbers and its signs
    :param kwargs: ``bin``, ``by``, ``aggregate``, ``threshold_low``, ``method``, ``step``, ``repeat``, ``robust`` ... as in docs/series.md
    :return: one row a point: time, value, ``residual``, ``trend``, ``seasonal``, ``weights``, ``baseline``, ``score``,
        ``anomalies`` (1 above, -1 below, 0)
    """
    frame = frame_of(data)
    if time_column is None and frame is not None and frame.names and frame.kind(frame.names[0]) == "time":
        time_column = frame.names[0]
    options = {"time_column": time_column, "data_column": data_column, "seasonal": seasonal, "period": period,
               "score_threshold": score_threshold, "compat": compat, **kwargs}
    return series_table(frame, call("tsAnomaliesStl", frame, options), compat)


timeseries_anomalies_stl = ts_anomalies_stl


def set_new_anomaly_threshold(data: Table, threshold: float, threshold_low: float | None = None, anomalies_column: str = "anomalies",
                              *, compat: str | None = None) -> Table:
    """A copy of the frame with its anomalies flagged anew, by its column ``score``."""
    frame = Frame(data)
    frame.column("score")
    options = {"threshold": threshold, "threshold_low": threshold_low, "anomalies_column": anomalies_column, "compat": compat}
    flags = call("setNewAnomalyThreshold", frame, options)["table"][anomalies_column]
    flags = flags.astype("int64") if hasattr(flags, "astype") else [int(flag) for flag in flags]
    if compat and frame.is_pandas:
        frame = Frame(frame.data.drop(columns=[anomalies_column], errors="ignore"))
    return frame.with_columns({anomalies_column: flags})


def find_periods(values: Iterable[float]) -> list[dict]:
    """Periods of a series in points, the surest first."""
    return call("findPeriods", listed(values, "values", "numbers"), {})


def display_timeseries_anomalies(data: Table, y: str | None = None, time_column: str | None = None, anomalies_column: str = "anomalies",
                                 period: Any = None, *, periods: Any = None, **kwargs: Any) -> Chart:
    """The values, what was expected, the anomalies of both signs, and the parts of the series in views of their own.

    :param y: the column of values; the first column of numbers without
    :param periods: spans to shade, as :func:`find_anomaly_periods` gives them
    :param kwargs: ``title``, ``width``, ``height``, ``score_threshold``, ``panels``, ``theme``; those of msticpy that would mark or colour something warn that they do not
    """
    value = y or kwargs.pop("value_column", None)
    for name in kwargs.keys() - COSMETIC - NOT_DRAWN - set(OURS):
        raise TypeError(f"display_timeseries_anomalies() got an unexpected keyword argument {name!r}")
    not_drawn("display_timeseries_anomalies", kwargs, NOT_DRAWN)
    options = {name: kwargs[name] for name in OURS if kwargs.get(name) is not None}
    frame = Frame(data)
    if anomalies_column != "anomalies":
        frame = Frame(frame.with_columns({"anomalies": frame.column(anomalies_column)}))
    spans = None if periods is None else spans_of(periods)
    return Chart(call("displayTimeseriesAnomalies", frame, {**options, "value_column": value, "time_column": time_column, "periods": spans})).show()
