"""Linux audit logs: program starts, and their clusters."""

from __future__ import annotations

import re
from typing import Any

from ._engine import call
from ._frames import Frame, Table
from ._times import from_milliseconds
from . import _host


def _log(log: Any) -> Frame:
    """The text of a log and its lines become a table of one column."""
    if isinstance(log, str):
        log = re.split(r"\r?\n", re.sub(r"\r?\n$", "", log))
    lines = isinstance(log, (list, tuple)) and all(isinstance(line, str) for line in log[:1])
    return Frame({"line": list(log)}) if lines else Frame(log)


def read_auditd(log: Any) -> Table:
    """One row for each program start of an audit log.

    :param log: the text of an ``audit.log``, its lines, or a table with the columns that a collector made of it
    :return: a DataFrame where pandas is imported, else a dict of columns
    """
    found = call("readAuditd", _log(log), {})
    return _built(found["table"])


def cluster_auditd_processes(audit_data: Any, app: str | None = None, *, compat: str | None = None) -> Table:
    """Reads the process starts of an audit log and clusters them: one row for each noise event and cluster.

    :param audit_data: as for :func:`read_auditd`, or what that gave
    :param app: only programs whose path contains this text
    :param compat: ``"msticpy"`` clusters by path score and uid alone, as that library does
    """
    frame = _log(audit_data)
    found = call("clusterAuditdProcesses", frame, {"app": app, "compat": compat})
    return _built(found["table"])


def _built(columns: dict) -> Table:
    pd = _host.pandas()
    from .process import typed

    frame = Frame({} if pd is None else pd.DataFrame())
    whole = {name: typed(name, values) for name, values in columns.items()}
    for name in ("TimeGenerated", "FirstEventTime", "LastEventTime"):
        if name in whole:
            whole[name] = from_milliseconds(columns[name], frame)
    return whole if pd is None else pd.DataFrame(whole)
