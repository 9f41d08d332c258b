"""A program that uses every function of the wheel, for mypy --strict: never run. What it says of types is what an editor tells."""

from datetime import datetime

import logwinnow as lw
from logwinnow import nbdisplay

log: dict[str, list[object]] = {"NewProcessName": ["/bin/sh"], "CommandLine": ["sh -c x"], "TimeGenerated": [datetime(2024, 3, 5)]}
rows: list[list[float]] = [[1.0, 2.0], [1.0, 2.0], [9.0, 2.0]]


async def start() -> None:
    await lw.ready()


found: lw.Winnowed = lw.winnow(log)
picture: lw.Chart = found.chart(top=3)
counts: list[int] = [found.rows_in, found.images_in, found.images_hidden, found.pairs_in, found.pairs_hidden, found.muted_patterns, found.muted_rows, len(found)]
remarks: list[str] = found.notes
first = found.events(0), found.patterns[0], found.labels[0]
features = lw.add_process_features(log, path_separator="/", force=True)
lw.add_logon_features(log)

clustered, fitted, matrix = lw.dbcluster_events(features, cluster_columns=["pathScore"], max_cluster_distance=0.001, min_cluster_samples=2)
names: list[str] = fitted.feature_names_in_
again: lw.Clustering = lw.dbscan(rows, eps=0.5, min_samples=2)
distance: float = lw.suggest_eps(rows)
lw.plot_cluster(fitted, features, matrix, plot_label="processName", plot_features=(0, 1), title="t")
lw.plot_cluster_sizes(clustered, top=5)
lw.plot_variability(log, column="pathScore", by="Computer", theme="dark")

model, odd, signs = lw.identify_outliers(rows, rows, contamination=0.1, max_features=1)
forest: lw.Forest = lw.load_forest(lw.fit_forest(rows, trees=10, seed=1).save())
threshold: float | None = model.threshold
lw.plot_outlier_results(model, rows, rows, odd, [0, 1], "t")
lw.remove_common_items(log, ["CommandLine"], max=3)

series = lw.ts_anomalies_stl(log, time_column="TimeGenerated", data_column="n", period=[24, 168])
series = lw.set_new_anomaly_threshold(lw.timeseries_anomalies_stl(log), threshold=2.5)
spans: list[lw.TimeSpan] = lw.find_anomaly_periods(series, period="1h", pos_only=False)
kql: str = lw.create_time_period_kqlfilter(lw.extract_anomaly_periods(series))
lengths = [period["period"] for period in lw.find_periods([1.0, 2.0])]
lw.display_timeseries_anomalies(series, y="n", periods=spans)
lw.display_timeseries_anomolies(series, y="n")

lw.display_timeline(log, source_columns=["CommandLine"], ref_times=[(datetime(2024, 3, 5), "then")])
lw.nbdisplay.display_timeline_values(log, "n")
lw.plot_timeline({"all": {"data": log, "color": "navy"}}, hide=True)
lw.display_timeline_values(log, "n", kind=["vbar", "circle"])
lw.display_timeline_duration(log, ["Computer"], end_time_column="End")
facts = [fact["account"] for fact in lw.logon_facts(log)]
shown: lw.Html = nbdisplay.display_logon_data(log)
lw.display_logon_data(log, os_family="Linux")
lw.plot_logons(log)
lw.plot_logon_hours(log)
lw.cluster_auditd_processes(lw.read_auditd("type=EXECVE"), app="sudo")

for score in (lw.char_ord_score, lw.token_count, lw.delim_count, lw.delim_hash, lw.crc32_hash, lw.string_score, lw.command_template):
    score("a b")
for column_score in (lw.char_ord_score_df, lw.token_count_df, lw.delim_count_df, lw.delim_hash_df, lw.crc32_hash_df):
    column_score(log, "CommandLine")

try:
    lw.winnow(log, keys=["Computer"])
except lw.LogwinnowError as error:
    code: str = error.code
version: str = lw.__version__
