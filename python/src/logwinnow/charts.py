"""Charts with msticpy's names. Each shows itself in a notebook and is returned: a Vega-Lite specification."""

from __future__ import annotations

from typing import Any, Mapping, Sequence, Unpack

from ._cargo import verbatim
from ._display import Chart, not_drawn
from ._engine import call
from ._errors import LogwinnowError, listed, refusal
from ._frames import Frame, Table
from ._options import ClusterLook, SizesLook, TopLook, VariabilityLook
from .cluster import Clustering
from .logons import facts_of
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
    plot_features: Sequence[int] = (0, 1),
    verbose: bool = False,
    cut_off: int = 3,
    xlabel: str | None = None,
    ylabel: str | None = None,
    **options: Unpack[ClusterLook],
) -> Chart:
    """Clusters as points, in the log's own units: areas grow with events; noise is drawn on top, one mark an event.

    :param db_cluster: what :func:`dbcluster_events` fitted
    :param data: the frame that was clustered, or a copy of its rows with more columns
    :param x_predict: taken over from msticpy; features are shown in the log's own units, which the model has
    :param plot_label: a column whose text is printed beside the marks, as far as there is room; none without
    :param plot_features: numbers of the two features on the axes, from 0; negative ones count from the end
    :param verbose: print how many clusters and noise rows there are
    :param cut_off: taken over from msticpy; here every cluster is drawn by its size, and only noise is marked
    :param xlabel: title of the x axis; the feature's name without
    :param ylabel: title of the y axis; the feature's name without
    :param options: ``title``; ``width`` (640 without, pixels of the plotting area, or ``"container"``), ``height`` (420
        without); ``log``: logarithmic axes, both (True), ``"x"`` or ``"y"``, none without; ``columns``: shown on hover,
        those that tell most without; ``max_points``: marks drawn at most, 5000 without, noise first; ``theme``:
        ``"light"`` or ``"dark"``, readable on both without
    :raises LogwinnowError: ``type``: ``db_cluster`` is something else, or :func:`dbscan`'s, which has no rows to show;
        ``value``: a feature that is not there, or one twice; ``shape``: another number of rows than were clustered;
        ``column``, ``option``: as the sentence says

    One row of ``data`` a mark: every noise row, and the first row of each cluster.
    """
    features = _axes(db_cluster, plot_features)
    if cut_off != 3:
        not_drawn("plot_cluster", {"cut_off": cut_off}, {"cut_off"})
    if verbose:
        print(repr(db_cluster).strip("<>"))
    frame = Frame(data)
    if frame.rows != len(db_cluster.labels_):
        raise refusal("shape", "data", f"the {len(db_cluster.labels_)} rows that were clustered", frame.rows)
    if plot_label is not None:
        frame.column(plot_label, "plot_label")
    # The axes' columns stand beside the log's own, under names that no column of the log has.
    x, y = (_free(axis, frame.names) for axis in ("x", "y"))
    axes = {column: _plain(db_cluster.features_[feature]) for column, feature in zip((x, y), features)}
    table = Frame(frame.take(db_cluster.rows_).with_columns({**axes, **_clusters(db_cluster)}))
    titles = {"x": x, "y": y, "x_title": xlabel or features[0], "y_title": ylabel or features[1]}
    return _shown("plotCluster", {"table": table, "rows": _plain(db_cluster.rows_)}, {**titles, "label": plot_label, **options})


def _axes(db_cluster: Any, plot_features: Any) -> tuple[str, str]:
    """The names of the two features, checked."""
    must = "two numbers of features"
    if not isinstance(db_cluster, Clustering) or db_cluster.rows_ is None:
        raise refusal("type", "db_cluster", "what dbcluster_events fitted, the second that it returns", db_cluster)
    pair = listed(plot_features, "plot_features", must)
    if len(pair) != 2 or not all(hasattr(feature, "__index__") for feature in pair):
        raise refusal("value", "plot_features", must, plot_features)
    names = db_cluster.feature_names_in_
    for feature in pair:
        if not -len(names) <= feature < len(names):
            raise refusal("value", "plot_features", f"below {len(names)}, the number of features", feature)
    if names[pair[0]] == names[pair[1]]:
        raise LogwinnowError("value", f"plot_features must be two different features, got {pair[0]} and {pair[1]}")
    return names[pair[0]], names[pair[1]]


def _free(name: str, taken: list[str]) -> str:
    return _free(f"{name}_", taken) if name in taken else name


def _plain(column: Any) -> list[Any]:
    return column.tolist() if hasattr(column, "tolist") else list(column)


def _clusters(db_cluster: Clustering) -> dict[str, list[int]]:
    labels = _plain(db_cluster.labels_)
    sizes: dict[int, int] = {}
    for label in labels:
        sizes[label] = sizes.get(label, 0) + 1
    ids = [labels[row] for row in _plain(db_cluster.rows_)]
    return {"ClusterId": ids, "ClusterSize": [sizes[label] if label >= 0 else 1 for label in ids]}


def plot_cluster_sizes(clustered: Table, **options: Unpack[SizesLook]) -> Chart:
    """The sizes of the clusters, the largest first, as bars.

    :param clustered: a frame of :func:`dbcluster_events`, with ``ClusterId`` and ``ClusterSize``
    :param options: ``label``: the column that names the clusters, ``processName`` or ``Account`` without; ``top``:
        clusters shown at most, 30 without; ``columns``: shown on hover, those that tell most without; ``title``,
        ``width``, ``height``, ``theme`` as in :func:`plot_cluster`
    :raises LogwinnowError: ``column``: one that is not there; ``option``: unknown, or out of range
    """
    return _shown("plotClusterSizes", {"table": Frame(clustered)}, options)


def plot_variability(data: Table, **options: Unpack[VariabilityLook]) -> Chart:
    """How much a number varies within each process: quartiles, whiskers and the values beyond, the most variable first.

    :param data: a table with a column of numbers and one of groups, as :func:`add_process_features` gives it
    :param options: ``column``: of numbers, ``commandlineTokensFull`` without; ``by``: whose values are the groups,
        ``processName`` without; ``color``: splits each group (``isSystemSession`` say), none without; ``top``: groups
        shown at most, 40 without; ``title``, ``width``, ``height``, ``theme`` as in :func:`plot_cluster`
    :raises LogwinnowError: ``column``: one that is not there; ``type``: no numbers in it; ``option``: unknown, or out of range
    """
    return _shown("plotVariability", Frame(data), options)


def plot_logons(data: Table, os_family: str | None = None, **options: Unpack[TopLook]) -> Chart:
    """Logons by account and type, as counts.

    :param data: logons: events 4624 of Windows, or logons of Linux
    :param os_family: ``"Windows"`` or ``"Linux"``; told from the columns without
    :param options: ``top``: accounts with a row of their own, 30 without, the others together; ``title``, ``width``,
        ``height``, ``theme`` as in :func:`plot_cluster`
    :raises LogwinnowError: ``option``: unknown, or out of range; ``type``: ``data`` is no table
    """
    return _shown("plotLogons", facts_of(data, os_family), options)


def plot_logon_hours(data: Table, os_family: str | None = None, **options: Unpack[TopLook]) -> Chart:
    """Logons by account and hour of the day, 0 to 23 UTC. Parameters and errors as in :func:`plot_logons`."""
    return _shown("plotLogonHours", facts_of(data, os_family), options)


def _shown(name: str, result: Any, options: Mapping[str, Any]) -> Chart:
    return Chart(call(name, verbatim(result), {**options})).show()
