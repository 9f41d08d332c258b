import { chart, grouped, name, number, rowsHigh, sized, tidy } from "./frame.js";
import { lookOf } from "./options.js";
import { coloursOf } from "./palette.js";
import { cut, numbersIn, readable, tableFrom } from "./read.js";

const OPTIONS = ["column", "by", "color", "top"];
const TOP = 40;
/** Values beyond the whiskers drawn for one box. */
const MOST_BEYOND = 30;

/**
 * How much a number varies within each process: one box a group, the most variable first. Whiskers reach the farthest
 * values within 1.5 times the box's length (Tukey).
 *
 * @param {import("../types.js").TableInput} table for example what addProcessFeatures gives
 * @param {import("./types.js").VariabilityChartOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function plotVariability(table, options = {}) {
  const look = lookOf("plotVariability", options, OPTIONS);
  const { column = "commandlineTokensFull", by = "processName", color, top = TOP } = options;
  const groups = groupsOf(tableFrom(table), column, by, color);
  const shown = groups.slice(0, top);
  const boxes = shown.flatMap(({ y, parts }) => [...parts].map(([c, values]) => ({ y, c, ...boxOf(values) })));
  const notes = [
    groups.length > shown.length && `the ${shown.length} most variable of ${grouped(groups.length)}`,
    boxes.some(({ beyond, count }) => count > beyond.length) && `at most ${MOST_BEYOND} values beyond the whiskers drawn for each box, the farthest`,
  ];
  return chart(look, `Variability of ${column}`, notes, {
    ...sized(look, rowsHigh(color ? 24 : 18, shown)),
    layer: layers(boxes, { column, by, color, colours: look.colours }),
  });
}

/**
 * @param {import("./read.js").Table} table
 * @param {string} column
 * @param {string} by
 * @param {string} [color]
 */
function groupsOf(table, column, by, color) {
  if (!table.columns.length) return [];
  const numbers = numbersIn(table.column(column));
  const [names, colors] = [table.column(by), color === undefined ? undefined : table.column(color)];
  /** @type {Map<string, Map<string, number[]>>} */
  const groups = new Map();
  numbers.forEach((value, row) => {
    if (!Number.isFinite(value)) return;
    const y = cut(readable(names, row) || "(empty)", 60);
    const c = colors ? cut(readable(colors, row) || "(empty)", 40) : "";
    const parts = groups.get(y) ?? new Map();
    groups.set(y, parts.set(c, parts.get(c) ?? []));
    parts.get(c).push(value);
  });
  return Array.from(groups, ([y, parts]) => ({ y, parts, spread: spreadOf([...parts.values()].flat()) })).sort((a, b) => b.spread - a.spread || (a.y < b.y ? -1 : 1));
}

/** @param {number[]} values */
const spreadOf = (values) => values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));

/** @param {number[]} values */
function boxOf(values) {
  const sorted = Float64Array.from(values).sort();
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  const reach = 1.5 * (q3 - q1);
  const inside = sorted.filter((value) => value >= q1 - reach && value <= q3 + reach);
  const beyond = sorted.filter((value) => value < q1 - reach || value > q3 + reach);
  const farthest = Array.from(new Set(beyond)).sort((a, b) => Math.abs(b - median) - Math.abs(a - median));
  return {
    lo: tidy(inside[0]), q1: tidy(q1), md: tidy(median), q3: tidy(q3), hi: tidy(inside[inside.length - 1]), n: values.length,
    beyond: farthest.slice(0, MOST_BEYOND), count: farthest.length,
  };
}

/**
 * By linear interpolation, as pandas and seaborn have it.
 *
 * @param {Float64Array} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
}

const FIVE_NUMBERS = [
  number("n", "events"), number("lo", "low whisker"), number("q1", "first quartile"), number("md", "median"),
  number("q3", "third quartile"), number("hi", "high whisker"),
];

/**
 * @param {({ y: string, c: string } & ReturnType<typeof boxOf>)[]} boxes
 * @param {{ column: string, by: string, color?: string, colours: import("./palette.js").Colours }} how
 */
function layers(boxes, { column, by, color, colours }) {
  const kinds = [...new Set(boxes.map(({ c }) => c))].sort();
  const y = name("y", by, { sort: null });
  const split = color === undefined ? {} : { yOffset: { field: "c", type: "nominal", scale: { domain: kinds } } };
  const fill = name("c", color ?? null, { scale: { domain: kinds, range: coloursOf(kinds, colours) }, legend: color === undefined ? null : {} });
  const tooltip = [name("y", "of"), ...(color === undefined ? [] : [name("c", "kind")]), ...FIVE_NUMBERS];
  const x = (/** @type {string} */ field) => number(field, column, { scale: { zero: false, nice: false, padding: 12 } });
  const at = (/** @type {string} */ from, /** @type {string} */ to) => ({ y, ...split, x: x(from), x2: { field: to } });
  const thick = color === undefined ? 11 : 8;
  const middle = { y, ...split, x: x("md"), tooltip };
  const plain = boxes.map(({ beyond, count, ...box }) => box);
  const level = plain.filter(({ q1, q3 }) => q1 === q3);
  return [
    { data: { values: plain }, mark: { type: "rule" }, encoding: { ...at("lo", "hi"), tooltip } },
    { data: { values: plain }, mark: { type: "bar", height: thick, opacity: 0.75 }, encoding: { ...at("q1", "q3"), color: fill, tooltip } },
    { data: { values: plain.filter(({ q1, q3 }) => q1 !== q3) }, mark: { type: "tick", thickness: 2.5, size: thick + 4, color: colours.odd }, encoding: middle },
    // A box without length would not be seen.
    { data: { values: level }, mark: { type: "square", size: 46, opacity: 1 }, encoding: { ...middle, color: fill } },
    { ...strays(boxes), encoding: { y, ...split, x: x("v"), color: fill, tooltip: [name("y", "of"), number("v", "value beyond the whiskers")] } },
  ];
}

/** Points beyond the whiskers. @param {({ y: string, c: string } & ReturnType<typeof boxOf>)[]} boxes */
const strays = (boxes) => ({
  data: { values: boxes.flatMap(({ y, c, beyond }) => beyond.map((v) => ({ y, c, v: tidy(v) }))) },
  mark: { type: "point", size: 14, filled: true, opacity: 0.7 },
});
