import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { here } from "./pyodide.mjs";

/**
 * The lines that mypy says of a file or folder.
 *
 * @param {string} path
 * @param {string[]} options
 */
function mypy(path, ...options) {
  const always = ["--no-error-summary", "--cache-dir=/dev/null", "--show-absolute-path"];
  const { stdout, stderr } = spawnSync(here("../../build/types/bin/mypy"), [...always, ...options, here(path)], { encoding: "utf8", env: { ...process.env, MYPYPATH: here("../src") } });
  assert.equal(stderr, "");
  return stdout.split("\n").filter((line) => line.includes(": error:"));
}

/** What mypy says of a program, whose calls it takes from the wheel's source. @param {string} file */
const program = (file) => mypy(file, "--strict", "--follow-imports=silent", "--python-version=3.12");

test("the package itself passes mypy --strict", () => {
  const settings = readFileSync(here("../pyproject.toml"), "utf8");
  assert.match(settings, /\[tool.mypy\]\nstrict = true\n/);
  assert.deepEqual(mypy("../src/logwinnow", `--config-file=${here("../pyproject.toml")}`), []);
  const sources = readdirSync(here("../src/logwinnow")).filter((name) => name.endsWith(".py"));
  assert.deepEqual(sources.filter((name) => /type: ignore|# mypy:/.test(readFileSync(here(`../src/logwinnow/${name}`), "utf8"))), []);
});

test("a program that uses every function passes mypy --strict", () => {
  assert.deepEqual(program("consumer.py"), []);
  const public_ = [...readFileSync(here("../src/logwinnow/__init__.py"), "utf8").split("__all__")[1].matchAll(/"(\w+)"/g)].map(([, name]) => name);
  const text = readFileSync(here("consumer.py"), "utf8");
  assert.deepEqual(public_.filter((name) => !new RegExp(`lw\\.${name}\\b`).test(text)), []);
  assert.ok(public_.length > 50);
});

test("what a function does not take is told by its types", () => {
  const lines = readFileSync(here("misuse.py"), "utf8").split("\n").flatMap((line, at) => (/^(lw|number)/.test(line) ? [at + 1] : []));
  assert.deepEqual(program("misuse.py").map((line) => Number(line.split(":")[1])), lines);
});
