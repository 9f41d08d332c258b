/**
 * Rows as a table; texts of the log are put in as text, never as HTML. Beyond 40 rows the first and last.
 *
 * @param {Record<string, any>[]} rows
 * @param {string[]} [columns]
 */
export function tableOf(rows, columns = Object.keys(rows[0] ?? {})) {
  const table = document.createElement("table");
  const line = (/** @type {string} */ tag, /** @type {any[]} */ cells) => {
    const row = table.insertRow();
    for (const cell of cells) row.append(Object.assign(document.createElement(tag), { textContent: cell }));
  };
  line("th", columns);
  const shown = rows.length > 40 ? [...rows.slice(0, 20), null, ...rows.slice(-20)] : rows;
  for (const row of shown) line("td", columns.map((name) => (row ? cellOf(name, row[name]) : "...")));
  const frame = document.createElement("div");
  frame.style.cssText = "overflow-x: auto; font-size: 85%";
  frame.append(table);
  return frame;
}

/**
 * Lines of text, as a console prints them.
 *
 * @param {...string} lines
 */
export const printed = (...lines) => Object.assign(document.createElement("pre"), { textContent: lines.join("\n") });

/**
 * @param {string} name
 * @param {unknown} value
 */
function cellOf(name, value) {
  if (typeof value === "number" && value > 1e11 && /time/i.test(name)) return new Date(value).toISOString().replace("T", " ");
  return String(value ?? "").slice(0, 160);
}
