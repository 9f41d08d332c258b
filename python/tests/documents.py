"""Run inside Pyodide: the calls of msticpy's documents (EventClustering, EventTimeline, TimeSeriesAnomalies: the pages and the
notebooks, in older spellings too), unchanged after their import line. Names are the documents' own."""

import json
import warnings

import pandas as pd

from logwinnow import *  # noqa: F403
from logwinnow import _string_score, nbdisplay

read = {"parse_dates": ["TimeGenerated"], "nrows": 500}
processes_on_host = pd.read_csv("/testdata/samples/processes.csv", **read).assign(Account=lambda frame: frame["SubjectUserName"])
host_logons = pd.read_csv("/testdata/samples/logons.csv", **read)
stldemo = pd.read_csv("/testdata/samples/bytes_per_hour.csv", index_col=["TimeGenerated"], usecols=["TimeGenerated", "TotalBytesSent"])
output = timeseries_anomalies_stl(stldemo)
#: As Kusto's own functions give it: without the parts of the series, its times of no zone.
timeseriesdemo = output[["TimeGenerated", "TotalBytesSent", "baseline", "score", "anomalies"]].assign(
    TimeGenerated=lambda frame: pd.to_datetime(frame["TimeGenerated"]).dt.tz_localize(None))
ts_df = stldemo.rename(columns={"TotalBytesSent": "LogonCount"})
ts_decomp_df = ts_df.mp_timeseries.analyze(data_column="LogonCount", seasonal=7, period=24)
STL_df = output.rename(columns={"TimeGenerated": "Date", "TotalBytesSent": "TotalLogons"})

feature_procs = add_process_features(input_frame=processes_on_host)
(clus_events, dbcluster, x_data) = dbcluster_events(
    data=feature_procs, cluster_columns=["commandlineTokensFull", "pathScore", "isSystemSession"], time_column="TimeGenerated", max_cluster_distance=0.0001)
host_logons["AccountNum"] = host_logons.apply(lambda x: _string_score(x.Account), axis=1)
host_logons["LogonHour"] = host_logons.apply(lambda x: x.TimeGenerated.hour, axis=1)
(clus_logons, _, _) = dbcluster_events(data=host_logons, time_column="TimeGenerated", cluster_columns=["AccountNum", "LogonType"], max_cluster_distance=0.0001)
labelled_df = processes_on_host.copy()
labelled_df["label"] = labelled_df.apply(lambda x: x.NewProcessName.split("\\")[-1], axis=1)
alerts = processes_on_host.sample(3, random_state=1)
LOGON = ["Account", "TargetLogonId", "LogonType"]
procs_and_logons = {"Processes": {"data": processes_on_host, "source_columns": ["NewProcessName", "Account"]}, "Logons": {"data": host_logons, "source_columns": LOGON}}

