import { readFileSync } from "node:fs";
import { sheetsIn } from "./sheets.mjs";

/** @typedef {{ prompt: string, text: string, charts: { width: number, height: number }[], tables: import("./sheets.mjs").Sheet[], error: boolean }} Cell */

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** What the code cells show, read in the page; what is scrolled out of view has no innerText. */
const CELLS = `[...document.querySelectorAll(".jp-Notebook .jp-CodeCell")].map((cell) => ({
  prompt: cell.querySelector(".jp-InputPrompt")?.textContent ?? "",
  text: [...cell.querySelectorAll(".jp-OutputArea-output")].map((output) => output.textContent).join("\\n"),
  charts: [...cell.querySelectorAll(".jp-OutputArea-output canvas, .jp-OutputArea-output svg.marks")].map(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight })),
  tables: ${sheetsIn("cell")},
  error: Boolean(cell.querySelector('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"], .jp-mod-error, [data-mime-type="application/vnd.jupyter.stderr"]')),
}))`;

/**
 * Runs a notebook of a JupyterLite site from the first cell to the last, which prints DONE.
 *
 * @param {any} browser
 * @param {string} site origin
 * @param {string} root the site's folder
 * @param {string} name of the notebook
 * @param {(page: any) => Promise<void>} [look] before the page is closed
 * @returns {Promise<Cell[]>}
 */
export async function runNotebook(browser, site, root, name, look) {
  const page = await browser.open(`${site}/notebooks/index.html?path=${name}.ipynb`);
  await until(() => page.evaluate(`document.querySelectorAll(".jp-Notebook .jp-Cell .cm-content").length > 0`), 60);
  await pause(1000);
  await page.click(".jp-Notebook .jp-Cell");
  await page.press("Escape");
  const { length } = JSON.parse(readFileSync(`${root}/files/${name}.ipynb`, "utf8")).cells;
  for (let i = 0; i < length; i++) {
    await page.press("Shift+Enter"); // all are queued while the kernel boots
    await pause(100);
  }
  /** @type {Cell[]} */
  let cells = [];
  const over = async () => {
    cells = await page.evaluate(CELLS);
    return cells.some(({ text }) => /^DONE/m.test(text)) || cells.some(({ error }) => error);
  };
  await until(over, 120).catch((error) => {
    throw new Error(`${name}: ${error.message}: ${JSON.stringify(cells, null, 1)}`);
  });
  await pause(1000); // charts are drawn after their output came
  cells = await page.evaluate(CELLS);
  await look?.(page);
  await page.close();
  return cells;
}

/**
 * @param {() => Promise<boolean>} true_
 * @param {number} seconds
 */
async function until(true_, seconds) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(250)) if (await true_()) return;
  throw new Error(`not within ${seconds} s`);
}
