"""``winnow``: patterns of events, the most surprising first."""

from __future__ import annotations

from typing import Any, Unpack

from . import _host
from ._cargo import Verbatim, verbatim
from ._display import Chart, Shown, counted, table
from ._engine import call
from ._errors import listed, refusal
from ._frames import Frame, Table
from ._options import TopLook
from ._times import from_milliseconds, one, own_times

COLUMNS = ["bits", "count", "first", "last", "template", "keys", "reasons", "parts", "exemplar", "rows", "images", "users", "hosts", "commands", "prevalence", "slots"]

#: Patterns shown as a table; who wants others has ``patterns``.
ROWS = 20


class Winnowed(Shown):
    """The answer of :func:`winnow`; a notebook shows it as a table of the first patterns.

    ``patterns``: one row a pattern (a DataFrame, or a list of dicts where the input was no frame): ``bits`` (surprise),
    ``count``, ``first`` and ``last`` time, ``template``, ``keys``, ``reasons`` (in words), ``parts`` (bits by
    property), ``exemplar`` and ``rows`` (row numbers), ``images``, ``users``, ``hosts``, ``commands`` (distinct
    values), ``prevalence``, ``slots``. ``labels``: for each row the number of its pattern, -1 where muted. ``rows_in``,
    ``images_in``, ``images_hidden``, ``pairs_in``, ``pairs_hidden``, ``muted_patterns``, ``muted_rows``, ``mute_unused``
    (patterns of ``mute`` that the log does not have), ``notes``.
    """

    def __init__(self, frame: Frame, found: dict[str, Any]) -> None:
        self._frame, self._found = frame, found
        self.labels: Any = found["labels"]
        self.rows_in: int = found["rowsIn"]
        self.images_in: int = found["imagesIn"]
        self.images_hidden: int = found["imagesHidden"]
        self.pairs_in: int = found["pairsIn"]
        self.pairs_hidden: int = found["pairsHidden"]
        self.muted_patterns: int = found["mutedPatterns"]
        self.muted_rows: int = found["mutedRows"]
        self.mute_unused: int = found["muteUnused"]
        self.notes: list[str] = found["notes"]
        self.patterns: Any = _patterns(frame, found)

    def __len__(self) -> int:
        return len(self._found["patterns"])

    def events(self, pattern: int) -> Table:
        """The rows of a pattern, as the input has them.

        :param pattern: its number in ``patterns``, from 0
        :raises LogwinnowError: ``value``: no such pattern
        """
        if isinstance(pattern, bool) or not hasattr(pattern, "__index__") or not 0 <= pattern < len(self):
            raise refusal("value", "pattern", f"the number of one of {counted(len(self), 'pattern')}, from 0", pattern)
        return self._frame.take(self._found["patterns"][pattern]["rows"]).data

    def chart(self, **options: Unpack[TopLook]) -> Chart:
        """The first patterns as bars of bits, by the property that adds them.

        :param options: ``top``: patterns shown at most, 25 without; ``title``, ``width``, ``height``, ``theme`` as in
            :func:`plot_cluster`
        :raises LogwinnowError: ``option``: unknown, or out of range
        """
        slim = {**self._found, "labels": [], "patterns": [{**pattern, "rows": []} for pattern in self._found["patterns"]]}
        return Chart(call("plotPatterns", verbatim(slim), {**options}))

    def __repr__(self) -> str:
        lines = [f"{p['bits']:6.1f} {p['count']:6d}  {p['template'] or ', '.join(_keys(p))}  ({'; '.join(p['reasons'][:1])})" for p in self._found["patterns"][:10]]
        return "\n".join([self._summary(), *lines])

    def _summary(self) -> str:
        return f"{counted(self.rows_in, 'event')}, {counted(len(self), 'pattern')}; images hidden: {self.images_hidden} of {self.images_in}"

    def _repr_html_(self) -> str:
        rows = [_shown(pattern) for pattern in self._found["patterns"][:ROWS]]
        cut = f" (the first {ROWS} shown)" if len(self) > ROWS else ""
        return table(["bits", "count", "first (UTC)", "keys", "template", "strongest reasons"], rows, self._summary() + cut)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}


