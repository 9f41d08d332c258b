import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { version } from "../../js/dist/index.js";
import { here } from "./pyodide.mjs";

/** What the Makefile knows of the wheel, the notebooks and `clean`: every source of a target, everything that was made. */
const root = here("../..");
const lines = (/** @type {string} */ program, /** @type {string[]} */ args) => execFileSync(program, args, { cwd: root, encoding: "utf8" }).trim().split("\n");
const tracked = (/** @type {string[]} */ ...paths) => lines("git", ["ls-files", ...paths]);
const database = lines("sh", ["-c", "make --print-data-base --question help || true"]); // make's own reading of the whole Makefile

/** @param {string} target */
function prerequisites(target) {
  const rule = database.find((line) => line.startsWith(`${target}:`));
  assert.ok(rule, `no rule for ${target}`);
  return new Set(rule.slice(target.length + 1).split(/[ |]+/));
}

const SOURCES = {
  [`build/wheel/logwinnow-${version}-py3-none-any.whl`]: tracked("python/src", "python/bridge", "python/pyproject.toml", "python/build.mjs"),
  "build/jupyterlite/jupyter-lite.json": tracked("demo/jupyterlite", "demo/lib", "testdata/samples"),
  "build/observable/page/dist/index.html": tracked("demo/observable", "demo/lib", "testdata/samples"),
};

for (const [target, sources] of Object.entries(SOURCES)) {
  test(`${target} is made again when any of its sources changed`, () => {
    const known = prerequisites(target);
    assert.deepEqual(sources.filter((file) => !known.has(file)), []);
  });
}

test("clean removes all that git leaves out as built or installed", () => {
  const removed = lines("make", ["--dry-run", "clean"]).join(" ").split(/[\s\\]+/);
  const untracked = ["ls-files", "--others", "--ignored", "--exclude-per-directory=.gitignore", "--directory"];
  const ignored = lines("git", untracked).map((path) => path.replace(/\/$/, ""));
  const left = ignored.filter((path) => !removed.some((one) => path === one || path.startsWith(`${one}/`)));
  assert.deepEqual(left.filter((path) => !/(^|\/)(__pycache__|\.venv|\.dev\.vars)$/.test(path)), []);
  // Made by targets that may not have run here.
  for (const path of ["python/LICENSE", "python/src/logwinnow/_version.py", "demo/edge/js/documents.json"]) assert.ok(removed.includes(path), path);
});
