import { assemble, joined } from "./answer.js";
import { isPlainObject } from "./columns.js";
import { encode } from "./encode.js";
import { LogwinnowError, refusal, shown } from "./errors.js";
import { matrixCargo } from "./matrix.js";
import { readTable } from "./table.js";

/**
 * How a call asks the module: a generator that asks its driver for what only the module can tell.
 *
 * - `yield { plan: [op, options] }` gives the columns that the operation wants;
 * - `yield { run: [op, options], cargo }` gives its answer;
 * - `yield { runs: [...] }` gives the answers of several runs that do not depend on each other;
 * - `yield` alone is a good moment to pause.
 *
 * Nothing here knows a default or judges a value: options go to the module as they are, and it refuses what it does
 * not know.
 *
 * @typedef {{ plan: [op: string, options: string] }} PlanRequest
 * @typedef {{ run: [op: string, options: string], cargo: import("./engine.js").Cargo }} RunRequest
 * @typedef {{ runs: Iterable<RunRequest>, count: number }} RunsRequest made one by one, as there is room for them
 * @typedef {Generator<PlanRequest | RunRequest | RunsRequest | undefined, any, any>} Call
 */

/**
 * @param {string} op
 * @param {unknown} input
 * @param {object} [options]
 * @returns {Call}
 */
export function* tableCall(op, input, options) {
  const table = yield* readTable(input);
  const columns = table.columns.map(({ name, kind }) => ({ name, kind }));
  const json = optionsJSON(op, options, { columns, rows: table.rows });
  /** @type {import("./instance.js").Need} */
  const need = yield { plan: [op, json] };
  const cargo = emptyCargo();
  /** @type {string[]} */
  const notes = [];
  // A column of times that the caller named must hold times; one that was found by its name may be something else.
  const { timeColumn, roles } = /** @type {any} */ (options ?? {});
  const lenient = timeColumn === undefined && roles?.time === undefined ? notes : undefined;
  for (const { name } of need.columns) table.column(name).prepare?.();
  for (const { name, kind } of need.columns) yield* encode(table.column(name), kind, cargo, lenient);
  const result = yield* assemble(yield { run: [op, json], cargo });
  return notes.length ? { ...result, notes: [...(result.notes ?? []), ...notes] } : result;
}

/**
 * A table call whose answer has only the new columns.
 *
 * @param {string} op
 * @param {unknown} input
 * @param {object} [options]
 * @returns {Call}
 */
export function* withInput(op, input, options) {
  const table = yield* readTable(input);
  const result = yield* tableCall(op, table, options);
  return { ...result, table: joined(table, result.table ?? {}, result.rows) };
}

/**
 * @param {string} op
 * @param {unknown} matrix
 * @param {object} [options]
 * @param {...Float64Array} vectors further numbers that the operation takes
 * @returns {Call}
 */
export function* matrixCall(op, matrix, options, ...vectors) {
  const { columns, cargo } = matrixCargo(matrix);
  cargo.arrays.push(...vectors);
  return yield* assemble(yield { run: [op, optionsJSON(op, options, columns)], cargo });
}

/** @returns {import("./engine.js").Cargo} */
export const emptyCargo = () => ({ arrays: [], transfer: [] });

/**
 * @param {string} op
 * @param {unknown} options what the caller gave
 * @param {object} [facts] what the module must know beside
 * @returns {string}
 */
export function optionsJSON(op, options = {}, facts = {}) {
  if (!isPlainObject(options)) throw refusal("type", `${op}: options`, "an object", shown(options));
  for (const name of Object.keys(facts)) {
    if (name in options) throw new LogwinnowError("option", `${op}: ${name} is not an option: the data tells it`);
  }
  const parts = Object.entries(options).map(([name, value]) => [name, plain(op, name, value)]);
  return JSON.stringify({ ...Object.fromEntries(parts), ...facts });
}

/**
 * An option as JSON can hold it; what would be lost or throw on the way is refused.
 *
 * @param {string} op
 * @param {string} name
 * @param {unknown} value
 */
function plain(op, name, value) {
  if (value === undefined) return undefined;
  const refused = (/** @type {string} */ got) => refusal("type", `${op}: ${name}`, "made of texts, numbers, true, false, arrays and objects", got);
  let json;
  try {
    json = JSON.stringify(value, (key, part) => {
      // A muted pattern brings its rows along, a million numbers perhaps, which nobody needs.
      if (name === "mute" && key === "rows") return undefined;
      const data = !ArrayBuffer.isView(part) && !["function", "symbol", "bigint"].includes(typeof part);
      if (!data) throw refused(shown(part));
      return part;
    });
  } catch (error) {
    throw error instanceof LogwinnowError ? error : refused(`${shown(value)} that JSON cannot hold (${String(error).split("\n")[0]})`);
  }
  return JSON.parse(json ?? "null");
}
