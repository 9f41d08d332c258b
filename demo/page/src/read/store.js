import { Texts } from "./texts.js";
import { LogTable, columnOf } from "./table.js";

/** Columns that files fill one behind the other; a table with the union of their columns comes out. */
export class Store {
  /** @type {Map<string, Texts>} */
  #texts = new Map();
  /** @type {Map<string, any[]>} */
  #cells = new Map();
  /** The files, by their last rows. @type {{ name: string, end: number }[]} */
  #files = [];
  rows = 0;

  /**
   * Rows of cells of text, as CSV has them.
   *
   * @param {string[]} names
   * @param {string[][]} rows short ones lack their last cells
   */
  addRows(names, rows) {
    names.forEach((name, i) => {
      const column = this.#column(name);
      column.pad(this.rows);
      column.push(rows.map((cells) => cells[i] ?? ""));
    });
    this.rows += rows.length;
  }

  /**
   * A row of values, as JSON has them.
   *
   * @param {Iterable<[string, any]>} cells
   */
  addCells(cells) {
    for (const [name, value] of cells) {
      let column = this.#cells.get(name);
      if (!column) this.#cells.set(name, (column = []));
      while (column.length < this.rows) column.push(null);
      column[this.rows] = value ?? null;
    }
    this.rows++;
  }

  /**
   * Whole columns, as Parquet and Arrow have them.
   *
   * @param {Iterable<[string, ArrayLike<any>]>} columns
   * @param {number} rows
   */
  addColumns(columns, rows) {
    for (const [name, values] of columns) {
      let column = this.#cells.get(name);
      if (!column) this.#cells.set(name, (column = []));
      while (column.length < this.rows) column.push(null);
      for (let row = 0; row < rows; row++) column.push(values[row] ?? null);
    }
    this.rows += rows;
  }

  /**
   * Names the file of the rows since it was last called.
   *
   * @param {string} name
   */
  mark(name) {
    this.#files.push({ name, end: this.rows });
  }

  /** @returns {LogTable} */
  finish() {
    if (this.#files.length) this.#addFiles();
    const columns = [];
    for (const [name, texts] of this.#texts) {
      texts.pad(this.rows);
      const cells = this.#cells.get(name);
      columns.push(cells ? columnOf(name, merged(texts, cells)) : columnOf(name, texts.finish()));
      this.#texts.delete(name); // what is finished makes room for the next
      this.#cells.delete(name);
    }
    for (const [name, cells] of this.#cells) {
      while (cells.length < this.rows) cells.push(null);
      columns.push(columnOf(name, cells));
      this.#cells.delete(name);
    }
    return new LogTable(columns, this.rows);
  }

  /** A column of the files' names, called as no column of theirs. */
  #addFiles() {
    let called = "file";
    for (let i = 1; this.#texts.has(called) || this.#cells.has(called); i++) called = i === 1 ? "file name" : `file name ${i}`;
    const column = this.#column(called);
    for (const { name, end } of this.#files) column.push(Array(end - column.rows).fill(name));
  }

  /** @param {string} name */
  #column(name) {
    let column = this.#texts.get(name);
    if (!column) this.#texts.set(name, (column = new Texts(name)));
    return column;
  }
}

/**
 * A column of which one file gave texts and another values.
 *
 * @param {Texts} texts
 * @param {any[]} cells
 */
function merged(texts, cells) {
  const { bytes, offsets } = texts.finish();
  const decoder = new TextDecoder();
  return Array.from({ length: texts.rows }, (_, row) => cells[row] ?? decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])));
}
