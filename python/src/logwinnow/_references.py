"""The moments that msticpy's pictures mark: an alert, an event or several, times and their labels."""

from __future__ import annotations

from typing import Any

from ._cargo import Verbatim
from ._errors import listed, refusal
from ._frames import Frame
from ._text import text_of

REFERENCES = {"ref_event", "ref_time", "ref_times", "ref_label"}


def with_references(kwargs: dict[str, Any], time_column: str | None) -> dict[str, Any]:
    """msticpy's ``ref_events`` become pairs of time and label beside those of ``ref_times``, and ``alert`` a ``ref_event``."""
    rest = {key: value for key, value in kwargs.items() if key not in ("ref_events", "ref_time_col", "ref_col", "ref_times")}
    pairs = [_pair(time) for time in _times(kwargs.get("ref_times"))]
    if kwargs.get("ref_events") is not None:
        events = Frame(kwargs["ref_events"])
        own = next((name for name in events.names if events.kind(name) == "time"), "TimeGenerated")
        times = list(events.column(kwargs.get("ref_time_col") or time_column or own, "ref_time_col"))
        labels = list(events.column(kwargs["ref_col"])) if kwargs.get("ref_col") else [None] * len(times)
        pairs += map(_pair, zip(times, labels))
    alert = rest.pop("alert", None)
    event = rest.pop("ref_event", None)
    event = alert if event is None else event
    return {**rest, **({"ref_times": pairs} if pairs else {}), **({} if event is None else {"ref_event": _event(event, time_column)})}


def _times(given: Any) -> list[Any]:
    return [] if given is None else listed(given, "ref_times", "times, or pairs of time and label")


def _pair(given: Any) -> list[Any]:
    """A time and its label, which is a text or None."""
    pair = list(given) if isinstance(given, (tuple, list)) else [given, None]
    if len(pair) != 2:
        raise refusal("type", "ref_times", "times, or pairs of time and label", given)
    time, label = pair
    return [time, None if label is None or label != label else text_of(label)]


def _event(event: Any, time_column: str | None) -> Verbatim:
    """One event as an object; cells that are neither texts, numbers nor times are not needed and left out."""
    if hasattr(event, "columns") or not (hasattr(event, "to_dict") or isinstance(event, dict)):
        raise refusal("type", "ref_event", "one event: a row of a frame, or a dict", event)
    items = event.to_dict() if hasattr(event, "to_dict") else event
    kept = {str(name): cell for name, cell in items.items() if isinstance(cell, (str, int)) or hasattr(cell, "isoformat")}
    found = {name: cell.isoformat() if hasattr(cell, "isoformat") else cell for name, cell in kept.items() if cell == cell}
    if time_column is not None and time_column not in found:  # an alert may be of another log: msticpy looks for its time by these names
        found |= {time_column: found[name] for name in ("TimeGenerated", "StartTimeUtc") if name in found}
    return Verbatim(found)
