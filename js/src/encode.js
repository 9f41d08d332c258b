import { refusal, shown } from "./errors.js";
import { STRETCH } from "./pause.js";
import { MISSING, epochReader, parseTime } from "./time.js";

/**
 * Columns to the typed arrays that the module takes. Each function is a generator that yields now and then: a moment
 * at which a page's thread may turn to something else.
 *
 * @typedef {import("./columns.js").Column} Column
 * @typedef {import("./engine.js").Cargo} Cargo
 */

const MOST_BYTES = 0x7fffffff;

/**
 * @param {Column} column
 * @param {"text" | "number" | "time"} kind what the operation wants
 * @param {Cargo} cargo is added to
 * @param {string[]} [notes] with it, times that cannot be read are missing ones, and a note here says so
 * @returns {Generator<undefined, void, void>}
 */
export function* encode(column, kind, cargo, notes) {
  if (kind === "text") return yield* texts(column, cargo);
  if ((kind === "number" || (kind === "time" && column.kind === "time")) && column.numbers) {
    cargo.arrays.push(column.numbers); // the caller's own, so it is not given away
    return;
  }
  const numbers = yield* kind === "time" ? times(column, notes) : numbersOf(column);
  cargo.arrays.push(numbers);
  cargo.transfer.push(/** @type {ArrayBuffer} */ (numbers.buffer));
}

/**
 * @param {Column} column
 * @param {Cargo} cargo
 * @returns {Generator<undefined, void, void>}
 */
function* texts(column, cargo) {
  if (column.texts) {
    cargo.arrays.push(column.texts.bytes, column.texts.offsets);
    return;
  }
  const { length } = column;
  const encoder = new TextEncoder();
  const offsets = new Int32Array(length + 1);
  let chars = 0;
  for (let row = 0; row < length; row++) {
    if (row % STRETCH === 0) yield;
    chars += textOf(column, row).length;
  }
  let bytes = new Uint8Array(limited(column, chars));
  let used = 0;
  for (let row = 0; row < length; row++) {
    if (row % STRETCH === 0) yield;
    const text = textOf(column, row);
    const { read, written } = encoder.encodeInto(text, bytes.subarray(used));
    if (read < text.length) {
      // Not all ASCII. Room for the worst case of the rest is made once: at most three bytes for each UTF-16 unit.
      if (bytes.length === MOST_BYTES) limited(column, MOST_BYTES + 1);
      const wider = new Uint8Array(Math.min(used + 3 * chars, MOST_BYTES));
      wider.set(bytes.subarray(0, used));
      bytes = wider;
      row--;
      continue;
    }
    chars -= text.length;
    offsets[row + 1] = used += written;
  }
  cargo.arrays.push(bytes.subarray(0, used), offsets);
  cargo.transfer.push(/** @type {ArrayBuffer} */ (bytes.buffer), offsets.buffer);
}

/**
 * @param {Column} column
 * @param {number} size bytes
 */
function limited(column, size) {
  if (size > MOST_BYTES) throw refusal("value", named(column), `at most ${MOST_BYTES} bytes of text in all`, String(size));
  return size;
}

/**
 * A cell as text: nothing, and NaN, which is a missing number, is the empty text; what is no text is written the way JSON would.
 *
 * @param {Column} column
 * @param {number} row
 * @returns {string}
 */
export function textOf(column, row) {
  const value = column.at(row);
  if (typeof value === "string") return value;
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  if (typeof value === "function" || typeof value === "symbol") throw refusal("type", named(column), "text in every row", `${shown(value)} in row ${row}`);
  if (value instanceof Date) return Number.isNaN(+value) ? "" : value.toISOString();
  return typeof value === "object" ? jsonOf(column, row, value) : String(value);
}

/**
 * @param {Column} column
 * @param {number} row
 * @param {object} value
 */
