// A million-row DataFrame through the wheel in Pyodide: seconds of each call, and the memory of the whole process.
import { python } from "../tests/pyodide.mjs";

const py = await python(["pandas", "logwinnow"]);
py.setStdout({ batched: (/** @type {string} */ line) => console.log(line) });
py.runPython(`
import time
import numpy as np, pandas as pd
import logwinnow as lw

def timed(name, work):
    began = time.time()
    result = work()
    print(f"{name:22} {time.time() - began:6.2f} s")
    return result

sample = pd.read_csv("/testdata/samples/processes.csv", parse_dates=["TimeGenerated"])
frame = pd.concat([sample] * (1_000_000 // len(sample)), ignore_index=True)
frame["TimeGenerated"] += pd.to_timedelta(np.arange(len(frame)), unit="s")
print(len(frame), "rows")
features = timed("add_process_features", lambda: lw.add_process_features(frame))
columns = ["commandlineTokensFull", "pathScore", "isSystemSession"]
timed("dbcluster_events", lambda: lw.dbcluster_events(features, cluster_columns=columns, max_cluster_distance=0.0001))
timed("winnow", lambda: lw.winnow(frame))
timed("identify_outliers", lambda: lw.identify_outliers(features[columns[:2]], contamination="auto"))
`);
console.log(`memory of the process: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
