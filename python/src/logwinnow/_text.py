"""Text as the module takes it: all UTF-8 in one buffer, with the positions where each text begins and ends."""

from __future__ import annotations

import datetime
import json
from array import array
from itertools import accumulate
from typing import Any, Iterable

from . import _host
from ._errors import refusal

MOST_BYTES = 0x7FFFFFFF


class Texts:
    """``bytes`` and n+1 int32 ``offsets``; loops run in C, a column at a time."""

    def __init__(self, values: Iterable[Any], name: str = "text") -> None:
        cells = values if isinstance(values, list) else list(values)
        try:
            joined = "".join(cells)
        except TypeError:  # not all are text
            cells = [text_of(cell) for cell in cells]
            joined = "".join(cells)
        self.bytes, lengths = _encoded(cells, joined)
        if len(self.bytes) > MOST_BYTES:
            raise refusal("value", f'column "{name}"', f"at most {MOST_BYTES} bytes of text in all", len(self.bytes))
        self.offsets = _offsets(lengths, len(cells))


def _encoded(cells: list[str], joined: str) -> tuple[bytes, Iterable[int]]:
    if joined.isascii():
        return joined.encode("ascii"), map(len, cells)
    # A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD as in JavaScript.
    try:
        parts = [cell.encode() for cell in cells]
    except UnicodeEncodeError:
        parts = [cell.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode() for cell in cells]
    return b"".join(parts), map(len, parts)


def _offsets(lengths: Iterable[int], count: int) -> Any:
    np = _host.numpy()
    if not np:
        return array("i", [0, *accumulate(lengths)])
    offsets = np.zeros(count + 1, np.int32)
    np.cumsum(np.fromiter(lengths, np.int32, count), out=offsets[1:])
    return offsets


def missing(cell: Any) -> bool:
    """None, NaN, NaT, NA."""
    return cell is None or type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell)


def text_of(cell: Any) -> str:
    """A cell as text, as the npm package writes it: missing is empty, whole numbers have no fraction, times are ISO in UTC."""
    if isinstance(cell, str):
        return cell
    if missing(cell):
        return ""
    if isinstance(cell, bool) or type(cell).__name__ in ("bool_", "bool"):
        return "true" if cell else "false"
    if isinstance(cell, datetime.datetime):
        utc = cell.astimezone(datetime.timezone.utc) if cell.tzinfo else cell
        return utc.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e21:
        return str(int(cell))
    if isinstance(cell, (dict, list)):
        return json.dumps(cell, ensure_ascii=False, separators=(",", ":"), default=str)
    return str(cell)
