/**
 * How results show themselves: as a table of HTML, where a notebook asks for it (`_toMime`, as charts do). Not enumerable: what a
 * result holds stays plain data.
 *
 * @typedef {{ caption: string, headings: string[], rows: unknown[][] }} Sheet
 */

/** Rows shown of a result; who wants others has the result. */
const ROWS = 20;
const CELL = "padding:2px 8px;text-align:left;vertical-align:top";
const WRAPPED = `${CELL};overflow-wrap:anywhere;max-width:24em`;

/**
 * @template T
 * @param {T} result
 * @returns {T} the same
 */
export function showing(result) {
  const value = () => {
    const sheet = sheetOf(result) ?? { caption: "", headings: [], rows: [] };
    return { "text/html": tableOf(sheet), "text/plain": sheet.caption };
  };
  return sheetOf(result) ? Object.defineProperty(/** @type {any} */ (result), "_toMime", { value, configurable: true }) : result;
}

/**
 * @param {any} result
 * @returns {Sheet | undefined} none for results that are no table: a text, a matrix
 */
function sheetOf(result) {
  if (Array.isArray(result)) return typeof result[0] === "object" ? records(result, counted(result.length, "row")) : undefined;
  if (result?.patterns) return ranked(result);
  if (result?.ranks && result.reasons) return odd(result);
  if (result?.logons) return records(result.logons, counted(result.logons.length, "logon"));
  if (result?.table) return columns(result.table);
  return undefined;
}

/** @param {import("./types.js").WinnowResult} result @returns {Sheet} */
function ranked({ patterns, rowsIn, imagesHidden, imagesIn }) {
  const rows = patterns.slice(0, ROWS).map(({ bits, count, first, keys, template, reasons }) => [
    bits.toFixed(1), count, timeOf(first), Object.entries(keys).map(([name, value]) => `${name}: ${value}`), template, reasons.slice(0, 3),
  ]);
  const caption = `${counted(rowsIn, "event")}, ${counted(patterns.length, "pattern")}; images hidden: ${imagesHidden} of ${imagesIn}`;
  return { caption: caption + cut(patterns.length), headings: ["bits", "count", "first (UTC)", "keys", "template", "strongest reasons"], rows };
}

/** @param {import("./types.js").OutlierResult} result @returns {Sheet} */
function odd({ rows, scores, reasons, flagged }) {
  const shown = Array.from(rows.slice(0, ROWS), (row, i) => [row, scores[row].toFixed(3), (reasons[i] ?? []).slice(0, 3).map(({ words }) => words)]);
  const caption = `${counted(rows.length, "outlier")} in ${counted(flagged.length, "row")}`;
  return { caption: caption + cut(rows.length), headings: ["row", "score", "strongest reasons"], rows: shown };
}

/** @param {Record<string, ArrayLike<unknown>>} table @returns {Sheet} */
function columns(table) {
  const headings = Object.keys(table);
  const length = headings.length ? table[headings[0]].length : 0;
  const rows = Array.from({ length: Math.min(ROWS, length) }, (_, row) => headings.map((name) => cellOf(name, table[name][row])));
  return { caption: counted(length, "row") + cut(length), headings, rows };
}

/** @param {any[]} all @param {string} caption @returns {Sheet} */
function records(all, caption) {
  const headings = Object.keys(all[0] ?? {});
  return { caption: caption + cut(all.length), headings, rows: all.slice(0, ROWS).map((record) => headings.map((name) => cellOf(name, record[name]))) };
}

/** Numbers in a column of times are epoch milliseconds. @param {string} name @param {unknown} value */
function cellOf(name, value) {
  if (typeof value !== "number") return value;
  if (/time|^start$|^end$|^first$|^last$/i.test(name) && value > 1e11) return timeOf(value);
  return Number.isInteger(value) || Number.isNaN(value) ? value : Number(value.toPrecision(6));
}

/** @param {number | null} time */
const timeOf = (time) => (time === null || Number.isNaN(time) ? "" : new Date(time).toISOString().replace("T", " ").replace(/(\.000)?Z$/, ""));

/** @param {number} count @param {string} noun */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** @param {number} count */
const cut = (count) => (count > ROWS ? ` (the first ${ROWS} shown)` : "");

/** Every text is escaped: logs hold what others wrote. @param {Sheet} sheet */
function tableOf({ caption, headings, rows }) {
  const line = (/** @type {string} */ tag, /** @type {string} */ style, /** @type {unknown[]} */ cells) =>
    `<tr>${cells.map((cell) => `<${tag} style="${style}">${linesOf(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((row) => line("td", WRAPPED, row)).join("");
  return `<table style="border-collapse:collapse;font-size:90%"><caption style="text-align:left">${escaped(caption)}</caption>`
    + `<thead>${line("th", CELL, headings)}</thead><tbody>${body}</tbody></table>`;
}

/** A list puts one item a line. @param {unknown} cell */
const linesOf = (cell) => (Array.isArray(cell) ? cell : [cell ?? ""]).map((item) => escaped(String(item))).join("<br>");

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