function jsonOf(column, row, value) {
  try {
    return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)) ?? "";
  } catch (error) { // a circle, or a toJSON that throws
    throw refusal("type", named(column), "text in every row", `${shown(value)} in row ${row} that JSON cannot hold (${String(error).split("\n")[0]})`);
  }
}

/**
 * @param {Column} column
 * @returns {Generator<undefined, Float64Array, void>}
 */
function* numbersOf(column) {
  const out = new Float64Array(column.length);
  const wrong = new Wrong();
  for (let row = 0; row < out.length; row++) {
    if (row % STRETCH === 0) yield;
    const value = column.at(row);
    const number = typeof value === "number" ? value : numberOf(value);
    if (number === undefined) wrong.add(row, value);
    else out[row] = number;
  }
  wrong.check(column, "a number in every row");
  return out;
}

/**
 * @param {unknown} value
 * @returns {number | undefined} NaN for nothing, undefined for what is no number
 */
function numberOf(value) {
  if (value === null || value === undefined) return NaN;
  if (typeof value === "string") {
    const number = value === "" ? NaN : Number(value);
    if (!Number.isNaN(number) && value.trim() !== "") return number;
    if (MISSING.test(value)) return NaN;
    return /^true$/i.test(value) ? 1 : /^false$/i.test(value) ? 0 : undefined; // as data frames write them
  }
  if (typeof value === "object" && !(value instanceof Date)) return undefined;
  return typeof value === "symbol" || typeof value === "function" ? undefined : Number(value);
}

/**
 * @param {Column} column
 * @param {string[]} [notes]
 * @returns {Generator<undefined, Float64Array, void>}
 */
function* times(column, notes) {
  const out = new Float64Array(column.length);
  const bare = []; // rows that hold a number whose unit the whole column decides
  const wrong = new Wrong();
  let largest = 0, lastText = "", lastTime = NaN;
  for (let row = 0; row < out.length; row++) {
    if (row % STRETCH === 0) yield;
    const value = column.at(row);
    if (value instanceof Date) {
      out[row] = +value;
      continue;
    }
    if (typeof value === "string" && value === lastText) {
      out[row] = lastTime; // logs repeat their times
      continue;
    }
    const time = typeof value === "string" ? parseTime(value) : undefined;
    if (time !== undefined) {
      out[row] = lastTime = time;
      lastText = /** @type {string} */ (value);
      continue;
    }
    const number = typeof value === "boolean" ? undefined : numberOf(value);
    if (number === undefined) wrong.add(row, value);
    out[row] = number ?? NaN;
    if (number === undefined || Number.isNaN(number)) continue;
    largest = Math.max(largest, Math.abs(number));
    bare.push(row);
  }
  const read = epochReader(largest);
  for (const row of bare) {
    if (read) out[row] = read(out[row]);
    else {
      wrong.add(row, column.at(row));
      out[row] = NaN;
    }
  }
  if (notes) wrong.note(column, notes);
  else wrong.check(column, "a time in every row");
  return out;
}

/** The cells that could not be converted: how many, and the first three. */
class Wrong {
  #count = 0;
  /** @type {string[]} */
  #first = [];

  /**
   * @param {number} row
   * @param {unknown} value
   */
  add(row, value) {
    if (++this.#count <= 3) this.#first.push(`${shown(value)} in row ${row}`);
  }

  /**
   * @param {Column} column
   * @param {string[]} notes
   */
  note(column, notes) {
    if (this.#count === 0) return;
    const rows = this.#count === 1 ? "1 row" : `${this.#count} rows`;
    notes.push(`the ${named(column)} held unreadable times in ${rows}, first ${this.#first[0]}; they count as missing`);
  }

  /**
   * @param {Column} column
   * @param {string} must
   */
  check(column, must) {
    if (this.#count === 0) return;
    const more = this.#count > 3 ? ` (${this.#count} rows in all)` : "";
    throw refusal("type", named(column), must, this.#first.join(", ") + more);
  }
}

/** @param {Column} column */
const named = (column) => `column ${JSON.stringify(column.name)}`;
