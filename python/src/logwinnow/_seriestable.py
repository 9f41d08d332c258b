"""Frames for series: times may be the index on the way in; times of the answer are the frame's own where it has them."""

from __future__ import annotations

from typing import Any

from . import _host
from ._frames import Frame, Table
from ._times import from_milliseconds, own_times
from ._whole import whole


def frame_of(data: Any) -> Frame:
    """The frame with its index as first column, where that is one of times, or of texts beside nothing but numbers."""
    pd = _host.pandas()
    if pd is not None and isinstance(data, pd.Series):
        data = data.to_frame(data.name if data.name is not None else "value")
    if pd is not None and isinstance(data, pd.DataFrame) and _index_is_time(data):
        data = data.reset_index()
    return Frame(data)


def _index_is_time(data: Any) -> bool:
    pd = _host.pandas()
    if isinstance(data.index, pd.DatetimeIndex):
        return True
    numbers = all(dtype.kind in "iufb" for dtype in data.dtypes)
    return numbers and len(data) > 0 and isinstance(data.index[0], str)


def series_table(frame: Frame, found: dict[str, Any], compat: str | None, binned: bool) -> Table:
    """The answer's table, its times with the frame's zone."""
    columns = dict(found["table"])
    name = frame.time_read() or next((n for n in columns if n in frame.names and frame.kind(n) != "number"), None)
    if name is not None and name in columns:
        as_they_are = compat and frame.is_pandas  # texts too
        columns[name] = frame.column(name).iloc[found["rows"]].array if as_they_are else _times(frame, found, name, binned)
    for column, values in columns.items():
        if column == "anomalies" or (compat and column not in ("score", name)):
            columns[column] = whole(values)
    pd = _host.pandas()
    if not frame.is_pandas or pd is None:
        return columns
    # msticpy sorts the rows by time and lets them keep their numbers.
    return pd.DataFrame(columns, index=found["rows"] if compat else None)


def _times(frame: Frame, found: dict[str, Any], name: str, binned: bool) -> Any:
    times = from_milliseconds(found["table"][name], frame)
    own = own_times(frame, name)
    if own is None:
        return times
    pd = _host.pandas()
    zone = own.dt.tz
    made = pd.Series(times).dt.tz_convert(zone) if zone is not None else pd.Series(times).dt.tz_localize(None)
    made = made.astype(own.dtype)
    starts, counts = found["offsets"][:-1], found["offsets"][1:] - found["offsets"][:-1]
    # A point that is one row of the input has that row's time, exactly; a bin of events begins where bins do.
    single = (counts == 1) & (not binned)
    made[single] = own.iloc[found["rows"][starts[single]]].array
    return made.array
