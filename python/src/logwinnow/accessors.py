"""``df.mp_plot`` and ``df.mp_timeseries``, as msticpy registers them on frames."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from . import periods, series, timelines


class Plots:
    """``df.mp_plot``: timelines of the frame."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def timeline(self, **kwargs: Any) -> Any:
        """:func:`logwinnow.display_timeline` of the frame."""
        return timelines.display_timeline(self._frame, **kwargs)

    def timeline_values(self, value_column: str | None = None, **kwargs: Any) -> Any:
        """:func:`logwinnow.display_timeline_values` of the frame."""
        return timelines.display_timeline_values(self._frame, value_column, **kwargs)

    def timeline_duration(self, group_by: str | list[str], **kwargs: Any) -> Any:
        """:func:`logwinnow.display_timeline_duration` of the frame."""
        return timelines.display_timeline_duration(self._frame, group_by, **kwargs)


class TimeSeries:
    """``df.mp_timeseries``: anomalies of the series in the frame."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def analyze(self, **kwargs: Any) -> Any:
        """:func:`logwinnow.ts_anomalies_stl` of the frame."""
        return series.ts_anomalies_stl(self._frame, **kwargs)

    def apply_threshold(self, threshold: float, threshold_low: float | None = None, **kwargs: Any) -> Any:
        """:func:`logwinnow.set_new_anomaly_threshold` of the frame."""
        return series.set_new_anomaly_threshold(self._frame, threshold, threshold_low, **kwargs)

    def anomaly_periods(self, **kwargs: Any) -> Any:
        """:func:`logwinnow.find_anomaly_periods` of the frame."""
        return periods.find_anomaly_periods(self._frame, **kwargs)

    def kql_periods(self, **kwargs: Any) -> str:
        """The anomaly periods of the frame as a filter for Kusto."""
        return periods.create_time_period_kqlfilter(periods.extract_anomaly_periods(self._frame, **kwargs))

    def plot(self, **kwargs: Any) -> Any:
        """:func:`logwinnow.display_timeseries_anomalies` of the frame."""
        return series.display_timeseries_anomalies(self._frame, **kwargs)


def register() -> None:
    """Puts the accessors on frames, where pandas is installed."""
    if find_spec("pandas") is None:
        return
    import pandas as pd

    for name, accessor in {"mp_plot": Plots, "mp_timeseries": TimeSeries}.items():
        if not hasattr(pd.DataFrame, name):
            pd.api.extensions.register_dataframe_accessor(name)(accessor)