CALLS = {
    "clustering: defaults": lambda: dbcluster_events(data=feature_procs, cluster_columns=["commandlineTokensFull", "pathScore", "isSystemSession"], max_cluster_distance=0.0001),
    "clustering: plot": lambda: plot_cluster(dbcluster, labelled_df, x_data, plot_label="label", plot_features=[0, 1], verbose=False, cut_off=3,
                                             xlabel="CmdLine Tokens", ylabel="Path Score"),
    "clustering: sorted": lambda: clus_events.sort_values("ClusterSize")[["TimeGenerated", "LastEventTime", "NewProcessName", "CommandLine", "ClusterSize",
                                                                         "commandlineTokensFull", "pathScore", "isSystemSession"]],
    "clustering: overlay": lambda: nbdisplay.display_timeline(data=clus_events, overlay_data=processes_on_host, title="Distinct Host Processes (bottom) and All Proceses (top)"),
    "clustering: logons": lambda: nbdisplay.display_logon_data(clus_logons),
    "clustering: two tables": lambda: nbdisplay.display_timeline(data={"Clustered": {"data": clus_logons}, "All Logons": {"data": host_logons}},
                                                                 source_columns=["Account", "LogonType"], ref_event=clus_logons.iloc[0], title="All Host Logons", legend="inline"),
    "clustering: low": lambda: nbdisplay.display_timeline(data=clus_logons, source_columns=["Account", "LogonType"], title="Clustered Host Logons", height=200),
    "clustering: grouped": lambda: nbdisplay.display_timeline(data=clus_logons, group_by="Account", source_columns=["Account", "LogonType"], title="Clustered Host Logons",
                                                              legend="right", yaxis=True),
    "timeline": lambda: nbdisplay.display_timeline(processes_on_host),
    "timeline: accessor": lambda: processes_on_host.mp_plot.timeline(group_by="Account", source_columns=["NewProcessName", "ParentProcessName"], legend="inline"),
    "timeline: axis": lambda: processes_on_host.mp_plot.timeline(group_by="Account", source_columns=["NewProcessName", "ParentProcessName"], yaxis=True),
    "timeline: left": lambda: display_timeline(data=host_logons, title="Logons by Account name", group_by="Account", source_columns=LOGON, legend="left", height=200),
    "timeline: no range": lambda: display_timeline(data=host_logons, title="Logons by logon type", group_by="LogonType", source_columns=LOGON, legend="left",
                                                   height=200, range_tool=False, ygrid=True),
    "timeline: alert": lambda: nbdisplay.display_timeline(host_logons, title="Processes with marker", group_by="LogonType", source_columns=LOGON,
                                                          ref_event=alerts.iloc[0], legend="left"),
    "timeline: alert of another log": lambda: nbdisplay.display_timeline(host_logons.rename(columns={"TimeGenerated": "LogonTime"}), time_column="LogonTime",
                                                                         ref_event=alerts.iloc[0]),
    "timeline: alerts": lambda: host_logons.mp_plot.timeline(title="Processes with marker", group_by="Account", source_columns=LOGON, ref_events=alerts,
                                                             ref_col="SubjectUserName", legend="left", ygrid=True),
    "timeline: tables": lambda: display_timeline(data=procs_and_logons, title="Logons and Processes", legend="left"),
    "timeline: durations": lambda: display_timeline_duration(host_logons, group_by="Account", ref_events=host_logons.sample(3), ref_col="TargetUserName"),
    "timeline: durations of three": lambda: host_logons.mp_plot.timeline_duration(group_by=["Account", "Computer", "LogonType"]),
    "timeline: values": lambda: timeseriesdemo.mp_plot.timeline_values(x="TimeGenerated", y="TotalBytesSent", legend="right", height=500, kind=["vbar", "circle"]),
    "timeline: legend_column": lambda: nbdisplay.display_timeline(host_logons, title="Logons by Account name", group_by="Account", source_columns=LOGON,
                                                                  legend_column="Account", legend="left", height=200),
    "values: legend_column": lambda: nbdisplay.display_timeline_values(data=host_logons, group_by="Account", time_column="TimeGenerated", y="LogonType", legend="right",
                                                                       legend_column="Account", height=500),
    "series: plot": lambda: ts_decomp_df.mp_timeseries.plot(y="LogonCount"),
    "series: chained": lambda: ts_df.mp_timeseries.analyze(data_column="LogonCount", seasonal=7, period=24).mp_timeseries.plot(y="LogonCount"),
    "series: column": lambda: ts_df.reset_index().mp_timeseries.analyze(time_column="TimeGenerated", data_column="LogonCount"),
    "series: periods": lambda: ts_decomp_df.mp_timeseries.anomaly_periods(),
    "series: kql": lambda: ts_decomp_df.mp_timeseries.kql_periods(),
    "series: threshold": lambda: ts_decomp_df.mp_timeseries.apply_threshold(threshold=2.5).mp_timeseries.anomaly_periods(),
    "series: Kusto's": lambda: display_timeseries_anomalies(data=timeseriesdemo, y="TotalBytesSent"),
    "series: old name": lambda: display_timeseries_anomolies(data=STL_df, y="TotalLogons", time_column="Date"),
}
#: What an older document gives and no later msticpy takes: accepted, and said to be without effect.
WARNS = {"timeline: legend_column", "values: legend_column"}


def said(name):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", UserWarning)
        try:
            result = CALLS[name]()
        except Exception as error:
            return [f"{name}: {type(error).__name__}: {error}"]
    if result is None or (hasattr(result, "__len__") and not len(result)):
        return [f"{name}: gave {result!r}"]
    return [f"{name}: warns of {warning.message}" for warning in caught if name not in WARNS]


def main():
    return json.dumps({"calls": len(CALLS), "wrong": [line for name in CALLS for line in said(name)]})
