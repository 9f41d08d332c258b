"""Events on a line of time: msticpy's display_timeline and its kin."""

from __future__ import annotations

from typing import Any

from ._cargo import Verbatim
from ._display import Chart, not_drawn
from ._engine import call
from ._errors import LogwinnowError, listed, refusal
from ._frames import Frame, Table
from ._keywords import sorted_out
from ._looks import LOOKS, bars_coloured, dressed, sized
from ._references import REFERENCES, with_references
from ._text import text_of

#: What every timeline does something with. The height of msticpy's whole picture less its frame and its range tool is about that of the marks.
COMMON = {"title", "height", "width", "theme", "max_points"} | REFERENCES | LOOKS
SERIES = COMMON | {"range_tool", "group_by", "overlay_data", "overlay_color", "overlay_columns", "color"}
SOURCE = {"data", "time_column", "source_columns", "color"}


def display_timeline(data: Any, time_column: str | None = None, source_columns: list[str] | None = None, **kwargs: Any) -> Chart:
    """Events as marks, one row a series.

    :param data: a frame, or several by name: ``{"Logons": {"data": frame, "time_column": ..., "color": ...}}``
    :param time_column: the column of times; the first with a known name without
    :param source_columns: columns shown on hover
    :param kwargs: ``title``, ``height`` and ``width`` (pixels of the plotting area), ``group_by``, ``overlay_data``,
        ``range_tool``, ``color``, ``overlay_color`` and ``overlay_columns`` (shown on hover), ``size`` (pixels of a mark), ``legend``
        (``"left"``, ``"right"``, ``"inline"`` or ``"none"``), ``yaxis``, ``xgrid``, ``ygrid``, ``ref_event`` (or ``alert``), ``ref_time``, ``ref_times`` (times, or pairs of time and label),
        ``ref_events`` with ``ref_time_col`` and ``ref_col`` (a frame of events, its times and labels), ``ref_label``, ``hide``
    """
    asked, hide = _asked("display_timeline", kwargs, SERIES | {"size"}, {"ylabel_cols", "legend_column"}, time_column)
    looks, size = _looks(asked), asked.pop("size", None)
    data = _sources("display_timeline", data, asked)
    chart = call("displayTimeline", data, {**asked, "time_column": time_column, "source_columns": source_columns})
    return _drawn(chart if size is None else sized(chart, size), looks, hide)


def display_timeline_values(data: Table, value_column: str | None = None, time_column: str | None = None,
                            source_columns: list[str] | None = None, **kwargs: Any) -> Chart:
    """A column of numbers over time. ``kind``: vbar (default), circle or line, or several of them; the rest as :func:`display_timeline`."""
    value_column = kwargs.pop("y", kwargs.pop("value_col", value_column))
    time_column = kwargs.pop("x", time_column)
    asked, hide = _asked("display_timeline_values", kwargs, SERIES | {"kind"}, {"ylabel_cols", "legend_column"}, time_column)
    looks = _looks(asked)
    data = _sources("display_timeline_values", data, asked)
    options = {**asked, "value_column": value_column, "time_column": time_column, "source_columns": source_columns}
    return _drawn(call("displayTimelineValues", data, options), looks, hide)


def display_timeline_duration(data: Table, group_by: str | list[str], time_column: str | None = None,
                              end_time_column: str | None = None, **kwargs: Any) -> Chart:
    """For each group of events a bar from its first to its last. ``group_by``: a column, or several taken together.

    ``source_columns``: columns of each event shown on hover; the rest as :func:`display_timeline`.
    """
    kwargs = {name: value for name, value in kwargs.items() if name != "range_tool" or value}  # there is none
    asked, hide = _asked("display_timeline_duration", kwargs, COMMON - {"legend"} | {"source_columns", "color"}, {"ylabel_cols", "range_tool"}, time_column)
    looks, color = _looks(asked), asked.pop("color", None)
    names = [group_by] if isinstance(group_by, str) else listed(group_by, "group_by", "a column, or several")
    frame, group = _grouped(Frame(data), names)
    chart = call("displayTimelineDuration", frame, {**asked, "group_by": group, "time_column": time_column, "end_time_column": end_time_column})
    return _drawn(chart if color is None else bars_coloured(chart, color), looks, hide)


def _grouped(frame: Frame, names: list[str]) -> tuple[Frame, str]:
    """Several columns become one, their cells side by side."""
    if not names:
        raise LogwinnowError("option", "group_by must be a column or several, got none")
    if len(names) == 1:
        return frame, names[0]
    together = ", ".join(names)
    cells = zip(*(frame.column(name) for name in names))
    return Frame(frame.with_columns({together: [", ".join(map(text_of, row)) for row in cells]})), together


def _asked(name: str, kwargs: dict[str, Any], known: set[str], idle: set[str], time_column: str | None) -> tuple[dict[str, Any], bool]:
    """The keywords that have an effect, and whether the chart is to be made only."""
    kwargs = with_references(kwargs, time_column)
    hide = bool(kwargs.pop("hide", False))
    return sorted_out(name, kwargs, known, idle), hide


def _looks(asked: dict[str, Any]) -> dict[str, Any]:
    """Takes what concerns looks out."""
    return {name: asked.pop(name) for name in LOOKS & asked.keys()}


def _sources(name: str, data: Any, asked: dict[str, Any]) -> Any:
    """The table, or several by name with what each has of its own. Takes the colours and the table laid over it out."""
    own = {key: asked.pop(key, None) for key in ("color", "overlay_data", "overlay_color", "overlay_columns")}
    color, over, over_color, over_columns = own.values()
    if isinstance(data, dict) and data and all(isinstance(source, dict) and "data" in source for source in data.values()):
        not_drawn(name, own, set(own))  # each has its own
        return Verbatim({title: _source(name, **source) for title, source in data.items()})
    not_drawn(name, own, ({"color"} if "group_by" in asked else set()) | ({"overlay_color", "overlay_columns"} if over is None else set()))
    sources = {"events": _source(name, data, color=color)}
    if over is not None:
        sources["overlaid events"] = _source(name, over, color=over_color, source_columns=over_columns)
    return sources["events"]["data"] if len(sources) == 1 and (color is None or "group_by" in asked) else Verbatim(sources)


def _source(name: str, data: Any, **own: Any) -> dict[str, Any]:
    return {"data": Frame(data), **sorted_out(f"{name}: a source", own, SOURCE, {"size"})}


def _drawn(spec: dict[str, Any], looks: dict[str, Any], hide: bool) -> Chart:
    chart = Chart(dressed(spec, looks))
    return chart if hide else chart.show()
