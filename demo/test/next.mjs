import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
export const root = here("../../build/lite-next-site");
const extension = here("../../build/lite-next/share/jupyter/labextensions/@jupyterlite/javascript-kernel-extension");

/** The kernels of 0.4: in a frame of the page, and in a worker. */
export const KERNELS = ["javascript", "javascript-worker"];

/** The story as it is in the site with the kernel 0.3, for the worker of 0.4. */
export const STORY = "event-clustering-js";

/**
 * Builds a site with the kernel 0.4, one notebook for each of its two kernels, and the story.
 *
 * @param {string[]} sources of the cells
 */
export function buildNext(sources) {
  const work = here("../../build/lite-next-work");
  for (const folder of [work, root]) rmSync(folder, { recursive: true, force: true });
  for (const folder of ["pkg", "data"]) cpSync(here(`../../build/jupyterlite/files/${folder}`), `${work}/files/${folder}`, { recursive: true });
  for (const name of KERNELS) writeNotebook(`${work}/files/${name}.ipynb`, name, sources);
  const { cells } = JSON.parse(readFileSync(here(`../../build/jupyterlite/files/${STORY}.ipynb`), "utf8"));
  writeNotebook(`${work}/files/${STORY}.ipynb`, "javascript-worker", cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source));
  writeFileSync(`${work}/jupyter_lite_config.json`, JSON.stringify({ LiteBuildConfig: { federated_extensions: [extension] } }));
  const options = ["--ignore-sys-prefix", "--contents", "files", "--no-sourcemaps", "--no-unused-shared-packages", "--apps", "notebooks"];
  execFileSync(here("../../build/lite/bin/jupyter"), ["lite", "build", ...options, "--output-dir", root], { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
}

/** @param {string} file @param {string} kernel @param {string[]} sources of the cells */
export function writeNotebook(file, kernel, sources) {
  const cells = sources.map((source, i) => ({ cell_type: "code", id: `cell${i}`, source, metadata: {}, execution_count: null, outputs: [] }));
  const language = kernel.split("-")[0];
  const metadata = { kernelspec: { name: kernel, display_name: kernel, language }, language_info: { name: language } };
  writeFileSync(file, JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
}
