import { readFileSync, writeFileSync } from "node:fs";
import { columnOf } from "../columns.js";
import { encode } from "../encode.js";
import { Table, rowsOf, tableOf } from "../table.js";
import { readFiles } from "./read.js";
import { harmless, tableText } from "./screen.js";
import { cellText } from "./views.js";

/** @typedef {import("../types.js").OutlierResult} OutlierResult */

/**
 * The command `outliers`: grows a forest on the log, or takes a saved one, and shows what it flags.
 *
 * @param {any} logwinnow
 * @param {Table} table
 * @param {Record<string, any>} options
 * @returns {Promise<import("./run.js").Outcome>}
 */
export async function outliers(logwinnow, table, { predict, forest, save, weights, onProgress, ...own }) {
  const scored = predict === undefined ? table : (await readFiles([predict])).table;
  const result = forest === undefined
    ? await logwinnow.identifyOutliers(table, predict === undefined ? undefined : scored, { ...own, onProgress, ...(weights && { weights: numbers(table, weights) }) })
    : await ask(await logwinnow.loadForest(new Uint8Array(readFileSync(forest)), own), table, onProgress);
  if (save !== undefined && result.forest) writeFileSync(save, result.forest.save());
  const { forest: _, ...document } = result;
  return { result: document, view: outliersView(result, scored) };
}

/**
 * What a saved forest says of a log, in the shape of identifyOutliers.
 *
 * @param {import("../types.js").Forest<true>} forest
 * @param {Table} table
 * @param {any} onProgress
 */
async function ask(forest, table, onProgress) {
  const scores = await forest.score(/** @type {any} */ (table), { onProgress });
  const flagged = Array.from(scores, (score) => score > forest.threshold);
  const rows = Int32Array.from([...flagged.keys()].filter((row) => flagged[row])).sort((a, b) => scores[b] - scores[a] || a - b);
  const rising = Float64Array.from(scores).sort();
  const ranks = Int32Array.from(scores, (score) => rising.length - upperBound(rising, score) + 1);
  const explained = rows.slice(0, 1000);
  const columns = table.columns.map(({ name, at }) => columnOf(name, Array.from(explained, at)));
  const reasons = await forest.explain(/** @type {any} */ (new Table(columns)));
  return { rows, flagged, scores, ranks, threshold: forest.threshold, reasons, notes: [], forest };
}

/**
 * @param {Float64Array} rising
 * @param {number} value
 * @returns {number} how many are not greater
 */
function upperBound(rising, value) {
  let low = 0, high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Characters of a cell beyond which its column shares what room there is. */
const WIDE = 24;

/**
 * @param {OutlierResult} result
 * @param {Table} table that was scored
 * @returns {import("./views.js").View}
 */
function outliersView({ rows, scores, ranks, threshold, reasons, notes }, table) {
  const why = (/** @type {number} */ i, /** @type {number} */ most) =>
    (reasons[i] ?? []).filter(({ bits }) => bits > 0).slice(0, most).map(({ words, bits }) => `${words} (+${bits.toFixed(2)})`).join("; ");
  const told = () => Object.entries(tableColumns(rowsOf(/** @type {any} */ (table), rows)));
  return {
    text(width, top) {
      const shown = rows.subarray(0, top);
      const right = /** @type {const} */ ("right");
      const fields = [
        { title: "score", cells: Array.from(shown, (row) => scores[row].toFixed(3)), align: right },
        { title: "row", cells: Array.from(shown, String), align: right },
      ];
      const inReasons = new Set((reasons[0] ?? []).map(({ column }) => column));
      let used = 16;
      for (const { name, at } of [...table.columns].sort((a, b) => Number(inReasons.has(b.name)) - Number(inReasons.has(a.name)))) {
        const cells = Array.from(shown, (row) => harmless(cellText(at(row))));
        if (name === "" || (cells.length > 1 && cells.every((cell) => cell === cells[0]))) continue; // the index, and what tells nothing apart
        const natural = cells.reduce((most, cell) => Math.max(most, cell.length), name.length);
        used += Math.min(natural, WIDE) + 2;
        if (used > width) break;
        fields.push(/** @type {any} */ ({ title: harmless(name), cells, ...(natural > WIDE && { share: 1 }) }));
      }
      const below = Array.from(shown, (_, i) => [`       ~ ${harmless(why(i, 3))}`]);
      const more = rows.length > top ? ` (the first ${top} shown)` : "";
      return `${tableText(fields, width, below)}\n${rows.length} of ${scores.length} rows score above ${threshold.toFixed(3)}${more}\n` + notes.map((note) => `note: ${harmless(note)}\n`).join("");
    },
    columns() {
      const own = { score: Float64Array.from(rows, (row) => scores[row]), rank: Int32Array.from(rows, (row) => ranks[row]), row: rows, reasons: Array.from(rows, (_, i) => why(i, Infinity)) };
      return { ...own, ...Object.fromEntries(told().map(([name, values]) => [name in own ? `input.${name}` : name, values])) };
    },
  };
}

/**
 * @param {Record<string, any>[]} rows
 * @returns {Record<string, any[]>}
 */
const tableColumns = (rows) => Object.fromEntries(tableOf(rows).columns.map(({ name, values }) => [name, /** @type {any[]} */ (values)]));

/**
 * @param {Table} table
 * @param {string} name
 * @returns {Float64Array}
 */
export function numbers(table, name) {
  const cargo = { arrays: /** @type {any[]} */ ([]), transfer: [] };
  Array.from(encode(table.column(name), "number", cargo));
  return cargo.arrays[0];
}
