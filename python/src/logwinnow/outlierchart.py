"""The picture of an isolation forest: scores over two features, or over each pair of several."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

from . import _host
from ._cargo import Verbatim
from ._display import Chart
from ._engine import call
from ._errors import LogwinnowError, listed, refusal
from ._forest import Forest
from ._frames import is_table, Frame

#: A picture of more pairs than these says nothing.
MOST_PAIRS = 15


def plot_outlier_results(clf: Forest, x: Any, x_predict: Any, x_outliers: Any, feature_columns: list[Any], plt_title: str, **options: Any) -> Chart:
    """The forest's score over two features, with the rows upon it; of more features each pair, the others at their median.

    :param clf: the forest of :func:`identify_outliers`
    :param x: what it was trained on
    :param x_predict: what was scored
    :param x_outliers: the rows flagged; they are told by the forest
    :param feature_columns: numbers or names of the features to show, at least two
    :param plt_title: title
    """
    if not isinstance(clf, Forest):
        raise refusal("type", "clf", "the forest of identify_outliers, the first that it returns", clf)
    if len(listed(feature_columns, "feature_columns", "numbers or names of features")) < 2:
        raise LogwinnowError("value", f"feature_columns must be at least 2 features, got {len(feature_columns)}")
    places = [_place(clf, feature, at) for at, feature in enumerate(feature_columns)]
    pairs = list(combinations(range(len(places)), 2))[:MOST_PAIRS]
    flagged = [label < 0 for label in clf.predict(x_predict)]
    charts = [_panel(clf, x, x_predict, flagged, [places[i], places[j]], [str(feature_columns[i]), str(feature_columns[j])],
                     {"width": 640 if len(pairs) == 1 else 300, "height": None if len(pairs) == 1 else 240, **options, "title": plt_title if len(pairs) == 1 else None})
              for i, j in pairs]
    return Chart(charts[0] if len(charts) == 1 else _side_by_side(charts, plt_title)).show()


def _place(clf: Forest, feature: Any, at: int) -> int:
    if isinstance(feature, int) and not isinstance(feature, bool):
        place = feature
    else:
        place = clf.feature_columns.index(feature) if feature in clf.feature_columns else at
    if not 0 <= place < clf.features:
        raise LogwinnowError("value", f"feature_columns must be below {clf.features}, the number of features, got {feature!r}")
    return place


def _column(x: Any, place: int) -> list[float]:
    if is_table(x):
        frame = Frame(x)
        return [float(value) for value in frame.column(frame.names[place])]
    np = _host.numpy()
    return np.asarray(x, float)[:, place].tolist() if np else [float(row[place]) for row in x]


def _panel(clf: Forest, x: Any, x_predict: Any, flagged: list[bool], pair: list[int], names: list[str], options: dict[str, Any]) -> dict[str, Any]:
    grid = clf.grid((pair[0], pair[1]), 60)
    points = {"x": _column(x_predict, pair[0]), "y": _column(x_predict, pair[1]), "flagged": flagged}
    training = {} if x is x_predict else {"training": {"x": _column(x, pair[0]), "y": _column(x, pair[1])}}
    spec: dict[str, Any] = call("plotOutlierResults", Verbatim({**grid, "columns": names, "points": points, **training}), options)
    return spec


def _side_by_side(charts: list[dict[str, Any]], title: str) -> dict[str, Any]:
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
