import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
export const root = here("../../build/lite-next-site");
const extension = here("../../build/lite-next/share/jupyter/labextensions/@jupyterlite/javascript-kernel-extension");

/** The kernels of 0.4: in a frame of the page, and in a worker. */
export const KERNELS = ["javascript", "javascript-worker"];

/**
 * Builds a site with the kernel 0.4 and one notebook for each of its two kernels.
 *
 * @param {string[]} sources of the cells
 */
export function buildNext(sources) {
  const work = here("../../build/lite-next-work");
  for (const folder of [work, root]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${work}/files/pkg`, { recursive: true });
  for (const file of ["index.js", "charts.js", "worker.js", "logwinnow.wasm"]) cpSync(here(`../../js/dist/${file}`), `${work}/files/pkg/${file}`);
  const cells = sources.map((source, i) => ({ cell_type: "code", id: `cell${i}`, source, metadata: {}, execution_count: null, outputs: [] }));
  for (const name of KERNELS) {
    const metadata = { kernelspec: { name, display_name: name, language: "javascript" }, language_info: { name: "javascript" } };
    writeFileSync(`${work}/files/${name}.ipynb`, JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
  }
  writeFileSync(`${work}/jupyter_lite_config.json`, JSON.stringify({ LiteBuildConfig: { federated_extensions: [extension] } }));
  const options = ["--ignore-sys-prefix", "--contents", "files", "--no-sourcemaps", "--no-unused-shared-packages", "--apps", "notebooks"];
  execFileSync(here("../../build/lite/bin/jupyter"), ["lite", "build", ...options, "--output-dir", root], { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
}
