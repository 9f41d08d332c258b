import { assemble, joined } from "./answer.js";
import { emptyCargo, matrixCall, optionsJSON, tableCall } from "./ask.js";
import { isPlainObject } from "./columns.js";
import { encode } from "./encode.js";
import { refusal, shown } from "./errors.js";
import { isMatrix, matrixCargo, vectorOf } from "./matrix.js";
import { readTable } from "./table.js";

/**
 * The calls about outliers. An answer with the bytes of a forest becomes one with a Forest in forest.js.
 *
 * @typedef {import("./ask.js").Call} Call
 * @typedef {Pick<import("./forest.js").Facts, "features" | "featureColumns" | "textColumns">} AskedForest
 */

/**
 * @param {unknown} x a table, or a matrix of features
 * @param {unknown} [xPredict] what is to be scored; x itself without
 * @param {any} [options]
 * @returns {Call}
 */
export function* identifyOutliers(x, xPredict, options = {}) {
  const { own, weights } = withWeights("identifyOutliers", options);
  const others = xPredict !== undefined && xPredict !== null;
  if (!isMatrix(x) && !(isEmpty(x) && isMatrix(xPredict))) return yield* outliersOfTable(x, others, xPredict, own, weights);
  const { columns, cargo } = matrixCargo(x);
  const facts = { ...columns, predictColumns: /** @type {number | undefined} */ (undefined) };
  if (others) {
    const predict = matrixCargo(xPredict);
    if (isEmpty(x)) Object.assign(facts, predict.columns);
    // A flat matrix has as many columns as x.
    facts.predictColumns = (isEmpty(xPredict) ? undefined : predict.columns.columns) ?? facts.columns ?? own.columns ?? 0;
    cargo.arrays.push(...predict.cargo.arrays);
    cargo.transfer.push(...predict.cargo.transfer);
  }
  cargo.arrays.push(weights);
  return yield* assemble(yield { run: ["identifyOutliersMatrix", optionsJSON("identifyOutliers", own, facts)], cargo });
}
identifyOutliers.optionsAt = 2;

/**
 * @param {unknown} x
 * @param {boolean} others
 * @param {unknown} xPredict
 * @param {object} own
 * @param {Float64Array} weights
 * @returns {Call}
 */
function* outliersOfTable(x, others, xPredict, own, weights) {
  const table = yield* readTable(x);
  const predict = others ? yield* readTable(xPredict) : undefined;
  const columns = table.columns.map(({ name, kind }) => ({ name, kind }));
  const facts = { columns, rows: table.rows, predictRows: predict?.rows };
  const json = optionsJSON("identifyOutliers", own, facts);
  /** @type {import("./instance.js").Need} */
  const need = yield { plan: ["identifyOutliers", json] };
  const cargo = emptyCargo();
  for (const input of predict ? [table, predict] : [table]) {
    for (const { name, kind } of need.columns) yield* encode(input.column(name), kind, cargo);
  }
  cargo.arrays.push(weights);
  return yield* assemble(yield { run: ["identifyOutliers", json], cargo });
}

/**
 * @param {unknown} x numbers: a matrix, or a table
 * @param {any} [options]
 * @returns {Call}
 */
export function* fitForest(x, options = {}) {
  const { own, weights } = withWeights("fitForest", options);
  if (isMatrix(x) || isEmpty(x)) return yield* matrixCall("fitForest", x, own, weights);
  const { featureColumns, ...rest } = own;
  const { matrix, names } = yield* tableCall("numberMatrix", x, { featureColumns });
  return yield* matrixCall("fitForest", matrix, { ...rest, featureColumns: names, columns: names.length }, weights);
}

/**
 * @param {unknown} saved
 * @param {object} [options]
 * @returns {Call}
 */
export function* loadForest(saved, options) {
  const bytes = saved instanceof ArrayBuffer ? new Uint8Array(saved) : saved;
  if (!(bytes instanceof Uint8Array)) throw refusal("type", "loadForest: saved", "a Uint8Array or ArrayBuffer, as save() gave it", shown(saved));
  return yield* assemble(yield { run: ["loadForest", optionsJSON("loadForest", options)], cargo: { arrays: [bytes], transfer: [] } });
}

/** Rows scored in one run: large enough that handing over the forest costs nothing that shows, and 64 MB or less at 64 columns. */
const ROWS = 1 << 17;

/**
 * Rows are scored in parts, by as many workers as there are: each row's score depends on nothing else.
 *
 * @param {Uint8Array} bytes
 * @param {AskedForest} forest
 * @param {unknown} x
 * @param {object} [options]
 * @returns {Call}
 */
