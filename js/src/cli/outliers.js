import { readFileSync, writeFileSync } from "node:fs";
import { refusal, shown } from "../errors.js";
import { rowsOf } from "../table.js";
import { readFiles } from "./read.js";
import { harmless, tableText } from "./screen.js";
import { columnsOf, numbers } from "./tables.js";
import { cellText } from "./views.js";

/** @typedef {import("../types.js").OutlierResult} OutlierResult */
/** @typedef {import("../table.js").Table} Table */

/**
 * The command `outliers`: grows a forest on the log, or takes a saved one, and shows what it flags.
 *
 * @param {any} logwinnow
 * @param {Table} table
 * @param {Record<string, any>} options
 * @returns {Promise<import("./run.js").Outcome>}
 */
export async function outliers(logwinnow, table, { predict, forest, save, weights, onProgress, ...own }) {
  if (forest !== undefined) return asked(logwinnow, table, forest, { predict, save, weights, ...own }, onProgress);
  const scored = predict === undefined ? table : (await readFiles([predict])).table;
  const { forest: grown, ...result } = await logwinnow.identifyOutliers(table, predict === undefined ? undefined : scored, { ...own, onProgress, ...(weights && { weights: numbers(table, weights) }) });
  if (save !== undefined && grown?.textColumns.length) throw refusal("option", "save", "for columns of numbers alone: name them with --feature-columns", `the text columns ${grown.textColumns.join(", ")}`);
  if (save !== undefined && grown) writeFileSync(save, grown.save());
  return { result, view: outliersView(result, scored) };
}

/**
 * What a saved forest says of a log.
 *
 * @param {any} logwinnow
 * @param {Table} table
 * @param {string} file of the forest
 * @param {Record<string, any>} options
 * @param {any} onProgress
 */
async function asked(logwinnow, table, file, { maxReasons, ...others }, onProgress) {
  for (const [name, value] of Object.entries(others)) {
    if (value !== undefined) throw refusal("option", name, "left out with forest, which is grown already", shown(value));
  }
  const forest = await logwinnow.loadForest(new Uint8Array(readFileSync(file)));
  const result = await forest.identify(table, { onProgress, ...(maxReasons !== undefined && { maxReasons }) });
  return { result, view: outliersView(result, table) };
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
  const told = () => Object.entries(columnsOf(rowsOf(/** @type {any} */ (table), rows)));
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
