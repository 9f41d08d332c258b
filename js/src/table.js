import { arrowColumns, isArrowTable } from "./arrow.js";
import { columnOf, isPlainObject, sharedLength } from "./columns.js";
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
 * @param {unknown} input an object of columns, an array of row objects, or an Arrow table
 * @returns {Table}
 */
export function tableOf(input) {
  if (input instanceof Table) return input;
  if (Array.isArray(input)) return rowsTable(input);
  if (isArrowTable(input)) return new Table(arrowColumns(input));
  if (isPlainObject(input)) return new Table(Object.entries(input).map(([name, values]) => columnOf(name, values)));
  throw refusal("type", "table", "an object of columns, an array of row objects or an Arrow table", shown(input));
}

/** @param {unknown[]} rows */
function rowsTable(rows) {
  const columns = new RowColumns();
  for (const row of rows) columns.add(row);
  return new Table(columns.finish());
}

/**
 * The rows with the given numbers, as objects: an array of row objects gives those very objects back.
 *
 * @param {import("./types.js").TableInput} table
 * @param {ArrayLike<number>} rows row numbers, for example a pattern's `rows`
 * @returns {Record<string, any>[]}
 */
export function rowsOf(table, rows) {
  if (Array.isArray(table)) return Array.from(rows, (row) => table[row]);
  const { columns } = tableOf(table);
  return Array.from(rows, (row) => Object.fromEntries(columns.map((column) => [column.name, column.at(row)])));
}
