"""Frames for series: times may be the index on the way in; times of the answer are the frame's own where it has them."""

from __future__ import annotations

from typing import Any

from . import _host
from ._frames import Frame, Table
from ._times import from_milliseconds, own_times


def frame_of(data: Any) -> Frame:
    """The frame with its index as first column, where that is one of times."""
    pd = _host.pandas()
    if pd is not None and isinstance(data, pd.Series):
        data = data.to_frame(data.name if data.name is not None else "value")
    if pd is not None and isinstance(data, pd.DataFrame) and isinstance(data.index, pd.DatetimeIndex):
        data = data.reset_index()
    return Frame(data)


def series_table(frame: Frame, found: dict, compat: str | None) -> Table:
    """The answer's table, its times with the frame's zone."""
    columns = dict(found["table"])
    name = frame.time_read() or next((n for n in columns if n in frame.names and frame.kind(n) != "number"), None)
    if name in columns:
        columns[name] = _times(frame, found, name, columns[name])
    for column, values in columns.items():
        if column == "anomalies" or (compat and column not in ("score", name)):
            columns[column] = _whole(values)
    pd = _host.pandas()
    return pd.DataFrame(columns) if frame.is_pandas and pd is not None else columns


def _times(frame: Frame, found: dict, name: str, numbers: Any) -> Any:
    times = from_milliseconds(numbers, frame)
    own = own_times(frame, name)
    if own is None:
        return times
    pd = _host.pandas()
    zone = own.dt.tz
    made = pd.Series(times).dt.tz_convert(zone) if zone is not None else pd.Series(times).dt.tz_localize(None)
    made = made.astype(own.dtype)
    starts, counts = found["offsets"][:-1], found["offsets"][1:] - found["offsets"][:-1]
    single = counts == 1  # a point that is one row of the input: that row's time, exactly
    made[single] = own.iloc[found["rows"][starts[single]]].array
    return made.array


def _whole(values: Any) -> Any:
    if hasattr(values, "astype"):
        return values.astype("int64") if bool((values % 1 == 0).all()) else values
    return [int(value) if isinstance(value, float) and value.is_integer() else value for value in values]
