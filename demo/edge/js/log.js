import { MOST_COLUMNS, readDelimited } from "./delimited.js";
import { SHALLOW, flatten, tooDeep } from "./flatten.js";
import { parsed } from "./json.js";
import { malformed, quoted, refusal, tooLarge } from "./problem.js";

/**
 * @typedef {{ rows: number, cells: number }} Size cells: rows times columns, empty ones included, as rows that each have keys of their own need memory, too
 * @typedef {Size & { taken?: Size }} Limits `taken`: what another log has of them
 * @typedef {(rows: number, columns: number) => void} Limited throws where that is too much
 * @typedef {{ table: any, names: string[], rows: number }} Log a table as the package takes it: row objects, or columns
 */

/** Where programs put their rows: Log Analytics, Kusto, Elasticsearch, Splunk and others. */
const WRAPPERS = ["records", "value", "rows", "data", "results", "events", "Records", "hits"];

/**
 * @param {string} text
 * @param {import("./body.js").Format} format
 * @param {Limits} limits
 * @returns {{ log: Log, options?: object, others?: unknown }}
 */
export function readLog(text, format, limits) {
  if (format === "json") return readDocument(parsed(text), limits);
  if (format === "delimited") return { log: columnsLog(readDelimited(text, limitedBy(limits))) };
  return { log: rowsLog(linesOf(text, limits), limits) };
}

/**
 * One document: an array of rows, an object that holds one, or an object of columns, by itself or under the name columns.
 * Beside wrapped rows or columns may stand options and a second log.
 *
 * @param {any} document
 * @param {Limits} limits
 */
export function readDocument(document, limits) {
  if (!isObject(document)) return { log: rowsLog(Array.isArray(document) ? document : [document], limits) };
  const { options, others } = document;
  const beside = { ...(isObject(options) && { options }), ...(typeof others === "object" && others && { others }) };
  const rows = [document.hits?.hits, ...WRAPPERS.map((name) => document[name])].find(Array.isArray);
  if (rows) return { log: rowsLog(rows, limits), ...beside };
  if (ofArrays(document.columns)) return { log: flatColumns(document.columns, limits), ...beside };
  return { log: ofArrays(document) ? flatColumns(document, limits) : rowsLog([document], limits) };
}

/** @param {any} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} value @returns {value is Record<string, any[]>} */
const ofArrays = (value) => isObject(value) && Object.values(value).length > 0 && Object.values(value).every(Array.isArray);

/** @param {string} text @param {Limits} limits */
function linesOf(text, limits) {
  const rows = [];
  // Where a line begins, in bytes only when somebody asks: that is where one is wrong.
  const from = { line: 1, at: 0, get offset() { return new TextEncoder().encode(text.slice(0, this.at)).length; } };
  for (const line of text.split("\n")) {
    if (line.trim() !== "") rows.push(parsed(line, from));
    if (rows.length > limits.rows) throw tooLarge("rows", limits.rows);
    from.line++;
    from.at += line.length + 1;
  }
  if (rows.length === 0) throw malformed("", 0, "there is nothing");
  return rows;
}

/** @param {Limits} limits @returns {Limited} */
const limitedBy = ({ taken = { rows: 0, cells: 0 }, ...limits }) => (rows, columns) => {
  if (taken.rows + rows > limits.rows) throw tooLarge("rows", limits.rows);
  if (taken.cells + rows * columns > limits.cells) throw tooLarge("cells", limits.cells);
};

/**
 * @param {any[]} given
 * @param {Limits} limits
 * @returns {Log}
 */
function rowsLog(given, limits) {
  const limited = limitedBy(limits);
  limited(given.length, 0);
  const table = given.map((row) => (isObject(row?._source) ? row._source : row)); // Elasticsearch wraps each event
  const names = new Set();
  for (const [i, row] of table.entries()) {
    for (const [name, value] of flatten(row)) {
      if (tooDeep(value)) throw refusal("shape", `row ${i}`, SHALLOW, "more");
      names.add(name);
    }
    limited(table.length, names.size);
  }
  return { table, names: [...names], rows: table.length };
}

/** @param {Record<string, any>} table @returns {Log} */
const columnsLog = (table) => ({ table, names: Object.keys(table), rows: Object.values(table)[0]?.length ?? 0 });

/**
 * Columns of one length. Where a cell is an object, it is taken apart as those of rows are.
 *
 * @param {Record<string, any[]>} columns
 * @param {Limits} limits
 * @returns {Log}
 */
function flatColumns(columns, limits) {
  const all = Object.entries(columns);
  const rows = all[0][1].length;
  if (all.some(([, values]) => values.length !== rows)) throw uneven(all);
  if (all.length > MOST_COLUMNS) throw refusal("shape", "rows", `of at most ${MOST_COLUMNS} different keys in all`, `one more in row 0: ${quoted(all[MOST_COLUMNS][0])}`);
  limitedBy(limits)(rows, all.length);
  if (!all.some(([, values]) => values.some((value) => typeof value === "object" && value))) return columnsLog(columns);
  return rowsLog(Array.from({ length: rows }, (_, row) => Object.fromEntries(all.map(([name, values]) => [name, values[row]]))), limits);
}

/** @param {[name: string, values: any[]][]} columns */
function uneven(columns) {
  const most = 8; // columns named
  const got = columns.slice(0, most).map(([name, values]) => `${JSON.stringify(name)} has ${values.length}`);
  return refusal("shape", "columns", "of equal length", got.join(", ") + (columns.length > most ? ", ..." : ""));
}
