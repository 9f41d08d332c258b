import * as calls from "./calls.js";
import { isPlainObject } from "./columns.js";
import { Engine } from "./engine.js";
import { LogwinnowError, cancelled, refusal, shown } from "./errors.js";
import { compile } from "./load.js";
import { BREATH, now, pause } from "./pause.js";
import { Remote } from "./remote.js";

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
  return /** @type {any} */ ({ ...eachCall((call) => (/** @type {any[]} */ ...args) => driveNow(call(...args), engine)), ...disposal([engine]) });
}

/**
 * @param {Backend[]} backends
 * @param {import("./engine.js").CallOptions} wishes for every call that has none of its own
 * @returns {import("./types.js").Logwinnow}
 */
function asynchronous(backends, wishes) {
  const drive = async (/** @type {calls.Call} */ call, /** @type {any} */ own) => {
    const backend = backends.reduce((best, other) => (other.calls < best.calls ? other : best));
    backend.calls++;
    return driveSoon(call, backend, { ...wishes, ...own }).finally(() => backend.calls--);
  };
  const functions = eachCall((call) => async (/** @type {any[]} */ ...args) => {
    const last = args[args.length - 1];
    if (args.length < 2 || !isPlainObject(last)) return drive(call(...args), {});
    const { signal, onProgress, ...options } = last;
    return drive(call(...args.slice(0, -1), options), clean({ signal, onProgress }));
  });
  return /** @type {any} */ ({ ...functions, ...disposal(backends) });
}

/**
 * @template F
 * @param {(call: (...args: any[]) => calls.Call) => F} face
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

/**
 * @param {calls.Call} call
 * @param {Engine} engine
 */
function driveNow(call, engine) {
  let step = call.next();
  while (!step.done) {
    const request = step.value;
    step = call.next(request && answerNow(request, engine.now()));
    engine.settle();
  }
  return step.value;
}

/**
 * @param {calls.PlanRequest | calls.RunRequest} request
 * @param {import("./instance.js").Instance} instance
 */
function answerNow(request, instance) {
  if ("plan" in request) return instance.plan(...request.plan);
  const work = instance.run(...request.run, request.cargo.arrays);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/**
 * @param {calls.Call} call
 * @param {Backend} backend
 * @param {import("./engine.js").CallOptions} wishes
 */
async function driveSoon(call, backend, wishes) {
  const { signal } = wishes;
  let last = now();
  let answer;
  for (;;) {
    if (signal?.aborted) throw cancelled(signal);
    const { done, value: request } = call.next(answer);
    if (done) return request;
    answer = undefined;
    if (!request) {
      if (now() - last < BREATH) continue;
      await pause();
    } else if ("plan" in request) answer = await backend.plan(...request.plan);
    else answer = await backend.run(...request.run, request.cargo, wishes);
    last = now();
  }
}

/** Node, Deno and Bun have nobody to keep waiting, and a worker would keep them from ending. */
const runsInPage = () => !globalThis.process?.versions?.node;

/** @param {Record<string, unknown>} wishes */
const clean = (wishes) => Object.fromEntries(Object.entries(wishes).filter(([, wish]) => wish !== undefined));
