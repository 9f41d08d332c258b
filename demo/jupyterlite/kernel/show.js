/** The kernel's own message that puts an output below the cell; 0.3 has no function for it. */
const send = (/** @type {object} */ data) => self.postMessage({ type: "display_data", bundle: { data, metadata: {}, transient: {} } });

/**
 * Draws a chart below the cell.
 *
 * @param {{ _toMime(): object }} chart
 */
export const show = (chart) => send(JSON.parse(JSON.stringify(chart._toMime())));

/**
 * A table below the cell, every cell escaped; beyond 60 rows the first and last.
 *
 * @param {Record<string, any>[]} rows
 * @param {string[]} [columns]
 */
export function showTable(rows, columns = Object.keys(rows[0] ?? {})) {
  const drawn = rows.length > 60 ? [...rows.slice(0, 30), null, ...rows.slice(-30)] : rows;
  const tags = (/** @type {string} */ tag, /** @type {any[]} */ cells) => `<tr>${cells.map((cell) => `<${tag} style="text-align:left">${cell}</${tag}>`).join("")}</tr>`;
  const body = drawn.map((row) => tags("td", columns.map((name) => (row ? escaped(cellOf(name, row[name])) : "..."))));
  send({ "text/html": `<table>${tags("th", columns.map(escaped))}${body.join("")}</table>`, "text/plain": `${rows.length} rows` });
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function cellOf(name, value) {
  if (typeof value === "number" && value > 1e11 && /time/i.test(name)) return Number.isNaN(value) ? "" : new Date(value).toISOString().replace("T", " ");
  return String(value ?? "").slice(0, 120);
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
