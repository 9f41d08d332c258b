"""Outliers by isolation forests: msticpy's ``identify_outliers``, with scores and reasons."""

from __future__ import annotations

from typing import Any

from . import _host
from ._engine import call
from ._errors import listed, refusal
from ._forest import Forest, wide
from ._frames import Frame, Table, is_table
from ._matrix import Matrix


def identify_outliers(
    x: Any,
    x_predict: Any = None,
    contamination: float | str = 0.05,
    max_features: float | int | None = None,
    max_samples: float | int | None = None,
    *,
    trees: int | None = None,
    seed: int | None = None,
    missing: str | None = None,
    feature_columns: list[str] | None = None,
    max_reasons: int | None = None,
    compat: str | None = None,
) -> tuple[Forest, Any, Any]:
    """Tells which rows an isolation forest, grown on ``x``, sets apart easily, and why.

    :param x: a matrix (2-D array, list of rows), a DataFrame or a dict of columns; text columns count by rarity
    :param x_predict: what is to be scored; ``x`` itself without
    :param contamination: share of the training rows to flag, > 0 and <= 0.5; ``"auto"`` flags scores above 0.5
    :param max_features: columns that each tree sees, a number or a share; all without
    :param max_samples: rows that each tree sees, a number or a share; 256 without
    :param trees: 1 to 10,000; 100 without
    :param seed: the same seed gives the same bits everywhere; 0 without
    :param missing: ``"median"`` fills missing numbers, which are refused without
    :param feature_columns: the columns of a table to use; every column but those of times without
    :param max_reasons: rows that get reasons at most, the most anomalous first; 1000 without
    :param compat: ``"msticpy"`` for that library's settings: min(100, rows) samples, floor(sqrt(columns)) features
    :return: the model, the outlier rows of ``x_predict`` in their order, and 1 or -1 (outlier) for each row. The
        model has what more is known: ``scores_``, ``ranks_``, ``rows_`` (the most anomalous first) and ``reasons_``
    :raises LogwinnowError: ``option``: out of its range; ``shape``: ``x_predict`` of another width than ``x``;
        ``column``: one that is not there; ``type``: neither a table nor numbers row by row, or a table beside a matrix;
        ``value``: a number that is missing (see ``missing``) or infinite

    Time grows with trees x samples x depth for the forest and rows x trees x depth for the scores. Method: Liu, Ting,
    Zhou, Isolation Forest (2008). docs/outliers.md
    """
    options = {
        "contamination": contamination, "max_features": max_features, "max_samples": max_samples, "trees": trees, "seed": seed,
        "missing": missing, "feature_columns": feature_columns, "max_reasons": max_reasons, "compat": compat,
    }
    asked = x if x_predict is None else x_predict
    found = _found(x, None if asked is x else asked, options)
    labels = _signs(found["flagged"])
    model = Forest(found["forest"]) if found.get("forest") else Forest({"features": 0, "saved": b""})
    model.keep(found)
    return model, _flagged_rows(asked, labels), labels


def _found(x: Any, x_predict: Any, options: dict[str, Any]) -> Any:
    """What the npm package answers for two tables or two matrices. ``x_predict``: None where it is ``x``."""
    if is_table(x):
        if x_predict is not None and not is_table(x_predict):
            raise refusal("type", "x_predict", "a table, as x is", x_predict)
        return call("identifyOutliers", Frame(x), None if x_predict is None else Frame(x_predict), options)
    matrix = Matrix(x)
    predict = None if x_predict is None else wide(x_predict, "x_predict", matrix.columns if matrix.rows else None, "x is")
    return call("identifyOutliers", matrix, predict, {**options, "columns": matrix.columns})


def _signs(flagged: Any) -> Any:
    np = _host.numpy()
    return np.where(np.asarray(flagged, bool), -1, 1) if np else [-1 if flag else 1 for flag in flagged]


def _flagged_rows(asked: Any, labels: Any) -> Any:
    rows = [row for row, label in enumerate(labels) if label < 0]
    if is_table(asked):
        return Frame(asked).take(rows).data
    np = _host.numpy()
    return np.asarray(asked)[rows] if np else [asked[row] for row in rows]


def fit_forest(x: Any, *, contamination: float | str | None = None, max_features: float | int | None = None,
               max_samples: float | int | None = None, trees: int | None = None, seed: int | None = None,
               missing: str | None = None, feature_columns: list[str] | None = None, compat: str | None = None) -> Forest:
    """Grows an isolation forest on numbers, to keep.

    :param x: a matrix, or a table, of which every column of numbers is used
    :param contamination: share of the training rows above the threshold, > 0 and <= 0.5; without, or ``"auto"``: a
        threshold of 0.5

    The other parameters, errors and costs are those of :func:`identify_outliers`.
    """
    options = {
        "contamination": contamination, "max_features": max_features, "max_samples": max_samples, "trees": trees,
        "seed": seed, "missing": missing, "feature_columns": feature_columns, "compat": compat,
    }
    if is_table(x):
        return Forest(call("fitForest", Frame(x), options))
    matrix = Matrix(x)
    return Forest(call("fitForest", matrix, {**options, "columns": matrix.columns}))


def load_forest(saved: bytes) -> Forest:
    """A forest from the bytes that ``Forest.save()`` gave, in any host.

    :raises LogwinnowError: ``type``: no bytes; ``value``: bytes that are no whole forest of a version known here
    """
    if not isinstance(saved, (bytes, bytearray, memoryview)):
        raise refusal("type", "saved", "the bytes that Forest.save() gave", saved)
    return Forest(call("loadForest", bytes(saved), {}))


def remove_common_items(data: Table, columns: str | list[str], *, max: int | None = None) -> Table:
    """The rows whose value (or combination of values) in the columns is rare.

    :param data: a DataFrame or a dict of columns
    :param columns: a column, or several taken together; values are compared as text
    :param max: how often it may occur, >= 1; 10 without
    :return: those rows, in their order, index kept
    :raises LogwinnowError: ``column``: one that is not there; ``option``: no column, or another ``max``; ``type``: no table
    """
    frame = Frame(data)
    names = [columns] if isinstance(columns, str) else [str(name) for name in listed(columns, "columns", "a column, or several")]
    found = call("removeCommonItems", frame, names, {"max": max})
    return frame.take(found["rows"]).data
