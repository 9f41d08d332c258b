"""Matrices of features: numpy arrays, lists of rows, or the columns of a frame."""

from __future__ import annotations

from array import array
from typing import Any

from . import _host
from ._cargo import Floats
from ._errors import LogwinnowError, check_several, refusal


class Matrix(Floats):
    """Numbers row by row, float64, and how many a row has."""

    def __init__(self, data: Any, name: str = "x") -> None:
        check_several(data, name, "a table, or numbers, row by row")
        np = _host.numpy()
        if np is not None:
            try:
                numbers = np.require(data, np.float64, ["C", "ALIGNED"])
            except (TypeError, ValueError):
                raise refusal("type", name, "numbers, row by row", data) from None
            if numbers.ndim != 2:
                raise LogwinnowError("shape", f"{name} must have 2 dimensions (rows and columns), got {numbers.ndim}")
            super().__init__(numbers.reshape(-1))
            self.rows, self.columns = numbers.shape
        else:
            self.rows, self.columns = len(data), len(data[0]) if len(data) else 0
            wrong = next((i for i, row in enumerate(data) if len(row) != self.columns), None)
            if wrong is not None:
                raise LogwinnowError("shape", f"rows of {name} must be of equal length, but row {wrong} has {len(data[wrong])} numbers and row 0 {self.columns}")
            super().__init__(array("d", (number for row in data for number in row)))


def shaped(numbers: Any, columns: int) -> Any:
    """A flat answer as rows: a 2-D array where numpy is, a list of lists otherwise."""
    if _host.numpy() is not None:
        return numbers.reshape(-1, max(1, columns))
    return [list(numbers[at : at + columns]) for at in range(0, len(numbers), max(1, columns))]
