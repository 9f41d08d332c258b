import { encode } from "../encode.js";
import { tableOf } from "../table.js";

/** @typedef {import("../table.js").Table} Table */

/**
 * @param {Table} table
 * @param {string} name
 * @returns {Float64Array} the column's cells as numbers
 */
export function numbers(table, name) {
  const cargo = { arrays: /** @type {any[]} */ ([]), transfer: [] };
  Array.from(encode(table.column(name), "number", cargo));
  return cargo.arrays[0];
}

/**
 * @param {Record<string, any>[]} rows
 * @returns {Record<string, any[] | Float64Array>}
 */
export const columnsOf = (rows) => Object.fromEntries(tableOf(rows).columns.map(({ name, values }) => [name, /** @type {any[]} */ (values)]));
