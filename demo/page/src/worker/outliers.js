import { plotOutlierResults } from "logwinnow/charts";

/**
 * Rows that an isolation forest sets apart with few questions.
 *
 * @typedef {import("../read/table.js").LogTable} LogTable
 * @typedef {import("./jobs.js").Context} Context
 */

/** Rows listed with their reasons. */
const LISTED = 200;
/** How reasons end: here the forest is trained on the very rows that it scores. */
const TRAINED = /training (rows?)$/;

/**
 * @param {LogTable} table
 * @param {{ columns: string[], trees: number, share: number, axes: [string, string], look: object }} args `share` 0: those with a score above 0.5
 * @param {Context} context
 */
export async function outlierChart(table, { columns, trees, share, axes, look }, { engine, signal, onProgress }) {
  const lw = await engine;
  const input = Object.fromEntries(columns.map((name) => [name, table.numbers(name)]));
  const options = { featureColumns: columns, trees, contamination: share > 0 ? share : "auto", missing: "median", maxReasons: LISTED, signal, onProgress: (/** @type {any} */ progress) => onProgress({ stage: "growing trees", ...progress }) };
  const { rows, flagged, scores, threshold, reasons, forest, notes } = await lw.identifyOutliers(input, null, options);
  const spec = columns.length > 1 ? await chartOf({ input, flagged, forest, axes, look }) : undefined;
  forest?.free();
  const listed = Array.from(rows.subarray(0, LISTED), (row, i) => ({ row, score: scores[row], words: (reasons[i] ?? []).map((/** @type {any} */ { words }) => words.replace(TRAINED, "$1")) }));
  return { spec, listed, count: rows.length, threshold, notes };
}

/** @param {any} parts */
async function chartOf({ input, flagged, forest, axes: [x, y], look }) {
  const grid = await forest.grid({ features: [x, y], size: 60 });
  return plotOutlierResults({ ...grid, points: { x: input[x], y: input[y], flagged } }, look);
}
