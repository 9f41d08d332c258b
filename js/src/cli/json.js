import { columnOf, isPlainObject } from "../columns.js";
import { atLine } from "./delimited.js";
import { linesOf } from "./lines.js";

/** Where programs put their rows: Log Analytics, Kusto, Elasticsearch, Splunk and others. */
const WRAPPERS = ["records", "value", "rows", "data", "results", "events", "Records"];

/**
 * Reads one object a line.
 *
 * @param {AsyncIterable<string>} text
 * @param {import("../rows.js").RowColumns} into
 */
export async function readJsonLines(text, into) {
  let line = 0;
  for await (const lines of linesOf(text)) {
    for (const one of lines) {
      line++;
      if (one.trim() === "") continue;
      try {
        into.add(unwrapped(JSON.parse(one)));
      } catch (error) {
        throw atLine(line, /** @type {Error} */ (error).message);
      }
    }
  }
}

/**
 * Reads one document: an array of rows, an object that holds one, or an object of columns.
 *
 * @param {AsyncIterable<string>} text
 * @param {import("../rows.js").RowColumns} into
 */
export async function readJson(text, into) {
  const pieces = [];
  for await (const piece of text) pieces.push(piece);
  const whole = pieces.join("");
  for (const row of rowsIn(parsed(whole))) into.add(unwrapped(row));
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    throw atLine(text.slice(0, position).split("\n").length, message);
  }
}

/**
 * @param {any} document
 * @returns {Iterable<any>}
 */
function rowsIn(document) {
  if (Array.isArray(document)) return document;
  if (Array.isArray(document?.hits?.hits)) return document.hits.hits;
  for (const name of [...WRAPPERS, "hits"]) if (Array.isArray(document?.[name])) return document[name];
  if (isPlainObject(document) && Object.values(document).length && Object.values(document).every(Array.isArray)) return rowsOfColumns(document);
  return [document];
}

/** @param {Record<string, unknown[]>} columns */
function* rowsOfColumns(columns) {
  const all = Object.entries(columns).map(([name, values]) => columnOf(name, values));
  const rows = Math.max(...all.map((column) => column.length));
  if (all.some((column) => column.length !== rows)) throw new Error("its columns are of different lengths");
  for (let row = 0; row < rows; row++) yield Object.fromEntries(all.map((column) => [column.name, column.at(row)]));
}

/**
 * Elasticsearch wraps each event.
 *
 * @param {any} row
 */
const unwrapped = (row) => (isPlainObject(row?._source) ? row._source : row);
