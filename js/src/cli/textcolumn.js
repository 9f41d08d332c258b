import { columnOf } from "../columns.js";
import { refusal } from "../errors.js";

const MOST_BYTES = 0x7fffffff;
const NUMBER = /^-?(?:0|[1-9]\d{0,20})(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/;
const encoder = new TextEncoder();

/**
 * A column of text that grows: UTF-8 bytes and offsets, as the module takes them. A million cells are two arrays,
 * not a million strings.
 */
export class TextColumn {
  #bytes = new Uint8Array(1024);
  #offsets = new Int32Array(256);
  #used = 0;
  #rows = 0;
  #numeric = true;
  #exact = true;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /**
   * Sets the cell of a row; rows that were passed over stay empty.
   *
   * @param {number} row
   * @param {string} text
   */
  set(row, text) {
    this.#to(row);
    if (this.#used + 3 * text.length > this.#bytes.length) this.#grow(3 * text.length);
    if (text !== "") this.#used += encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written;
    if (this.#numeric && text !== "") {
      this.#numeric = NUMBER.test(text);
      this.#exact &&= String(Number(text)) === text;
    }
    this.#to(row + 1);
  }

  /**
   * The column. Where every cell is empty or a number, it is one of numbers; but nothing is lost: written otherwise than
   * JavaScript writes it (`4.0`), it keeps its text beside. `0012` and `0x3e7` are text.
   *
   * @param {number} rows
   * @returns {import("../columns.js").Column}
   */
  finish(rows) {
    this.#to(rows);
    const texts = { bytes: this.#bytes.subarray(0, this.#used), offsets: this.#offsets.subarray(0, rows + 1) };
    const column = columnOf(this.name, texts);
    column.given = undefined; // what is printed is cells
    if (!this.#numeric || this.#used === 0) return column;
    if (!this.#exact) return Object.defineProperty(column, "kind", { value: "number" });
    const cells = Array.from({ length: rows }, (_, row) => column.at(row));
    return columnOf(this.name, cells.map((cell) => (cell === "" ? null : Number(cell))));
  }

  /** @param {number} row */
  #to(row) {
    if (row >= this.#offsets.length) {
      const wider = new Int32Array(Math.max(2 * this.#offsets.length, row + 1));
      wider.set(this.#offsets);
      this.#offsets = wider;
    }
    while (this.#rows < row) this.#offsets[++this.#rows] = this.#used;
  }

  /** @param {number} more */
  #grow(more) {
    if (this.#used + more > MOST_BYTES) throw refusal("value", `column ${JSON.stringify(this.name)}`, `at most ${MOST_BYTES} bytes of text in all`, "more");
    const wider = new Uint8Array(Math.min(Math.max(2 * this.#bytes.length, this.#used + more), MOST_BYTES));
    wider.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = wider;
  }
}

/** Cells in rows and columns of text, of one file or of several behind each other. */
export class TextColumns {
  /** @type {Map<string, TextColumn>} */
  #columns = new Map();
  rows = 0;

  /** @param {string} name */
  column(name) {
    let column = this.#columns.get(name);
    if (!column) this.#columns.set(name, (column = new TextColumn(name)));
    return column;
  }

  finish() {
    return Array.from(this.#columns.values(), (column) => column.finish(this.rows));
  }
}
