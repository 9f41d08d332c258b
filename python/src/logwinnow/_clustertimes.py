"""First and last times of clusters, exact and with their zone: from the frame's own rows, not through milliseconds."""

from __future__ import annotations

from typing import Any

from . import _host
from ._frames import Frame
from ._times import own_times


def exact_times(frame: Frame, labels: Any, rows: Any, added: dict, compat: str | None) -> dict[str, Any]:
    """The columns of times for the rows shown; none where the frame has no column of datetimes that was used."""
    times = own_times(frame, frame.time_read())
    if times is None or "FirstEventTime" not in added:
        return {}
    if compat == "msticpy":
        return _as_msticpy(frame, times, labels, rows)
    pd = _host.pandas()
    # Every noise row is a group of its own: -1 becomes -1 - row.
    groups = pd.Series(labels, dtype="int64")
    groups = groups.where(groups >= 0, -1 - pd.Series(groups.index))
    grouped = times.groupby(groups.to_numpy())
    order = groups.iloc[rows].to_numpy()
    exact = {"FirstEventTime": grouped.min().loc[order].array, "LastEventTime": grouped.max().loc[order].array}
    if "TimeGenerated" in added:
        exact["TimeGenerated"] = exact["FirstEventTime"]
    return exact


def _as_msticpy(frame: Frame, times: Any, labels: Any, rows: Any) -> dict[str, Any]:
    """All noise is one group (EC-4), a missing time is the last (EC-10), and TimeGenerated is overwritten (EC-5)."""
    pd = _host.pandas()
    if times.dt.tz is not None:
        times = times.dt.tz_convert("UTC")
    grouped = times.groupby(labels)
    first, last = grouped.min(), grouped.max().where(~times.isna().groupby(labels).any())
    order = pd.Series(labels).iloc[rows].to_numpy()
    start = first.loc[order].array
    return {"TimeGenerated": start, "FirstEventTime": start, "LastEventTime": last.loc[order].array}
