"""logwinnow: finds the few unusual events among many repetitive ones, where the log already is.

In Pyodide (JupyterLite, PyScript), without a network. The functions that bear msticpy's names take its parameters and
return its shapes, so that a notebook's calls run unchanged after its import line; :func:`winnow` ranks patterns by
surprise. Tables are pandas DataFrames, or dicts of columns where pandas is absent.
"""

from . import _host

_host.check()

from . import nbdisplay  # noqa: E402
from ._display import Chart, Html  # noqa: E402
from ._engine import bring_up, ready  # noqa: E402
from ._errors import LogwinnowError  # noqa: E402
from ._forest import Forest  # noqa: E402
from ._version import __version__  # noqa: E402
from .accessors import register  # noqa: E402
from .auditd import cluster_auditd_processes, read_auditd  # noqa: E402
from .charts import (  # noqa: E402
    display_timeline, display_timeline_duration, display_timeline_values, plot_cluster, plot_cluster_sizes, plot_logon_hours,
    plot_logons, plot_outlier_results, plot_variability,
)
from .cluster import Clustering, dbcluster_events, dbscan, suggest_eps  # noqa: E402
from .logons import display_logon_data, logon_facts  # noqa: E402
from .outliers import fit_forest, identify_outliers, load_forest, remove_common_items  # noqa: E402
from .periods import TimeSpan, create_time_period_kqlfilter, extract_anomaly_periods, find_anomaly_periods  # noqa: E402
from .process import add_logon_features, add_process_features  # noqa: E402
from .series import (  # noqa: E402
    display_timeseries_anomalies, display_timeseries_anomolies, find_periods, set_new_anomaly_threshold, timeseries_anomalies_stl,
    ts_anomalies_stl,
)
from .strings import (  # noqa: E402
    char_ord_score, char_ord_score_df, command_template, crc32_hash, crc32_hash_df, delim_count, delim_count_df, delim_hash,
    delim_hash_df, string_score, token_count, token_count_df,
)
from .winnowing import Winnowed, winnow  # noqa: E402

_string_score = string_score  # as msticpy's notebook imports it
plot_timeline = display_timeline

# Written out, since type checkers read it.
__all__ = [
    "Chart", "Clustering", "Forest", "Html", "LogwinnowError", "TimeSpan", "Winnowed", "add_logon_features",
    "add_process_features", "char_ord_score", "char_ord_score_df", "cluster_auditd_processes", "command_template",
    "crc32_hash", "crc32_hash_df", "create_time_period_kqlfilter", "dbcluster_events", "dbscan", "delim_count",
    "delim_count_df", "delim_hash", "delim_hash_df", "display_logon_data", "display_timeline",
    "display_timeline_duration", "display_timeline_values", "display_timeseries_anomalies", "display_timeseries_anomolies", "extract_anomaly_periods",
    "find_anomaly_periods", "find_periods", "fit_forest", "identify_outliers", "load_forest", "logon_facts", "nbdisplay",
    "plot_cluster", "plot_cluster_sizes", "plot_logon_hours", "plot_logons", "plot_outlier_results", "plot_timeline",
    "plot_variability", "read_auditd", "ready", "remove_common_items", "set_new_anomaly_threshold", "string_score",
    "suggest_eps", "timeseries_anomalies_stl", "token_count", "token_count_df", "ts_anomalies_stl", "winnow",
    "__version__",
]

bring_up()
register()
