import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { version } from "../../js/dist/index.js";
import { here, python } from "./pyodide.mjs";

/** Every block of Python in the documents, run as cells of a notebook in a folder that holds the sample logs. */
const root = here("../../");
const PAGES = ["README.md", "python/README.md", ...readdirSync(`${root}docs`).filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`)];
const BLOCK = /^```py(?:thon)?\n([\s\S]*?)^```$/gm;
const blocksOf = (/** @type {string} */ page) => Array.from(readFileSync(root + page, "utf8").matchAll(BLOCK), ([, code]) => code);
const py = await python(["pandas", "logwinnow"]);
py.runPython('import os, shutil\nshutil.copytree("/testdata/samples", "/home/pyodide/logs")\nos.chdir("/home/pyodide/logs")');

for (const page of PAGES) {
  const blocks = blocksOf(page);
  if (!blocks.length) continue;
  test(`the Python of ${page} runs, block behind block, and what a block ends with shows itself`, async () => {
    const cells = py.toPy({});
    for (const code of blocks) {
      const last = await py.runPythonAsync(code, { globals: cells });
      const onlyImports = code.trim().split("\n").every((line) => /^(from|import) /.test(line));
      assert.ok(onlyImports || last?._repr_html_ || last?._repr_mimebundle_, `nothing to show behind\n${code}`);
    }
  });
}

test("the pages that tell of the wheel have blocks to run", () => {
  for (const page of ["README.md", "python/README.md", "docs/notebooks.md"]) assert.ok(blocksOf(page).length > 0, page);
});

test("the files that docs/notebooks.md names have the version of today", () => {
  const named = Array.from(readFileSync(`${root}docs/notebooks.md`, "utf8").matchAll(/logwinnow-(\d[\d.]*\d)/g), ([, one]) => one);
  assert.ok(named.length > 3);
  assert.deepEqual(named.filter((one) => one !== version), []);
});

test("what docs/notebooks.md says that there is: columns of patterns, functions under msticpy's names", () => {
  const text = readFileSync(`${root}docs/notebooks.md`, "utf8");
  const columns = /** @type {RegExpExecArray} */ (/found\.patterns\.head\(\) +# ([\w, ]+) \.\.\./.exec(text))[1].split(", ");
  const names = Array.from(/\n### With msticpy's names\n\n([\s\S]*?)\n\n/.exec(text)?.[1].matchAll(/`([a-z][\w.]+)`/g) ?? [], ([, name]) => name);
  assert.ok(columns.length > 5 && names.length > 10);
  const lacking = py.runPython(`
import json, pandas as pd, logwinnow as lw
from logwinnow import nbdisplay
columns, names = json.loads(${JSON.stringify(JSON.stringify([columns, names]))})
frame = pd.read_csv("processes.csv", parse_dates=["TimeGenerated"])
there = lw.winnow(frame).patterns.columns
def has(name):
    at = frame if name.startswith("df.") else lw
    for part in name.removeprefix("df.").split("."):
        at = getattr(at, part, None)
    return at is not None
json.dumps([c for c in columns if c not in there] + [n for n in names if not has(n)])`);
  assert.deepEqual(JSON.parse(lacking), []);
});
