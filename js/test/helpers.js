import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's own folder. */
export const home = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {string} name
 * @returns {string} a folder that goes when the test process ends
 */
export function scratch(name) {
  const folder = mkdtempSync(join(tmpdir(), `logwinnow-${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Compiles test/double: a module that misbehaves on request. */
export function doubleWasm() {
  const file = join(scratch("double"), "double.wasm");
  execFileSync("go", ["build", "-o", file, "./test/double"], { cwd: home, env: { ...process.env, GOOS: "js", GOARCH: "wasm" } });
  return file;
}

/** @param {string} name a file of real logs, which this repository does not carry */
export function realLog(name) {
  const file = join(home, "../../shared/data", name);
  return { file, skip: existsSync(file) ? false : `${file} is not here` };
}

/**
 * @param {string} code
 * @param {RegExp} message
 */
export const problem = (code, message) => (/** @type {any} */ error) => error.name === "LogwinnowError" && error.code === code && message.test(error.message);
