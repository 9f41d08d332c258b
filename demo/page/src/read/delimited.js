import Papa from "papaparse";
import { atLine } from "./error.js";

/** A row longer than this has a quote that never closes. */
const LONGEST_ROW = 1 << 24;

/**
 * Reads rows of cells, whatever of comma, tab, semicolon and pipe separates them. The first row holds the names.
 *
 * @param {AsyncIterable<string>} pieces
 * @param {import("./store.js").Store} store
 */
export async function readDelimited(pieces, store) {
  const reader = new Delimited(store);
  for await (const piece of pieces) reader.push(piece, false);
  reader.push("", true);
}

class Delimited {
  #rest = "";
  #line = 1;
  #store;
  /** @type {any} */
  #parser;
  /** @type {string[] | undefined} */
  #names;
  #newline = "\n";

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * @param {string} piece
   * @param {boolean} last
   */
  push(piece, last) {
    this.#rest += piece;
    this.#parser ??= this.#start(this.#rest);
    if (!last && piece.length === 0) return;
    const { data, errors, meta } = this.#parser.parse(this.#rest, 0, !last);
    const consumed = last ? this.#rest.length : meta.cursor;
    this.#check(errors, data);
    this.#take(data);
    this.#line += occurrences(this.#rest, this.#newline, consumed);
    this.#rest = this.#rest.substring(consumed);
    if (this.#rest.length > LONGEST_ROW) throw atLine(this.#line, "a quote opens here or below and never closes");
  }

  /** @param {string} start */
  #start(start) {
    if (!start.includes("\n") && start.includes("\r")) this.#newline = "\r";
    // PapaParse's own reader of files knows neither gzip nor UTF-16, so its parser is fed piece by piece.
    return new /** @type {any} */ (Papa).Parser({ delimiter: delimiterOf(start), newline: this.#newline });
  }

  /**
   * A stray quote inside a quoted cell stays part of it; only one that never closes would swallow the rest.
   *
   * @param {{ code: string, row?: number, message: string }[]} errors
   * @param {string[][]} rows
   */
  #check(errors, rows) {
    const broken = errors.find(({ code }) => code === "MissingQuotes");
    if (broken) throw atLine(this.#lineOf(rows, broken.row ?? rows.length), `a quote opens here and never closes`);
  }

  /** @param {string[][]} rows */
  #take(rows) {
    for (const cells of rows) dropReturn(cells);
    const first = this.#names ? 0 : 1;
    if (!this.#names && rows.length) this.#names = headers(rows[0]);
    const names = this.#names ?? [];
    const kept = rows.filter((cells, i) => i >= first && !(cells.length === 1 && cells[0].trim() === "" && (names.length > 1 || i === rows.length - 1)));
    const long = kept.find((cells) => cells.length > names.length && cells.slice(names.length).some((cell) => cell !== ""));
    if (long) throw atLine(this.#lineOf(rows, rows.indexOf(long)), `${long.length} cells where the first line names ${names.length} columns`);
    this.#store.addRows(names, kept);
  }

  /**
   * The line on which a row begins: cells may hold line breaks.
   *
   * @param {string[][]} rows of the piece at hand
   * @param {number} row
   */
  #lineOf(rows, row) {
    let line = this.#line + row;
    for (const cells of rows.slice(0, row)) for (const cell of cells) line += occurrences(cell, this.#newline, cell.length);
    return line;
  }
}

/**
 * Of a line that ends in `\r\n` the parser leaves the `\r`.
 *
 * @param {string[]} cells
 */
function dropReturn(cells) {
  const last = cells[cells.length - 1];
  if (last.endsWith("\r")) cells[cells.length - 1] = last.slice(0, -1);
}

/** @param {string[]} names */
function headers(names) {
  const named = names.map((name, i) => name.replace(/^\ufeff/, "").trim() || `column ${i + 1}`);
  const twice = named.find((name, i) => named.indexOf(name) < i);
  if (twice !== undefined) throw atLine(1, `two columns are called ${JSON.stringify(twice)}`);
  return named;
}

/**
 * The delimiter that the first line has most of, outside quotes.
 *
 * @param {string} start
 */
export function delimiterOf(start) {
  const [names] = start.replace(/"(?:[^"]|"")*"/g, "").split(/[\r\n]/, 1);
  const count = (/** @type {string} */ delimiter) => names.split(delimiter).length;
  return [",", "\t", ";", "|"].reduce((best, other) => (count(other) > count(best) ? other : best));
}

/**
 * @param {string} text
 * @param {string} part
 * @param {number} end
 */
function occurrences(text, part, end) {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && at < end; at = text.indexOf(part, at + 1)) count++;
  return count;
}
