# %% [markdown]
# # Event clustering
#
# A log is mostly repetition. Here events are turned into numbers, clustered, and each cluster is shown once: what is left is
# short enough to read. The story is that of msticpy's EventClustering notebook, on logs of an invented firm; all of it runs
# in this page, and no byte leaves it.
#
# ## Processes on a host

# %%
import pandas as pd
pd.set_option("display.max_rows", 100)
pd.set_option("display.max_columns", 50)
pd.set_option("display.max_colwidth", 60)

import logwinnow as lw
from logwinnow import dbcluster_events, add_process_features

processes_on_host = pd.read_csv("data/processes.csv", parse_dates=["TimeGenerated"])
feature_procs = add_process_features(input_frame=processes_on_host)

# a smaller max_cluster_distance gives more clusters
(clus_events, dbcluster, x_data) = dbcluster_events(
    data=feature_procs,
    cluster_columns=["commandlineTokensFull", "pathScore", "isSystemSession"],
    max_cluster_distance=0.0001,
)
print("Number of input events:", len(feature_procs))
print("Number of clustered events:", len(clus_events))
lw.plot_cluster_sizes(clus_events, title="Process names with Cluster > 1", top=25)

# %% [markdown]
# How much command lines and paths vary within a program: a program with a spread of paths runs from different places.

# %%
lw.plot_variability(feature_procs, column="commandlineTokensFull", title="Variability of Commandline Tokens", top=20)
lw.plot_variability(feature_procs, column="pathLogScore", color="isSystemSession", title="Variability of Path", top=20)

# %%
columns = ["TimeGenerated", "LastEventTime", "NewProcessName", "CommandLine", "ClusterSize", "commandlineTokensFull", "pathScore", "isSystemSession"]
clus_events.sort_values("ClusterSize", kind="stable")[columns]

# %% [markdown]
# Clusters of one program:

# %%
def view_cluster(exe_name):
    display(clus_events[["ClusterSize", "processName", "CommandLine", "ClusterId"]][clus_events["processName"] == exe_name])

view_cluster("reg.exe")

# %%
from logwinnow import plot_cluster

labelled_df = processes_on_host.copy()
labelled_df["label"] = labelled_df.apply(lambda x: x.NewProcessName.split("\\")[-1], axis=1)
plot_cluster(dbcluster, labelled_df, x_data, plot_label="label", plot_features=[0, 1], verbose=False, cut_off=3,
             xlabel="CmdLine Tokens", ylabel="Path Score");

# %% [markdown]
# ### Clustered and original events on a line of time

# %%
clus_events.mp_plot.timeline(overlay_data=processes_on_host, title="Distinct Host Processes (bottom) and All Processes (top)")

# %% [markdown]
# ## Host logons
#
# Logons are clustered by a number for the account's name and by their type.

# %%
from logwinnow import _string_score

host_logons = pd.read_csv("data/logons.csv", parse_dates=["TimeGenerated"])
logon_features = host_logons.copy()
logon_features["AccountNum"] = host_logons.apply(lambda x: _string_score(x.Account), axis=1)
logon_features["LogonHour"] = host_logons.apply(lambda x: x.TimeGenerated.hour, axis=1)

(clus_logons, _, _) = dbcluster_events(data=logon_features, time_column="TimeGenerated",
                                       cluster_columns=["AccountNum", "LogonType"], max_cluster_distance=0.0001)
print("Number of input events:", len(host_logons))
print("Number of clustered events:", len(clus_logons))
print("\nDistinct host logon patterns:")
display(clus_logons.sort_values("TimeGenerated"))

# %%
from logwinnow import nbdisplay

nbdisplay.display_logon_data(clus_logons.head(3))

# %% [markdown]
# ### All logons beside the clustered ones, relative to an alert

# %%
logon_data = {"Clustered": {"data": clus_logons}, "All Logons": {"data": host_logons}}
nbdisplay.display_timeline(logon_data, source_columns=["Account", "LogonType"], ref_event=clus_logons.iloc[0],
                           title="All Host Logons", legend="inline")

# %% [markdown]
# ### A process session beside the logons

# %%
clus_logons.mp_plot.timeline(source_columns=["Account", "LogonType"], title="Clustered Host Logons", height=60)
alert = processes_on_host[processes_on_host["NewProcessName"].str.endswith("svch0st.exe")].iloc[0]
process_session = processes_on_host[processes_on_host["SubjectUserName"] == alert["SubjectUserName"]]
process_session.mp_plot.timeline(title="Alert Process Session", height=60)

# %%
clus_logons.mp_plot.timeline(group_by="Account", source_columns=["Account", "LogonType"], title="Clustered Host Logons",
                             legend="right", yaxis=True)

# %%
host_logons[["Account", "LogonType", "TimeGenerated"]].groupby(["Account", "LogonType"]).count()

# %%
print("DONE")
