import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createSync, compile } from "../../js/dist/index.js";
import { readFiles } from "../../js/src/cli/read.js";
import { answer, attempts, hasShared, here, python, wheel } from "./pyodide.mjs";

const py = await python(["pandas", "logwinnow"]);
const lw = createSync(await compile());

/** A sample as the npm package's own reader gives it. @param {string} name */
async function sample(name) {
  const { table } = await readFiles([here(`../../testdata/samples/${name}`)]);
  return Object.fromEntries(table.columns.map(({ name, values }) => [name, values]));
}

test("frames are those that msticpy returns: values, dtypes, order, index, times", () => {
  py.runPython(readFileSync(here("golden.py"), "utf8"));
  const { cases } = answer(py, "main()");
  assert.ok(cases >= (hasShared ? 30 : 5), `${cases} cases`);
});

test("winnow answers what the npm package answers in Node", async () => {
  const want = lw.winnow(await sample("processes.csv"));
  const got = answer(py, `
import json, pandas as pd, logwinnow as lw
df = pd.read_csv("/testdata/samples/processes.csv", keep_default_na=False)
found = lw.winnow(df)
p = found.patterns
json.dumps({"bits": p.bits.tolist(), "rows": [r.tolist() for r in p.rows], "template": p.template.tolist(), "labels": found.labels.tolist(),
  "reasons": p.reasons.tolist(), "hidden": [found.images_hidden, found.images_in], "first": [t.timestamp() * 1000 for t in p["first"]]})`);
  assert.deepEqual(got.bits, want.patterns.map(({ bits }) => bits));
  assert.deepEqual(got.rows, want.patterns.map(({ rows }) => [...rows]));
  assert.deepEqual(got.template, want.patterns.map(({ template }) => template));
  assert.deepEqual(got.reasons, want.patterns.map(({ reasons }) => reasons));
  assert.deepEqual(got.first, want.patterns.map(({ first }) => first));
  assert.deepEqual([got.labels, got.hidden], [[...want.labels], [want.imagesHidden, want.imagesIn]]);
});

test("outliers and forests have the same bits as in Node, and survive pickling", async () => {
  const { table } = lw.addProcessFeatures(await sample("processes.csv"));
  const columns = ["pathScore", "commandlineLen", "commandlineTokensFull"];
  const want = lw.identifyOutliers(Object.fromEntries(columns.map((name) => [name, table[name]])), null, { contamination: 0.01, seed: 3 });
  const got = answer(py, `
import pickle
f = lw.add_process_features(df)[${JSON.stringify(columns)}]
model, rows, signs = lw.identify_outliers(f, f, contamination=0.01, seed=3)
again = pickle.loads(pickle.dumps(model))
matrix_model, _, _ = lw.identify_outliers(f.to_numpy(), f.to_numpy(), contamination=0.01, seed=3)
json.dumps({"scores": model.scores_.tolist(), "again": again.score(f).tolist(), "rows": model.rows_.tolist(), "odd": sorted(rows.index.tolist()),
  "signs": [i for i, s in enumerate(signs) if s == -1], "words": model.reasons_[0][0]["words"], "matrix": matrix_model.scores_.tolist()})`);
  assert.deepEqual(got.scores, [...want.scores]);
  assert.deepEqual([got.again, got.matrix], [got.scores, got.scores]);
  assert.deepEqual([got.rows, got.words], [[...want.rows], want.reasons[0][0].words]);
  assert.deepEqual(got.odd, [...want.rows].sort((a, b) => a - b));
  assert.deepEqual(got.signs, got.odd);
});

test("bad input is a Python exception with our sentence, and the next call works; what is without effect warns", () => {
  py.FS.writeFile("/home/pyodide/refusals.py", readFileSync(here("refusals.py")));
  const { wrong } = answer(py, "import refusals; refusals.main()");
  assert.deepEqual(wrong, []);
});

test("charts draw the columns that they name", () => {
  py.FS.writeFile("/home/pyodide/columns.py", readFileSync(here("columns.py")));
  const { wrong, x } = answer(py, "import columns; columns.main()");
  assert.deepEqual(wrong, []);
  assert.ok(new Set(x).size > 10, "squares");
});

