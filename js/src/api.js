import * as calls from "./calls.js";
import { isPlainObject } from "./columns.js";
import { Engine } from "./engine.js";
import { driveNow, driveSoon } from "./drive.js";
import { LogwinnowError, refusal, shown } from "./errors.js";
import { withForests } from "./forest.js";
import { compile } from "./load.js";
import { Remote } from "./remote.js";
import { showing } from "./showing.js";

/** @typedef {import("./types.js").CreateOptions} CreateOptions */
/** @typedef {Engine | Remote} Backend */

/** Bytes that an instance may keep between calls; a larger one is let go, since its memory never shrinks. */
const MAX_MEMORY = 2 ** 29;

/**
 * Where a build of the package has its two assets.
 *
 * @typedef {object} Assets
 * @property {() => import("./load.js").WasmSource} wasm
 * @property {() => URL} [worker] the worker's script; none where there are no workers
 */

/**
 * @param {Assets} assets
 * @returns {(options?: CreateOptions) => Promise<import("./types.js").Logwinnow>} `create`
 */
export function creator(assets) {
  return async (/** @type {CreateOptions} */ options = {}) => {
    if (!isPlainObject(options)) throw refusal("type", "create: options", "an object", shown(options));
    const { wasm, worker = runsInPage(), workers = 1, maxMemory = MAX_MEMORY, signal, onProgress, ...unknown } = options;
    for (const name of Object.keys(unknown)) throw new LogwinnowError("option", `create: ${name} is not an option`);
    if (!(Number(workers) >= 1)) throw refusal("type", "create: workers", "a number >= 1", shown(workers));
    const module = await compile(wasm ?? assets.wasm());
    const script = worker && typeof Worker === "function" ? assets.worker?.() : undefined;
    const backends = script
      ? Array.from({ length: workers }, () => new Remote(module, maxMemory, script))
      : [new Engine(module, maxMemory)];
    try {
      await Promise.all(backends.map((backend) => backend.ready()));
    } catch (error) {
      backends.forEach((backend) => backend.free());
      throw error;
    }
    return asynchronous(backends, { signal, onProgress });
  };
}

/**
 * The synchronous face: every function answers at once and holds up its thread until it is done. For scripts, and
 * for code that is in a worker already.
 *
 * @param {WebAssembly.Module} module from `compile()`
 * @param {{ maxMemory?: number }} [options]
 * @returns {import("./types.js").LogwinnowSync}
 */
export function createSync(module, { maxMemory = MAX_MEMORY } = {}) {
  if (!(module instanceof WebAssembly.Module)) {
    throw refusal("type", "createSync: module", "a WebAssembly.Module, as `await compile()` gives", shown(module));
  }
  const engine = new Engine(module, maxMemory);
  engine.now();
  const functions = eachCall((call) => (/** @type {any[]} */ ...args) => showing(driveNow(call(...args), engine)));
  return /** @type {any} */ ({ ...withForests(functions, (answer, use) => use(answer)), ...disposal([engine]) });
}

/**
 * @param {Backend[]} backends
 * @param {import("./engine.js").CallOptions} wishes for every call that has none of its own
 * @returns {import("./types.js").Logwinnow}
 */
function asynchronous(backends, wishes) {
  const drive = async (/** @type {import("./ask.js").Call} */ call, /** @type {any} */ own) => showing(await driveSoon(call, backends, { ...wishes, ...own }));
  const functions = eachCall((call) => async (/** @type {any[]} */ ...args) => {
    const last = args[args.length - 1];
    if (args.length <= (call.optionsAt ?? 1) || !isPlainObject(last)) return drive(call(...args), {});
    const { signal, onProgress, ...options } = last;
    return drive(call(...args.slice(0, -1), options), clean({ signal, onProgress }));
  });
  return /** @type {any} */ ({ ...withForests(functions, (answer, use) => answer.then(use)), ...disposal(backends) });
}

/**
 * @template F
 * @param {(call: { (...args: any[]): import("./ask.js").Call, optionsAt?: number }) => F} face optionsAt: where a call's options stand, 1 unless it says otherwise
 * @returns {Record<string, F>}
 */
function eachCall(face) {
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, face(/** @type {any} */ (call))]));
}

/** @param {Backend[]} backends */
function disposal(backends) {
  const free = () => backends.forEach((backend) => backend.free());
  return Symbol.dispose ? { free, [Symbol.dispose]: free } : { free };
}

/** Node, Deno and Bun have nobody to keep waiting, and a worker would keep them from ending. */
const runsInPage = () => !globalThis.process?.versions?.node;

/** @param {Record<string, unknown>} wishes */
const clean = (wishes) => Object.fromEntries(Object.entries(wishes).filter(([, wish]) => wish !== undefined));
