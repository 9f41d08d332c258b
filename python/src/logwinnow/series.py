"""Time series: msticpy's anomalies by STL, their periods, and a picture."""

from __future__ import annotations

from typing import Any, Iterable

from ._display import Chart
from ._engine import call
from ._errors import LogwinnowError, listed
from ._frames import Frame, Table
from ._keywords import sorted_out
from ._looks import LOOKS, coloured, dressed, formed
from ._notes import told
from ._references import REFERENCES, with_references
from ._seriestable import frame_of, series_table
from ._whole import whole
from .periods import spans_of

#: What the picture of a series does something with.
DRAWN = {"title", "width", "height", "score_threshold", "panels", "theme", "max_points", "range_tool", "kind", "color"} | LOOKS | REFERENCES
#: What msticpy's takes and neither of the two shows.
IDLE = {"group_by", "source_columns", "size", "period"}


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
        ``anomalies`` (1 above, -1 below, 0); what is to be known of it (points without a value, a series that is too short) is a warning
    """
    frame = frame_of(data)
    if time_column is None and frame is not None and frame.names and frame.kind(frame.names[0]) == "time":
        time_column = frame.names[0]
    options = {"time_column": time_column, "data_column": data_column, "seasonal": seasonal, "period": period,
               "score_threshold": score_threshold, "compat": compat, **kwargs}
    return series_table(frame, told(call("tsAnomaliesStl", frame, options)), compat, binned=bool(kwargs.get("bin")))


timeseries_anomalies_stl = ts_anomalies_stl


def set_new_anomaly_threshold(data: Table, threshold: float, threshold_low: float | None = None, anomalies_column: str = "anomalies",
                              *, compat: str | None = None) -> Table:
    """A copy of the frame with its anomalies flagged anew, by its column ``score``."""
    frame = Frame(data)
    frame.column("score")
    options = {"threshold": threshold, "threshold_low": threshold_low, "anomalies_column": anomalies_column, "compat": compat}
    flags = whole(call("setNewAnomalyThreshold", frame, options)["table"][anomalies_column])
    if compat and frame.is_pandas:
        frame = Frame(frame.data.drop(columns=[anomalies_column], errors="ignore"))
    return frame.with_columns({anomalies_column: flags})


def find_periods(values: Iterable[float]) -> list[dict[str, Any]]:
    """Periods of a series in points, the surest first: by periodogram and autocorrelation.

    :param values: at even times; missing ones are NaN
    :return: dicts with ``period``, in points, and ``confidence``, up to 1; below 0.15 nothing repeats
    :raises LogwinnowError: ``type``: no numbers
    """
    found: list[dict[str, Any]] = call("findPeriods", listed(values, "values", "numbers"), {})
    return found


def display_timeseries_anomalies(data: Table, y: str | None = None, time_column: str | None = None, anomalies_column: str = "anomalies",
                                 period: Any = None, *, periods: Any = None, **kwargs: Any) -> Chart:
    """The values, what was expected, the anomalies of both signs, and the parts of the series in views of their own.

    :param y: the column of values; the first column of numbers without
    :param periods: spans to shade, as :func:`find_anomaly_periods` gives them
    :param kwargs: ``title``, ``width``, ``height``, ``score_threshold``, ``panels`` (the small views), ``range_tool`` (False: none of
        them), ``kind`` (the form of anomalies: ``"circle_x"``, ``"cross"``, ``"diamond"``; triangles up and down without), ``color``
        (of values, baseline and anomalies), ``legend``, ``yaxis``, ``xgrid``, ``ygrid``, and what marks moments as in :func:`display_timeline`
    """
    value = y or kwargs.pop("value_column", None)
    time_column = kwargs.pop("x", None) or time_column
    asked = sorted_out("display_timeseries_anomalies", with_references({**kwargs, "period": period}, time_column), DRAWN, IDLE)
    looks = {name: asked.pop(name) for name in LOOKS & asked.keys()}
    kind, color = asked.pop("kind", None), asked.pop("color", None)
    if not asked.pop("range_tool", True):
        asked.setdefault("panels", [])
    frame = _with_flags(data, anomalies_column)
    spans = None if periods is None else spans_of(periods)
    spec = call("displayTimeseriesAnomalies", frame, {**asked, "value_column": value, "time_column": time_column, "periods": spans})
    spec = spec if kind is None else formed(spec, kind)
    return Chart(dressed(spec if color is None else coloured(spec, color), looks)).show()


#: As msticpy's notebook spells it.
display_timeseries_anomolies = display_timeseries_anomalies


def _with_flags(data: Table, anomalies_column: str) -> Frame:
    """The frame with its flags in the column ``anomalies``; one without was not analysed."""
    frame = Frame(data)
    if anomalies_column not in frame.names and frame.rows:
        have = ", ".join(map(repr, frame.names))
        raise LogwinnowError("column", f"anomalies_column must be a column of flags (1, -1 or 0), but {anomalies_column!r} is missing among {have}: "
                                       "hand in what ts_anomalies_stl (mp_timeseries.analyze) gives")
    return frame if anomalies_column == "anomalies" else Frame(frame.with_columns({"anomalies": frame.column(anomalies_column)}))
