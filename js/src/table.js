import { arrowColumns, isArrowTable } from "./arrow.js";
import { columnOf, isPlainObject, sharedLength } from "./columns.js";
import { STRETCH } from "./pause.js";
import { refusal, shown } from "./errors.js";
import { RowColumns } from "./rows.js";

/** @typedef {import("./columns.js").Column} Column */

/** A table as the calls see it: named columns of one length. */
export class Table {
  /** @param {Column[]} columns */
  constructor(columns) {
    this.columns = columns;
    this.rows = sharedLength(columns);
    this.byName = new Map(columns.map((column) => [column.name, column]));
  }

  /**
   * @param {string} name
   * @returns {Column}
   */
  column(name) {
    const found = this.byName.get(name);
    if (found) return found;
    const names = this.columns.map((column) => JSON.stringify(column.name));
    throw refusal("column", "column", `one of ${names.join(", ") || "no columns"}`, shown(name));
  }
}

/**
 * Reads a table. Yields now and then, as encode.js does: a page hands in a million row objects.
 *
 * @param {unknown} input an object of columns, an array of row objects, or an Arrow table
 * @returns {Generator<undefined, Table, void>}
 */
export function* readTable(input) {
  if (input instanceof Table) return input;
  if (isArrowTable(input)) return new Table(arrowColumns(input));
  if (isPlainObject(input) && isPlainObject(input.table)) throw refusal("type", "table", "an object of columns; of an answer its .table", "a whole answer");
  if (isPlainObject(input)) return new Table(Object.entries(input).map(([name, values]) => columnOf(name, values)));
  if (!Array.isArray(input)) throw refusal("type", "table", "an object of columns, an array of row objects or an Arrow table", shown(input));
  const columns = new RowColumns();
  for (let row = 0; row < input.length; row++) {
    if (row % STRETCH === 0) yield;
    columns.add(input[row]);
  }
  return new Table(columns.finish());
}

/**
 * The same without a pause.
 *
 * @param {unknown} input
 * @returns {Table}
 */
export function tableOf(input) {
  const reading = readTable(input);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

/**
 * The rows with the given numbers, as objects: an array of row objects gives those very objects back.
 *
 * @type {import("./types.js").RowsOf}
 */
export const rowsOf = (/** @type {any} */ table, /** @type {ArrayLike<number>} */ rows) => {
  if (!Array.isArray(rows) && !(ArrayBuffer.isView(rows) && !(rows instanceof DataView))) throw refusal("type", "rowsOf: rows", "an array of row numbers", shown(rows));
  const read = Array.isArray(table) ? undefined : tableOf(table);
  const count = read?.rows ?? table.length;
  const numbers = Array.from(/** @type {ArrayLike<number>} */ (rows));
  const wrong = numbers.find((row) => !(Number.isInteger(row) && row >= 0 && row < count));
  if (wrong !== undefined || numbers.includes(/** @type {any} */ (undefined))) {
    throw refusal("shape", "rowsOf: rows", `whole numbers from 0 and below ${count}, the number of rows`, shown(wrong));
  }
  if (!read) return numbers.map((row) => table[row]);
  const { columns } = read;
  return numbers.map((row) => Object.fromEntries(columns.map((column) => [column.name, column.at(row)])));
};
