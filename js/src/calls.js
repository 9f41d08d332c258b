import { assemble, joined, membersToPatterns } from "./answer.js";
import { columnOf, isPlainObject } from "./columns.js";
import { encode } from "./encode.js";
import { LogwinnowError, refusal, shown } from "./errors.js";
import { isMatrix, matrixCargo, vectorOf } from "./matrix.js";
import { Table, readTable } from "./table.js";

/**
 * Every function of the package, written once for the synchronous and the asynchronous face: a generator that asks
 * its driver for what only the module can tell.
 *
 * - `yield { plan: [op, options] }` gives the columns that the operation wants;
 * - `yield { run: [op, options], cargo }` gives its answer;
 * - `yield` alone is a good moment to pause.
 *
 * Nothing here knows a default or judges a value: options go to the module as they are, and it refuses what it does
 * not know.
 *
 * @typedef {{ plan: [op: string, options: string] }} PlanRequest
 * @typedef {{ run: [op: string, options: string], cargo: import("./engine.js").Cargo }} RunRequest
 * @typedef {Generator<PlanRequest | RunRequest | undefined, any, any>} Call
 */

/**
 * @param {unknown} table
 * @param {object} [options]
 * @returns {Call}
 */
export function* winnow(table, options) {
  return membersToPatterns(yield* tableCall("winnow", table, options));
}

/**
 * @param {unknown} table
 * @param {object} [options]
 * @returns {Call}
 */
export function* addProcessFeatures(table, options) {
  return yield* withInput("addProcessFeatures", table, options);
}

/**
 * @param {unknown} table
 * @param {object} [options]
 * @returns {Call}
 */
export function* addLogonFeatures(table, options) {
  return yield* withInput("addLogonFeatures", table, options);
}

/**
 * @param {unknown} data a table, or a matrix of features
 * @param {object} [options]
 * @returns {Call}
 */
export function* dbclusterEvents(data, options) {
  if (isMatrix(data)) return yield* matrixCall("dbclusterMatrix", data, options);
  if (Array.isArray(data) && data.length === 0) return yield* clusterNothing(options);
  return yield* withInput("dbclusterEvents", data, options);
}

/**
 * @param {unknown} matrix
 * @param {any} [options]
 * @returns {Call}
 */
export function* dbscan(matrix, options = {}) {
  if (!isPlainObject(options)) return yield* matrixCall("dbscan", matrix, options);
  const { weights = [], ...rest } = options;
  return yield* matrixCall("dbscan", matrix, rest, vectorOf("dbscan: weights", weights));
}

/**
 * @param {unknown} matrix
 * @param {object} [options]
 * @returns {Call}
 */
export function* suggestEps(matrix, options) {
  return yield* matrixCall("suggestEps", matrix, options);
}

/**
 * @param {unknown} log
 * @param {object} [options]
 * @returns {Call}
 */
export function* clusterAuditdProcesses(log, options) {
  return yield* tableCall("clusterAuditdProcesses", logTable(log), options);
}

/**
 * @param {unknown} log
 * @param {object} [options]
 * @returns {Call}
 */
export function* readAuditd(log, options) {
  return yield* tableCall("readAuditd", logTable(log), options);
}

/**
 * @param {unknown} table
 * @param {object} [options]
 * @returns {Call}
 */
export function* logonFacts(table, options) {
  return yield* tableCall("logonFacts", table, options);
}

export const charOrdScore = textCall("charOrdScore", "values");
export const tokenCount = textCall("tokenCount", "values");
export const delimCount = textCall("delimCount", "values");
export const delimHash = textCall("delimHash", "values");
export const crc32Hash = textCall("crc32Hash", "values");
export const stringScore = textCall("stringScore", "values");
export const commandTemplate = textCall("commandTemplate", "templates");
export const charOrdScoreDf = columnCall("charOrdScore");
export const tokenCountDf = columnCall("tokenCount");
export const delimCountDf = columnCall("delimCount");
export const delimHashDf = columnCall("delimHash");
export const crc32HashDf = columnCall("crc32Hash");

/**
 * @param {string} op
 * @param {unknown} input
 * @param {object} [options]
 * @returns {Call}
 */
function* tableCall(op, input, options) {
  const table = yield* readTable(input);
  const columns = table.columns.map(({ name, kind }) => ({ name, kind }));
  const json = optionsJSON(op, options, { columns, rows: table.rows });
  /** @type {import("./instance.js").Need} */
  const need = yield { plan: [op, json] };
  const cargo = emptyCargo();
  /** @type {string[]} */
  const notes = [];
  // A column of times that the caller named must hold times; one that was found by its name may be something else.
  const { timeColumn, roles } = /** @type {any} */ (options ?? {});
  const lenient = timeColumn === undefined && roles?.time === undefined ? notes : undefined;
  for (const { name, kind } of need.columns) yield* encode(table.column(name), kind, cargo, lenient);
  const result = yield* assemble(yield { run: [op, json], cargo });
  return notes.length ? { ...result, notes: [...(result.notes ?? []), ...notes] } : result;
}

