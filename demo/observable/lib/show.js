import { showing } from "./logwinnow/showing.js";

/**
 * Rows as a table, as results of the package show themselves.
 *
 * @param {Record<string, any>[]} rows
 * @param {string[]} [columns]
 */
export function tableOf(rows, columns = Object.keys(rows[0] ?? {})) {
  const table = Object.fromEntries(columns.map((name) => [name, rows.map((row) => row[name])]));
  const frame = document.createElement("div");
  frame.style.overflowX = "auto";
  frame.innerHTML = /** @type {any} */ (showing({ table }, 100))._toMime()["text/html"];
  return frame;
}

/**
 * Lines of text, as a console prints them.
 *
 * @param {...string} lines
 */
export const printed = (...lines) => Object.assign(document.createElement("pre"), { textContent: lines.join("\n") });
