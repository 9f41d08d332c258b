import { harmless, tableText, timeText } from "./screen.js";

/**
 * What a command prints: a table of its answer for the eye, and the same as columns for CSV.
 *
 * @typedef {object} View
 * @property {(width: number, top: number) => string} text
 * @property {() => Record<string, ArrayLike<any>>} columns
 */

/** Columns of answers that hold times, in typed arrays; those of the input stay as they were written. */
const TIMES = new Set(["TimeGenerated", "FirstEventTime", "LastEventTime", "time"]);

/**
 * @param {any} result of winnow
 * @returns {View}
 */
export function winnowView(result) {
  const { patterns } = result;
  const keyNames = [...new Set(patterns.flatMap((/** @type {any} */ pattern) => keysOf(pattern).map(([name]) => name)))];
  const key = (/** @type {any} */ pattern, /** @type {string} */ name) => keysOf(pattern).find(([one]) => one === name)?.[1] ?? "";
  return {
    text(width, top) {
      const shown = patterns.slice(0, top);
      const each = (/** @type {(pattern: any) => unknown} */ f) => /** @type {string[]} */ (shown).map((/** @type {any} */ pattern) => harmless(f(pattern)));
      const keys = keyNames.map((name) => ({ title: harmless(name), cells: each((pattern) => key(pattern, name)), share: name === keyNames[0] ? 4 : 1 }));
      const same = keys.filter(({ cells }) => cells.length > 1 && cells.every((cell) => cell === cells[0]));
      const fields = [
        { title: "bits", cells: each(({ bits }) => bits.toFixed(1)), align: /** @type {const} */ ("right") },
        { title: "count", cells: each(({ count }) => count), align: /** @type {const} */ ("right") },
        { title: "first seen", cells: each(({ first }) => timeText(first)) },
        ...keys.filter((field) => !same.includes(field)),
      ].filter(({ cells }) => cells.some(Boolean));
      const templates = each(({ template }) => template);
      const reasons = each(({ reasons }) => reasons.slice(0, 3).join("; "));
      const below = templates.map((template, row) => [template, reasons[row]].filter(Boolean).map((line, i) => `       ${i ? "~ " : ""}${line}`));
      return tableText(fields, width, below) + summary(result, top) + same.map(({ title, cells }) => `${title} is ${cells[0]} in every row shown\n`).join("");
    },
    columns() {
      const before = {
        bits: of(patterns, "bits"), count: of(patterns, "count"), first: of(patterns, "first").map(timeText), last: of(patterns, "last").map(timeText),
        exemplar: of(patterns, "exemplar"),
      };
      const after = { template: of(patterns, "template"), reasons: of(patterns, "reasons").map((reasons) => reasons.join("; ")) };
      const called = (/** @type {string} */ name) => (name in before || name in after ? `key.${name}` : name);
      const keys = keyNames.map((name) => [called(name), patterns.map((/** @type {any} */ pattern) => key(pattern, name))]);
      return { ...before, ...Object.fromEntries(keys), ...after };
    },
  };
}

/**
 * @param {any} result of winnow
 * @param {number} top
 */
function summary({ patterns, notes, rowsIn, imagesIn, imagesHidden, pairsIn, pairsHidden, mutedPatterns, mutedRows, muteUnused }, top) {
  const shown = patterns.length > top ? ` (the first ${top} shown)` : "";
  const hidden = imagesIn ? `; ${imagesIn} images, ${imagesHidden} hidden; ${pairsIn} pairs of image and command, ${pairsIn - pairsHidden} of them exemplars` : "";
  const muted = mutedRows ? `; ${mutedRows} rows of ${mutedPatterns} patterns muted` : "";
  const unused = muteUnused ? `; patterns to mute that are not in this log: ${muteUnused}` : "";
  return `\n${rowsIn} rows in ${patterns.length} patterns${shown}${hidden}${muted}${unused}\n` + notes.map((/** @type {string} */ note) => `note: ${harmless(note)}\n`).join("");
}

/**
 * @param {any[]} things
 * @param {string} name
 * @returns {any[]}
 */
const of = (things, name) => things.map((thing) => thing[name]);

/**
 * @param {any} pattern
 * @returns {[string, string][]}
 */
const keysOf = ({ keys = {} }) => Object.entries(keys);

/**
 * @param {Record<string, ArrayLike<any>>} table
 * @param {string[]} [first] columns that come first where there is not room for all
 * @returns {View}
 */
export function tableView(table, first = []) {
  const columns = () => Object.fromEntries(Object.entries(table).map(([name, values]) => [name, TIMES.has(name) && values instanceof Float64Array ? Array.from(values, timeText) : values]));
  return {
    columns,
    text(width, top) {
      const all = columns();
      const names = [...first.filter((name) => name in all), ...Object.keys(all).filter((name) => !first.includes(name))];
      const rows = all[names[0]]?.length ?? 0;
      /** @type {import("./screen.js").Field[]} */
      const fields = [];
      let used = 0;
      for (const name of names) {
        const cells = Array.from({ length: Math.min(rows, top) }, (_, row) => harmless(cellText(all[name][row])).slice(0, 40));
        const size = cells.reduce((most, cell) => Math.max(most, cell.length), name.length) + 2;
        if (used + size > width && fields.length) continue;
        used += size;
        fields.push({ title: harmless(name), cells });
      }
      const hidden = names.length - fields.length;
      return `${tableText(fields, width)}\n${rows} row${rows === 1 ? "" : "s"}${rows > top ? ` (the first ${top} shown)` : ""}${hidden ? `, ${hidden} more columns: --csv or --json prints all` : ""}\n`;
    },
  };
}

/**
 * How often each value occurs, the rarest first.
 *
 * @param {ArrayLike<any>} values
 * @param {string} name
 */
export function countView(values, name) {
  /** @type {Map<unknown, number>} */
  const counts = new Map();
  for (let i = 0; i < values.length; i++) counts.set(values[i], (counts.get(values[i]) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => a - b);
  return tableView({ count: sorted.map(([, count]) => count), [name]: sorted.map(([value]) => value) });
}

/** @param {any} value */
export function cellText(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