test("charts and tables show themselves by MIME type, escaped", () => {
  const got = answer(py, `
evil = pd.DataFrame({"NewProcessName": ["<script>x</script>"], "CommandLine": ["<img src=x onerror=alert(1)>"], "TimeGenerated": pd.to_datetime(["2024-01-01"])})
bundle = lw.winnow(evil)._repr_mimebundle_()
texts = ["TargetUserName", "TargetDomainName", "TargetUserSid", "LogonType", "TargetLogonId", "SubjectUserName", "SubjectDomainName", "LogonProcessName", "AuthenticationPackageName", "IpAddress", "WorkstationName", "Status"]
logon = lw.display_logon_data(pd.DataFrame({name: [f"<img src={name}>"] for name in texts}))
json.dumps({"mime": sorted(bundle), "html": bundle["text/html"], "texts": texts, "logon": logon._repr_html_(), "bundled": logon._repr_mimebundle_()["text/html"],
  "chart": sorted(lw.display_timeline(df)._repr_mimebundle_()), "schema": lw.winnow(df).chart(top=3).spec["$schema"]})`);
  assert.deepEqual(got.mime, ["text/html", "text/plain"]);
  assert.ok(!got.html.includes("shown)") && got.html.includes("1 event, 1 pattern;"), "one pattern is all there are");
  assert.ok(!/<script|<img/.test(got.html) && got.html.includes("&lt;script&gt;") && got.html.includes("&lt;img"), got.html);
  for (const name of got.texts) assert.ok(got.logon.includes(`&lt;img src=${name}&gt;`), `${name}: ${got.logon}`);
  assert.deepEqual([got.logon.includes("<img"), got.bundled], [false, got.logon]);
  assert.deepEqual(got.chart, ["application/vnd.vegalite.v5+json", "text/plain"]);
  assert.equal(got.schema, "https://vega.github.io/schema/vega-lite/v5.json");
});

test("without pandas, dicts of lists", async () => {
  const bare = await python([wheel]);
  const got = answer(bare, `
import csv, json, sys
import logwinnow as lw
with open("/testdata/samples/processes.csv", newline="") as file:
    rows = list(csv.DictReader(file))
table = {name: [row[name] for row in rows] for name in rows[0]}
f = lw.add_process_features(table)
out, model, matrix = lw.dbcluster_events(f, cluster_columns=["commandlineTokensFull", "pathScore", "isSystemSession"], max_cluster_distance=0.0001)
json.dumps({"pandas": "pandas" in sys.modules, "rows": len(out["ClusterId"]), "score": f["pathScore"][0], "labels": list(model.labels_), "patterns": len(lw.winnow(rows).patterns)})`);
  const { table } = lw.addProcessFeatures(await sample("processes.csv"));
  const want = lw.dbclusterEvents(table, { clusterColumns: ["commandlineTokensFull", "pathScore", "isSystemSession"], maxClusterDistance: 0.0001 });
  assert.deepEqual([got.pandas, got.rows, got.score], [false, want.rows.length, table.pathScore[0]]);
  assert.deepEqual([got.labels, got.patterns], [[...want.labels], lw.winnow(table).patterns.length]);
});

test("without pandas, every function takes and gives dicts of lists", async () => {
  const bare = await python([wheel]);
  bare.FS.writeFile("/home/pyodide/bare.py", readFileSync(here("bare.py")));
  const { wrong, missing, pandas } = answer(bare, "import bare; bare.main()");
  assert.deepEqual({ wrong, missing, pandas }, { wrong: [], missing: [], pandas: false });
});

test("outside Pyodide, importing is refused in one sentence", () => {
  const { status, stderr } = spawnSync("python3", ["-c", "import logwinnow"], { env: { ...process.env, PYTHONPATH: here("../src") }, encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(stderr.trim().split("\n").at(-1) ?? "", /^ImportError: logwinnow for Python runs inside Pyodide/);
});

test("nothing was fetched, and the wrapper of fetch would have heard it", async () => {
  assert.deepEqual(attempts, []);
  await assert.rejects(py.runPythonAsync('from pyodide.http import pyfetch\nawait pyfetch("http://192.0.2.1/")'));
  assert.equal(attempts.length, 1);
});
