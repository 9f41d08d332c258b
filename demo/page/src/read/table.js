import { Texts, eachText } from "./texts.js";

/**
 * @typedef {"text" | "number" | "time" | "boolean"} Kind
 * @typedef {object} Column either `texts` or `numbers` is what the file gave; the other is made where it is wanted
 * @property {string} name
 * @property {Kind} kind
 * @property {{ bytes: Uint8Array, offsets: Int32Array }} [texts]
 * @property {boolean} [added] by an analysis, which is not run each time: it is not the log's own
 * @property {Float64Array} [numbers] NaN where there is none; of times epoch milliseconds
 */

/** A cell that is a number whatever reads it: `0012` and `0x3e7` are names of something. */
const NUMBER = /^-?(?:0|[1-9]\d{0,20})(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/;
/** A cell with nothing in it, as logs and data frames write it. */
export const NOTHING = /^\s*(?:|-|nan|nat|null|none|n\/a)\s*$/i;
/** Cells that are looked at to tell a column's kind. */
const SAMPLE = 2000;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A table of a log, in columns. */
export class LogTable {
  /**
   * @param {Column[]} columns
   * @param {number} rows
   */
  constructor(columns, rows) {
    this.columns = columns;
    this.rows = rows;
    this.byName = new Map(columns.map((column) => [column.name, column]));
  }

  /** What the page is told of it; `gaps` of numbers that were read. */
  outline() {
    return { rows: this.rows, columns: this.columns.map(({ name, kind, numbers, added = false }) => ({ name, kind, added, empty: isEmpty(this, name), gaps: Boolean(numbers?.some(Number.isNaN)), distinct: this.#distinct(name) })) };
  }

  /**
   * How many different cells the beginning of a column has.
   *
   * @param {string} name
   */
  #distinct(name) {
    const seen = new Set();
    for (let row = 0; row < Math.min(this.rows, SAMPLE); row++) seen.add(this.cell(name, row));
    return seen.size;
  }

  /** @param {string} name */
  column(name) {
    const column = this.byName.get(name);
    if (!column) throw new Error(`there is no column ${JSON.stringify(name)}`);
    return column;
  }

  /**
   * @param {string} name
   * @param {number} row
   * @returns {string} the cell as it is shown
   */
  cell(name, row) {
    const { texts, numbers = [], kind } = this.column(name);
    if (texts) return decoder.decode(texts.bytes.subarray(texts.offsets[row], texts.offsets[row + 1]));
    return shown(numbers[row], kind);
  }

  /**
   * The numbers of a column, from its texts if need be.
   *
   * @param {string} name
   * @returns {Float64Array}
   */
  numbers(name) {
    const column = this.column(name);
    if (column.numbers) return column.numbers;
    const numbers = new Float64Array(this.rows);
    eachText(/** @type {any} */ (column.texts), (text, row) => {
      const number = NOTHING.test(text) ? NaN : /^true$/i.test(text) ? 1 : /^false$/i.test(text) ? 0 : Number(text);
      if (Number.isNaN(number) && !NOTHING.test(text)) throw new Error(`column ${JSON.stringify(name)} is not one of numbers: row ${row + 1} has ${JSON.stringify(text.slice(0, 40))}`);
      numbers[row] = number;
    });
    return (column.numbers = numbers);
  }

  /**
   * What logwinnow is handed: numbers where numbers are wanted and the column has them, the file's own texts otherwise.
   *
   * @param {string[]} [names] all without
   * @param {boolean} [counting] whether numbers are wanted
   * @returns {Record<string, any>}
   */
  input(names, counting = false) {
    const chosen = names ? names.map((name) => this.column(name)) : this.columns;
    return Object.fromEntries(chosen.map((column) => [column.name, counting && column.kind === "number" ? this.numbersOrTexts(column) : (column.texts ?? column.numbers)]));
  }

  /** @param {Column} column */
  numbersOrTexts(column) {
    try {
      return this.numbers(column.name);
    } catch {
      column.kind = "text"; // its beginning looked like numbers
      return column.texts;
    }
  }

  /**
   * Columns that an analysis adds; one of the same name is replaced.
   *
   * @param {Record<string, any>} added
   */
  add(added) {
    for (const [name, values] of Object.entries(added)) {
      const column = { ...columnOf(name, values), added: true };
      const at = this.columns.findIndex((other) => other.name === name);
      if (at < 0) this.columns.push(column);
      else this.columns[at] = column;
      this.byName.set(name, column);
    }
  }
}

/**
 * @param {LogTable} table
 * @param {string} name
 */
function isEmpty(table, name) {
  const { texts, numbers } = table.column(name);
  return texts ? texts.bytes.length === 0 : numbers?.every(Number.isNaN);
}

/**
 * @param {number} value
 * @param {Kind} kind
 */
function shown(value, kind) {
  if (value === undefined || Number.isNaN(value)) return "";
  if (kind === "time" && Math.abs(value) <= 8.64e15) return new Date(value).toISOString();
  return kind === "boolean" ? String(value === 1) : String(value);
}

/**
 * A column from what files and analyses give.
 *
 * @param {string} name
 * @param {any} values an array of cells, a typed array, or texts
 * @returns {Column}
 */
export function columnOf(name, values) {
  if (values?.bytes) return { name, kind: kindOfTexts(values), texts: values };
  if (values instanceof Float64Array) return { name, kind: "number", numbers: values };
  if (ArrayBuffer.isView(values)) return { name, kind: "number", numbers: Float64Array.from(/** @type {any} */ (values), Number) };
  const kind = kindOfCells(values);
  if (kind !== "text") return { name, kind, numbers: Float64Array.from(values, (value) => (value ?? undefined) === undefined ? NaN : Number(value)) };
  const texts = new Texts(name);
  for (let row = 0; row < values.length; row += 4096) texts.push(values.slice(row, row + 4096).map(textOf));
  const done = texts.finish();
  return { name, kind: kindOfTexts(done), texts: done };
}

/** @param {any} value */
function textOf(value) {
  if (typeof value === "string") return value;
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  if (value instanceof Date) return Number.isNaN(+value) ? "" : value.toISOString();
  return typeof value === "object" ? JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)) : String(value);
}

/**
 * @param {any[]} values
 * @returns {Kind}
 */
function kindOfCells(values) {
  /** @type {Kind | undefined} */
  let kind;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    const seen = typeof value === "number" || (typeof value === "bigint" && Number.isSafeInteger(Number(value))) ? "number" : typeof value === "boolean" ? "boolean" : value instanceof Date ? "time" : "text";
    if (seen === "text" || (kind && kind !== seen)) return "text";
    kind = seen;
  }
  return kind ?? "text";
}

/**
 * By a sample from the whole length of the column.
 *
 * @param {{ bytes: Uint8Array, offsets: Int32Array }} texts
 * @returns {Kind}
 */
function kindOfTexts({ bytes, offsets }) {
  const rows = offsets.length - 1;
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  let seen = 0;
  for (let row = 0; row < rows; row += step) {
    const text = decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]));
    if (NOTHING.test(text)) continue;
    if (!NUMBER.test(text)) return /^(?:true|false)$/i.test(text) && seen === 0 ? "boolean" : "text";
    seen++;
  }
  return seen ? "number" : "text";
}
