import { harmless, timeText } from "./screen.js";
import { tableView } from "./views.js";

/**
 * The command `anomalies`: the flagged points of a series, or of events in bins of time, and when they were.
 *
 * @param {any} logwinnow
 * @param {import("../table.js").Table} table
 * @param {Record<string, any>} options
 * @returns {Promise<import("./run.js").Outcome>}
 */
export async function anomalies(logwinnow, table, { all, filter, column, gap, padding, posOnly, onProgress, ...own }) {
  const result = await logwinnow.tsAnomaliesStl(table, { ...own, onProgress });
  const timeColumn = timeOf(result.table, own.by);
  const period = result.step ?? undefined;
  const spans = await logwinnow.extractAnomalyPeriods(result.table, clean({ timeColumn, period, gap, padding, posOnly, compat: own.compat }));
  if (filter !== undefined) {
    const query = await logwinnow.createTimePeriodKqlfilter(spans, clean({ language: filter, column: column ?? (filter === "kql" ? timeColumn : undefined), compat: filter === "kql" ? own.compat : undefined }));
    return { result: { query }, view: { text: () => `${query}\n`, columns: () => ({ query: [query] }) } };
  }
  return { result: { ...result, spans }, view: seriesView(result, timeColumn, spans, all) };
}

/**
 * @param {Record<string, any>} table of an answer
 * @param {string[]} [by]
 * @returns {string} the column of times: the first behind those of the entities
 */
const timeOf = (table, by = []) => Object.keys(table)[by.length];

/** @param {Record<string, unknown>} options those that are given */
const clean = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/**
 * @param {any} result of tsAnomaliesStl
 * @param {string} timeColumn
 * @param {{ start: number, end: number }[]} spans
 * @param {boolean} [all] points that are not flagged, too
 * @returns {import("./views.js").View}
 */
function seriesView({ table, notes, periods }, timeColumn, spans, all) {
  const points = [...table.anomalies.keys()].filter((i) => all || table.anomalies[i] !== 0);
  const shown = Object.fromEntries(Object.entries(table).map(([name, values]) => {
    const cells = points.map((i) => values[i]);
    return [name, name === timeColumn ? cells.map(timeText) : cells];
  }));
  const round = (/** @type {number[]} */ cells) => cells.map((cell) => (Number.isFinite(cell) ? String(Math.round(cell * 1000) / 1000) : ""));
  const told = { ...shown, ...Object.fromEntries(["residual", "trend", "seasonal", "baseline", "score"].map((name) => [name, round(shown[name])])) };
  const first = Object.keys(table).slice(0, Object.keys(table).indexOf("residual"));
  return {
    columns: () => shown,
    text: (width, top) => `${tableView(told, [...first, "baseline", "score", "anomalies"]).text(width, top)}` +
      `${count(table.anomalies, 1)} above and ${count(table.anomalies, -1)} below what was expected, of ${table.anomalies.length} points; period ${periods.join(", ")}\n` +
      spans.slice(0, top).map(({ start, end }) => `${timeText(start)} to ${timeText(end)}\n`).join("") +
      (spans.length > top ? `... and ${spans.length - top} periods more\n` : "") +
      (spans.length && first.length > 2 ? "note: periods are those of all series together\n" : "") +
      notes.map((/** @type {string} */ note) => `note: ${harmless(note)}\n`).join(""),
  };
}

/**
 * @param {ArrayLike<number>} flags
 * @param {number} sign
 */
const count = (flags, sign) => Array.from(flags).filter((flag) => flag === sign).length;
