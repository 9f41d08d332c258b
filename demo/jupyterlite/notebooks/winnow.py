# %% [markdown]
# # winnow: what letter sums hide
#
# Clustering by letter sums puts different programs into one cluster when their sums are alike, and shows one of them. `winnow` never
# merges different programs: it groups events by program, account, host and the template of their command, and ranks by surprise, in bits.

# %%
import json
import pandas as pd
import logwinnow as lw

pd.set_option("display.html.use_mathjax", False)  # a log's dollar signs and backslashes are no mathematics

processes = pd.read_csv("data/processes.csv", parse_dates=["TimeGenerated"])
features = lw.add_process_features(processes)
(shown, model, _) = lw.dbcluster_events(features, cluster_columns=["commandlineTokensFull", "pathScore", "isSystemSession"], max_cluster_distance=0.0001)
hidden = set(processes["NewProcessName"]) - set(shown["NewProcessName"])
print("Rows shown by clustering:", len(shown))
print("Programs in the log:", processes["NewProcessName"].nunique())
print("Programs that no shown row names:", len(hidden))
print("The first twelve of them:")
sorted(hidden)[:12]

# %%
found = lw.winnow(processes)
print("Patterns:", len(found))
print("Programs hidden:", found.images_hidden)
found

# %%
found.chart(top=12)

# %% [markdown]
# Twenty attacks were planted in this log, and a list says where. Where are they in the ranking, and does clustering show their rows?

# %%
with open("data/planted.json") as file:
    planted = pd.DataFrame(json.load(file)["processes.csv"]["planted"])
planted["rank"] = found.labels[planted["row"]] + 1
planted["shown by clustering"] = planted["row"].isin(model.rows_)
print("Planted attacks:", len(planted))
print("Shown by clustering:", planted["shown by clustering"].sum())
print("Among the first 50 patterns:", (planted["rank"] <= 50).sum())
planted.sort_values("rank")[["rank", "name", "why", "shown by clustering"]]

# %% [markdown]
# Each pattern leads back to its own rows, and patterns that turn out to be harmless can be muted.

# %%
first = found.patterns.iloc[0]
print(f"{first.bits:.2f} bits:", "; ".join(first.reasons))
display(found.events(0))
rest = lw.winnow(processes, mute=found.patterns.head(3))
print("Muted rows:", rest.muted_rows)
rest.patterns[["bits", "count", "template"]].head(5)

# %%
print("DONE")