def winnow(
    data: Table,
    *,
    keys: list[str] | None = None,
    text: list[str] | None = None,
    time_column: str | None = None,
    roles: dict[str, str] | None = None,
    refine: dict[str, Any] | None = None,
    mute: Any = None,
    slots_off: list[str] | None = None,
    system_names: list[dict[str, Any]] | None = None,
    max_slot_values: int | None = None,
) -> Winnowed:
    """Groups events into patterns and ranks them by surprise in bits, the most surprising first.

    :param data: a DataFrame, a dict of columns or a list of dicts
    :param keys: columns whose values keep patterns apart; image, account and host without, as far as they are there
    :param text: columns that templates are made of; the command line or the user agent without
    :param time_column: the column of times; the first with a known name without
    :param roles: which column plays which role (``image``, ``command``, ``account`` ...) where names are not known
    :param refine: ``{"columns": [...], "eps": 0.5, "min_samples": 2}`` splits patterns by numbers, with DBSCAN
    :param mute: patterns to leave out: rows of an earlier answer's ``patterns``
    :param slots_off: kinds of slot not to use, ``["num"]`` say
    :param system_names: more programs to find masquerades of: ``[{"name": ..., "folders": [...]}]``
    :param max_slot_values: values listed for a slot at most, 1000 without
    :return: patterns, labels and counts; shows itself as a table
    :raises LogwinnowError: ``type``: ``data`` is no table, or ``mute`` no patterns; ``column``: one that is not there, or
        none to group by; ``option``: unknown, or of another kind than told here

    Each row belongs to exactly one pattern. Time grows with the length of the texts, memory with the rows. docs/ranking.md
    has the formulas.
    """
    frame = Frame(data)
    options = {
        "keys": keys, "text": text, "time_column": time_column, "roles": roles, "refine": refine, "mute": _muted(mute),
        "slots_off": slots_off, "system_names": system_names, "max_slot_values": max_slot_values,
    }
    return Winnowed(frame, call("winnow", frame, options))


def _muted(mute: Any) -> list[Any] | None:
    if mute is None:
        return None
    must = "rows of an earlier answer's patterns, which have keys and a template"
    if hasattr(mute, "to_dict"):  # patterns of a DataFrame, or one of them, a Series
        mute = mute.to_dict("records") if hasattr(mute, "columns") else mute.to_dict()
    each = [mute] if isinstance(mute, dict) else listed(mute, "mute", must)
    for pattern in each:
        if not isinstance(pattern, dict) or not isinstance(pattern.get("keys"), dict) or "template" not in pattern:
            raise refusal("type", "mute", must, pattern)
    return [Verbatim({"keys": Verbatim(pattern["keys"]), "template": pattern["template"]}) for pattern in each]


def _patterns(frame: Frame, found: dict[str, Any]) -> Any:
    patterns = found["patterns"]
    pd = _host.pandas()
    if not frame.is_pandas or pd is None:
        return [{**pattern, "first": one(pattern["first"]), "last": one(pattern["last"])} for pattern in patterns]
    columns = {name: [pattern[name] for pattern in patterns] for name in COLUMNS}
    columns.update(_firsts_and_lasts(frame, found, columns))
    return pd.DataFrame(columns)


def _firsts_and_lasts(frame: Frame, found: dict[str, Any], columns: dict[str, Any]) -> dict[str, Any]:
    """Exact, from the frame's own rows, where its times are datetimes."""
    times = own_times(frame, frame.time_read())
    if times is None:
        return {name: from_milliseconds([float("nan") if t is None else t for t in columns[name]], frame) for name in ("first", "last")}
    grouped = times.groupby(found["labels"])
    order = range(len(found["patterns"]))
    return {"first": grouped.min().reindex(order).array, "last": grouped.max().reindex(order).array}


def _shown(pattern: dict[str, Any]) -> list[Any]:
    first = one(pattern["first"])
    when = first.strftime("%Y-%m-%d %H:%M:%S") if first else ""
    return [f"{pattern['bits']:.1f}", pattern["count"], when, _keys(pattern), pattern["template"], pattern["reasons"][:3]]


def _keys(pattern: dict[str, Any]) -> list[str]:
    return [f"{name}: {value}" for name, value in pattern["keys"].items()]
