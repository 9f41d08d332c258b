import { assemble, joined } from "./answer.js";
import { emptyCargo, optionsJSON, tableCall } from "./ask.js";
import { columnOf, isPlainObject } from "./columns.js";
import { encode } from "./encode.js";
import { refusal, shown } from "./errors.js";
import { timePeriodFilter } from "./filter.js";
import { readTable } from "./table.js";

/**
 * The calls about time series.
 *
 * @typedef {import("./ask.js").Call} Call
 */

/**
 * @param {unknown} table
 * @param {object} [options]
 * @returns {Call}
 */
export function* tsAnomaliesStl(table, options) {
  return yield* tableCall("tsAnomaliesStl", table, options);
}
export { tsAnomaliesStl as timeseriesAnomaliesStl };

/**
 * @param {unknown} table
 * @param {object} [options]
 * @returns {Call}
 */
export function* eventsToSeries(table, options) {
  const { periods, ...series } = yield* tableCall("eventsToSeries", table, options);
  return series;
}

/**
 * @param {unknown} table
 * @param {any} [options]
 * @returns {Call}
 */
export function* setNewAnomalyThreshold(table, options) {
  const read = yield* readTable(table);
  const { table: added } = yield* tableCall("setNewAnomalyThreshold", read, options);
  const all = joined(read, added);
  if (options?.compat) { // there the column moves to the end (TT-3)
    for (const name of Object.keys(added)) delete all[name];
    Object.assign(all, added);
  }
  return { table: all };
}

/**
 * @param {unknown} table
 * @param {object} [options]
 * @returns {Call}
 */
export function* extractAnomalyPeriods(table, options) {
  return (yield* tableCall("extractAnomalyPeriods", table, options)).spans;
}
export { extractAnomalyPeriods as findAnomalyPeriods };

/**
 * @param {any} periods
 * @param {any} [options]
 * @returns {Call}
 */
export function* createTimePeriodKqlfilter(periods, options = {}) {
  if (!isPlainObject(options)) throw refusal("type", "createTimePeriodKqlfilter: options", "an object", shown(options));
  if (typeof periods?.[Symbol.iterator] !== "function") throw refusal("type", "periods", "an array of periods", shown(periods));
  return timePeriodFilter(periods, options);
}

/**
 * @param {unknown} values
 * @param {object} [options]
 * @returns {Call}
 */
export function* stl(values, options) {
  return yield* valuesCall("stl", values, options);
}

/**
 * @param {unknown} values
 * @param {object} [options]
 * @returns {Call}
 */
export function* findPeriods(values, options) {
  return (yield* valuesCall("findPeriods", values, options)).periods;
}

/**
 * @param {string} op
 * @param {unknown} values
 * @param {object} [options]
 * @returns {Call}
 */
function* valuesCall(op, values, options) {
  const cargo = emptyCargo();
  yield* encode(columnOf("values", values), "number", cargo);
  return yield* assemble(yield { run: [op, optionsJSON(op, options)], cargo });
}
