// DBSCAN of the wheel beside scikit-learn's, both in one Pyodide, on the story's features: the rows are doubled, in a fresh process
// each time, until scikit-learn runs out of memory. The last size that it survives is the one to compare at.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { python } from "../tests/pyodide.mjs";

const COMPARE = `
import json, time
import numpy as np, pandas as pd
import logwinnow as lw
from sklearn.cluster import DBSCAN

sample = pd.read_csv("/testdata/samples/processes.csv", parse_dates=["TimeGenerated"])
frame = pd.concat([sample] * -(-ROWS // len(sample)), ignore_index=True).iloc[:ROWS]
features = lw.add_process_features(frame)
columns = ["commandlineTokensFull", "pathScore", "isSystemSession"]
began = time.time()
ours = lw.dbcluster_events(features, cluster_columns=columns, max_cluster_distance=0.0001)
own = time.time() - began
before = heap()
began = time.time()
peer = DBSCAN(eps=0.0001, min_samples=2).fit(ours[2])
seconds = time.time() - began
json.dumps({"own": own, "before": before, "peer": seconds, "after": heap(), "same": bool((peer.labels_ == ours[1].labels_).all())})`;

if (process.argv[2]) {
  const py = await python(["pandas", "scikit-learn", "logwinnow"], fileURLToPath(new URL("../../build/pyodide-bench", import.meta.url)));
  py.globals.set("ROWS", Number(process.argv[2]));
  py.globals.set("heap", () => py._module.HEAPU8.length);
  process.stdout.write(py.runPython(COMPARE));
} else ladder();

function ladder() {
  console.log("     rows   logwinnow   scikit-learn   ratio   heap before and after scikit-learn");
  for (let rows = 5000; rows <= 2 ** 10 * 5000; rows *= 2) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), String(rows)], { encoding: "utf8" });
    if (status !== 0) {
      const why = stderr.match(/^\w*(?:MemoryError|Error)\b.*$/m)?.[0] ?? `status ${status}`;
      console.log(`${String(rows).padStart(9)}   scikit-learn does not survive: ${why.slice(0, 100)}`);
      return;
    }
    const { own, before, peer, after, same } = JSON.parse(stdout);
    const cells = [`${own.toFixed(2)} s`.padStart(9), `${peer.toFixed(2)} s`.padStart(12), (peer / own).toFixed(1).padStart(5)];
    console.log(`${String(rows).padStart(9)}   ${cells.join("   ")}   ${mb(before)} -> ${mb(after)} MB, labels ${same ? "the same" : "DIFFER"}`);
    if (!same) process.exitCode = 1;
  }
}

function mb(bytes) {
  return Math.round(bytes / 1e6);
}
