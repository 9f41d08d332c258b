import { csvLine } from "../export/csv.js";
import { redactor } from "../export/redact.js";
import { pauses } from "./pause.js";

/** Rows turned into text before they become part of the file. */
const BATCH = 4096;

/**
 * Rows of the log as a file, in the columns of the log, whatever analyses added to them.
 *
 * @param {import("../read/table.js").LogTable} table
 * @param {number[]} rows
 * @param {"csv" | "json"} format
 * @param {{ onProgress: (progress: any) => void, signal: AbortSignal }} context
 * @param {import("../export/redact.js").Known} [known] replaces users, hosts and addresses
 * @returns {Promise<Blob>}
 */
export async function rowsFile(table, rows, format, { onProgress, signal }, known) {
  const names = table.columns.filter(({ added }) => !added).map(({ name }) => name);
  const hide = known ? redactor(known) : (/** @type {string} */ text) => text;
  const cellsOf = (/** @type {number} */ row) => names.map((name) => hide(table.cell(name, row), name));
  const parts = format === "csv" ? [csvLine(names)] : ["["];
  const pause = pauses(signal);
  for (let from = 0; from < rows.length; from += BATCH) {
    onProgress({ stage: "writing", done: from, total: rows.length });
    await pause();
    const batch = rows.slice(from, from + BATCH).map(cellsOf);
    if (format === "csv") parts.push(batch.map(csvLine).join(""));
    else parts.push((from ? "," : "") + batch.map((cells) => JSON.stringify(Object.fromEntries(cells.map((cell, i) => [names[i], cell])))).join(",\n"));
  }
  if (format === "json") parts.push("]\n");
  return new Blob(parts, { type: format === "csv" ? "text/csv" : "application/json" });
}
