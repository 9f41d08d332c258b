import { columnOf, isPlainObject } from "./columns.js";
import { refusal, shown } from "./errors.js";

/**
 * Row objects, taken apart into columns as they come. The columns are the union of all keys, in the order of their
 * first appearance; a row that lacks one has null there. Nested objects become names with dots
 * (`Event.EventData.CommandLine`), as event logs written as JSON need it.
 */
export class RowColumns {
  /** @type {Map<string, unknown[]>} */
  #columns = new Map();
  #rows = 0;

  /** @param {unknown} row */
  add(row) {
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      throw refusal("type", `row ${this.#rows}`, "an object", shown(row));
    }
    this.#put("", /** @type {Record<string, unknown>} */ (row));
    this.#rows++;
  }

  /** @returns {import("./columns.js").Column[]} */
  finish() {
    return Array.from(this.#columns, ([name, values]) => {
      pad(values, this.#rows);
      return columnOf(name, values);
    });
  }

  /**
   * @param {string} prefix
   * @param {Record<string, unknown>} part
   */
  #put(prefix, part) {
    for (const key of Object.keys(part)) {
      const value = part[key];
      const name = prefix + key;
      if (isPlainObject(value)) {
        this.#put(name + ".", value);
        continue;
      }
      let column = this.#columns.get(name);
      if (!column) this.#columns.set(name, (column = []));
      pad(column, this.#rows);
      column[this.#rows] = value ?? null;
    }
  }
}

/**
 * @param {unknown[]} values
 * @param {number} length
 */
function pad(values, length) {
  while (values.length < length) values.push(null);
}
