# %% [markdown]
# # Outliers
#
# An isolation forest cuts samples of the log at random values of random columns; a row that soon stands alone is odd. Each flagged row
# comes with what each column added to its score.

# %%
import pandas as pd
import logwinnow as lw
from logwinnow import identify_outliers, plot_outlier_results, remove_common_items

pd.set_option("display.html.use_mathjax", False)  # a log's dollar signs and backslashes are no mathematics

processes = lw.add_process_features(pd.read_csv("data/processes.csv", parse_dates=["TimeGenerated"]))
features = processes[["pathScore", "commandlineLen", "commandlineTokensFull"]]
(clf, x_outliers, labels) = identify_outliers(features, features, contamination=0.01)
print("Number of events:", len(features))
print("Number of outliers:", len(x_outliers))
clf

# %%
plot_outlier_results(clf, features, features, x_outliers, ["pathScore", "commandlineLen", "commandlineTokensFull"], "Outliers among process starts")

# %% [markdown]
# Equal rows have equal scores, and are flagged together or not at all: so there may be fewer than the hundredth that was asked for.
# Here they are one command of a web server, far longer than the others: odd, and harmless. By three numbers the attacks that were
# planted in this log are like the rest. The first eight rows; then the log without what is common.

# %%
display(processes.iloc[clf.rows_][["TimeGenerated", "Computer", "SubjectUserName", "NewProcessName", "CommandLine"]].head(8))
uncommon = remove_common_items(processes, ["NewProcessName"], max=3)
print("Number of uncommon events:", len(uncommon))

# %% [markdown]
# Text columns can be features, too: a cell counts by its rarity. Four of the seven rarest events are planted attacks: a download by
# bitsadmin, a task made by a look-alike of svchost, a page run by mshta, and Excel asking for the domain controllers.

# %%
(by_text, rare, _) = identify_outliers(processes[["NewProcessName", "ParentProcessName", "SubjectUserName", "commandlineLen"]], contamination=0.005)
print("Number of rare events:", len(rare))
display(processes.iloc[by_text.rows_][["NewProcessName", "ParentProcessName", "SubjectUserName", "CommandLine"]])
by_text

# %%
print("DONE")
