"""Logons in words: msticpy's ``display_logon_data``, every text of the log escaped."""

from __future__ import annotations

from html import escape
from typing import Any

from ._display import CELL, Html, PLAIN, STYLE
from ._engine import call
from ._errors import snake
from ._frames import Frame, Table
from ._notes import told
from ._times import one


def logon_facts(data: Table, *, os_family: str | None = None) -> list[dict[str, Any]]:
    """What is known of each logon: who, when, how, from where, in which session, and whether it succeeded.

    :param data: logons: events 4624 and 4625 of Windows, or logons of Linux
    :param os_family: ``"Windows"`` or ``"Linux"``; told from the columns without
    :return: one dict a row: ``account``, ``domain``, ``time`` (a datetime, None where missing), ``logon_type`` (a number
        or None), ``logon_type_name``, ``sid``, ``sid_is`` (list of texts), ``audit_user``, ``session``, ``session_is``,
        ``subject_account``, ``subject_domain``, ``process``, ``authentication``, ``address``, ``host``, ``status``,
        ``status_is`` and what else the npm package's LogonFact has; texts are empty where nothing is known
    :raises LogwinnowError: ``option``: another family; ``column``: a table without a column of logons; ``type``: no table
    """
    facts = facts_of(data, os_family)["logons"]
    return [{snake(name): one(value) if name == "time" else value for name, value in fact.items()} for fact in facts]


def facts_of(data: Table, os_family: Any) -> Any:
    """The answer of logonFacts. The family as msticpy spells it, or one of its enumeration."""
    family = getattr(os_family, "name", os_family)
    return told(call("logonFacts", Frame(data), {"os_family": family.lower() if isinstance(family, str) else family}))


def display_logon_data(logon_event: Any, alert: Any = None, os_family: str | None = None) -> Html:
    """Shows each logon as a list of facts, side by side.

    :param logon_event: a DataFrame, a row of one (a Series), or a dict of columns
    :param alert: as msticpy has it: its ``os_family`` is used, if it has one
    :param os_family: ``"Windows"`` or ``"Linux"``; the alert's, or told from the columns, without
    :return: HTML, every text of the log escaped; its ``repr`` is the same as plain text
    :raises LogwinnowError: as :func:`logon_facts`
    """
    facts = logon_facts(logon_event, os_family=os_family or getattr(alert, "os_family", None))
    blocks = [_lines(fact) for fact in facts]
    cells = "".join(f'<td style="{CELL}">' + "<br>".join(_line(*line) for line in block) + "</td>" for block in blocks)
    text = "\n\n".join("\n".join(f"{label} {value}".strip() for label, value in block) for block in blocks)
    return Html(f'<table class="{PLAIN}" style="{STYLE}"><tr>{cells}</tr></table>', text).show()


def _line(label: str, value: str) -> str:
    return f"<b>{escape(label)}</b> {escape(value)}" if label else escape(value).replace("    ", "&emsp;")


def _lines(fact: dict[str, Any]) -> list[tuple[str, str]]:
    kind = "" if fact["logon_type"] is None else f"{fact['logon_type']:g}"
    name = f" ({fact['logon_type_name']})" if fact["logon_type_name"] else ""
    subject = "/".join(part for part in (fact["subject_domain"], fact["subject_account"]) if part)
    lines = [
        ("Account Logon", ""),
        ("Account:", fact["account"]),
        ("Account Domain:", fact["domain"]),
        ("Logon Time:", fact["time"].isoformat(sep=" ", timespec="milliseconds") if fact["time"] else ""),
        ("Logon type:", kind + name),
        ("User Id/SID:", fact["sid"]),
        *[("", f"    SID {fact['sid']} is {what}") for what in fact["sid_is"]],
        *([("    Audit user:", fact["audit_user"])] if fact["audit_user"] else []),
        ("Session id:", " ".join(part for part in (fact["session"], fact["session_is"]) if part)),
        ("Subject (source) account:", subject),
        ("Logon process:", fact["process"]),
        ("Authentication:", fact["authentication"]),
        ("Source IpAddress:", fact["address"]),
        ("Source Host:", fact["host"]),
        ("Logon status:", " ".join(part for part in (fact["status"], fact["status_is"]) if part)),
    ]
    return lines
