import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, python } from "./pyodide.mjs";

const py = await python(["pandas", "logwinnow"]);
py.runPython(`
import json, numpy as np, pandas as pd
import logwinnow as lw
from logwinnow import _cargo
log = pd.read_csv("/testdata/samples/processes.csv", parse_dates=["TimeGenerated"])
features = lw.add_process_features(log)
features["half"] = features["pathScore"] / 2
COLUMNS = ["commandlineTokensFull", "pathScore", "half", "isSystemSession"]

def greedy(self, table, column, fetch=_cargo.Cargo.fetch):
    "Converts a column, and then makes Python's memory grow."
    got = fetch(self, table, column)
    hoard.append(bytearray(64 << 20))
    return got
`);
const memory = () => py._module.HEAPU8.buffer;

/** What the code takes with slice() out of Python's memory, in bytes. @param {string} code */
function copied(code) {
  const typed = Object.getPrototypeOf(Uint8Array.prototype);
  const { slice } = typed;
  let bytes = 0;
  typed.slice = function (/** @type {any[]} */ ...range) {
    const part = slice.apply(this, range);
    if (this.buffer === memory()) bytes += part.byteLength;
    return part;
  };
  try {
    py.runPython(code);
  } finally {
    typed.slice = slice;
  }
  return bytes;
}

test("what the module reads is Python's own memory: nothing of a column is copied before it", () => {
  assert.ok(copied("lw.display_timeline_values(features, 'half', hide=True)") > 0, "the count is told of copies: charts are given some");
  assert.equal(copied("lw.dbcluster_events(features, cluster_columns=COLUMNS, max_cluster_distance=0.0001)"), 0);
  assert.equal(copied("lw.winnow(features)"), 0);
});

test("a column of float64 is lent where pandas has it", () => {
  assert.ok(answer(py, `
numbers = np.arange(8.0)
json.dumps(bool(np.shares_memory(_cargo.Frame(pd.DataFrame({"a": numbers}, copy=False)).buffers(0)[0], numbers)))`));
});

test("numbers are right when Python's memory grows, and so moves, between one column and the next", () => {
  const calls = `
def calls():
    rare, _, _ = lw.identify_outliers(features[["NewProcessName", "CommandLine", "half", "pathScore"]], seed=1)
    model, _, _ = lw.identify_outliers(features[["half", "pathScore"]], features[["half", "pathScore"]].head(50), seed=1)
    return json.dumps([
        lw.dbcluster_events(features, cluster_columns=COLUMNS, max_cluster_distance=0.0001)[0].to_json(),
        lw.winnow(features).patterns[["bits", "template", "first"]].to_json(), rare.scores_.tolist(), model.score(features).tolist(),
        lw.char_ord_score_df(features, "CommandLine").tolist(), lw.display_timeline_values(features, "half", source_columns=["CommandLine", "pathScore"], hide=True).spec])
`;
  const want = answer(py, `${calls}\ncalls()`);
  const before = memory().byteLength;
  const got = answer(py, `
hoard, fetch = [], _cargo.Cargo.fetch
_cargo.Cargo.fetch = greedy
try:
    found = calls()
finally:
    _cargo.Cargo.fetch = fetch
    hoard.clear()
found`);
  assert.ok(memory().byteLength - before > 20 * 2 ** 26, "it has grown");
  assert.deepEqual(got, want);
});

test("arrays that cannot be lent as they are, are made so: strided, of the other byte order, not aligned, of no rows", () => {
  const got = answer(py, `
plain = np.arange(12.0) % 5
odd = np.frombuffer(b"x" + plain.tobytes(), np.float64, offset=1)
forms = {"strided": np.repeat(plain, 2)[::2], "swapped": plain.astype(">f8"), "odd": odd, "float32": plain.astype("float32"), "frozen": plain.copy()}
forms["frozen"].flags.writeable = False
def labels(column):
    data = {"a": column, "b": [1.0] * len(column)}
    return [lw.dbcluster_events(data, cluster_columns=["a", "b"], normalize=False)[1].labels_.tolist(), lw.dbscan(np.column_stack([column, column]).astype(column.dtype), 0.1, 2).labels_.tolist()]
json.dumps({"want": labels(plain), "got": [labels(column) for column in forms.values()], "aligned": bool(odd.flags.aligned), "none": len(lw.dbcluster_events(features.head(0), cluster_columns=COLUMNS)[0])})`);
  assert.deepEqual(got.got, Array(5).fill(got.want));
  assert.deepEqual([got.aligned, got.none], [false, 0]);
});
