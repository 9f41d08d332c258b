import { atLine, messageOf } from "./error.js";
import { linesOf } from "./lines.js";

/** Where programs put their rows: Log Analytics, Kusto, Elasticsearch, Splunk and others. */
const WRAPPERS = ["records", "Records", "value", "rows", "data", "results", "events"];
const DEEPEST = 100;

/**
 * One object a line.
 *
 * @param {AsyncIterable<string>} pieces
 * @param {import("./store.js").Store} store
 */
export async function readJsonLines(pieces, store) {
  let line = 0;
  for await (const lines of linesOf(pieces)) {
    for (const one of lines) {
      line++;
      if (one.trim() === "") continue;
      store.addCells(cellsOf(parsed(one, line), `line ${line}`));
    }
  }
}

/**
 * One document: an array of rows, an object that holds one, or an object of columns.
 *
 * @param {AsyncIterable<string>} pieces
 * @param {import("./store.js").Store} store
 */
export async function readJson(pieces, store) {
  const all = [];
  for await (const piece of pieces) all.push(piece);
  const document = parsed(all.join("").replace(/^\ufeff/, ""), 1);
  if (isColumns(document)) return store.addColumns(Object.entries(document), Math.max(...Object.values(document).map((column) => column.length)));
  rowsIn(document).forEach((row, i) => store.addCells(cellsOf(row, `row ${i + 1}`)));
}

/**
 * @param {string} text
 * @param {number} first the line on which it begins
 */
function parsed(text, first) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw atLine(first - 1 + lineOf(messageOf(error), text), `this is not JSON (${messageOf(error)})`);
  }
}

/**
 * Browsers tell where JSON breaks in words of their own, and some not always.
 *
 * @param {string} message
 * @param {string} text
 */
function lineOf(message, text) {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position ? Number(position) : breaksAt(text)).trimEnd().split("\n").length;
}

/**
 * The length of the longest beginning that only lacks its end, by halving.
 *
 * @param {string} text
 */
function breaksAt(text) {
  let good = 0, bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (onlyLacksItsEnd(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return Math.min(bad, text.length);
}

/** @param {string} text */
function onlyLacksItsEnd(text) {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = messageOf(error);
    const position = /position (\d+)/.exec(message)?.[1];
    return position ? Number(position) >= text.length : /end of|unterminated/i.test(message);
  }
}

/** @param {any} document */
function isColumns(document) {
  return isObject(document) && Object.keys(document).length > 0 && Object.values(document).every((values) => Array.isArray(values) && !values.some(isObject));
}

/**
 * @param {any} document
 * @returns {any[]}
 */
function rowsIn(document) {
  if (Array.isArray(document)) return document;
  if (Array.isArray(document?.hits?.hits)) return document.hits.hits;
  const wrapper = WRAPPERS.find((name) => Array.isArray(document?.[name]));
  return wrapper ? document[wrapper] : [document];
}

/**
 * The cells of a row; nested objects become names with dots. Named values, as converters of Windows' XML write them
 * (`Data: [{ "@Name": "CommandLine", "#text": "x" }]`), become cells of their own.
 *
 * @param {any} row
 * @param {string} where
 * @returns {Generator<[string, any]>}
 */
function* cellsOf(row, where) {
  if (isObject(row?._source)) row = row._source; // Elasticsearch wraps each event
  if (!isObject(row)) throw new Error(`${where} is no object but ${JSON.stringify(row)?.slice(0, 40)}`);
  yield* flattened(row, "", 1);
}

/**
 * @param {Record<string, any>} part
 * @param {string} prefix
 * @param {number} depth
 * @returns {Generator<[string, any]>}
 */
function* flattened(part, prefix, depth) {
  if (depth > DEEPEST) throw new Error(`objects are nested more than ${DEEPEST} deep`);
  for (const [key, value] of Object.entries(part)) {
    const named = key === "Data" ? namedValues(value) : undefined;
    if (named) for (const [name, text] of named) yield [prefix + name, text];
    else if (isObject(value)) yield* flattened(value, `${prefix}${key}.`, depth + 1);
    else yield [prefix + key, value];
  }
}

/**
 * @param {any} data
 * @returns {[string, any][] | undefined}
 */
function namedValues(data) {
  const each = Array.isArray(data) ? data : [data];
  const pairs = each.map((one) => [one?.["@Name"] ?? one?.Name ?? one?.["#attributes"]?.Name, one?.["#text"] ?? one?.text ?? one?.Value]);
  return pairs.length && pairs.every(([name]) => typeof name === "string") ? /** @type {[string, any][]} */ (pairs) : undefined;
}

/** @param {any} value */
const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]";
