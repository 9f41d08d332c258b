"""Charts with msticpy's names. Each shows itself in a notebook and is returned: a Vega-Lite specification."""

from __future__ import annotations

from typing import Any

from ._cargo import verbatim
from ._display import Chart, not_drawn
from ._engine import call
from ._errors import LogwinnowError, listed, refusal
from ._frames import Frame, Table
from .cluster import Clustering
from .outlierchart import plot_outlier_results
from .timelines import display_timeline, display_timeline_duration, display_timeline_values

__all__ = [
    "display_timeline", "display_timeline_duration", "display_timeline_values", "plot_cluster", "plot_cluster_sizes",
    "plot_logon_hours", "plot_logons", "plot_outlier_results", "plot_variability",
]


def plot_cluster(
    db_cluster: Clustering,
    data: Table,
    x_predict: Any,
    plot_label: str | None = None,
    plot_features: tuple[int, int] = (0, 1),
    verbose: bool = False,
    cut_off: int = 3,
    xlabel: str | None = None,
    ylabel: str | None = None,
    **options: Any,
) -> Chart:
    """Clusters as points, in the log's own units: areas grow with events; noise is drawn on top, one mark an event.

    :param db_cluster: what :func:`dbcluster_events` fitted
    :param data: the frame that was clustered, or a copy with more columns
    :param x_predict: the matrix from there; only its width is looked at
    :param plot_label: a column whose text is printed beside the marks
    :param plot_features: numbers of the two features on the axes
    :param verbose: print how many clusters and noise rows there are
    :param cut_off: taken over from msticpy; here every cluster is drawn by its size, and only noise is marked
    :param options: ``title``, ``width``, ``height``, ``log``, ``columns`` (shown on hover), ``max_points``, ``theme``
    """
    if not isinstance(db_cluster, Clustering) or db_cluster.features_ is None:  # dbscan has no rows to show
        raise refusal("type", "db_cluster", "what dbcluster_events fitted, the second that it returns", db_cluster)
    if len(listed(plot_features, "plot_features", "two numbers of features")) != 2:
        raise refusal("value", "plot_features", "two numbers of features", plot_features)
    first, second = plot_features
    names = db_cluster.feature_names_in_
    for feature in plot_features:
        if not -len(names) <= feature < len(names):
            raise refusal("value", "plot_features", f"below {len(names)}, the number of features", feature)
    if first == second:
        raise LogwinnowError("value", f"plot_features must be two different features, got {first} twice")
    if cut_off != 3:
        not_drawn("plot_cluster", {"cut_off": cut_off}, {"cut_off"})
    if verbose:
        print(repr(db_cluster).strip("<>"))
    x, y = xlabel or names[first], ylabel or names[second]
    shown = Frame(data).take(db_cluster.rows_)
    columns = {
        x: _plain(db_cluster.features_[names[first]]), y: _plain(db_cluster.features_[names[second]]),
        **_clusters(db_cluster),
    }
    table = Frame(shown.with_columns(columns))
    result = {"table": table, "rows": [int(row) for row in db_cluster.rows_]}
    return _shown("plotCluster", result, {"x": x, "y": y, "label": plot_label, **options})


def _plain(column: Any) -> list[Any]:
    return column.tolist() if hasattr(column, "tolist") else list(column)


def _clusters(db_cluster: Clustering) -> dict[str, list[Any]]:
    labels = _plain(db_cluster.labels_)
    sizes: dict[int, int] = {}
    for label in labels:
        sizes[label] = sizes.get(label, 0) + 1
    ids = [labels[row] for row in _plain(db_cluster.rows_)]
    return {"ClusterId": ids, "ClusterSize": [sizes[label] if label >= 0 else 1 for label in ids]}


def plot_cluster_sizes(clustered: Table, **options: Any) -> Chart:
    """The sizes of the clusters in a frame of :func:`dbcluster_events`. ``label``: the column that names them; ``top``."""
    return _shown("plotClusterSizes", {"table": Frame(clustered)}, options)


def plot_variability(data: Table, **options: Any) -> Chart:
    """How much a number varies within each process. ``column``, ``by``, ``color`` (a column), ``top``."""
    return _shown("plotVariability", Frame(data), options)


def plot_logons(data: Table, os_family: str | None = None, **options: Any) -> Chart:
    """Logons by account and type."""
    return _shown("plotLogons", call("logonFacts", Frame(data), {"os_family": os_family}), options)


def plot_logon_hours(data: Table, os_family: str | None = None, **options: Any) -> Chart:
    """Logons by account and hour, UTC."""
    return _shown("plotLogonHours", call("logonFacts", Frame(data), {"os_family": os_family}), options)


def _shown(name: str, result: Any, options: dict[str, Any]) -> Chart:
    return Chart(call(name, verbatim(result), options)).show()
