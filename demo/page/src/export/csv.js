/**
 * One line of CSV. A cell that a spreadsheet would take for a formula gets an apostrophe in front: it comes from a log,
 * where anyone may have written it.
 *
 * @param {unknown[]} cells
 */
export function csvLine(cells) {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** What begins a formula, full-width as well, which some spreadsheets take for the same; and blanks that they pass over (owasp.org, "CSV Injection"). */
const LEAD = /^[=+@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** @param {unknown} cell */
function csvCell(cell) {
  let text = cell === null || cell === undefined ? "" : String(cell);
  if (LEAD.test(text) || (/^-/.test(text) && Number.isNaN(Number(text)) && text !== "-")) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
