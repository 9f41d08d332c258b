import { displayTimeline, displayTimelineValues, plotLogonHours, plotLogons } from "logwinnow/charts";

/**
 * Events over time, and logons.
 *
 * @typedef {import("../read/table.js").LogTable} LogTable
 * @typedef {import("./jobs.js").Context} Context
 */

/** Columns that a timeline shows on hover at most: it has thousands of marks. */
const HOVER = 4;

/**
 * @param {LogTable} table
 * @param {{ time: string, groupBy?: string, rows?: Int32Array, refRow?: number, value?: string, columns: string[], look: object }} args `rows` are drawn above all events
 */
export function timelineChart(table, { time, groupBy, rows, refRow, value, columns, look }) {
  const hover = columns.slice(0, HOVER);
  const data = table.input([...new Set([time, ...hover, ...(groupBy ? [groupBy] : []), ...(value ? [value] : [])])], true);
  const shown = { timeColumn: time, sourceColumns: hover };
  const reference = refRow === undefined ? {} : { refTime: data[time].bytes ? table.cell(time, refRow) : data[time][refRow], refLabel: `row ${refRow + 1}` };
  const options = { ...look, ...shown, ...(groupBy && { groupBy }), ...reference };
  if (value) return { spec: displayTimelineValues(data, { ...options, valueColumn: value }) };
  if (!rows) return { spec: displayTimeline(data, options) };
  const groups = { "all events": { data, ...shown }, "not clustered": { data: picked(table, rows, [time, ...hover]), ...shown } };
  return { spec: displayTimeline(groups, { ...look, ...reference }) };
}

/**
 * @param {LogTable} table
 * @param {Int32Array} rows
 * @param {string[]} names
 */
function picked(table, rows, names) {
  return Object.fromEntries(names.map((name) => [name, Array.from(rows, (row) => table.cell(name, row))]));
}

/**
 * The first rows whose time is in a window, and how many there are.
 *
 * @param {LogTable} table
 * @param {{ time: string, from: number, to: number, most: number }} args
 * @param {Context} context
 */
export async function rowsBetween(table, { time, from, to, most }, context) {
  const times = await timesOf(table, time, context);
  const rows = [];
  let count = 0;
  for (let row = 0; row < times.length; row++) {
    if (!(times[row] >= from && times[row] <= to)) continue;
    count++;
    if (rows.length < most) rows.push(row);
  }
  return { rows: Int32Array.from(rows), count };
}

/** @type {WeakMap<LogTable, Map<string, Float64Array>>} */
const known = new WeakMap();

/**
 * Times as logwinnow reads them, so that charts and tables agree: a timeline of the column tells them.
 *
 * @param {LogTable} table
 * @param {string} time
 * @param {Context} context
 */
async function timesOf(table, time, { engine }) {
  const columns = known.get(table) ?? new Map();
  known.set(table, columns);
  let times = columns.get(time);
  if (!times) {
    // Each row a cluster of its own: the answer has one row an event, with the time of its first event.
    const one = new Float64Array(table.rows).map((_, row) => row);
    const row = time === "row" ? "rows" : "row"; // the log may have a column of that name
    const { table: rows } = await (await engine).dbclusterEvents({ [time]: table.input([time])[time], [row]: one }, { clusterColumns: [row], timeColumn: time, normalize: false, maxClusterDistance: 0.5, minClusterSamples: 1 });
    columns.set(time, (times = rows.FirstEventTime));
  }
  return times;
}

/**
 * @param {LogTable} table
 * @param {{ look: object }} args
 * @param {Context} context
 */
export async function logonCharts(table, { look }, { engine, signal }) {
  const facts = await (await engine).logonFacts(table.input(), { signal });
  return { accounts: plotLogons(facts, look), hours: plotLogonHours(facts, look), facts: facts.logons.slice(0, 500), count: facts.logons.length, notes: facts.notes ?? [] };
}
