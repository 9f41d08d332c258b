"""A fitted isolation forest."""

from __future__ import annotations

from typing import Any, Sequence

from . import _host
from ._display import table
from ._engine import call
from ._errors import listed, refusal
from ._frames import Frame, is_table
from ._matrix import Matrix


class Forest:
    """A forest; it is bytes that Python owns, so it can be pickled. Scores are in (0, 1], higher is odder, 0.5 usual.

    ``threshold``: the score above which a row is an outlier; ``trees``, ``samples`` (rows a tree saw), ``features``
    (columns), ``feature_columns`` (their names). From :func:`identify_outliers` also ``scores_`` and ``ranks_`` (one a
    row), ``rows_`` (numbers of the flagged rows, the most anomalous first), ``reasons_`` (for each of them, as
    :meth:`explain` gives them) and ``notes_``.

    What it is asked about is a matrix with as many columns as it was grown on, or a table that has ``feature_columns``.
    Every method but ``save`` raises LogwinnowError: ``shape`` for another width, ``column`` for a table without one of
    them, ``type`` or ``value`` for what are no finite numbers, and for a table where the forest was grown on texts.
    Asking costs time in proportion to rows x trees x depth. Method: Liu, Ting, Zhou, Isolation Forest (2008).
    """

    def __init__(self, facts: dict[str, Any]) -> None:
        self._saved: bytes = facts["saved"]
        self.threshold: float | None = facts.get("threshold")
        self.trees: int = facts.get("trees", 0)
        self.samples: int = facts.get("samples", 0)
        self.features: int = facts["features"]
        self.feature_columns: list[str] = facts.get("featureColumns") or []
        self.scores_: Any = None
        self.ranks_: Any = None
        self.rows_: Any = None
        self.reasons_: list[list[dict[str, Any]]] = []
        self.notes_: list[str] = []

    @property
    def n_features_in_(self) -> int:
        """How many columns it was grown on, by scikit-learn's name."""
        return self.features

    def keep(self, found: dict[str, Any]) -> None:
        """Keeps an answer of identifyOutliers."""
        self.threshold = found["threshold"]
        self.scores_, self.ranks_, self.rows_ = found["scores"], found["ranks"], found["rows"]
        self.reasons_, self.notes_ = found["reasons"], found["notes"]

    def _rows(self, x: Any) -> Frame | Matrix:
        return Frame(x) if is_table(x) else wide(x, "x", self.features, "what the forest was fitted on")

    def score(self, x: Any) -> Any:
        """The score of each row, in (0, 1]: higher is odder, 0.5 usual."""
        return call("forestScore", self._saved, self._rows(x))

    def score_samples(self, x: Any) -> Any:
        """As scikit-learn has it: the score with its sign turned, lower is odder."""
        return _mapped(lambda score: -score, self.score(x))

    def decision_function(self, x: Any) -> Any:
        """As scikit-learn has it: negative for outliers."""
        return _mapped(lambda score: self.threshold - score, self.score(x))

    def predict(self, x: Any) -> Any:
        """1, or -1 for an outlier, a row."""
        scores = self.score(x)
        np = _host.numpy()
        return np.where(scores > self.threshold, -1, 1) if np else [-1 if score > self.threshold else 1 for score in scores]

    def explain(self, x: Any) -> Any:
        """For each row what each feature adds to its score, the most first: a list of dicts.

        ``column``; ``bits``: how often it doubles the score, log2(score) = -1 + the sum of all bits; ``value``: the cell;
        ``standing``: the share of smaller training values and half of the equal ones, 0 to 1 or None; ``words``.
        """
        return call("forestExplain", self._saved, self._rows(x))

    def grid(self, features: Sequence[str | int] | None = None, size: int | None = None) -> Any:
        """Scores over a grid of two features, the others at their median.

        :param features: two names or numbers (from 0), across and up; the first two without
        :param size: points in each direction, 2 to 1000; 100 without
        :return: a dict: ``columns`` (the two names), ``x`` and ``y`` (rising values of the two), ``scores``, row by row of
            y: ``scores[j * size + i]`` is that at ``x[i]``, ``y[j]``
        :raises LogwinnowError: ``option``: other features than two that are there, or another size
        """
        pair = None if features is None else listed(features, "features", "two names or numbers of features")
        return call("forestGrid", self._saved, {"features": pair, "size": size})

    def save(self) -> bytes:
        """The forest as bytes, for :func:`load_forest` and for every other host: its trees, no row of the training data."""
        return self._saved

    def __repr__(self) -> str:
        return f"<Forest: {self.trees} trees of {self.samples} rows, {self.features} features, threshold {self.threshold}>"

    def _repr_html_(self) -> str:
        if self.rows_ is None:
            return table(["forest"], [[repr(self)]])
        first = [(int(row), f"{self.scores_[row]:.3f}", [why["words"] for why in whys]) for row, whys in zip(self.rows_[:12], self.reasons_)]
        flagged = f"{len(self.rows_)} of {len(self.scores_)} rows flagged, above {self.threshold:.3f}"
        return table(["row", "score", "reasons"], first, flagged)


def wide(x: Any, name: str, columns: int | None, of: str) -> Matrix:
    """A matrix of so many columns (None: any). Its numbers cross as one flat buffer, so nobody behind the border could tell."""
    matrix = Matrix(x, name)
    if matrix.rows and columns is not None and matrix.columns != columns:
        raise refusal("shape", name, f"{columns} columns wide, as {of}", matrix.columns)
    return matrix


def _mapped(turn: Any, scores: Any) -> Any:
    return turn(scores) if _host.numpy() else [turn(score) for score in scores]