/**
 * An empty array may be a matrix or a table: the answer is both.
 *
 * @param {any} [options] of either
 * @returns {Call}
 */
function* clusterNothing(options) {
  const { clusterColumns, timeColumn, compat, ...rest } = isPlainObject(options) ? options : {};
  return { ...(yield* matrixCall("dbclusterMatrix", [], rest)), table: {} };
}

/**
 * A table call whose answer has only the new columns.
 *
 * @param {string} op
 * @param {unknown} input
 * @param {object} [options]
 * @returns {Call}
 */
function* withInput(op, input, options) {
  const table = yield* readTable(input);
  const result = yield* tableCall(op, table, options);
  return { ...result, table: joined(table, result.table ?? {}, result.rows) };
}

/**
 * @param {string} op
 * @param {unknown} matrix
 * @param {object} [options]
 * @param {...Float64Array} vectors further numbers that the operation takes
 * @returns {Call}
 */
function* matrixCall(op, matrix, options, ...vectors) {
  const { columns, cargo } = matrixCargo(matrix);
  cargo.arrays.push(...vectors);
  return yield* assemble(yield { run: [op, optionsJSON(op, options, columns)], cargo });
}

/**
 * A function of one text, or of each text of an array.
 *
 * @param {string} op
 * @param {string} field of the answer
 */
function textCall(op, field) {
  /**
   * @param {unknown} texts
   * @param {object} [options]
   * @returns {Call}
   */
  return function* (texts, options) {
    const one = typeof texts === "string";
    const vector = yield* eachText(op, field, columnOf("texts", one ? [texts] : texts), options);
    return one ? vector[0] : vector;
  };
}

/**
 * The same over a column of a table.
 *
 * @param {string} op
 */
function columnCall(op) {
  /**
   * @param {unknown} table
   * @param {string} column
   * @param {object} [options]
   * @returns {Call}
   */
  return function* (table, column, options) {
    const found = (yield* readTable(table)).column(column);
    return yield* eachText(op, "values", found, { ...options, column: true });
  };
}

/**
 * @param {string} op
 * @param {string} field
 * @param {import("./columns.js").Column} column
 * @param {object} [options]
 * @returns {Call}
 */
function* eachText(op, field, column, options) {
  const cargo = emptyCargo();
  yield* encode(column, "text", cargo);
  const result = yield* assemble(yield { run: [op, optionsJSON(op, options)], cargo });
  return result[field];
}

/** @returns {import("./engine.js").Cargo} */
const emptyCargo = () => ({ arrays: [], transfer: [] });

/**
 * @param {string} op
 * @param {unknown} options what the caller gave
 * @param {object} [facts] what the module must know beside
 * @returns {string}
 */
function optionsJSON(op, options = {}, facts = {}) {
  if (!isPlainObject(options)) throw refusal("type", `${op}: options`, "an object", shown(options));
  for (const name of Object.keys(facts)) {
    if (name in options) throw new LogwinnowError("option", `${op}: ${name} is not an option: the data tells it`);
  }
  const parts = Object.entries(options).map(([name, value]) => [name, plain(op, name, value)]);
  return JSON.stringify({ ...Object.fromEntries(parts), ...facts });
}

/**
 * An option as JSON can hold it; what would be lost or throw on the way is refused.
 *
 * @param {string} op
 * @param {string} name
 * @param {unknown} value
 */
function plain(op, name, value) {
  if (value === undefined) return undefined;
  const refused = (/** @type {string} */ got) => refusal("type", `${op}: ${name}`, "made of texts, numbers, true, false, arrays and objects", got);
  let json;
  try {
    json = JSON.stringify(value, (key, part) => {
      // A muted pattern brings its rows along, a million numbers perhaps, which nobody needs.
      if (name === "mute" && key === "rows") return undefined;
      const data = !ArrayBuffer.isView(part) && !["function", "symbol", "bigint"].includes(typeof part);
      if (!data) throw refused(shown(part));
      return part;
    });
  } catch (error) {
    throw error instanceof LogwinnowError ? error : refused(`${shown(value)} that JSON cannot hold (${String(error).split("\n")[0]})`);
  }
  return JSON.parse(json ?? "null");
}

/**
 * An audit log given as text or lines becomes a table: its lines in one column.
 *
 * @param {unknown} log the text of a log, its lines, or a table
 */
function logTable(log) {
  if (typeof log === "string") log = log.replace(/\r?\n$/, "").split(/\r?\n/);
  const lines = Array.isArray(log) && (log.length === 0 || typeof log[0] === "string");
  return lines ? new Table([columnOf("line", log)]) : log;
}
