/**
 * One line of CSV. A cell that a spreadsheet would take for a formula gets an apostrophe in front: it comes from a log,
 * where anyone may have written it.
 *
 * @param {unknown[]} cells
 */
export function csvLine(cells) {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** @param {unknown} cell */
function csvCell(cell) {
  let text = cell === null || cell === undefined ? "" : String(cell);
  if (/^[=+@\t\r]/.test(text) || (/^-/.test(text) && Number.isNaN(Number(text)) && text !== "-")) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
