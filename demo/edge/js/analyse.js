import { compile, createSync, LogwinnowError } from "logwinnow";
import { withLate } from "./late.js";
import { weightsOf } from "./weights.js";

/** @typedef {import("./log.js").Log} Log */
/** @typedef {import("logwinnow").LogwinnowSync} Logwinnow */

/**
 * Bytes of memory that the instance may keep between requests: a worker has 128 MB in all, and the memory of an
 * instance never shrinks. A larger one is replaced after its request.
 */
const MAX_MEMORY = 48 * 2 ** 20;

/** One instance for all requests: starting one costs more than most analyses. Not before the first: a worker has no clock and no random numbers until then. */
let logwinnow = /** @type {Logwinnow | undefined} */ (undefined);

/**
 * The functions by path. Each answers at once: what belongs to one request must not be waited for by another.
 *
 * @type {Record<string, (logwinnow: Logwinnow, log: Log, options: any, others?: Log) => any>}
 */
const functions = {
  "/v1/winnow": (logwinnow, { table }, options) => logwinnow.winnow(table, options),
  "/v1/cluster": (logwinnow, { table }, options) => withLate(table, logwinnow.dbclusterEvents(table, options)),
  "/v1/outliers": outliers,
  "/v1/anomalies": (logwinnow, { table }, options) => logwinnow.tsAnomaliesStl(table, options),
  "/v1/features": (logwinnow, { table }, options) => withLate(table, logwinnow.addProcessFeatures(table, options)),
};

/**
 * @param {Logwinnow} logwinnow
 * @param {Log} log
 * @param {any} options
 * @param {Log} [others] what is to be scored; the log itself without
 */
function outliers(logwinnow, log, { weights, ...options }, others) {
  const all = weights === undefined ? options : { ...options, weights: weightsOf(log, weights) };
  try {
    const { forest, ...found } = logwinnow.identifyOutliers(log.table, others?.table, all);
    return found;
  } catch (error) {
    if (!others || !(error instanceof LogwinnowError) || !["type", "column"].includes(error.code)) throw error;
    logwinnow.identifyOutliers(log.table, undefined, { ...all, trees: 1 }); // throws the same where it is about the first log
    throw new LogwinnowError(error.code, `others: ${error.message}`);
  }
}

export const paths = Object.keys(functions);
const module = await compile();

/**
 * @param {string} path
 * @param {Log} log
 * @param {object} options
 * @param {Log} [others]
 * @returns {object} the answer
 */
export function analyse(path, log, options, others) {
  logwinnow ??= createSync(module, { maxMemory: MAX_MEMORY });
  return functions[path](logwinnow, log, options, others);
}
