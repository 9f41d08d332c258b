import { showing } from "../../../js/src/showing.js";

/** Rows of a table: as many as the story's notebooks show with pandas. */
const ROWS = 100;

/** The kernel's own message that puts an output below the cell, in 0.3, which has no function for it. */
const send = (/** @type {object} */ data) => self.postMessage({ type: "display_data", bundle: { data, metadata: {}, transient: {} } });

/**
 * Shows a chart, or a result of the package, below the cell.
 *
 * @param {{ _toMime(): object }} result
 */
export function show(result) {
  if (globalThis.display) globalThis.display(result);
  else send(JSON.parse(JSON.stringify(result._toMime())));
}

/**
 * Rows as a table below the cell, as results show themselves.
 *
 * @param {Record<string, any>[]} rows
 * @param {string[]} [columns]
 */
export function showTable(rows, columns = Object.keys(rows[0] ?? {})) {
  show(/** @type {any} */ (showing({ table: Object.fromEntries(columns.map((name) => [name, rows.map((row) => row[name])])) }, ROWS)));
}
