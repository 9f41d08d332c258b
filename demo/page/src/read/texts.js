const MOST_BYTES = 0x7fffffff;
const encoder = new TextEncoder();

/**
 * A column of texts that grows: UTF-8 bytes and the offsets between which each text lies, as logwinnow takes them. A
 * million cells are two arrays and not a million strings.
 */
export class Texts {
  #bytes = new Uint8Array(1 << 12);
  #offsets = new Int32Array(1 << 10);
  #used = 0;
  rows = 0;

  /** @param {string} name of the column, for what is said when it is too large */
  constructor(name) {
    this.name = name;
  }

  /**
   * Puts texts behind those that are there, encoded together: one call of the encoder costs as much for a thousand
   * short texts as for one.
   *
   * @param {string[]} texts
   */
  push(texts) {
    const whole = texts.join("");
    this.#room(texts.length, 3 * whole.length);
    const { written } = encoder.encodeInto(whole, this.#bytes.subarray(this.#used));
    const size = written === whole.length ? lengthOf : utf8Length; // ASCII, most of the time
    for (const text of texts) this.#offsets[++this.rows] = this.#used += size(text);
  }

  /**
   * Empty texts up to a row.
   *
   * @param {number} rows
   */
  pad(rows) {
    if (rows <= this.rows) return;
    this.#room(rows - this.rows, 0);
    this.#offsets.fill(this.#used, this.rows + 1, rows + 1);
    this.rows = rows;
  }

  /** @returns {{ bytes: Uint8Array, offsets: Int32Array }} */
  finish() {
    return { bytes: this.#bytes.slice(0, this.#used), offsets: this.#offsets.slice(0, this.rows + 1) };
  }

  /**
   * @param {number} rows more
   * @param {number} bytes more, at most
   */
  #room(rows, bytes) {
    const offsets = this.rows + rows + 1;
    if (offsets > this.#offsets.length) this.#offsets = grown(this.#offsets, offsets);
    const needed = this.#used + bytes;
    if (needed <= this.#bytes.length) return;
    if (needed > MOST_BYTES) throw new RangeError(`column ${JSON.stringify(this.name)} has more than 2 GB of text: read fewer files at once`);
    this.#bytes = grown(this.#bytes, needed);
  }
}

/**
 * @template {Uint8Array | Int32Array} T
 * @param {T} array
 * @param {number} least
 * @returns {T}
 */
function grown(array, least) {
  const wider = new /** @type {any} */ (array.constructor)(Math.min(Math.max(2 * array.length, least), MOST_BYTES));
  wider.set(array);
  return wider;
}

/** @param {string} text */
const lengthOf = (text) => text.length;

/** @param {string} text */
function utf8Length(text) {
  let size = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) size += 1;
    else if (code < 0xd800 || code > 0xdfff) size += 2;
    // A pair of surrogates is four bytes, two for each half; a half alone is written as U+FFFD, three bytes.
    else if (code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) (size += 2), i++;
    else size += 2;
  }
  return size;
}

/** Rows decoded together: one call of the decoder for many short texts. */
const BATCH = 4096;

/**
 * Calls back with every text, in order.
 *
 * @param {{ bytes: Uint8Array, offsets: Int32Array }} texts
 * @param {(text: string, row: number) => void} each
 */
export function eachText({ bytes, offsets }, each) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const rows = offsets.length - 1;
  for (let from = 0; from < rows; from += BATCH) {
    const to = Math.min(from + BATCH, rows);
    const start = offsets[from];
    const batch = decoder.decode(bytes.subarray(start, offsets[to]));
    const ascii = batch.length === offsets[to] - start; // then positions in bytes are positions in the text
    for (let row = from; row < to; row++) {
      each(ascii ? batch.slice(offsets[row] - start, offsets[row + 1] - start) : decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])), row);
    }
  }
}
