"""First and last times of clusters, exact and with their zone: from the frame's own rows, not through milliseconds."""

from __future__ import annotations

from typing import Any

from . import _host


def exact_times(times: Any, labels: Any, shown: Any, compat: str | None) -> dict[str, Any]:
    """TimeGenerated, FirstEventTime and LastEventTime of the events shown.

    :param times: a Series of datetimes, one an event
    :param labels: the cluster of each event, -1 for noise
    :param shown: positions of the events shown
    """
    if compat == "msticpy":
        return _as_msticpy(times, labels, shown)
    pd = _host.pandas()
    # Every noise event is a group of its own: -1 becomes -1 - position.
    groups = pd.Series(labels, dtype="int64")
    groups = groups.where(groups >= 0, -1 - pd.Series(groups.index))
    grouped = times.groupby(groups.to_numpy())
    order = groups.iloc[shown].to_numpy()
    first = grouped.min().loc[order].array
    return {"TimeGenerated": first, "FirstEventTime": first, "LastEventTime": grouped.max().loc[order].array}


def _as_msticpy(times: Any, labels: Any, shown: Any) -> dict[str, Any]:
    """All noise is one group (EC-4), a missing time is the last (EC-10), and TimeGenerated is overwritten (EC-5)."""
    pd = _host.pandas()
    if times.dt.tz is not None:
        times = times.dt.tz_convert("UTC")
    grouped = times.groupby(labels)
    first, last = grouped.min(), grouped.max().where(~times.isna().groupby(labels).any())
    order = pd.Series(labels).iloc[shown].to_numpy()
    start = first.loc[order].array
    return {"TimeGenerated": start, "FirstEventTime": start, "LastEventTime": last.loc[order].array}
