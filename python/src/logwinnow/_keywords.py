"""The keywords of msticpy's pictures, sorted in one place: what we draw, what changes nothing here, and what nobody knows."""

from __future__ import annotations

import difflib
from typing import Any

from ._display import not_drawn


def sorted_out(function: str, given: dict[str, Any], known: set[str], idle: set[str]) -> dict[str, Any]:
    """The keywords that have an effect and a value.

    :param known: what has an effect
    :param idle: what msticpy knows and this picture does nothing with: a warning says so
    """
    for name in sorted(given.keys() - known - idle):
        near = difflib.get_close_matches(name, sorted(known), 1)
        raise TypeError(f"{function}() got an unexpected keyword argument {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    not_drawn(function, given, idle)
    return {name: value for name, value in given.items() if name in known and value is not None}
