/** Decimal: a session's number `0x3e7` is a name. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * A CSV file as an object of columns; a column in which every cell is a number is one of numbers.
 *
 * @param {string} text with commas, and a first row of names
 * @returns {Record<string, any[]>}
 */
export function parseCsv(text) {
  const [names, ...rows] = cells(text);
  return Object.fromEntries(names.map((name, i) => {
    const column = rows.map((row) => row[i] ?? "");
    const numeric = column.some((cell) => cell !== "") && column.every((cell) => cell === "" || NUMBER.test(cell));
    return [name, numeric ? column.map((cell) => (cell === "" ? NaN : Number(cell))) : column];
  }));
}

/** @param {string} text */
function cells(text) {
  /** @type {string[][]} */
  const rows = [[]];
  // A cell in quotes, or one without; then what ends it.
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}
