import { displayTimeseriesAnomalies } from "logwinnow/charts";

/**
 * Counts over time: what was expected, what stands out, and when.
 *
 * @typedef {import("../read/table.js").LogTable} LogTable
 * @typedef {import("./jobs.js").Context} Context
 * @typedef {{ time: string, value: string, bin: string, period: number, robust: boolean }} SeriesArgs
 *   `value` empty: events are counted in bins; `period` 0: found in the data
 */

/** Anomalies listed. */
const LISTED = 500;

/** The series as it was split last: another threshold needs no other split. @type {{ table: LogTable, key: string, found: any } | undefined} */
let kept;

/**
 * @param {LogTable} table
 * @param {SeriesArgs} args
 * @param {Context} context
 */
async function split(table, { time, value, bin, period, robust }, { engine, signal, onProgress }) {
  const key = JSON.stringify([time, value, bin, period, robust]);
  if (kept?.table === table && kept.key === key) return kept.found;
  const options = { timeColumn: time, ...(value && { dataColumn: value }), ...(bin && { bin }), period: period > 1 ? period : "auto", robust, signal, onProgress: (/** @type {any} */ progress) => onProgress({ stage: "splitting", ...progress }) };
  const found = await /** @type {any} */ (await engine).tsAnomaliesStl(table.input(value ? [time, value] : [time], true), options);
  kept = { table, key, found };
  return found;
}

/**
 * @param {LogTable} table
 * @param {SeriesArgs & { threshold: number, look: object }} args
 * @param {Context} context
 */
export async function seriesChart(table, { threshold, look, ...args }, context) {
  const lw = /** @type {any} */ (await context.engine);
  const found = await split(table, args, context);
  const { table: flagged } = await lw.setNewAnomalyThreshold(found.table, { threshold });
  const [time, value] = Object.keys(flagged);
  const periods = await lw.extractAnomalyPeriods(flagged, { timeColumn: time, ...(found.step && { period: found.step }) });
  const spec = displayTimeseriesAnomalies(flagged, { ...look, timeColumn: time, valueColumn: value, scoreThreshold: threshold, periods });
  const filter = async (/** @type {string} */ language) => lw.createTimePeriodKqlfilter(periods, { language, column: args.time });
  const odd = Array.from(flagged.anomalies.keys()).filter((i) => flagged.anomalies[i] !== 0);
  const listed = odd.slice(0, LISTED).map((i) => ({ point: i, time: flagged[time][i], value: flagged[value][i], baseline: flagged.baseline[i], score: flagged.score[i] }));
  return { spec, listed, count: odd.length, points: flagged.anomalies.length, value, periods: periods.slice(0, LISTED), seasons: found.periods, notes: found.notes ?? [], filters: { KQL: await filter("kql"), SPL: await filter("spl"), Lucene: await filter("elastic") } };
}

/**
 * The rows of the log that a point stands for.
 *
 * @param {LogTable} table
 * @param {{ point: number }} args
 */
export function pointRows(table, { point }) {
  const { rows, offsets } = kept?.table === table ? kept.found : { rows: new Int32Array(0), offsets: [] };
  return { rows: rows.slice(offsets[point], offsets[point + 1]) };
}
