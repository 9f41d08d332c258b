"""How results show themselves: by MIME type in a notebook, and as plain data elsewhere."""

from __future__ import annotations

import sys
import warnings
from html import escape
from typing import Any, Iterable, Self

#: The version that JupyterLab draws.
VEGALITE = "application/vnd.vegalite.v5+json"

#: Warnings are told of the line that called the package.
PACKAGE = __file__.rpartition("/")[0] + "/"

STYLE = "border-collapse:collapse;font-size:90%"
#: JupyterLab would typeset what stands between two dollar signs, and shorten double backslashes; MathJax passes by what is of this class.
PLAIN = "mathjax_ignore tex2jax_ignore"
CELL = "padding:2px 8px;text-align:left;vertical-align:top;overflow-wrap:break-word;max-width:24em;white-space:normal"
#: A time, a number, a name: what is so short stays on one line, whatever is beside it.
SHORT = 24


try:
    from pyodide.ffi import jsnull
except ImportError:  # before Pyodide 0.28 None is null
    jsnull = None


def _nulls(part: Any) -> Any:
    """JSON's null as JavaScript's. JupyterLite's kernel makes ``undefined`` of None, which is then lost, and to
    Vega-Lite ``"sort": null`` is not the same as no ``sort``."""
    if isinstance(part, dict):
        return {key: _nulls(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_nulls(value) for value in part]
    return jsnull if part is None else part


def _shell() -> Any:
    module = sys.modules.get("IPython")
    return module.get_ipython() if module else None


class Shown:
    """Something that a notebook can show.

    msticpy's plotting functions show their picture themselves, whatever becomes of their result. So do ours; where
    the result is a cell's last expression as well, it is not shown a second time.
    """

    _cell: int | None = None

    def show(self) -> Self:
        """Shows it now, where there is a notebook."""
        shell = _shell()
        if shell is not None:
            from IPython.display import display

            display(_nulls(self._repr_mimebundle_()), raw=True)
            self._cell = shell.execution_count
        return self

    def _ipython_display_(self) -> None:
        shell = _shell()
        if shell is None or self._cell != shell.execution_count:
            self.show()
        self._cell = None

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        raise NotImplementedError


class Chart(Shown):
    """A Vega-Lite 5 specification. ``spec`` is the plain dict, its data inside."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self.spec = spec

    def to_dict(self) -> dict[str, Any]:
        """The specification, for vega-embed or Altair."""
        return self.spec

    def __repr__(self) -> str:
        title = self.spec.get("title") or {}
        return f"<Chart: {title.get('text', '') if isinstance(title, dict) else title}>"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {VEGALITE: self.spec, "text/plain": repr(self)}


class Html(Shown):
    """HTML that was made here, every text of the log escaped, and the same as plain text."""

    def __init__(self, html: str, text: str) -> None:
        self.html, self.text = html, text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"text/html": self.html, "text/plain": self.text}


def not_drawn(function: str, given: dict[str, Any], names: set[str]) -> None:
    """Warns of keywords of msticpy that do nothing here, at the line that called."""
    for name in sorted(name for name in given.keys() & names if given[name] is not None):
        warnings.warn(f"{function}: {name} is accepted for msticpy's sake and changes nothing here", skip_file_prefixes=(PACKAGE,))


def counted(count: int, noun: str) -> str:
    """``1 event``, ``2 events``"""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def table(headings: Iterable[str], rows: Iterable[Iterable[Any]], caption: str = "") -> str:
    """An HTML table; cells are escaped, lists put one item a line."""
    head = "".join(f'<th style="{CELL}">{escape(str(heading))}</th>' for heading in headings)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    title = f'<caption style="text-align:left">{escape(caption)}</caption>' if caption else ""
    return f'<table class="{PLAIN}" style="{STYLE}">{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(value: Any) -> str:
    items = [str(item) for item in value] if isinstance(value, (list, tuple)) else ["" if value is None else str(value)]
    style = f"{CELL};white-space:nowrap" if all(len(item) <= SHORT for item in items) else CELL
    return f'<td style="{style}">' + "<br>".join(map(escape, items)) + "</td>"
