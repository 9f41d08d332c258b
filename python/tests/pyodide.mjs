import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A path from this folder. */
export const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** Real logs, which the repository does not carry. */
export const shared = here("../../../shared/data");
export const hasShared = existsSync(shared);

const folder = here("../../build/pyodide/pyodide");

/** Our wheel as a file: loaded so, it comes alone, without the packages that the lock gives it. */
export const wheel = `${folder}/${readdirSync(folder).find((name) => name.startsWith("logwinnow-"))}`;

/** Nothing may be fetched: whoever tries is told, and remembered. */
export const attempts = /** @type {string[]} */ ([]);

/**
 * A Pyodide in this Node, with the wheel and these packages; test data are in /testdata and /shared of its file system.
 *
 * @param {string[]} packages
 * @param {string} [from] a folder of Pyodide
 */
export async function python(packages, from = folder) {
  const { loadPyodide } = await import(`${from}/pyodide.mjs`);
  globalThis.fetch = /** @type {any} */ (async (/** @type {any} */ url) => {
    attempts.push(String(url));
    throw new Error(`no network in this test: ${url}`);
  });
  const py = await loadPyodide({ indexURL: `${from}/`, stdout: () => {}, env: { TZ: "Asia/Tokyo" } });
  await py.loadPackage(packages, { messageCallback: () => {} });
  py.FS.mkdirTree("/testdata");
  py.FS.mount(py.FS.filesystems.NODEFS, { root: here("../../testdata") }, "/testdata");
  if (hasShared) {
    py.FS.mkdirTree("/shared");
    py.FS.mount(py.FS.filesystems.NODEFS, { root: shared }, "/shared");
  }
  return py;
}

/**
 * Runs Python, whose last expression is JSON, and gives that.
 *
 * @param {any} py
 * @param {string} code
 */
export const answer = (py, code) => JSON.parse(py.runPython(code));
