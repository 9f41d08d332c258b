import { LogwinnowError, refusal, shown } from "./errors.js";
import { arrowColumn, isArrowVector } from "./arrow.js";

/**
 * What a column was seen to hold. `time` is what carries its own unit: Date objects and Arrow timestamps; times
 * written as text or as bare numbers are `text` and `number` until an operation wants them as times.
 *
 * @typedef {"text" | "number" | "boolean" | "time" | "empty"} Kind
 */

/**
 * One column of a table, however it was handed in.
 *
 * @typedef {object} Column
 * @property {string} name
 * @property {Kind} kind
 * @property {number} length rows
 * @property {(row: number) => unknown} at the cell; null or undefined where there is none
 * @property {import("./types.js").ColumnValues} values the cells as an answer shows them
 * @property {import("./instance.js").Texts} [given] what was handed in, where an answer gives it back unchanged
 * @property {import("./instance.js").Texts} [texts] the cells where they are UTF-8 with offsets already
 * @property {Float64Array} [numbers] the cells where they are a Float64Array already; of times, epoch milliseconds
 * @property {() => void} [prepare] to be called for all the columns that are wanted, before one is read
 * @property {boolean} [late] read when it is wanted: an answer does not hand it back
 */

/**
 * @param {string} name
 * @param {unknown} values an array, a typed array, an Arrow vector, or {bytes, offsets}
 * @returns {Column}
 */
export function columnOf(name, values) {
  if (Array.isArray(values)) return { name, kind: kindOf(values), length: values.length, at: (row) => values[row], values };
  if (ArrayBuffer.isView(values) && !(values instanceof DataView)) {
    const typed = /** @type {Float64Array} */ (values);
    const numbers = typed instanceof Float64Array ? typed : undefined;
    return { name, kind: "number", length: typed.length, at: (row) => typed[row], values: typed, numbers };
  }
  if (isTexts(values)) return textColumn(name, values);
  if (isArrowVector(values)) return arrowColumn(name, values);
  if (isLate(values)) return lateColumn(name, values);
  throw refusal("type", `column ${JSON.stringify(name)}`, "an array, a typed array or an Arrow vector", shown(values));
}

/**
 * @param {unknown} values
 * @returns {values is import("./instance.js").Texts}
 */
function isTexts(values) {
  const { bytes, offsets } = /** @type {any} */ (values ?? {});
  return bytes instanceof Uint8Array && offsets instanceof Int32Array && offsets.length > 0;
}

/**
 * @param {string} name
 * @param {import("./instance.js").Texts} texts
 * @returns {Column}
 */
function textColumn(name, texts) {
  const { bytes, offsets } = texts;
  const decoder = new TextDecoder();
  const at = (/** @type {number} */ row) => decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]));
  const length = offsets.length - 1;
  return {
    name, kind: bytes.length ? "text" : "empty", length, at, texts, given: texts,
    get values() {
      return Array.from({ length }, (_, row) => at(row));
    },
  };
}

/**
 * @param {unknown} values
 * @returns {values is import("./types.js").LateColumn}
 */
const isLate = (values) => typeof (/** @type {any} */ (values)?.read) === "function";

/**
 * A column that its owner converts when an operation wants it, and not before: of a wide data frame most are never read.
 *
 * @param {string} name
 * @param {import("./types.js").LateColumn} source
 * @returns {Column}
 */
function lateColumn(name, source) {
  const { kind, length } = source;
  /** @type {Column | undefined} */
  let column;
  const now = () => (column ??= columnOf(name, source.read()));
  const prepare = source.prepare && (() => {
    source.prepare?.();
    column = undefined; // what an earlier operation read may have moved
  });
  const cell = (/** @type {number} */ row) => now().at(row);
  const time = (/** @type {number} */ row) => new Date(/** @type {number} */ (cell(row)));
  return {
    name, kind, length, late: true, prepare, at: kind === "time" ? time : cell,
    get values() {
      return now().values;
    },
    get texts() {
      return now().texts;
    },
    get numbers() {
      return now().numbers;
    },
  };
}

/**
 * The kind that all cells share; `text` where they differ.
 *
 * @param {unknown[]} values
 * @returns {Kind}
 */
function kindOf(values) {
  /** @type {Kind} */
  let kind = "empty";
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || value === undefined) continue;
    const seen = KINDS[typeof value] ?? (value instanceof Date ? "time" : "text");
    if (seen === "text" || (kind !== seen && kind !== "empty")) return "text";
    kind = seen;
  }
  return kind;
}

/** @type {Record<string, Kind>} */
const KINDS = { string: "text", number: "number", bigint: "number", boolean: "boolean" };

/**
 * @param {Column[]} columns
 * @returns {number} rows, the same in all
 */
export function sharedLength(columns) {
  const rows = columns[0]?.length ?? 0;
  if (columns.every((column) => column.length === rows)) return rows;
  const lengths = columns.map((column) => `${JSON.stringify(column.name)} has ${column.length}`);
  throw new LogwinnowError("shape", `columns must be of equal length, but ${lengths.join(", ")}`);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>} true for what `{}` makes, in any window or worker; not for a Map, a Promise ...
 */
export function isPlainObject(value) {
  return Object.prototype.toString.call(value) === "[object Object]";
}
