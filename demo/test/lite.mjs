import { readFileSync } from "node:fs";
import { sheetsIn } from "./sheets.mjs";

/** @typedef {{ prompt: string, text: string, charts: { width: number, height: number }[], tables: import("./sheets.mjs").Sheet[], error: boolean }} Cell */

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** What the code cells show, read in the page; what is scrolled out of view has no innerText. */
const CELLS = `[...document.querySelectorAll(".jp-Notebook .jp-CodeCell")].map((cell) => ({
  prompt: cell.querySelector(".jp-InputPrompt")?.textContent ?? "",
  text: [...cell.querySelectorAll(".jp-OutputArea-output")].map((output) => output.textContent).join("\\n"),
  charts: [...cell.querySelectorAll(".jp-OutputArea-output canvas, .jp-OutputArea-output svg.marks")]
    .map(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight })),
  tables: ${sheetsIn("cell")},
  error: Boolean(cell.querySelector('[data-mime-type="application/vnd.jupyter.error"], [data-mime-type="application/vnd.jupyter.stderr"], .jp-mod-error')),
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
  const { length } = JSON.parse(readFileSync(`${root}/files/${name}.ipynb`, "utf8")).cells;
  await until(() => page.evaluate(`document.querySelectorAll(".jp-Notebook .jp-Cell .cm-content").length > 0`), 60);
  await queueCells(page, length);
  await finished(page, name);
  await pause(1000); // charts are drawn after their output came
  const cells = await page.evaluate(CELLS);
  await look?.(page);
  await page.close();
  return cells;
}

/**
 * Runs each cell by its key; all are queued while the kernel boots. What is pressed before the page knows of its kernel has no
 * effect, so it is pressed again until a cell waits (`[*]:`) or is done.
 *
 * @param {any} page
 * @param {number} length
 */
async function queueCells(page, length) {
  const begun = async () => (await page.evaluate(CELLS)).some(({ prompt }) => !/^\[\s*\]:$/.test(prompt));
  for (let attempt = 0; attempt < 5; attempt++) {
    await pause(1000);
    await page.click(".jp-Notebook .jp-Cell");
    await page.press("Escape");
    for (let i = 0; i < length; i++) {
      await page.press("Shift+Enter");
      await pause(100);
    }
    if (await until(begun, 10).then(() => true, () => false)) return;
  }
  throw new Error("no cell begins to run");
}

/** @param {any} page @param {string} name */
async function finished(page, name) {
  /** @type {Cell[]} */
  let cells = [];
  const over = async () => {
    cells = await page.evaluate(CELLS);
    return cells.some(({ text }) => /^DONE/m.test(text)) || cells.some(({ error }) => error);
  };
  await until(over, 120).catch((error) => {
    throw new Error(`${name}: ${error.message}: ${JSON.stringify(cells, null, 1)}`);
  });
}

/**
 * @param {() => Promise<boolean>} true_
 * @param {number} seconds
 */
async function until(true_, seconds) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(250)) if (await true_()) return;
  throw new Error(`not within ${seconds} s`);
}
