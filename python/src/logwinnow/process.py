"""Features of process starts and of logons: the input's columns, and numbers beside them."""

from __future__ import annotations

from typing import Any

from ._engine import call
from ._frames import Frame, Table

FRACTIONS = {"pathLogScore", "commandlineLogLen", "commandlineLogScore"}


def add_process_features(
    input_frame: Table, path_separator: str | None = None, force: bool = False, *, compat: str | None = None
) -> Table:
    """A copy of the frame with features of ``NewProcessName``, ``CommandLine`` and ``SubjectLogonId``.

    :param input_frame: a DataFrame (its index is kept) or a dict of columns; computed is what its columns allow
    :param path_separator: what separates the parts of paths; told from each path without
    :param force: under ``compat``, compute columns anew that are there already
    :param compat: ``"msticpy"`` for that library's answer where ours corrects it

    Lengths, counts and hashes are int64, logarithms float64, ``isSystemSession`` bool.
    """
    options = {"path_separator": path_separator, "force": force or None, "compat": compat}
    frame = Frame(input_frame)
    added = _features("addProcessFeatures", frame, options)
    if compat and "isSystemSession" in added:
        texts = [isinstance(cell, str) for cell in frame.column("SubjectLogonId")]  # a number is never one there (PF-6)
        added["isSystemSession"] = added["isSystemSession"] & texts if hasattr(added["isSystemSession"], "dtype") else [
            flag and text for flag, text in zip(added["isSystemSession"], texts)]
    return frame.with_columns(added)


def add_logon_features(input_frame: Table) -> Table:
    """A copy of the frame with ``AccountNum``, a number for ``Account``, and ``LogonHour``, 0 to 23 UTC."""
    frame = Frame(input_frame)
    return frame.with_columns(_features("addLogonFeatures", frame, {}))


def _features(name: str, frame: Frame, options: dict[str, Any]) -> dict[str, Any]:
    added = call(name, frame, options)["table"]
    return {column: typed(column, values) for column, values in added.items()}


def typed(column: str, values: Any) -> Any:
    """Whole numbers as integers; columns that are fractions by nature stay float64."""
    if column in FRACTIONS:
        return values
    if getattr(values, "dtype", None) == "float64":
        return values.astype("int64") if bool((values % 1 == 0).all()) else values
    if isinstance(values, list) and values and all(isinstance(v, float) and v.is_integer() for v in values):
        return [int(v) for v in values]
    return values
