import { flatten } from "./flatten.js";
import { Late } from "./late.js";
import { quoted, refusal } from "./problem.js";

/**
 * The weights of the rows: the numbers of a column.
 *
 * @param {import("./log.js").Log} log
 * @param {unknown} name
 * @returns {Float64Array}
 */
export function weightsOf({ table, names }, name) {
  if (typeof name !== "string") throw refusal("option", "weights", "the name of a column", shown(name));
  if (!names.includes(name)) throw refusal("column", "weights", `one of ${names.map(quoted).join(", ") || "no columns"}`, quoted(name));
  const cells = Array.isArray(table) ? table.map((row) => Object.fromEntries(flatten(row))[name]) : table[name] instanceof Late ? table[name].read() : table[name];
  /** @type {string[]} */
  const wrong = [];
  const numbers = Float64Array.from(cells, (/** @type {any} */ cell, row) => {
    const number = numberOf(cell);
    if (number === undefined) wrong.push(`${shown(cell)} in row ${row}`);
    return number ?? NaN;
  });
  const more = wrong.length > 3 ? ` (${wrong.length} rows in all)` : "";
  if (wrong.length) throw refusal("type", `column ${quoted(name)}`, "a number in every row", wrong.slice(0, 3).join(", ") + more);
  return numbers;
}

/** @param {any} cell @returns {number | undefined} NaN for nothing, undefined for what is no number */
function numberOf(cell) {
  if (cell === null || cell === undefined) return NaN;
  if (typeof cell === "number" || typeof cell === "boolean") return Number(cell);
  if (typeof cell !== "string") return undefined;
  const text = cell.trim().toLowerCase();
  if (["", "-", "nan", "nat", "null", "none", "n/a"].includes(text)) return NaN;
  if (text === "true" || text === "false") return Number(text === "true");
  const number = Number(cell);
  return Number.isNaN(number) ? undefined : number;
}

/** @param {any} value in few words */
function shown(value) {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
