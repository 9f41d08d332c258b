"""The error of this package, and the words in it: JavaScript's names of options become Python's."""

from __future__ import annotations

import re
from typing import Any


class LogwinnowError(ValueError):
    """What every function of this package raises for input that it cannot use.

    ``code`` tells kinds apart: ``option``, ``column``, ``shape``, ``value``, ``type`` (the sentence names the field
    and the value), ``load``, ``crashed`` (out of memory, say; the next call works again) and ``internal``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def refusal(code: str, field: str, must: str, got: object) -> LogwinnowError:
    """``eps must be > 0, got -1``, the one way to word it."""
    shown = repr(got)
    return LogwinnowError(code, f"{field} must be {must}, got {shown if len(shown) < 70 else shown[:66] + ' ...'}")


def check_several(value: Any, field: str, must: str) -> None:
    """Refuses what is not several; a text is not."""
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        raise refusal("type", field, must, value)


def listed(value: Any, field: str, must: str) -> list[Any]:
    """What somebody gave as several, as a list."""
    check_several(value, field, must)
    return list(value)


def camel(name: str) -> str:
    """``max_cluster_distance`` as JavaScript writes it."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def snake(name: str) -> str:
    """``maxClusterDistance`` as Python writes it."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: "_" + found[1].lower(), name)


def reworded(message: str, names: set[str]) -> str:
    """The message with those JavaScript names in Python's spelling, outside quotes, which hold the user's own."""
    parts = re.split(r'("(?:[^"\\]|\\.)*")', message)
    return "".join(part if part.startswith('"') else _spelled(part, names) for part in parts)


def _spelled(text: str, names: set[str]) -> str:
    return re.sub(r"\b[a-z]+(?:[A-Z][a-z0-9]*)+\b", lambda found: snake(found[0]) if found[0] in names else found[0], text)
