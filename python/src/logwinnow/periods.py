"""Periods of anomalies: msticpy's spans of time and its filter for Kusto."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from . import _host
from ._cargo import Verbatim, moment
from ._engine import call
from ._errors import listed, refusal
from ._frames import Frame, Table
from ._times import one, own_times


class TimeSpan(NamedTuple):
    """A length of time; the end is not included. ``period`` is how long it is."""

    start: Any
    end: Any

    @property
    def period(self) -> Any:
        """How long it is, a timedelta."""
        return self.end - self.start

    def __repr__(self) -> str:
        return f"TimeSpan(start={self.start}, end={self.end}, period={self.period})"


def find_anomaly_periods(data: Table, time_column: str | None = None, period: str | datetime.timedelta | None = None, pos_only: bool | None = None,
                         anomalies_column: str = "anomalies", *, gap: str | datetime.timedelta | None = None, padding: str | datetime.timedelta | None = None,
                         compat: str | None = None) -> list[TimeSpan]:
    """Flagged points that are close together, as spans of time with the frame's zone; the end is not included.

    :param data: a frame with flags, as :func:`ts_anomalies_stl` gives it
    :param time_column: the column of times; the first with a known name without
    :param period: length of a point, ``"1h"``, ``"30min"`` or ``"1D"`` say; how far the times are apart without, under ``compat`` an hour
    :param pos_only: only points above what was expected; both signs without, under ``compat`` only those above
    :param anomalies_column: the column of flags: 1, -1 or 0
    :param gap: flagged points no further apart are one span; ``period`` without
    :param padding: added before and behind; nothing without
    :param compat: ``"msticpy"`` begins a period early and counts from midnight of the frame's zone, as that library does
    :raises LogwinnowError: no column of times or flags, a length of time that cannot be read
    """
    frame, zone, offset = _local(data, time_column, anomalies_column)
    options = {"time_column": time_column, "period": period.lower() if isinstance(period, str) else period, "pos_only": pos_only,
               "anomalies_column": anomalies_column, "gap": gap, "padding": padding, "compat": compat}
    spans = call("extractAnomalyPeriods", frame, options)
    times = own_times(frame, frame.time_read())
    naive = zone is None and times is not None and times.dt.tz is None
    return [TimeSpan(_stamp(span["start"] - offset, zone, naive), _stamp(span["end"] - offset, zone, naive)) for span in spans]


def extract_anomaly_periods(data: Table, time_column: str | None = None, period: str | datetime.timedelta | None = None, pos_only: bool | None = None,
                            anomalies_column: str = "anomalies", *, gap: str | datetime.timedelta | None = None, padding: str | datetime.timedelta | None = None,
                            compat: str | None = None) -> dict[Any, Any]:
    """The same with the same parameters as :func:`find_anomaly_periods`, as a dict from start to end."""
    return dict(find_anomaly_periods(data, time_column, period, pos_only, anomalies_column, gap=gap, padding=padding, compat=compat))


def create_time_period_kqlfilter(periods: Any, *, language: str | None = None, column: str | None = None, compat: str | None = None) -> str:
    """The periods as a filter.

    :param periods: a dict from start to end, or TimeSpans
    :param language: ``"kql"`` (Kusto) without; also ``"spl"``, ``"elastic"``
    :param column: the column of times; ``TimeGenerated``, ``_time`` or ``@timestamp`` without
    :param compat: ``"msticpy"`` for that library's text: both ends included, times as Python writes them
    """
    options = {"language": language, "column": column, "compat": compat}
    text: str = call("createTimePeriodKqlfilter", spans_of(periods), options)
    if compat is None:
        return text
    each = [f"TimeGenerated between (datetime({start}) .. datetime({end}))" for start, end in _pairs(periods)]
    return f"| where {' or '.join(each)}"


def spans_of(periods: Any) -> list[Verbatim]:
    """Periods as the npm package takes them."""
    return [Verbatim({"start": moment(start), "end": moment(end)}) for start, end in _pairs(periods)]


def _pairs(periods: Any) -> list[Any]:
    must = "a dict from start to end, or TimeSpans, both ends times (datetime or Timestamp)"
    pairs = listed(periods.items() if isinstance(periods, dict) else periods, "periods", must)
    for pair in pairs:
        if not (isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(end, datetime.datetime) for end in pair)):
            raise refusal("type", "periods", must, pair)
    return pairs


def _local(data: Table, time_column: str | None, anomalies_column: str) -> tuple[Frame, Any, float]:
    """The frame with its times as its own zone's clock shows them, that zone, and how far ahead it is (milliseconds).

    Periods are counted from the midnight before the first flagged time, as that zone has it.
    """
    frame = Frame(data)
    timed = [name for name in frame.names if frame.kind(name) == "time"] if frame.is_pandas else []
    name = time_column if time_column is not None else timed[0] if len(timed) == 1 else None
    times = own_times(frame, name) if name in timed else None
    if name is None or times is None or times.dt.tz is None:
        return frame, None, 0.0
    flagged = times[(frame.column(anomalies_column) != 0).to_numpy()] if anomalies_column in frame.names else times
    ahead = flagged.min().utcoffset() if flagged.notna().any() else datetime.timedelta()
    if not ahead:
        return frame, times.dt.tz, 0.0
    return Frame(frame.with_columns({name: (times + ahead).array})), times.dt.tz, ahead.total_seconds() * 1000


def _stamp(ms: float, zone: Any, naive: bool) -> Any:
    pd = _host.pandas()
    if pd is None:
        return one(ms)
    time = pd.Timestamp(ms, unit="ms", tz="UTC")
    return time.tz_localize(None) if naive else time.tz_convert(zone) if zone is not None else time