export function* scoreForest(bytes, forest, x, options) {
  const { numbers, facts } = yield* rowsFor(forest, x);
  const json = optionsJSON("score", options, facts);
  const size = ROWS * (facts.columns || 1);
  const count = Math.max(1, Math.ceil(numbers.length / size));
  const parts = function* () {
    for (let i = 0; i < count; i++) {
      const part = numbers.slice(i * size, (i + 1) * size);
      yield { run: /** @type {[string, string]} */ (["scoreForest", json]), cargo: { arrays: [bytes, part], transfer: [part.buffer] } };
    }
  };
  /** @type {import("./instance.js").Answer[]} */
  const answers = yield { runs: parts(), count };
  const scores = new Float64Array(answers.reduce((sum, { arrays }) => sum + /** @type {Float64Array} */ (arrays.scores).length, 0));
  let at = 0;
  for (const { arrays } of answers) {
    scores.set(/** @type {Float64Array} */ (arrays.scores), at);
    at += /** @type {Float64Array} */ (arrays.scores).length;
  }
  return scores;
}
scoreForest.optionsAt = 3;

/**
 * @param {Uint8Array} bytes
 * @param {AskedForest} forest
 * @param {unknown} x
 * @param {object} [options]
 * @returns {Call}
 */
export function* identifyForest(bytes, forest, x, options) {
  const { numbers, facts } = yield* rowsFor(forest, x);
  const json = optionsJSON("identify", options, facts);
  const { forest: same, trees, samples, features, featureColumns, textColumns, ...found } = yield* assemble(yield { run: ["identifyForest", json], cargo: { arrays: [bytes, numbers], transfer: [] } });
  return found;
}
identifyForest.optionsAt = 3;

/**
 * @param {Uint8Array} bytes
 * @param {AskedForest} forest
 * @param {unknown} x
 * @param {object} [options]
 * @returns {Call}
 */
export function* explainForest(bytes, forest, x, options) {
  const { numbers, facts } = yield* rowsFor(forest, x);
  const json = optionsJSON("explain", options, facts);
  return (yield* assemble(yield { run: ["explainForest", json], cargo: { arrays: [bytes, numbers], transfer: [] } })).reasons;
}
explainForest.optionsAt = 3;

/**
 * @param {Uint8Array} bytes
 * @param {object} [options]
 * @returns {Call}
 */
export function* gridForest(bytes, options) {
  return yield* assemble(yield { run: ["gridForest", optionsJSON("grid", options)], cargo: { arrays: [bytes], transfer: [] } });
}

/**
 * @param {unknown} table
 * @param {unknown} columns
 * @param {any} [options]
 * @returns {Call}
 */
export function* removeCommonItems(table, columns, options = {}) {
  if (!isPlainObject(options)) throw refusal("type", "removeCommonItems: options", "an object", shown(options));
  const read = yield* readTable(table);
  const itemColumns = typeof columns === "string" ? [columns] : columns;
  if (!Array.isArray(itemColumns)) throw refusal("type", "removeCommonItems: columns", "the name of a column, or an array of names", shown(columns));
  const { rows } = yield* tableCall("removeCommonItems", read, { ...options, itemColumns });
  return { table: joined(read, {}, rows), rows };
}
removeCommonItems.optionsAt = 2;

/**
 * The rows that a forest is asked about: a matrix, or the forest's columns of a table.
 *
 * @param {AskedForest} forest
 * @param {unknown} x
 * @returns {Generator<any, { numbers: Float64Array, facts: { columns: number, featureColumns?: string[] } }, any>}
 */
function* rowsFor({ features, featureColumns, textColumns = [] }, x) {
  if (isMatrix(x) || isEmpty(x)) {
    const { columns, cargo } = matrixCargo(x);
    const told = isEmpty(x) ? undefined : columns.columns;
    return { numbers: /** @type {Float64Array} */ (cargo.arrays[0]), facts: { columns: told ?? features } };
  }
  if (textColumns.length) {
    throw refusal("value", "x", "a matrix, as this forest was grown on texts whose counts are not kept with it", `a table with the text columns ${textColumns.map((name) => JSON.stringify(name)).join(", ")}`);
  }
  const wanted = featureColumns.length ? { featureColumns } : {};
  const { matrix, names } = yield* tableCall("numberMatrix", x, wanted);
  return { numbers: matrix, facts: { columns: names.length, ...(featureColumns.length && { featureColumns: names }) } };
}

/** @param {unknown} x */
const isEmpty = (x) => Array.isArray(x) && x.length === 0;

/**
 * Weights are numbers, one a row, so they go beside the other options.
 *
 * @param {string} op
 * @param {any} options
 * @returns {{ own: any, weights: Float64Array }}
 */
function withWeights(op, options) {
  if (!isPlainObject(options)) throw refusal("type", `${op}: options`, "an object", shown(options));
  const { weights = [], ...own } = options;
  return { own, weights: vectorOf(`${op}: weights`, weights) };
}
