"""Logons in words: msticpy's ``display_logon_data``, every text of the log escaped."""

from __future__ import annotations

from html import escape
from typing import Any

from ._display import CELL, Html, STYLE
from ._engine import call
from ._frames import Frame, Table
from ._times import one


def logon_facts(data: Table, *, os_family: str | None = None) -> list[dict[str, Any]]:
    """What is known of each logon: one dict a row, with snake_case of the npm package's LogonFact; ``time`` a datetime."""
    from ._errors import snake

    found = call("logonFacts", Frame(data), {"os_family": os_family})["logons"]
    return [{snake(name): one(value) if name == "time" else value for name, value in fact.items()} for fact in found]


def display_logon_data(logon_event: Any, alert: Any = None, os_family: str | None = None) -> Html:
    """Shows each logon as a list of facts, side by side.

    :param logon_event: a DataFrame, a row of one (a Series), or a dict of columns
    :param alert: as msticpy has it: its ``os_family`` is used, if it has one
    :param os_family: ``"Windows"`` (default) or ``"Linux"``
    """
    family = os_family or getattr(alert, "os_family", None)
    facts = logon_facts(logon_event, os_family=str(family) if family else None)
    blocks = [_lines(fact) for fact in facts]
    cells = "".join(f'<td style="{CELL}">' + "<br>".join(_line(*line) for line in block) + "</td>" for block in blocks)
    text = "\n\n".join("\n".join(f"{label} {value}".strip() for label, value in block) for block in blocks)
    return Html(f'<table style="{STYLE}"><tr>{cells}</tr></table>', text).show()


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
