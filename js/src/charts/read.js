import { encode, textOf } from "../encode.js";
import { refusal, shown } from "../errors.js";
import { tableOf } from "../table.js";

/** @typedef {import("../columns.js").Column} Column */
/** @typedef {import("../table.js").Table} Table */

/**
 * Columns of times as logs call them, in lower case, the most telling first; the first that is there is used. The module
 * knows the same ones (`aliases` and `nests` in events/roles.go); here the first event of a cluster comes behind them.
 */
export const TIMES = [
  "timegenerated", "timecreatedutc", "utctime", "timestamp", "@timestamp", "timecreated", "timecreated.#attributes.systemtime", "timecreated.systemtime",
  "systemtime", "eventtime", "event_time", "_time", "time", "datetime", "date_time", "date", "ts", "firsteventtime",
];

/** Folders in which Windows events as JSON keep their fields; `_source.` and `fields.` hold such folders too. */
export const NESTS = ["winlog.event_data.", "event.eventdata.", "eventdata.", "event_data.", "event.system.", "system.", "winlog.", "_source.", "fields."];
const PLACES = ["", ...["", "_source.", "fields."].flatMap((outer) => NESTS.map((nest) => outer + nest))];

/**
 * @param {unknown} input an object of columns, an array of row objects, an Arrow table
 * @returns {Table}
 */
export const tableFrom = (input) => tableOf(input);

/**
 * @param {Column} column
 * @returns {Float64Array} NaN where a number is missing
 */
export const numbersIn = (column) => drained(column, "number");

/**
 * @param {Column} column
 * @param {string[]} [notes] with it, times that cannot be read are missing, and a note says so
 * @returns {Float64Array} epoch milliseconds, NaN where a time is missing
 */
export const timesIn = (column, notes) => drained(column, "time", notes);

/**
 * @param {Column} column
 * @param {"number" | "time"} kind
 * @param {string[]} [notes]
 */
function drained(column, kind, notes) {
  const cargo = { arrays: /** @type {any[]} */ ([]), transfer: [] };
  const encoding = encode(column, kind, /** @type {any} */ (cargo), notes);
  while (!encoding.next().done);
  return /** @type {Float64Array} */ (cargo.arrays[0]);
}

/**
 * @param {Table} table
 * @param {string} [named] by the caller
 * @returns {Column}
 */
export function timeColumnOf(table, named) {
  if (named !== undefined) return table.column(named);
  const names = table.columns.map(({ name }) => name.toLowerCase());
  const known = TIMES.map((time) => table.columns[names.findIndex((name) => name.endsWith(time) && PLACES.includes(name.slice(0, -time.length)))]);
  const found = known.find(Boolean) ?? table.columns.find(({ kind }) => kind === "time");
  if (!found) {
    const there = table.columns.map(({ name }) => shown(name)).join(", ");
    throw refusal("option", "timeColumn", `the name of a column (${there}), since none is called as times usually are (TimeGenerated, timestamp, date ...)`, "none");
  }
  return found;
}

/**
 * @param {Table} table
 * @returns {Column[]} that hold numbers
 */
export const numberColumns = (table) => table.columns.filter(({ kind }) => kind === "number");

/**
 * A cell as a person reads it: times in UTC, other cells as text.
 *
 * @param {Column} column
 * @param {number} row
 * @returns {string}
 */
export function readable(column, row) {
  const value = column.at(row);
  if (typeof value === "number" && value > 1e11 && value < 1e14 && /time(generated|created|utc)?$/i.test(column.name)) return utc(value);
  return typeof value === "number" && !Number.isInteger(value) && !Number.isNaN(value) ? String(Number(value.toPrecision(9))) : textOf(column, row);
}

/**
 * @param {number} time epoch milliseconds
 * @returns {string} empty where it is missing
 */
export function utc(time) {
  const date = new Date(time);
  return Number.isNaN(+date) ? "" : date.toISOString().replace("T", " ");
}

/**
 * @param {string} text
 * @param {number} length
 */
export const cut = (text, length) => (text.length > length ? `${text.slice(0, Math.max(1, length - 1))}…` : text);
