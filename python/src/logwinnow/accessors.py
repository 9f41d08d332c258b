"""``df.mp_plot`` and ``df.mp_timeseries``, as msticpy registers them on frames."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from . import timelines


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


def register() -> None:
    """Puts the accessors on frames, where pandas is installed."""
    if find_spec("pandas") is None:
        return
    import pandas as pd

    for name, accessor in {"mp_plot": Plots}.items():
        if not hasattr(pd.DataFrame, name):
            pd.api.extensions.register_dataframe_accessor(name)(accessor)
