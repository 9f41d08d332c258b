"""What a reader should know of an answer that is a table, which has no place for it: a warning, at the line that called."""

from __future__ import annotations

import warnings
from typing import Any

from ._display import PACKAGE


def told(found: dict[str, Any]) -> dict[str, Any]:
    """The answer, of which its notes were told."""
    for note in found.get("notes") or ():
        warnings.warn(note, skip_file_prefixes=(PACKAGE,))
    return found
