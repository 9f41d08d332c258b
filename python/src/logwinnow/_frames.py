"""A table however it was handed in: a pandas DataFrame, or a dict of lists where pandas is absent. Answers come as the same."""

from __future__ import annotations

from typing import Any

from . import _host
from ._errors import LogwinnowError, refusal
from ._kinds import buffers_of, kind_of

#: What the functions take and give: a DataFrame, or a dict of columns.
Table = Any


class Frame:
    """The table's columns by position; the input is never changed."""

    def __init__(self, data: Table, columns: list[str] | None = None) -> None:
        self.data = data = _rows_to_columns(data)
        self.is_pandas = not isinstance(data, dict)
        self.labels = list(data.columns) if self.is_pandas else list(data)
        self.names = [str(label) for label in self.labels]
        if len(set(self.names)) < len(self.names):
            double = next(name for name in self.names if self.names.count(name) > 1)
            raise LogwinnowError("column", f"columns must have different names, but two are called {double!r}")
        self.rows = len(data) if self.is_pandas else len(next(iter(data.values()), ()))
        self._check_lengths()
        self.shown = [self.names.index(self._known(name)) for name in columns] if columns is not None else list(range(len(self.names)))
        self._kinds: dict[int, str] = {}
        self.read: list[str] = []

    def _check_lengths(self) -> None:
        if self.is_pandas or all(len(column) == self.rows for column in self.data.values()):
            return
        lengths = ", ".join(f'"{name}" has {len(column)}' for name, column in self.data.items())
        raise LogwinnowError("shape", f"columns must be of equal length, but {lengths}")

    def _known(self, name: str, field: str = "column") -> str:
        if str(name) in self.names:
            return str(name)
        raise refusal("column", field, f"one of {', '.join(map(repr, self.names)) or 'no columns'}", name)

    def column(self, name: str, field: str = "column") -> Any:
        """A column as it is in the data. ``field``: what asked for it, if it is not there."""
        at = self.names.index(self._known(name, field))
        return self.data.iloc[:, at] if self.is_pandas else self.data[self.labels[at]]

    def kind(self, name: str) -> str:
        at = self.names.index(name)
        if at not in self._kinds:
            self._kinds[at] = kind_of(self.column(name))
        return self._kinds[at]

    def header(self) -> dict[str, Any]:
        """Names and kinds, which JavaScript hears first; the cells follow where they are wanted."""
        names = [self.names[at] for at in self.shown]
        return {"columns": [{"name": name, "kind": self.kind(name)} for name in names], "rows": self.rows}

    def buffers(self, i: int) -> list[Any]:
        name = self.names[self.shown[i]]
        self.read.append(name)
        return buffers_of(self.column(name), self.kind(name), name)

    def time_read(self) -> str | None:
        """The column of times that the last call read, if it is one of datetimes."""
        return next((name for name in self.read if self.kind(name) == "time"), None)

    def with_columns(self, added: dict[str, Any]) -> Table:
        """A copy with these columns; one of the same name is replaced where it stood."""
        if not self.is_pandas:
            return {**self.data, **added}
        pd = _host.pandas()
        new = {name: pd.Series(values, index=self.data.index) for name, values in added.items()}
        kept = self.data.copy()
        for name in [name for name in new if name in kept.columns]:
            kept[name] = new.pop(name)
        return pd.concat([kept, pd.DataFrame(new, index=kept.index)], axis=1) if new else kept

    def take(self, rows: Any) -> "Frame":
        """The rows with these numbers, index kept."""
        if self.is_pandas:
            return Frame(self.data.iloc[rows])
        return Frame({label: _taken(column, rows) for label, column in self.data.items()})


def _taken(column: Any, rows: Any) -> Any:
    return column[rows] if hasattr(column, "dtype") else [column[row] for row in rows]


def _rows_to_columns(data: Any) -> Any:
    pd = _host.pandas()
    if pd is not None and isinstance(data, pd.DataFrame):
        return data
    if pd is not None and isinstance(data, pd.Series):
        return data.to_frame().T
    if isinstance(data, dict) and all(hasattr(column, "__len__") and not isinstance(column, (str, bytes, dict)) for column in data.values()):
        return data
    if isinstance(data, (list, tuple)) and all(isinstance(row, dict) for row in data):
        names = dict.fromkeys(name for row in data for name in row)
        return {name: [row.get(name) for row in data] for name in names}
    raise refusal("type", "data", "a DataFrame, a dict of columns or a list of dicts", data)


def is_table(data: Any) -> bool:
    """Whether it is a table rather than a matrix."""
    pd = _host.pandas()
    if isinstance(data, dict) or (pd is not None and isinstance(data, (pd.DataFrame, pd.Series))):
        return True
    return isinstance(data, (list, tuple)) and len(data) > 0 and isinstance(data[0], dict)
