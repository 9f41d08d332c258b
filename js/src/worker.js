import { Engine } from "./engine.js";
import { answerBuffers } from "./answer.js";
import { LogwinnowError } from "./errors.js";

/** The worker's end of remote.js: one engine, spoken to by messages {id, plan | run | load} and {cancel: id}. */

/** @type {Engine} */
let engine;
/** @type {Map<number, AbortController>} */
const running = new Map();

/** @type {(message: unknown, transfer?: Transferable[]) => void} */
const reply = (message, transfer = []) => /** @type {any} */ (globalThis).postMessage(message, transfer);

globalThis.addEventListener("message", async ({ data }) => {
  if ("cancel" in data) return running.get(data.cancel)?.abort();
  const { id } = data;
  try {
    if (data.load) {
      engine = new Engine(data.load, data.maxMemory);
      await engine.ready();
      return reply({ id });
    }
    if (data.plan) return reply({ id, answer: await engine.plan(data.plan.op, data.plan.options) });
    const answer = await run(id, data.run);
    reply({ id, answer }, answerBuffers(answer));
  } catch (error) {
    const { code, message } = error instanceof LogwinnowError ? error : { code: "internal", message: String(error) };
    reply({ id, error: { code, message } });
  }
});

/**
 * @param {number} id
 * @param {{ op: string, options: string, arrays: ArrayBufferView[] }} job
 */
async function run(id, { op, options, arrays }) {
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const onProgress = (/** @type {unknown} */ progress) => reply({ id, progress });
    return await engine.run(op, options, { arrays, transfer: [] }, { signal: stop.signal, onProgress });
  } finally {
    running.delete(id);
  }
}
