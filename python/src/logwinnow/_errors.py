"""The error of this package, and the words in it: JavaScript's names of options become Python's."""

from __future__ import annotations

import re
from typing import Any, Iterable


class LogwinnowError(ValueError):
    """What every function of this package raises for input that it cannot use.

    ``code`` tells kinds apart: ``option``, ``column``, ``shape``, ``value``, ``type`` (the sentence names the field
    and the value), ``load``, ``crashed`` (out of memory, say; the next call works again) and ``internal``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def refusal(code: str, field: str, must: str, got: object) -> LogwinnowError:
    """``eps must be > 0, got -1``, the one way to word it."""
    shown = repr(got)
    return LogwinnowError(code, f"{field} must be {must}, got {shown if len(shown) < 70 else shown[:66] + ' ...'}")


def check_several(value: Any, field: str, must: str) -> None:
    """Refuses what is not several; a text is not."""
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        raise refusal("type", field, must, value)


def listed(value: Any, field: str, must: str) -> list[Any]:
    """What somebody gave as several, as a list."""
    check_several(value, field, must)
    return list(value)


def camel(name: str) -> str:
    """``max_cluster_distance`` as JavaScript writes it."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def snake(name: str) -> str:
    """``maxClusterDistance`` as Python writes it."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: "_" + found[1].lower(), name)


#: What JavaScript calls a value, in Python's words.
WORDS = {
    "an array": "a list", "arrays": "lists", "an object (Object)": "a dict", "an object": "a dict", "objects": "dicts", "a string": "a text",
    "undefined": "None", "null": "None", "true": "True", "false": "False",
}
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
SPOKEN = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in WORDS) + r"|\b[a-z]+(?:[A-Z][a-z0-9]*)+\b")


def reworded(message: str, given: Iterable[Any]) -> str:
    """The message in Python's words and spelling, outside quotes, which hold the user's own. ``given``: the call's arguments."""
    unknown = re.fullmatch(r'options must be among (.*), got "(.*)"', message)
    if unknown:
        return f"{snake(unknown[2])} is not an option; there are {', '.join(map(snake, QUOTED.findall(unknown[1])))}"
    message = _option_named(message, given)
    if message.startswith("roles must be keyed by"):  # those are ours
        return QUOTED.sub(lambda name: f'"{snake(name[1])}"', message)
    ends = [0, *(end for quoted in QUOTED.finditer(message) for end in quoted.span()), len(message)]
    parts = [message[start:end] for start, end in zip(ends, ends[1:])]
    return "".join(part if at % 2 else SPOKEN.sub(lambda word: WORDS.get(word[0]) or snake(word[0]), part) for at, part in enumerate(parts))


def _option_named(message: str, given: Iterable[Any]) -> str:
    """``column must be one of ...`` with the name of the option that asked for the column."""
    wrong = re.fullmatch(r'column (must be one of .*, got "((?:[^"\\]|\\.)*)")', message)
    for options in given if wrong else ():
        for name, value in options.items() if isinstance(options, dict) else ():
            if wrong and wrong[2] in ([value] if isinstance(value, str) else value if isinstance(value, (list, tuple)) else ()):
                return f"{name} {wrong[1]}"
    return message
