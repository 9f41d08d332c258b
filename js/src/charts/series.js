import { isPlainObject } from "../columns.js";
import { isArrowTable } from "../arrow.js";
import { LogwinnowError, refusal, shown } from "../errors.js";
import { counted } from "./frame.js";
import { textsOf } from "./options.js";
import { coloursOf } from "./palette.js";
import { cut, readable, tableFrom, timeColumnOf, timesIn } from "./read.js";

/** Rows of a timeline: more would not fit a screen. Groups beyond share the last row. */
const MOST_ROWS = 40;
const SOURCE = ["data", "timeColumn", "sourceColumns", "color"];

/**
 * Events of one name on a timeline.
 *
 * @typedef {object} Series
 * @property {string} name
 * @property {string} color
 * @property {import("./read.js").Table} table
 * @property {Int32Array} rows of the table
 * @property {Float64Array} times epoch milliseconds of the whole table
 * @property {string} timeColumn
 * @property {string[]} [sourceColumns] shown on hover
 */

/**
 * Reads what a timeline is given: one table, whole or in groups, with or without another laid over it; or several
 * named sources.
 *
 * @param {import("./options.js").Look} look
 * @param {unknown} data
 * @param {import("./types.js").SeriesOptions} options
 * @param {string[]} notes is added to
 * @returns {Series[]}
 */
export function seriesOf({ call, colours }, data, { timeColumn, sourceColumns, groupBy, overlayData }, notes) {
  const named = isSources(data) ? Object.entries(data) : [["events", { data }], ...(overlayData === undefined ? [] : [["overlaid events", { data: overlayData }]])];
  const sources = /** @type {[string, any][]} */ (named).map(([title, { data: input, ...own }]) => {
    for (const option of Object.keys(own)) if (!SOURCE.includes(option)) throw new LogwinnowError("option", `${call}: ${option} is not an option of a source`);
    textsOf(call, "sourceColumns", own.sourceColumns);
    return sourceOf(title, input, { timeColumn, sourceColumns, ...own }, notes);
  });
  if (groupBy === undefined) return coloured(sources, colours);
  if (sources.length > 1) throw refusal("option", `${call}: groupBy`, "left out where there are several sources", shown(groupBy));
  return coloured(groupsOf(sources[0], groupBy, notes), colours);
}

/** @param {unknown} data @returns {data is Record<string, { data: any }>} */
function isSources(data) {
  if (!isPlainObject(data) || isArrowTable(data)) return false;
  const values = Object.values(data);
  return values.length > 0 && values.every((value) => isPlainObject(value) && "data" in value);
}

/**
 * @param {string} title
 * @param {unknown} input
 * @param {any} options
 * @param {string[]} notes
 * @returns {Series}
 */
function sourceOf(title, input, { timeColumn, sourceColumns, color = "" }, notes) {
  const table = tableFrom(input);
  const column = table.columns.length ? timeColumnOf(table, timeColumn) : undefined;
  const times = column ? timesIn(column, timeColumn === undefined ? notes : undefined) : new Float64Array(0);
  const rows = Int32Array.from(times.keys()).filter((row) => !Number.isNaN(times[row]));
  if (rows.length < times.length) notes.push(`${counted(times.length - rows.length, "event")} without a time not drawn`);
  return { name: cut(title, 60), color, table, rows, times, timeColumn: column?.name ?? "", sourceColumns };
}

/**
 * @param {Series} source
 * @param {string} groupBy
 * @param {string[]} notes
 * @returns {Series[]} in the order of their names
 */
function groupsOf(source, groupBy, notes) {
  if (!source.table.columns.length) return [source];
  const column = source.table.column(groupBy);
  if (!source.rows.length) return [source];
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const row of source.rows) {
    const name = cut(readable(column, row), 60) || "(empty)";
    const rows = groups.get(name);
    if (rows) rows.push(row);
    else groups.set(name, [row]);
  }
  const ranked = [...groups].sort(([, a], [, b]) => b.length - a.length);
  const own = ranked.slice(0, MOST_ROWS).sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = ranked.slice(MOST_ROWS);
  if (rest.length) {
    notes.push(`${MOST_ROWS} of ${counted(ranked.length, "group")} have a row of their own, those with most events`);
    own.push([`(${counted(rest.length, "other group")})`, rest.flatMap(([, rows]) => rows)]);
  }
  return own.map(([name, rows]) => ({ ...source, name, rows: Int32Array.from(rows) }));
}

/**
 * @param {Series[]} series
 * @param {import("./palette.js").Colours} colours
 */
function coloured(series, colours) {
  const each = coloursOf(series.map(({ name }) => name), colours);
  return series.map((one, i) => ({ ...one, color: one.color || each[i] }));
}

/**
 * Names and colours for a scale. Two sources never have the same name: they are keys of an object.
 *
 * @param {Series[]} series
 */
export const seriesScale = (series) => ({ domain: series.map(({ name }) => name), range: series.map(({ color }) => color) });
