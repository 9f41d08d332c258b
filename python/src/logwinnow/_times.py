"""Times of answers: exact ones from the frame's own rows where it has them, epoch milliseconds otherwise."""

from __future__ import annotations

import datetime
from typing import Any

from . import _host
from ._frames import Frame

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def from_milliseconds(numbers: Any, frame: Frame) -> Any:
    """A column of times: pandas timestamps in UTC for a DataFrame, datetimes (None where missing) for a dict."""
    pd = _host.pandas()
    if frame.is_pandas and pd is not None:
        return pd.to_datetime(pd.Series(numbers, dtype="float64"), unit="ms", utc=True).array
    return [one(number) for number in numbers]


def one(number: float | None) -> datetime.datetime | None:
    """A time from epoch milliseconds."""
    if number is None or number != number:
        return None
    return EPOCH + datetime.timedelta(milliseconds=float(number))


def own_times(frame: Frame, name: str | None) -> Any:
    """The column as a Series of times without the frame's index; None where the frame has no datetimes there."""
    if name is None or not frame.is_pandas or frame.kind(name) != "time":
        return None
    pd = _host.pandas()
    times = pd.Series(frame.column(name).array)
    return times if times.dtype.kind == "M" else pd.to_datetime(times, utc=True)
