import Papa from "papaparse";
import { Late } from "./late.js";
import { malformed, quoted, refusal } from "./problem.js";

/** Columns that a log may have: as many keys as the package allows rows to have in all. */
export const MOST_COLUMNS = 4096;

/** @typedef {import("./log.js").Limited} Limited */

/**
 * Reads rows of cells, whatever of comma, tab, semicolon and pipe separates them. The first row holds the names.
 *
 * @param {string} text
 * @param {Limited} limited
 * @returns {Record<string, any>} columns as the package takes them
 */
export function readDelimited(text, limited) {
  if (text.trim() === "") throw malformed(text, 0, "there is nothing");
  /** @type {string[] | undefined} */
  let names;
  /** @type {string[][]} */
  let columns = [];
  let rows = 0;
  let start = 0;
  Papa.parse(text, {
    delimiter: delimiterOf(text),
    step({ data, errors, meta }) {
      const cells = /** @type {string[]} */ (/** @type {unknown} */ (data));
      const broken = errors.find(({ code }) => code === "MissingQuotes");
      const ending = meta.linebreak === "\r" ? "\r" : "\n";
      if (broken) throw malformed(text, Number(broken.index) - 1, "broken quotes (one that is never closed)", undefined, ending);
      if (!names) {
        names = headers(cells);
        columns = names.map(() => []);
      } else if (!(cells.length === 1 && cells[0].trim() === "" && names.length > 1) && start < text.length) {
        if (cells.slice(names.length).some((cell) => cell !== "")) throw malformed(text, start, `${cells.length} cells where the first line names ${names.length} columns`, undefined, ending);
        columns.forEach((column, i) => column.push(cells[i] ?? ""));
        limited(++rows, names.length);
      }
      start = meta.cursor;
    },
  });
  return Object.fromEntries((names ?? []).map((name, i) => [name, settled(columns[i])]));
}

/** @param {string[]} names */
function headers(names) {
  if (names.length > MOST_COLUMNS) throw refusal("shape", "the first line", `of at most ${MOST_COLUMNS} columns`, String(names.length));
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw malformed("", 0, `two columns are called ${quoted(twice)}`);
  return names;
}

/**
 * The delimiter that the first line has most of, outside quotes.
 *
 * @param {string} text
 */
function delimiterOf(text) {
  const [names] = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r?\n/, 1);
  const count = (/** @type {string} */ delimiter) => names.split(delimiter).length;
  return [",", "\t", ";", "|"].reduce((best, other) => (count(other) > count(best) ? other : best));
}

const NUMBER = /^-?(?:0|[1-9]\d{0,20})(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/;

/**
 * A column of texts with its kind. Where every cell is empty or a number, it is one of numbers; but nothing is lost: written
 * otherwise than JavaScript writes it (`4.0`), it keeps its texts. `0012` and `0x3e7` are text.
 *
 * @param {string[]} cells
 */
function settled(cells) {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0) return new Late("empty", cells);
  if (!filled.every((cell) => NUMBER.test(cell))) return cells;
  if (!filled.every((cell) => String(Number(cell)) === cell)) return new Late("number", cells);
  return cells.map((cell) => (cell === "" ? null : Number(cell)));
}
