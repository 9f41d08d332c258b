import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

/** PYODIDE=folder: what scripts/pyodide makes of a distribution, here of made-up ones of a few bytes. */
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const python = here("../../build/venv/bin/python");
const RUNTIME = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"];
const COMPILED = "cp314-cp314-pyemscripten_2026_0_wasm32";
const work = mkdtempSync(join(tmpdir(), "logwinnow-folder-"));
after(() => rmSync(work, { recursive: true, force: true }));

/** A wheel of one empty module. @param {string} folder @param {string} name @param {string} version @param {string} [tag] */
function wheel(folder, name, version, tag = "py3-none-any") {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${version}-${tag}.whl`);
  const code = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    wheel.writestr("${name}.py", "")
    wheel.writestr("${name}-${version}.dist-info/METADATA", "Metadata-Version: 2.1\\nName: ${name}\\nVersion: ${version}\\n")`;
  execFileSync(python, ["-c", code, path]);
  return path;
}

/** A distribution whose lock has numbers (compiled) and words (pure). @param {string} name @param {{ numbers?: string, words?: string, abi?: string }} [versions] */
function distribution(name, { numbers = "1.0", words = "1.0", abi = "2026_0" } = {}) {
  const folder = join(work, name);
  mkdirSync(folder);
  for (const file of RUNTIME) writeFileSync(join(folder, file), `${file} of ${name}`);
  const entry = (/** @type {string} */ of, /** @type {string} */ version, /** @type {string} */ tag, /** @type {string[]} */ depends) =>
    ({ name: of, version, file_name: `${of}-${version}-${tag}.whl`, depends, imports: [of], sha256: "of another file" });
  const packages = { numbers: entry("numbers", numbers, COMPILED, ["words", "elsewhere"]), words: entry("words", words, "py3-none-any", []) };
  writeFileSync(join(folder, "pyodide-lock.json"), JSON.stringify({ info: { abi_version: abi, python: "3.14.2", platform: "x" }, packages }));
  return folder;
}

const carrier = distribution("carrier", { numbers: "0.9" });
wheel(carrier, "numbers", "0.9", COMPILED);
const wheels = join(work, "wheels");
for (const version of ["1.0", "2.0"]) wheel(wheels, "words", version);
const own = wheel(work, "logwinnow", "0.1.0");

/** @param {string} runtime */
function made(runtime) {
  const out = join(work, "out");
  const { status, stderr } = spawnSync(python, [here("../../scripts/pyodide/folder.py"), runtime, carrier, wheels, out, own, "numbers"], { encoding: "utf8", env: { ...process.env, PIP_NO_INDEX: "1" } });
  assert.equal(status, 0, stderr);
  const { packages } = JSON.parse(readFileSync(join(out, "pyodide-lock.json"), "utf8"));
  const files = Object.values(packages).map(({ file_name }) => file_name);
  assert.deepEqual(readdirSync(out).sort(), [...files, ...RUNTIME, "pyodide-lock.json"].sort(), "the lock lists what is there, and nothing else");
  assert.equal(readFileSync(join(out, "pyodide.asm.wasm"), "utf8"), readFileSync(join(runtime, "pyodide.asm.wasm"), "utf8"), "the named folder's runtime");
  for (const { file_name, sha256 } of Object.values(packages)) assert.equal(execFileSync("sha256sum", [join(out, file_name)], { encoding: "utf8" }).slice(0, 64), sha256);
  return { files: files.sort(), packages };
}

test("a runtime without wheels, as in the npm package: compiled wheels of the same ABI from the usual distribution, pure ones of its lock's version", () => {
  const { files, packages } = made(distribution("bare"));
  assert.deepEqual(files, ["logwinnow-0.1.0-py3-none-any.whl", `numbers-0.9-${COMPILED}.whl`, "words-1.0-py3-none-any.whl"]);
  assert.deepEqual(packages.numbers.depends, ["words"], "what no lock has is not asked for");
  assert.equal(packages.logwinnow.version, "0.1.0");
  const later = made(distribution("later", { words: "2.0" }));
  assert.deepEqual([later.packages.words.version, later.packages.words.file_name], ["2.0", "words-2.0-py3-none-any.whl"]);
});

test("a distribution that lacks one pure wheel: its own compiled wheels go first", () => {
  const full = distribution("full");
  wheel(full, "numbers", "1.0", COMPILED);
  assert.deepEqual(made(full).files, ["logwinnow-0.1.0-py3-none-any.whl", `numbers-1.0-${COMPILED}.whl`, "words-1.0-py3-none-any.whl"]);
});

test("a distribution of another ABI needs compiled wheels of its own", () => {
  const out = join(work, "none");
  const { status, stderr } = spawnSync(python, [here("../../scripts/pyodide/folder.py"), distribution("old", { abi: "2025_0" }), carrier, wheels, out, own, "numbers"], { encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(stderr, /old has no wheel of numbers, and .*carrier is of another Pyodide/);
  assert.ok(!existsSync(out));
});

test("PYODIDE=folder names what a folder lacks that is no distribution", () => {
  for (const [name, lacks] of [["nowhere", ["pyodide-lock.json", ...RUNTIME]], ["half", ["pyodide.asm.wasm"]]]) {
    if (name === "half") rmSync(join(distribution(name), "pyodide.asm.wasm"));
    const env = { ...process.env, PYODIDE: join(work, name) };
    const { status, stderr } = spawnSync(here("../../scripts/pyodide.sh"), [own, join(work, "none")], { encoding: "utf8", env });
    assert.equal(status, 1);
    assert.equal(stderr.trim(), `${join(work, name)} is not a folder of Pyodide: it has no ${lacks.join(", no ")}`);
  }
});
