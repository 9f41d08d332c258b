"""Events on a line of time: msticpy's display_timeline and its kin."""

from __future__ import annotations

import difflib
from typing import Any

from ._cargo import Verbatim
from ._display import Chart, not_drawn
from ._engine import call
from ._errors import LogwinnowError, listed, refusal
from ._frames import Frame, Table
from ._text import text_of

#: What msticpy's timelines can be told and ours look after themselves.
COSMETIC = {"legend", "yaxis", "xgrid", "ygrid", "size", "font_size"}
#: What would show something, which ours do not: a warning says so.
NOT_DRAWN = {"color", "overlay_color", "overlay_columns", "ylabel_cols"}
#: The height of msticpy's whole picture less its frame and its range tool is about that of the marks.
OURS = {"title", "height", "width", "theme", "max_points", "range_tool", "group_by", "overlay_data", "ref_event", "ref_time", "ref_times", "ref_label"}


def display_timeline(data: Any, time_column: str | None = None, source_columns: list[str] | None = None, **kwargs: Any) -> Chart:
    """Events as marks, one row a series.

    :param data: a frame, or several by name: ``{"Logons": {"data": frame, "time_column": ..., "color": ...}}``
    :param time_column: the column of times; the first with a known name without
    :param source_columns: columns shown on hover
    :param kwargs: ``title``, ``height`` and ``width`` (pixels of the plotting area), ``group_by``, ``overlay_data``,
        ``range_tool``, ``ref_event`` (or ``alert``), ``ref_time``, ``ref_times`` (times, or pairs of time and label),
        ``ref_events`` with ``ref_time_col`` and ``ref_col`` (a frame of events, its times and labels), ``ref_label``, ``hide``
    """
    options, hide = _options("display_timeline", kwargs, OURS, time_column)
    options.update(time_column=time_column, source_columns=source_columns)
    return _drawn("displayTimeline", _sources(data), options, hide)


def display_timeline_values(data: Table, value_column: str | None = None, time_column: str | None = None,
                            source_columns: list[str] | None = None, **kwargs: Any) -> Chart:
    """A column of numbers over time. ``kind``: vbar (default), circle or line, or several of them; the rest as :func:`display_timeline`."""
    value_column = kwargs.pop("y", kwargs.pop("value_col", value_column))
    kind = kwargs.pop("kind", None)
    options, hide = _options("display_timeline_values", kwargs, OURS, time_column)
    options.update(value_column=value_column, time_column=time_column, source_columns=source_columns, kind=kind)
    return _drawn("displayTimelineValues", Frame(data), options, hide)


def display_timeline_duration(data: Table, group_by: str | list[str], time_column: str | None = None,
                              end_time_column: str | None = None, **kwargs: Any) -> Chart:
    """For each group of events a bar from its first to its last. ``group_by``: a column, or several taken together.

    ``source_columns``: columns of each event shown on hover; the rest as :func:`display_timeline`.
    """
    kwargs = {name: value for name, value in kwargs.items() if name != "range_tool"}
    options, hide = _options("display_timeline_duration", kwargs, OURS - {"group_by", "overlay_data", "range_tool"} | {"source_columns"}, time_column)
    names = [group_by] if isinstance(group_by, str) else listed(group_by, "group_by", "a column, or several")
    frame, group = _grouped(Frame(data), names)
    options.update(group_by=group, time_column=time_column, end_time_column=end_time_column)
    return _drawn("displayTimelineDuration", frame, options, hide)


def _grouped(frame: Frame, names: list[str]) -> tuple[Frame, str]:
    """Several columns become one, their cells side by side."""
    if not names:
        raise LogwinnowError("option", "group_by must be a column or several, got none")
    if len(names) == 1:
        return frame, names[0]
    together = ", ".join(names)
    cells = zip(*(frame.column(name) for name in names))
    return Frame(frame.with_columns({together: [", ".join(map(text_of, row)) for row in cells]})), together


def _options(name: str, kwargs: dict, known: set[str], time_column: str | None) -> tuple[dict, bool]:
    kwargs = _with_references(kwargs, time_column)
    hide = bool(kwargs.pop("hide", False))
    if kwargs.get("alert") is not None:
        kwargs.setdefault("ref_event", kwargs["alert"])
    kwargs.pop("alert", None)
    ours = {key: value for key, value in kwargs.items() if key in known and value is not None}
    for key in kwargs.keys() - known - COSMETIC - NOT_DRAWN:
        near = difflib.get_close_matches(key, known | COSMETIC, 1)
        raise TypeError(f"{name}() got an unexpected keyword argument {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    not_drawn(name, kwargs, NOT_DRAWN)
    if "ref_event" in ours:
        ours["ref_event"] = _event(ours["ref_event"])
    if "overlay_data" in ours:
        ours["overlay_data"] = Frame(ours["overlay_data"])
    return ours, hide


def _with_references(kwargs: dict, time_column: str | None) -> dict:
    """msticpy's ``ref_events`` become pairs of time and label beside those of ``ref_times``."""
    rest = {key: value for key, value in kwargs.items() if key not in ("ref_events", "ref_time_col", "ref_col", "ref_times")}
    pairs = [_pair(time) for time in _times(kwargs.get("ref_times"))]
    if kwargs.get("ref_events") is not None:
        events = Frame(kwargs["ref_events"])
        times = list(events.column(kwargs.get("ref_time_col") or time_column or "TimeGenerated"))
        labels = list(events.column(kwargs["ref_col"])) if kwargs.get("ref_col") else [None] * len(times)
        pairs += map(_pair, zip(times, labels))
    return {**rest, "ref_times": pairs} if pairs else rest


def _times(given: Any) -> list:
    return [] if given is None else listed(given, "ref_times", "times, or pairs of time and label")


def _pair(given: Any) -> list:
    """A time and its label, which is a text or None."""
    pair = list(given) if isinstance(given, (tuple, list)) else [given, None]
    if len(pair) != 2:
        raise refusal("type", "ref_times", "times, or pairs of time and label", given)
    time, label = pair
    return [time, None if label is None or label != label else text_of(label)]


def _event(event: Any) -> Verbatim:
    """One event as an object; cells that are neither texts, numbers nor times are not needed and left out."""
    if not (hasattr(event, "to_dict") or isinstance(event, dict)):
        raise refusal("type", "ref_event", "one event: a row of a frame, or a dict", event)
    items = event.to_dict() if hasattr(event, "to_dict") else event
    kept = {str(name): cell for name, cell in items.items() if isinstance(cell, (str, int)) or hasattr(cell, "isoformat")}
    return Verbatim({name: cell.isoformat() if hasattr(cell, "isoformat") and cell == cell else cell for name, cell in kept.items() if cell == cell})


def _sources(data: Any) -> Any:
    if not (isinstance(data, dict) and data and all(isinstance(source, dict) and "data" in source for source in data.values())):
        return Frame(data)
    known = ("time_column", "source_columns", "color")
    return Verbatim({name: {"data": Frame(source["data"]), **{key: source[key] for key in known if key in source}} for name, source in data.items()})


def _drawn(name: str, data: Any, options: dict, hide: bool) -> Chart:
    chart = Chart(call(name, data, options))
    return chart if hide else chart.show()
