"""What a column holds, and its cells as buffers."""

from __future__ import annotations

import datetime
from array import array
from typing import Any

from . import _host
from ._text import Texts, missing

#: Above this a float64 cannot tell whole numbers apart, so they cross as text.
EXACT = 2**53


def kind_of(column: Any) -> str:
    """``text``, ``number``, ``boolean``, ``time`` or ``empty``, of a list, a numpy array or a pandas column."""
    dtype = getattr(column, "dtype", None)
    if dtype is None:
        return _kind_of_cells(column)
    if dtype.kind == "b":
        return "number" if getattr(column, "hasnans", False) else "boolean"
    if dtype.kind in "iuf":
        return "number"
    if dtype.kind == "M":
        return "time"
    return _kind_of_objects(column)


def _kind_of_objects(column: Any) -> str:
    pd = _host.pandas()
    if pd is None:
        return _kind_of_cells(column.tolist())
    if isinstance(column.dtype, pd.CategoricalDtype):
        return kind_of(column.cat.categories)
    seen = pd.api.types.infer_dtype(column, skipna=True)
    if seen == "boolean" and not pd.isna(column).any():
        return "boolean"
    numbers = {"integer", "floating", "mixed-integer-float", "boolean"}
    kinds = {**dict.fromkeys(numbers, "number"), "datetime64": "time", "datetime": "time", "empty": "empty"}
    return kinds.get(seen, "text")


def _kind_of_cells(cells: Any) -> str:
    kinds = set()
    for cell in cells:
        if isinstance(cell, str):
            return "text"
        if not missing(cell):
            kinds.add(_kind_of_cell(cell))
    if len(kinds) == 1:
        kind = kinds.pop()
        return "number" if kind == "boolean" and any(missing(cell) for cell in cells) else kind
    return "text" if kinds else "empty"


def _kind_of_cell(cell: Any) -> str:
    if isinstance(cell, bool):
        return "boolean"
    if isinstance(cell, (int, float)):
        return "number"
    return "time" if isinstance(cell, datetime.datetime) else "text"


def buffers_of(column: Any, kind: str, name: str) -> list[Any]:
    """The cells: [float64], [uint8] for booleans, or [UTF-8, positions]."""
    if kind in ("text", "empty"):
        texts = Texts(column.tolist() if hasattr(column, "tolist") else column, name)
        return [texts.bytes, texts.offsets]
    if kind == "boolean":
        return [bytes(map(bool, column))] if isinstance(column, list) else [_array(column, "uint8")]
    if kind == "time":
        return [milliseconds(column)]
    if _too_large(column):
        texts = Texts([str(cell) for cell in column], name)
        return [texts.bytes, texts.offsets]
    return [_numbers(column)]


def _numbers(column: Any) -> Any:
    if isinstance(column, (list, tuple)):
        return array("d", (float("nan") if missing(cell) else cell for cell in column))
    return _array(column, "float64")


def _array(column: Any, dtype: str) -> Any:
    np, pd = _host.numpy(), _host.pandas()
    if pd is not None and isinstance(column, (pd.Series, pd.Index)):
        column = column.to_numpy(dtype, **({"na_value": float("nan")} if dtype == "float64" else {}))
    return np.require(column, dtype, ["C", "ALIGNED"])  # itself, where it is that already


def _too_large(column: Any) -> bool:
    dtype = getattr(column, "dtype", None)
    if dtype is None or dtype.kind not in "iu" or dtype.itemsize < 8 or not len(column):
        return False
    return bool(max(abs(int(column.max())), abs(int(column.min()))) > EXACT)


def milliseconds(column: Any) -> Any:
    """Epoch milliseconds in float64, NaN where missing; a time without a zone is UTC."""
    np, pd = _host.numpy(), _host.pandas()
    if isinstance(column, (list, tuple)) or np is None:
        from ._cargo import moment

        return array("d", (float("nan") if missing(cell) else moment(cell) for cell in column))
    if pd is not None:
        column = pd.Series(column)
        column = column if column.dtype.kind == "M" else pd.to_datetime(column, utc=True)
        column = column.dt.tz_convert(None) if column.dt.tz is not None else column
        column = column.to_numpy()
    unit, count = np.datetime_data(column.dtype)
    per = {"s": 1e3, "ms": 1.0, "us": 1e-3, "ns": 1e-6}.get(unit)
    if per is None or count != 1:
        column, per = column.astype("datetime64[ms]"), 1.0
    ticks = column.view("int64")
    numbers = ticks / (1 / per) if per < 1 else ticks * per
    return np.where(np.isnat(column), np.nan, numbers)
