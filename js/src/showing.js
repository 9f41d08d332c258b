/**
 * How results show themselves: as a table of HTML, where a notebook asks for it (`_toMime`, as charts do). Not enumerable: what a
 * result holds stays plain data.
 *
 * @typedef {{ caption: string, headings: string[], rows: unknown[][] }} Sheet
 */

/** Rows shown of a result where nobody says how many; who wants others has the result. */
const ROWS = 20;
const CELL = "padding:2px 8px;text-align:left;vertical-align:top";
// Not `anywhere`, which lets a wide table squeeze its cells to a letter.
const WRAPPED = `${CELL};overflow-wrap:break-word;max-width:24em`;
/** JupyterLab would typeset what stands between two dollar signs, and shorten double backslashes; MathJax passes by what is of this class. */
const PLAIN = "mathjax_ignore tex2jax_ignore";
/** A time, a number, a name: what is so short stays on one line, whatever is beside it. */
const SHORT = 24;

/**
 * @template T
 * @param {T} result
 * @param {number} [most] rows to show
 * @returns {T} the same
 */
export function showing(result, most = ROWS) {
  const sheet = sheetOf(result);
  if (!sheet) return result;
  const value = () => {
    const made = sheet(most);
    return { "text/html": tableOf(made), "text/plain": made.caption };
  };
  return Object.defineProperty(/** @type {any} */ (result), "_toMime", { value, configurable: true });
}

/**
 * How a result becomes a sheet of so many rows. That is for when it is shown: most never are.
 *
 * @param {any} result
 * @returns {((most: number) => Sheet) | undefined} none for results that are no table: a text, a matrix
 */
function sheetOf(result) {
  if (Array.isArray(result)) return typeof result[0] === "object" ? (most) => records(result, counted(result.length, "row"), most) : undefined;
  if (result?.patterns) return (most) => ranked(result, most);
  if (result?.ranks && result.reasons) return (most) => odd(result, most);
  if (result?.logons) return (most) => records(result.logons, counted(result.logons.length, "logon"), most);
  if (result?.table) return (most) => columns(result.table, most);
  return undefined;
}

/** @param {import("./types.js").WinnowResult} result @param {number} most @returns {Sheet} */
function ranked({ patterns, rowsIn, imagesHidden, imagesIn }, most) {
  const rows = patterns.slice(0, most).map(({ bits, count, first, keys, template, reasons }) => [
    bits.toFixed(1), count, timeOf(first), Object.entries(keys).map(([name, value]) => `${name}: ${value}`), template, reasons.slice(0, 3),
  ]);
  const caption = `${counted(rowsIn, "event")}, ${counted(patterns.length, "pattern")}; images hidden: ${imagesHidden} of ${imagesIn}`;
  return { caption: caption + cut(patterns.length, most), headings: ["bits", "count", "first (UTC)", "keys", "template", "strongest reasons"], rows };
}

/** @param {import("./types.js").OutlierResult} result @param {number} most @returns {Sheet} */
function odd({ rows, scores, reasons, flagged }, most) {
  const shown = Array.from(rows.slice(0, most), (row, i) => [row, scores[row].toFixed(3), (reasons[i] ?? []).slice(0, 3).map(({ words }) => words)]);
  const caption = `${counted(rows.length, "outlier")} in ${counted(flagged.length, "row")}`;
  return { caption: caption + cut(rows.length, most), headings: ["row", "score", "strongest reasons"], rows: shown };
}

/** @param {Record<string, ArrayLike<unknown>>} table @param {number} most @returns {Sheet} */
function columns(table, most) {
  const headings = Object.keys(table);
  const length = headings.length ? table[headings[0]].length : 0;
  const rows = Array.from({ length: Math.min(most, length) }, (_, row) => headings.map((name) => cellOf(name, table[name][row])));
  return { caption: counted(length, "row") + cut(length, most), headings, rows };
}

/** @param {any[]} all @param {string} caption @param {number} most @returns {Sheet} */
function records(all, caption, most) {
  const headings = Object.keys(all[0] ?? {});
  return { caption: caption + cut(all.length, most), headings, rows: all.slice(0, most).map((record) => headings.map((name) => cellOf(name, record[name]))) };
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

/** @param {number} count @param {number} most */
const cut = (count, most) => (count > most ? ` (the first ${most} shown)` : "");

/** Every text is escaped: logs hold what others wrote. @param {Sheet} sheet */
function tableOf({ caption, headings, rows }) {
  const head = headings.map((heading) => `<th style="${CELL}">${escaped(heading)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(cellHtml).join("")}</tr>`).join("");
  return `<table class="${PLAIN}" style="border-collapse:collapse;font-size:90%"><caption style="text-align:left">${escaped(caption)}</caption>`
    + `<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** A list puts one item a line. @param {unknown} cell */
function cellHtml(cell) {
  const items = (Array.isArray(cell) ? cell : [cell ?? ""]).map(String);
  const style = items.every(({ length }) => length <= SHORT) ? `${CELL};white-space:nowrap` : WRAPPED;
  return `<td style="${style}">${items.map(escaped).join("<br>")}</td>`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
