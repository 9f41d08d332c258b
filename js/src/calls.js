import { assemble, membersToPatterns } from "./answer.js";
import { emptyCargo, matrixCall, optionsJSON, tableCall, withInput } from "./ask.js";
import { columnOf, isPlainObject } from "./columns.js";
import { encode } from "./encode.js";
import { isMatrix, vectorOf } from "./matrix.js";
import { Table, readTable } from "./table.js";

export * from "./outliers.js";
export * from "./series.js";

/**
 * Every function of the package, written once for the synchronous and the asynchronous face (ask.js says how).
 *
 * @typedef {import("./ask.js").Call} Call
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
  return { table: {}, ...(yield* tableCall("readAuditd", logTable(log), options)) }; // a log without columns has no answer's
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
