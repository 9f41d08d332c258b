import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { here } from "./pyodide.mjs";

/** The lines that mypy says of this file, whose calls it takes from the wheel's source. @param {string} file */
function mypy(file) {
  const options = ["--strict", "--follow-imports=silent", "--no-error-summary", "--cache-dir=/dev/null", "--python-version=3.12"];
  const { stdout, stderr } = spawnSync(here("../../build/types/bin/mypy"), [...options, here(file)], { encoding: "utf8", env: { ...process.env, MYPYPATH: here("../src") } });
  assert.equal(stderr, "");
  return stdout.split("\n").filter((line) => line.includes(": error:"));
}

test("a program that uses every function passes mypy --strict", () => {
  assert.deepEqual(mypy("consumer.py"), []);
  const public_ = [...readFileSync(here("../src/logwinnow/__init__.py"), "utf8").split("__all__")[1].matchAll(/"(\w+)"/g)].map(([, name]) => name);
  const program = readFileSync(here("consumer.py"), "utf8");
  assert.deepEqual(public_.filter((name) => !new RegExp(`lw\\.${name}\\b`).test(program)), []);
  assert.ok(public_.length > 50);
});

test("what a function does not take is told by its types", () => {
  const lines = readFileSync(here("misuse.py"), "utf8").split("\n").flatMap((line, at) => (/^(lw|number)/.test(line) ? [at + 1] : []));
  assert.deepEqual(mypy("misuse.py").map((line) => Number(line.split(":")[1])), lines);
});
