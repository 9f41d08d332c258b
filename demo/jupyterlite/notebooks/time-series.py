# %% [markdown]
# # Time series
#
# Bytes sent per hour over six weeks, split into season, trend and residual; hours whose residual stands out are flagged, up and down.

# %%
import pandas as pd
import logwinnow as lw
from logwinnow import ts_anomalies_stl, extract_anomaly_periods

hours = pd.read_csv("data/bytes_per_hour.csv", parse_dates=["TimeGenerated"], index_col="TimeGenerated")
series = hours.mp_timeseries.analyze()
flagged = series[series["anomalies"] != 0]
print("Number of hours:", len(series))
print("Number of anomalies:", len(flagged))
flagged

# %%
spans = series.mp_timeseries.anomaly_periods(pos_only=False)
print("Number of periods:", len(spans))
series.mp_timeseries.plot(y="TotalBytesSent", periods=spans, title="Bytes sent per hour")

# %% [markdown]
# The same periods as a query for the log's own database:

# %%
print(series.mp_timeseries.kql_periods(pos_only=False)[:200], "...")
print("Flagged beyond 4:", int((series.mp_timeseries.apply_threshold(4)["anomalies"] != 0).sum()))

# %% [markdown]
# Events become a series by counting them: one an hour, for each host.

# %%
processes = pd.read_csv("data/processes.csv", parse_dates=["TimeGenerated"])
per_hour = ts_anomalies_stl(processes, bin="1h", by=["Computer"])
print("Number of points:", len(per_hour))
per_hour[per_hour["anomalies"] != 0].head(10)

# %%
print("DONE")
