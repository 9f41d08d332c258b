"""What crosses the border: arguments as JSON and buffers on the way there, JSON and three long vectors on the way back."""

from __future__ import annotations

import datetime
import json
from array import array
from typing import Any

from . import _host
from ._errors import camel, refusal
from ._frames import Frame
from ._text import Texts


class Floats:
    """Numbers in one float64 buffer, row by row."""

    def __init__(self, buffer: Any) -> None:
        self.buffer = buffer


class Cargo:
    """The arguments of one call."""

    def __init__(self) -> None:
        self.buffers: list[Any] = []
        self.tables: list[Frame] = []
        self.failure: BaseException | None = None

    def fetch(self, table: int, column: int) -> list[Any] | None:
        """The buffers of a column that the operation wants; JavaScript calls it."""
        try:
            return self.tables[table].buffers(column)
        except BaseException as error:  # JavaScript would make a string of it
            self.failure = error
            raise

    def plain(self, value: Any, name: str = "an argument") -> Any:
        """A value as JSON can hold it; keys of dicts in JavaScript's spelling, None left out. ``name``: what to call it when it is refused."""
        if value is None or isinstance(value, (str, bool, int)):
            return value
        if isinstance(value, Frame):
            self.tables.append(value)
            return {"$table": {**value.header(), "at": len(self.tables) - 1}}
        if isinstance(value, Floats):
            return {"$floats": self._add(value.buffer)}
        if isinstance(value, Texts):
            return {"$texts": [self._add(value.bytes), self._add(value.offsets)]}
        if isinstance(value, (bytes, bytearray)):
            return {"$bytes": self._add(value)}
        return self._composed(value, name)

    def _composed(self, value: Any, name: str) -> Any:
        if isinstance(value, Verbatim):
            return _marked({str(key): self.plain(part, str(key)) for key, part in value.items()})
        if isinstance(value, dict):
            return _marked({camel(str(key)): self.plain(part, str(key)) for key, part in value.items() if part is not None})
        if isinstance(value, datetime.datetime):
            return moment(value)
        if isinstance(value, datetime.timedelta):
            return value.total_seconds() * 1000
        if hasattr(value, "tolist"):  # numpy, pandas
            return self.plain(value.tolist(), name)
        if isinstance(value, (list, tuple, set, frozenset)) or hasattr(value, "__next__"):
            return [self.plain(part, name) for part in value]
        if isinstance(value, float):
            if value - value != 0:
                raise refusal("value", name, "a finite number", value)
            return value
        raise refusal("type", name, "made of texts, numbers, True, False, lists and dicts", value)

    def _add(self, buffer: Any) -> int:
        self.buffers.append(buffer)
        return len(self.buffers) - 1


def _marked(part: dict[str, Any]) -> dict[str, Any]:
    """What stands for a buffer or a table has a key with a dollar sign; a dict that has one itself crosses as pairs."""
    return {"$pairs": list(part.items())} if any(key.startswith("$") for key in part) else part


class Verbatim(dict[str, Any]):
    """A dict whose keys are the user's own (names of columns), not options."""


def verbatim(value: Any) -> Any:
    """An answer of ours on its way back to JavaScript: the names in it stay as they are, all the way down."""
    if isinstance(value, dict):
        return Verbatim({name: verbatim(part) for name, part in value.items()})
    return [verbatim(part) for part in value] if isinstance(value, list) else value


def moment(time: datetime.datetime) -> float | None:
    """Epoch milliseconds; a time without a zone is UTC, a missing one None."""
    if time != time:
        return None
    if not isinstance(time, datetime.datetime):
        raise refusal("type", "a time", "a datetime or a Timestamp", time)
    aware = time if time.tzinfo else time.replace(tzinfo=datetime.timezone.utc)
    return aware.timestamp() * 1000


def unpacked(answer: Any) -> Any:
    """The answer with its vectors in place: numpy arrays where numpy is, lists otherwise."""
    stores = {"i": _vector(answer.ints, "i"), "f": _vector(answer.floats, "d"), "b": _vector(answer.bytes, "B")}
    np = _host.numpy()

    def placed(part: dict[str, Any]) -> Any:
        if part.keys() != {"$", "from", "to"}:
            return part
        kind = part["$"]
        stretch = stores["b" if kind == "t" else kind][part["from"] : part["to"]]
        if kind == "t":
            return stretch.astype(bool) if np else [bool(v) for v in stretch]
        if kind == "b":
            return bytes(stretch)
        return stretch if np else list(stretch)

    return json.loads(answer.json, object_hook=placed)


def _vector(typed: Any, code: str) -> Any:
    """A copy of a typed array; of any size it is one copy of memory. An empty one has no memory to look at."""
    view: Any = typed.to_py() if typed.length else array(code)
    np = _host.numpy()
    return np.asarray(view) if np else view
