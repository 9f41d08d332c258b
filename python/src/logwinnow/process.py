"""Features of process starts and of logons: the input's columns, and numbers beside them."""

from __future__ import annotations

from typing import Any

from ._engine import call
from ._frames import Frame, Table
from ._notes import told
from ._whole import whole

FRACTIONS = {"pathLogScore", "commandlineLogLen", "commandlineLogScore"}


def add_process_features(
    input_frame: Table, path_separator: str | None = None, force: bool = False, *, compat: str | None = None
) -> Table:
    """A copy of the frame with features of ``NewProcessName``, ``CommandLine`` and ``SubjectLogonId``.

    :param input_frame: a DataFrame (its index is kept) or a dict of columns; computed is what its columns allow
    :param path_separator: what separates the parts of paths; told from each path without
    :param force: under ``compat``, compute columns anew that are there already; they are kept without
    :param compat: ``"msticpy"`` for that library's answer where ours corrects it
    :return: the frame's columns, and those computed: lengths, counts and hashes int64, logarithms float64,
        ``isSystemSession`` bool. docs/msticpy.md lists them
    :raises LogwinnowError: ``column``: a table without a path, a command line and a session; ``option``: another
        ``compat``; ``type``: no table

    Time grows with the length of the texts.
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
    """A copy of the frame with ``AccountNum``, a number for ``Account`` (the sum of its code points), and ``LogonHour``, 0 to 23 UTC, NaN where a time cannot be read.

    :param input_frame: a DataFrame (its index is kept) or a dict of columns; computed is what its columns allow
    :raises LogwinnowError: ``column``: a table without accounts and times; ``type``: no table
    """
    frame = Frame(input_frame)
    return frame.with_columns(_features("addLogonFeatures", frame, {}))


def _features(name: str, frame: Frame, options: dict[str, Any]) -> dict[str, Any]:
    added = told(call(name, frame, options))["table"]
    return {column: typed(column, values) for column, values in added.items()}


def typed(column: str, values: Any) -> Any:
    """Whole numbers as integers; columns that are fractions by nature stay float64."""
    return values if column in FRACTIONS else whole(values)
