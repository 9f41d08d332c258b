import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
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

/** A wheel of one module. @param {string} folder @param {string} name @param {string} version @param {string} [tag] @param {string} [source] */
function wheel(folder, name, version, tag = "py3-none-any", source = "") {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${version}-${tag}.whl`);
  const code = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    wheel.writestr("${name}.py", "${source}")
    wheel.writestr("${name}-${version}.dist-info/METADATA", "Metadata-Version: 2.1\\nName: ${name}\\nVersion: ${version}\\n")`;
  execFileSync(python, ["-c", code, path]);
  return path;
}

const sha256 = (/** @type {string} */ path) => createHash("sha256").update(readFileSync(path)).digest("hex");

/**
 * A distribution whose lock has numbers (compiled) and words (pure), and the wheels of those that are `there`.
 *
 * @param {string} name
 * @param {{ numbers?: string, words?: string, abi?: string, there?: string[] }} [versions]
 */
function distribution(name, { numbers = "1.0", words = "1.0", abi = "2026_0", there = [] } = {}) {
  const folder = join(work, name);
  mkdirSync(folder);
  for (const file of RUNTIME) writeFileSync(join(folder, file), `${file} of ${name}`);
  const entry = (/** @type {string} */ of, /** @type {string} */ version, /** @type {string} */ tag, /** @type {string[]} */ depends) => {
    const sum = there.includes(of) ? sha256(wheel(folder, of, version, tag)) : "of a file that is elsewhere";
    return { name: of, version, file_name: `${of}-${version}-${tag}.whl`, depends, imports: [of], sha256: sum };
  };
  const packages = { numbers: entry("numbers", numbers, COMPILED, ["words", "elsewhere"]), words: entry("words", words, "py3-none-any", []) };
  writeFileSync(join(folder, "pyodide-lock.json"), JSON.stringify({ info: { abi_version: abi, python: "3.14.2", platform: "x" }, packages }));
  return folder;
}

const carrier = distribution("carrier", { numbers: "0.9", there: ["numbers"] });
const wheels = join(work, "wheels");
const list = join(work, "wheels.txt");
writeFileSync(list, `# a comment\nwords==1.1 --hash=sha256:${sha256(wheel(wheels, "words", "1.1"))}\n`);
const own = wheel(work, "logwinnow", "0.1.0");
const out = join(work, "out");

/** @param {string} runtime @param {string} [from] instead of the carrier */
function run(runtime, from = carrier) {
  const args = [runtime, from, list, wheels, out, own, "numbers", "words"];
  return spawnSync(python, [here("../../scripts/pyodide/folder.py"), ...args], { encoding: "utf8", env: { ...process.env, PIP_NO_INDEX: "1" } });
}

/** @param {string} runtime */
function made(runtime) {
  const { status, stderr } = run(runtime);
  assert.equal(status, 0, stderr);
  const { packages } = JSON.parse(readFileSync(join(out, "pyodide-lock.json"), "utf8"));
  const files = Object.values(packages).map(({ file_name }) => file_name);
  assert.deepEqual(readdirSync(out).sort(), [...files, ...RUNTIME, "pyodide-lock.json"].sort(), "the lock lists what is there, and nothing else");
  assert.equal(readFileSync(join(out, "pyodide.asm.wasm"), "utf8"), readFileSync(join(runtime, "pyodide.asm.wasm"), "utf8"), "the named folder's runtime");
  for (const { file_name, sha256: sum } of Object.values(packages)) assert.equal(sha256(join(out, file_name)), sum);
  return { files: files.sort(), packages };
}

/** Nothing is made, for this reason. @param {RegExp} why @param {Parameters<typeof run>} args */
function refused(why, ...args) {
  rmSync(out, { recursive: true, force: true });
  const { status, stderr } = run(...args);
  assert.equal(status, 1);
  assert.match(stderr, why);
  assert.ok(!existsSync(out));
}

test("a runtime without wheels, as in the npm package: compiled wheels of the same ABI from the usual distribution, pure ones as listed", () => {
  const { files, packages } = made(distribution("bare"));
  assert.deepEqual(files, ["logwinnow-0.1.0-py3-none-any.whl", `numbers-0.9-${COMPILED}.whl`, "words-1.1-py3-none-any.whl"]);
  assert.deepEqual(packages.numbers.depends, ["words"], "what no lock has is not asked for");
  assert.deepEqual([packages.logwinnow.version, packages.words.version, packages.words.imports], ["0.1.0", "1.1", ["words"]]);
});

test("a distribution's own wheels go first", () => {
  const files = ["logwinnow-0.1.0-py3-none-any.whl", `numbers-1.0-${COMPILED}.whl`];
  assert.deepEqual(made(distribution("half-full", { there: ["numbers"] })).files, [...files, "words-1.1-py3-none-any.whl"]);
  assert.deepEqual(made(distribution("full", { there: ["numbers", "words"] })).files, [...files, "words-1.0-py3-none-any.whl"]);
});

test("a distribution of another ABI needs compiled wheels of its own", () => {
  refused(/old has no wheel of numbers, and .*carrier is of another Pyodide/, distribution("old", { abi: "2025_0" }));
});

test("a package of which nobody has a wheel is named", () => {
  refused(/alone has no wheel of numbers, and .*empty and .*wheels\.txt have none/, distribution("alone"), distribution("empty"));
});

test("a wheel that is another file than its lock or the list tells is refused", () => {
  const full = distribution("exchanged", { there: ["numbers"] });
  wheel(full, "numbers", "1.0", COMPILED, "changed = True");
  refused(/exchanged.numbers-1\.0-.*\.whl is not the file that was meant: its sha256 is \w{64}, not \w{64}/, full);
  const kept = readFileSync(join(wheels, "words-1.1-py3-none-any.whl"));
  wheel(wheels, "words", "1.1", "py3-none-any", "changed = True");
  refused(/words-1\.1-py3-none-any\.whl is not the file that was meant/, distribution("another"));
  writeFileSync(join(wheels, "words-1.1-py3-none-any.whl"), kept);
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
