import { compile, createSync } from "logwinnow";

/**
 * Bytes of memory that the instance may keep between requests: a worker has 128 MB in all, and the memory of an
 * instance never shrinks. A larger one is replaced after its request.
 */
const MAX_MEMORY = 48 * 2 ** 20;

/** One instance for all requests: starting one costs more than most analyses. Not before the first: a worker has no clock and no random numbers until then. */
let logwinnow = /** @type {import("logwinnow").LogwinnowSync | undefined} */ (undefined);

/**
 * The functions by path. Each answers at once: what belongs to one request must not be waited for by another.
 *
 * @type {Record<string, (logwinnow: import("logwinnow").LogwinnowSync, table: any, options: any) => object>}
 */
const functions = {
  "/v1/winnow": (logwinnow, table, options) => logwinnow.winnow(table, options),
  "/v1/cluster": (logwinnow, table, options) => logwinnow.dbclusterEvents(table, options),
  "/v1/outliers": (logwinnow, table, options) => {
    const { forest, ...found } = logwinnow.identifyOutliers(table, undefined, options);
    return found;
  },
  "/v1/anomalies": (logwinnow, table, options) => logwinnow.tsAnomaliesStl(table, options),
  "/v1/features": (logwinnow, table, options) => logwinnow.addProcessFeatures(table, options),
};

export const paths = Object.keys(functions);
const module = await compile();

/**
 * @param {string} path
 * @param {any} table
 * @param {object} options
 * @returns {object} the answer
 */
export function analyse(path, table, options) {
  logwinnow ??= createSync(module, { maxMemory: MAX_MEMORY });
  return functions[path](logwinnow, table, options);
}
