"""Clusters of events: msticpy's ``dbcluster_events``, and DBSCAN itself."""

from __future__ import annotations

from typing import Any

from . import _host
from ._clustertimes import exact_times
from ._display import counted
from ._engine import call
from ._errors import listed, refusal
from ._frames import Frame, Table, is_table
from ._keywords import sorted_out
from ._matrix import Matrix, shaped
from ._times import from_milliseconds, own_times
from .process import typed

#: Arguments of scikit-learn's DBSCAN that do not change labels.
WITHOUT_EFFECT = {"algorithm", "leaf_size", "n_jobs"}


METRICS = {"l1": "manhattan", "cityblock": "manhattan", "l2": "euclidean"}


class Clustering:
    """What was fitted, with the attributes of scikit-learn's DBSCAN.

    ``labels_``: the cluster of each row, counted from 0, -1 for noise; ``core_sample_indices_``: numbers of the core
    rows, rising; ``rows_``: the rows shown, every noise row and then the first of each cluster; ``feature_names_in_``;
    ``features_``: the features of the rows shown, in the log's own units; ``eps``, ``min_samples``, ``notes_``.
    """

    def __init__(self, found: dict[str, Any], names: list[str], eps: float, min_samples: int) -> None:
        self.labels_ = found["labels"]
        self.core_sample_indices_ = found["coreSampleIndices"]
        self.rows_: Any = found.get("rows")
        self.notes_ = found.get("notes", [])
        self.feature_names_in_ = names
        self.features_: Any = None
        self.n_features_in_ = len(names)
        self.eps, self.min_samples = eps, min_samples

    def __repr__(self) -> str:
        clusters = max(self.labels_, default=-1) + 1 if not hasattr(self.labels_, "max") else int(self.labels_.max(initial=-1)) + 1
        noise = sum(1 for label in self.labels_ if label < 0)
        return f"<Clustering: {counted(clusters, 'cluster')}, {counted(noise, 'noise row')} of {len(self.labels_)}, eps={self.eps}, min_samples={self.min_samples}>"


def dbcluster_events(
    data: Any,
    cluster_columns: list[Any] | None = None,
    verbose: bool = False,
    normalize: bool = True,
    time_column: str | None = None,
    max_cluster_distance: float = 0.01,
    min_cluster_samples: int = 2,
    *,
    compat: str | None = None,
    **kwargs: Any,
) -> tuple[Any, Clustering, Any]:
    """Clusters events by columns of numbers: one row for each noise event and each cluster.

    :param data: a DataFrame, a dict of columns, or a matrix (a 2-D array or list of rows)
    :param cluster_columns: names of number or boolean columns (of a matrix: their numbers); all without
    :param verbose: print what was found
    :param normalize: divide each row by its Euclidean length first
    :param time_column: a table's column of times; the first with a known name without (``"TimeGenerated"``, ``"timestamp"`` ...)
    :param max_cluster_distance: DBSCAN's eps, > 0
    :param min_cluster_samples: DBSCAN's min_samples, the event itself counts
    :param compat: ``"msticpy"``, with a table: that library's times of noise and of clusters
    :param kwargs: ``metric``: ``"euclidean"`` (without), ``"manhattan"``, ``"chebyshev"`` or ``"cosine"``, or
        scikit-learn's names of these; its arguments that change no label are accepted
    :return: the rows shown, with ``Clustered``, ``ClusterId``, ``ClusterSize`` and their times (index kept); the fitted
        :class:`Clustering`; the matrix of features, normalised. Of a matrix the rows shown are rows of it
    :raises LogwinnowError: ``column``: one that is not there; ``type``: no numbers, or what is neither table nor matrix;
        ``value``: a number that is missing or infinite; ``option``: out of its range, or columns of times with a matrix
    :raises TypeError: an argument that neither this function nor scikit-learn's DBSCAN has

    Exact. With n distinct rows memory grows with n; time with n log n and the distances compared, about n in dense data
    with few columns, up to n squared with some 10 columns or more.
    """
    options = {"max_cluster_distance": max_cluster_distance, "min_cluster_samples": min_cluster_samples, "normalize": normalize, **_metric(kwargs)}
    columns = None if cluster_columns is None else listed(cluster_columns, "cluster_columns", "columns of numbers")
    if is_table(data):
        found = _of_table(data, columns, time_column, compat, options)
    else:
        for name, value in {"time_column": time_column, "compat": compat}.items():
            if value is not None:
                raise refusal("option", name, "left out with a matrix, which has no times", value)
        found = _of_matrix(data, columns, options)
    if verbose:
        print(repr(found[1]).strip("<>"), f"{counted(len(found[1].rows_), 'row')} shown", sep="; ")
    return found


