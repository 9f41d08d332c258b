"""The picture of an isolation forest: scores over two features, or over each pair of several."""

from __future__ import annotations

import json
from array import array
from itertools import combinations
from typing import Any, Sequence, Unpack

from ._cargo import Floats, Verbatim
from ._display import Chart
from ._engine import call
from ._errors import LogwinnowError, listed, refusal
from ._forest import Forest, wide
from ._frames import Frame, is_table
from ._options import Look
from ._text import missing

#: A picture of more pairs than these says nothing.
MOST_PAIRS = 15
NAN = float("nan")


def plot_outlier_results(clf: Forest, x: Any, x_predict: Any, x_outliers: Any, feature_columns: Sequence[Any], plt_title: str,
                         **options: Unpack[Look]) -> Chart:
    """The forest's score over two features, with the rows upon it; of more features each pair, the others at their median.

    :param clf: the forest of :func:`identify_outliers`
    :param x: what it was trained on: a table, whose columns are found by their names, or a matrix
    :param x_predict: what was scored, likewise
    :param x_outliers: taken over from msticpy; the rows flagged are told by the forest
    :param feature_columns: names or numbers (from 0) of the features to show, at least two; of the pairs at most 15 are
        drawn. A forest of a matrix has no names: names given for it are those of its features in order
    :param plt_title: title
    :param options: ``width`` (640 without, each of several 300; pixels of the plotting area), ``height`` (400 without,
        each of several 240), ``theme`` (``"light"`` or ``"dark"``; the host's without), ``max_points`` (5000 without)
    :raises LogwinnowError: ``type``: ``clf`` is no forest; ``value``: fewer than two features, or one that the forest
        does not know; ``shape``: a matrix of another width than the forest's; ``column``: a table without its columns

    The forest scores every row, and a grid of 60 x 60 points for each pair.
    """
    if not isinstance(clf, Forest):
        raise refusal("type", "clf", "the forest of identify_outliers, the first that it returns", clf)
    features = listed(feature_columns, "feature_columns", "names or numbers of features")
    if len(features) < 2:
        raise LogwinnowError("value", f"feature_columns must be at least 2 features, got {len(features)}")
    places = [_place(clf, feature, at) for at, feature in enumerate(features)]
    names = [_name(clf, feature, place) for feature, place in zip(features, places)]
    shown = {place: (_column(clf, x, "x", place) if x is not x_predict else None, _column(clf, x_predict, "x_predict", place)) for place in places}
    flagged = [bool(label < 0) for label in clf.predict(x_predict)]
    pairs = list(combinations(range(len(places)), 2))[:MOST_PAIRS]
    single = len(pairs) == 1
    look = {**({"width": 640} if single else {"width": 300, "height": 240}), **options, "title": plt_title if single else None}
    charts = [_panel(clf, shown, flagged, (places[i], places[j]), (names[i], names[j]), look) for i, j in pairs]
    return Chart(charts[0] if single else _side_by_side(charts, plt_title)).show()


def _place(clf: Forest, feature: Any, at: int) -> int:
    """The number of a feature. ``at``: where it was named, which is its number where the forest has no names."""
    if isinstance(feature, str) and clf.feature_columns:
        if feature not in clf.feature_columns:
            raise refusal("value", "feature_columns", f"among {', '.join(map(repr, clf.feature_columns))}, as the forest was fitted on", feature)
        return clf.feature_columns.index(feature)
    place = at if isinstance(feature, str) else feature
    if isinstance(place, bool) or not hasattr(place, "__index__") or not 0 <= place < clf.features:
        raise LogwinnowError("value", f"feature_columns must be names, or numbers below {clf.features}, the number of features, got {feature!r}")
    return int(place)


def _name(clf: Forest, feature: Any, place: int) -> str:
    return clf.feature_columns[place] if clf.feature_columns else str(feature)


def _column(clf: Forest, x: Any, field: str, place: int) -> Floats:
    if not is_table(x):
        matrix = wide(x, field, clf.features, "what the forest was fitted on")
        return Floats(array("d", matrix.buffer[place :: max(1, matrix.columns)]))
    frame = Frame(x)
    names = clf.feature_columns or [name for name in frame.names if frame.kind(name) in ("number", "boolean")]
    if place >= len(names):
        raise refusal("shape", field, f"a table of {clf.features} columns of numbers, as what the forest was fitted on", len(names))
    cells = frame.column(names[place], f"columns of {field}")
    if getattr(cells, "dtype", None) == "float64":
        return Floats(array("d", cells))
    return Floats(array("d", [_number(cell, names[place], field) for cell in cells]))


def _number(cell: Any, name: str, field: str) -> float:
    try:
        return NAN if missing(cell) else float(cell)
    except (TypeError, ValueError):
        raise refusal("column", name, f"a column of numbers in {field}", cell) from None


def _panel(clf: Forest, shown: dict[int, Any], flagged: list[bool], pair: tuple[int, int], names: tuple[str, str], look: dict[str, Any]) -> Any:
    grid = clf.grid(pair, 60)
    (x_trained, x), (y_trained, y) = shown[pair[0]], shown[pair[1]]
    training = {} if x_trained is None else {"training": {"x": x_trained, "y": y_trained}}
    points = {"x": x, "y": y, "flagged": flagged}
    return call("plotOutlierResults", Verbatim({**grid, "columns": list(names), "points": points, **training}), look)


def _side_by_side(charts: list[Any], title: str) -> dict[str, Any]:
    """Several charts as one: what belongs to the whole stands once, and each has parameters and scales of its own."""
    whole: dict[str, Any] = {name: charts[0][name] for name in ("$schema", "config", "usermeta") if name in charts[0]}
    panels = []
    for at, chart in enumerate(charts):
        panel = {name: part for name, part in chart.items() if name not in ("$schema", "config", "usermeta", "title", "description", "autosize", "padding")}
        panels.append(json.loads(json.dumps(panel).replace('"pick"', f'"pick{at}"')))
    subtitle = charts[0].get("title", {}).get("subtitle")
    heading = {"text": title, **({"subtitle": subtitle} if subtitle else {})}
    return {**whole, "description": title, "title": heading, "columns": 2, "concat": panels,
            "resolve": {"scale": {"color": "shared", "fill": "shared", "shape": "shared", "size": "independent"}}}
