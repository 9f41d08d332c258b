import { compile, createSync } from "../../js/dist/index.js";
import * as charts from "../../js/dist/charts.js";
import { asForest, forestCalls } from "./forests.js";
import { Lender } from "./lend.js";
import { pack } from "./pack.js";
import { argumentsOf } from "./unpack.js";

/**
 * What Python sees of the npm package. Each operation is one call: its arguments as one JSON text that refers to
 * buffers, its answer as one JSON text that refers to positions in three long arrays.
 */

/** @type {Record<string, (...args: any[]) => any>} */
let functions = {};

/** @param {WebAssembly.Module} module */
function start(module) {
  const engine = createSync(module);
  functions = { ...charts, ...engine, ...forestCalls(engine) };
}

/** @param {any} bytes of logwinnow.wasm, as a Python buffer */
export function up(bytes) {
  const view = bytes.getBuffer("u8");
  try {
    start(new WebAssembly.Module(view.data.slice()));
  } finally {
    view.release();
  }
}

/** The same without holding up the page. @param {any} bytes */
export async function soon(bytes) {
  const view = bytes.getBuffer("u8");
  const copy = view.data.slice();
  view.release();
  start(await compile(copy));
}

/**
 * @param {string} name of a function of the package
 * @param {string} args JSON (unpack.js)
 * @param {(table: number, column: number) => any} fetch gives the buffers of a table's column
 * @param {any[]} buffers Python buffers
 */
export function call(name, args, fetch, ...buffers) {
  const lender = new Lender();
  try {
    const answer = functions[name](...argumentsOf(args, fetch, buffers, lender));
    return pack(asForest(answer));
  } catch (error) {
    const { name: kind, code, message } = /** @type {any} */ (error);
    if (kind !== "LogwinnowError") throw error;
    return { code, message };
  } finally {
    lender.end();
  }
}
