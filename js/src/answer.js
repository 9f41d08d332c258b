/** @typedef {import("./instance.js").Answer} Answer */

/**
 * The answer as one object: the JSON document with the long vectors put in at their paths. Yields now and then, as
 * encode.js does.
 *
 * @param {Answer} answer
 * @returns {Generator<undefined, any, void>}
 */
export function* assemble({ json, arrays }) {
  const result = JSON.parse(new TextDecoder().decode(json));
  for (const [path, vector] of Object.entries(arrays)) {
    // "table.path.score" is the column "path.score": only the first dot is ours.
    const dot = path.indexOf(".");
    const owner = dot < 0 ? result : (result[path.slice(0, dot)] ??= {});
    put(owner, path.slice(dot + 1), yield* valuesOf(vector));
  }
  return result;
}

/**
 * @param {Answer} answer
 * @returns {ArrayBuffer[]} for postMessage to give away
 */
export function answerBuffers({ json, arrays }) {
  const views = Object.values(arrays).flatMap((vector) => ("bytes" in vector ? [vector.bytes, vector.offsets] : "raw" in vector ? [vector.raw] : [vector]));
  return [...new Set([json, ...views].map((view) => /** @type {ArrayBuffer} */ (view.buffer)))];
}

/**
 * The rows of each pattern, which come as one vector and its boundaries, put where the user looks for them.
 *
 * @param {any} result
 */
export function membersToPatterns({ memberRows, memberOffsets, ...result }) {
  result.patterns.forEach((/** @type {any} */ pattern, /** @type {number} */ i) => {
    pattern.rows = memberRows.slice(memberOffsets[i], memberOffsets[i + 1]);
  });
  return result;
}

/**
 * The input's columns, then the answer's; one of the same name is replaced where it stood. Late columns stay with
 * whoever made them.
 *
 * @param {import("./table.js").Table} input
 * @param {object} added columns by name
 * @param {Int32Array} [rows] the input rows that the answer shows; all without
 */
export function joined(input, added, rows) {
  const columns = input.columns.filter(({ late }) => !late).map((column) => [column.name, rows ? take(column, rows) : (column.given ?? column.values)]);
  return Object.fromEntries([...columns, ...Object.entries(added)]);
}

/**
 * The cells of the given rows, in that order; of a typed array, in one of the same type.
 *
 * @param {import("./columns.js").Column} column
 * @param {ArrayLike<number>} rows
 * @returns {import("./types.js").ColumnValues}
 */
function take(column, rows) {
  if (column.texts) return Array.from(rows, column.at);
  const { values } = column;
  return /** @type {any} */ (values.constructor).from(rows, (/** @type {number} */ row) => values[row]);
}

/**
 * Sets a property by any name, `__proto__` included.
 *
 * @param {object} owner
 * @param {string} name
 * @param {unknown} value
 */
function put(owner, name, value) {
  Object.defineProperty(owner, name, { value, writable: true, enumerable: true, configurable: true });
}

/**
 * @param {import("./instance.js").Vector} vector
 * @returns {Generator<undefined, Float64Array | Int32Array | Uint8Array | boolean[] | string[], void>}
 */
function* valuesOf(vector) {
  if ("raw" in vector) return vector.raw;
  if ("bytes" in vector) return yield* stringsOf(vector);
  return vector instanceof Uint8Array ? Array.from(vector, Boolean) : vector;
}

/** Rows decoded together: one call of the decoder for many short texts. */
const BATCH = 4096;

/**
 * @param {import("./instance.js").Texts} texts
 * @returns {Generator<undefined, string[], void>}
 */
function* stringsOf({ bytes, offsets }) {
  const rows = offsets.length - 1;
  const out = new Array(rows);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let from = 0; from < rows; from += BATCH) {
    yield;
    const to = Math.min(from + BATCH, rows);
    const start = offsets[from];
    const text = decoder.decode(bytes.subarray(start, offsets[to]));
    const ascii = text.length === offsets[to] - start; // then positions in bytes are positions in the text
    for (let row = from; row < to; row++) {
      out[row] = ascii ? text.slice(offsets[row] - start, offsets[row + 1] - start) : decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]));
    }
  }
  return out;
}