def _metric(kwargs: dict[str, Any]) -> dict[str, Any]:
    """The metric by our name for it; scikit-learn has several."""
    metric, p = kwargs.pop("metric", None), kwargs.pop("p", None)
    sorted_out("dbcluster_events", kwargs, WITHOUT_EFFECT, {"metric_params"})
    if metric == "minkowski":
        metric = {1: "manhattan", 2: "euclidean", None: "euclidean"}.get(p, metric)
    return {"metric": METRICS.get(metric, metric) if isinstance(metric, str) else metric}


def _of_table(data: Table, columns: list[Any] | None, time_column: str | None, compat: str | None, options: dict[str, Any]) -> tuple[Any, Clustering, Any]:
    frame = Frame(data)
    names = [str(name) for name in columns] if columns is not None else [n for n in frame.names if frame.kind(n) in ("number", "boolean")]
    own = {"cluster_columns": names, "time_column": time_column, "compat": compat}
    found = call("dbclusterEvents", frame, {**options, **own})
    rows = found["rows"]
    added = {name: typed(name, values) for name, values in found["table"].items()}
    for name in ("TimeGenerated", "FirstEventTime", "LastEventTime"):
        if name in added:
            added[name] = from_milliseconds(added[name], frame)
    times = own_times(frame, frame.time_read())
    if times is not None:
        exact = exact_times(times, found["labels"], rows, compat)
        added.update({name: column for name, column in exact.items() if name in added})
    shown = frame.take(rows)
    model = Clustering(found, names, options["max_cluster_distance"], options["min_cluster_samples"])
    model.features_ = {name: shown.column(name) for name in names}
    return shown.with_columns(added), model, shaped(found["matrix"], len(names))


def _of_matrix(data: Any, columns: list[Any] | None, options: dict[str, Any]) -> tuple[Any, Clustering, Any]:
    np = _host.numpy()
    matrix = Matrix(data, "data")
    if columns is not None:
        for column in columns:
            if not hasattr(column, "__index__") or not -matrix.columns <= column < matrix.columns:
                raise refusal("column", "cluster_columns", f"numbers of columns below {matrix.columns}", column)
        data = np.asarray(data)[:, columns] if np else [[row[at] for at in columns] for row in data]
        matrix = Matrix(data, "data")
    found = call("dbclusterEvents", matrix, {**options, "columns": matrix.columns})
    names = [str(name) for name in (columns if columns is not None else range(matrix.columns))]
    model = Clustering(found, names, options["max_cluster_distance"], options["min_cluster_samples"])
    rows = found["rows"]
    shown = np.asarray(data)[rows] if np else [data[row] for row in rows]
    model.features_ = {name: [row[at] for row in shown] for at, name in enumerate(names)}
    return shown, model, shaped(found["matrix"], matrix.columns)


def dbscan(x: Any, eps: float, min_samples: int, *, metric: str | None = None, weights: Any = None) -> Clustering:
    """DBSCAN itself on a matrix: labels as scikit-learn gives them.

    :param x: a 2-D array or list of rows, finite numbers
    :param eps: radius of a neighbourhood, > 0, in the units of ``x``
    :param min_samples: weight of a neighbourhood that makes its centre a core row, the row itself included, >= 1
    :param metric: ``"euclidean"`` (without), ``"manhattan"``, ``"chebyshev"`` or ``"cosine"``
    :param weights: one number a row; 1 each without
    :return: a :class:`Clustering` with ``labels_`` and ``core_sample_indices_``, without rows to show
    :raises LogwinnowError: ``option``: out of its range; ``shape``: rows of different lengths, or not one weight a row;
        ``type``: no numbers; ``value``: a number that is missing or infinite

    Exact; costs as :func:`dbcluster_events`. Method: Ester, Kriegel, Sander, Xu (1996).
    """
    matrix = Matrix(x)
    options: dict[str, Any] = {"eps": eps, "min_samples": min_samples, "metric": metric, "columns": matrix.columns}
    if weights is not None:
        options["weights"] = _numbers(weights, "weights", "numbers, one a row")
    return Clustering(call("dbscan", matrix, options), [str(at) for at in range(matrix.columns)], eps, min_samples)


def _numbers(values: Any, field: str, must: str) -> list[float]:
    numbers = listed(values, field, must)
    wrong = next((value for value in numbers if not hasattr(value, "__float__")), None)
    if wrong is not None or None in numbers:
        raise refusal("type", field, must, wrong)
    return [float(number) for number in numbers]


def suggest_eps(x: Any, min_samples: int = 2, *, metric: str | None = None) -> float:
    """A radius to begin with: the knee of the distances to the nearest neighbours.

    :param x: as for :func:`dbscan`
    :param min_samples: what the clustering is to have, >= 1
    :param metric: as for :func:`dbscan`
    :return: a distance in the units of ``x``, for ``eps`` or ``max_cluster_distance``; the latter's rows are normalised first
    :raises LogwinnowError: as :func:`dbscan`
    """
    matrix = Matrix(x)
    return float(call("suggestEps", matrix, {"min_samples": min_samples, "metric": metric, "columns": matrix.columns})["eps"])
