"""Whole numbers as integers: the module answers float64, and a count is a count."""

from __future__ import annotations

from typing import Any


def whole(numbers: Any) -> Any:
    """As int64 (of a list: ints) where every number is whole; as it is where one has a fraction or what it holds are no floats.

    A missing number, which int64 cannot be, leaves an array float64; in a list it stays NaN among ints.
    """
    if hasattr(numbers, "astype"):
        if numbers.dtype.kind == "i":
            return numbers.astype("int64")
        return numbers.astype("int64") if numbers.dtype.kind == "f" and bool((numbers % 1 == 0).all()) else numbers
    if isinstance(numbers, list) and all(isinstance(n, float) and (n != n or n.is_integer()) for n in numbers):
        return [int(n) if n == n else n for n in numbers]
    return numbers
