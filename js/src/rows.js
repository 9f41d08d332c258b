import { columnOf, isPlainObject } from "./columns.js";
import { refusal, shown } from "./errors.js";

const DEEPEST = 100;
/** Where each row has keys of its own, memory grows with rows times columns. */
const MOST_COLUMNS = 4096;

/**
 * Row objects, taken apart into columns as they come. The columns are the union of all keys, in the order of their
 * first appearance; a row that lacks one has null there. Nested objects become names with dots
 * (`Event.EventData.CommandLine`), as event logs written as JSON need it. So do the named values that XML has there:
 * `Data: [{ "@Name": "CommandLine", "#text": "x" }]` is `CommandLine: "x"`.
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
   * @param {number} [depth]
   */
  #put(prefix, part, depth = 1) {
    if (depth > DEEPEST) throw refusal("shape", `row ${this.#rows}`, `nested at most ${DEEPEST} deep`, "more");
    for (const key of Object.keys(part)) {
      const value = part[key];
      const named = key === "Data" ? namedValues(value) : undefined;
      if (named) for (const [name, text] of named) this.#set(prefix + name, text);
      else if (isPlainObject(value)) this.#put(`${prefix}${key}.`, value, depth + 1);
      else this.#set(prefix + key, value);
    }
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  #set(name, value) {
    let column = this.#columns.get(name);
    if (!column) {
      if (this.#columns.size === MOST_COLUMNS) throw refusal("shape", "rows", `of at most ${MOST_COLUMNS} different keys in all`, `one more in row ${this.#rows}: ${shown(name)}`);
      this.#columns.set(name, (column = []));
    }
    if (column.length > this.#rows) throw refusal("shape", `row ${this.#rows}`, "of keys that stay different once nested ones are joined with dots", `two called ${shown(name)}`);
    pad(column, this.#rows);
    column[this.#rows] = value ?? null;
  }
}

/**
 * The elements `<Data Name="x">y</Data>` of a Windows event, as converters of XML write them.
 *
 * @param {any} data one or several
 * @returns {[name: string, text: unknown][] | undefined} undefined for anything else
 */
function namedValues(data) {
  const each = Array.isArray(data) ? data : [data];
  /** @type {[string, unknown][]} */
  const pairs = [];
  for (const one of each) {
    if (!isPlainObject(one)) return undefined;
    const name = one["@Name"] ?? one.Name ?? one._name ?? one["#attributes"]?.Name ?? one.$?.Name;
    if (typeof name !== "string") return undefined;
    pairs.push([name, one["#text"] ?? one._ ?? one.text ?? one.Value]);
  }
  return pairs.length ? pairs : undefined;
}

/**
 * @param {unknown[]} values
 * @param {number} length
 */
function pad(values, length) {
  while (values.length < length) values.push(null);
}
