"""Linux audit logs: program starts, and their clusters."""

from __future__ import annotations

import re
from typing import Any

from . import _host
from ._clustertimes import exact_times
from ._engine import call
from ._errors import LogwinnowError
from ._frames import Frame, Table
from ._notes import told
from ._times import from_milliseconds, own_times
from .process import typed

TIMES = ("TimeGenerated", "FirstEventTime", "LastEventTime")
#: Columns of the answer that are a column of a table of program starts, as it is there.
SOURCES = {
    "pid": ("pid", "NewProcessId"), "ppid": ("ppid", "ProcessId"), "SubjectUserSid": ("uid", "SubjectUserSid"),
    "SubjectLogonId": ("ses", "SubjectLogonId"),
}
#: Columns of programs, as Windows logs call them.
IMAGES = ("NewProcessName", "Image", "ProcessName", "FileName", "FolderPath")
#: Columns that only a table made of audit records has.
AUDIT = {"exe", "uid", "auid", "ses", "cmdline", "auditdmessage"}
WINDOWS_PATH = re.compile(r"[A-Za-z]:\\|\\\\")


def _log(log: Any) -> Frame:
    """The text of a log and its lines become a table of one column."""
    if isinstance(log, str):
        log = re.split(r"\r?\n", re.sub(r"\r?\n$", "", log))
    lines = isinstance(log, (list, tuple)) and all(isinstance(line, str) for line in log[:1])
    frame = Frame({"line": list(log)}) if lines else Frame(log)
    _check_system(frame)
    return frame


def _check_system(frame: Frame) -> None:
    """Program starts of Windows have users and sessions of another kind: they are no audit log."""
    if AUDIT & {name.lower() for name in frame.names}:
        return
    for name in (name for name in frame.names if name in IMAGES and frame.rows):
        path = next((cell for cell in frame.column(name) if isinstance(cell, str) and cell), "")
        if WINDOWS_PATH.match(path):
            raise LogwinnowError("column", f"audit_data must be an audit log, its lines, or a table of Linux program starts with the columns exe, uid, cmdline, ses, "
                                           f"pid and ppid; exe and uid are missing, and {name!r} has paths of Windows ({path!r}): use dbcluster_events or winnow for it")


def read_auditd(log: Any) -> Table:
    """One row for each program start of an audit log.

    :param log: the text of an ``audit.log``, its lines, or a table with the columns that a collector made of it
    :return: a DataFrame where pandas is imported, else a dict of columns
    """
    return _table(_columns(told(call("readAuditd", _log(log), {}))))


def cluster_auditd_processes(audit_data: Any, app: str | None = None, *, compat: str | None = None) -> Table:
    """Reads the process starts of an audit log and clusters them: one row for each noise event and cluster.

    :param audit_data: as for :func:`read_auditd`, or what that gave, or msticpy's table of program starts
    :param app: only programs whose path contains this text; all without
    :param compat: ``"msticpy"`` clusters by path score and uid alone, as that library does
    :return: as :func:`read_auditd`; of a DataFrame the index is kept, and its times have their zone and every digit
    """
    frame = _log(audit_data)
    found = told(call("clusterAuditdProcesses", frame, {"app": app, "compat": compat}))
    columns = {**_columns(found), **_own_columns(frame, found, compat)}
    return _table(columns, frame.data.index[found["rows"]] if frame.is_pandas else None)


def _own_columns(frame: Frame, found: dict[str, Any], compat: str | None) -> dict[str, Any]:
    """What a table of program starts has itself: ids with their dtypes, exact times."""
    if not frame.is_pandas:
        return {}
    rows, starts = found["rows"], found["starts"]
    own = {name: _first(frame, sources) for name, sources in SOURCES.items() if name in found["table"]}
    columns = {name: column.iloc[rows].array for name, column in own.items() if column is not None}
    times = own_times(frame, frame.time_read())
    if times is None or not len(starts):
        return columns
    place = {row: at for at, row in enumerate(starts.tolist())}
    shown = [place[row] for row in rows.tolist()]
    exact = exact_times(times.iloc[starts].reset_index(drop=True), found["labels"], shown, compat)
    if not compat:
        exact["TimeGenerated"] = times.iloc[rows].array
    return {**columns, **{name: column for name, column in exact.items() if name in found["table"]}}


def _first(frame: Frame, names: tuple[str, ...]) -> Any:
    """The first of these columns that was read."""
    name = next((name for name in names if name in frame.read), None)
    return None if name is None else frame.column(name)


def _columns(found: dict[str, Any]) -> dict[str, Any]:
    """The answer's columns, typed."""
    pd = _host.pandas()
    like = Frame({} if pd is None else pd.DataFrame())
    return {name: from_milliseconds(values, like) if name in TIMES else typed(name, values) for name, values in found["table"].items()}


def _table(columns: dict[str, Any], index: Any = None) -> Table:
    pd = _host.pandas()
    return columns if pd is None else pd.DataFrame(columns, index=index)
