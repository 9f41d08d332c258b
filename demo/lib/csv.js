// The npm package's own copy: no demo needs one more. What is made for a host is bundled.
import Papa from "../../js/node_modules/papaparse/papaparse.js";

/** As JavaScript keeps it: a session's number `0x3e7`, a code `0012` and an identifier of twenty digits are names. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * A CSV file as an object of columns; a column in which every cell is a number is one of numbers.
 *
 * @param {string} text with commas, and a first row of names
 * @returns {Record<string, any[]>}
 */
export function parseCsv(text) {
  const { data, errors } = Papa.parse(text, { delimiter: ",", skipEmptyLines: true });
  if (errors.length) throw new Error(`CSV, row ${errors[0].row + 1}: ${errors[0].message}`);
  const [names = [], ...rows] = /** @type {string[][]} */ (data);
  const long = rows.findIndex((row) => row.length > names.length);
  if (long >= 0) throw new Error(`CSV, row ${long + 2}: ${rows[long].length} cells where the first row names ${names.length} columns`);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new Error(`CSV: two columns are called ${JSON.stringify(twice)}`);
  return Object.fromEntries(names.map((name, i) => [name, settled(rows.map((row) => row[i] ?? ""))]));
}

/** @param {string[]} cells */
function settled(cells) {
  const numeric = cells.some((cell) => cell !== "") && cells.every((cell) => cell === "" || NUMBER.test(cell));
  return numeric ? cells.map((cell) => (cell === "" ? NaN : Number(cell))) : cells;
}
