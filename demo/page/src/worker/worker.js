import { LogwinnowError, create } from "logwinnow/inline";
import { ReadError, inRowsFromOne, messageOf } from "../read/error.js";
import { jobs } from "./jobs.js";

/**
 * The worker that has the log: it reads the files and runs every analysis, and the page asks for what it shows. Messages in:
 * {id, job, args} and {cancel: id}; out: {id, progress}, {id, part}, {id, answer} or {id, error}.
 */

const engine = create({ worker: false }); // this is a worker already
engine.catch(() => {}); // whoever asks hears of it
/** @type {Map<number, AbortController>} */
const running = new Map();

/** @type {(message: unknown, transfer?: Transferable[]) => void} */
const reply = (message, transfer = []) => /** @type {any} */ (globalThis).postMessage(message, transfer);

globalThis.addEventListener("message", async ({ data }) => {
  if ("cancel" in data) return running.get(data.cancel)?.abort();
  const { id, job, args } = data;
  const stop = new AbortController();
  running.set(id, stop);
  const context = {
    engine, signal: stop.signal,
    part: (/** @type {unknown} */ part) => reply({ id, part }),
    onProgress: seldom((/** @type {unknown} */ progress) => reply({ id, progress })),
  };
  try {
    const answer = await jobs[job](args, context);
    reply({ id, answer }, buffersOf(answer));
  } catch (error) {
    reply({ id, error: described(error) });
  } finally {
    running.delete(id);
  }
});

/** @param {any} error */
function described(error) {
  const { file, line } = error;
  // Two bundles of logwinnow have a class each.
  const message = error?.name === "LogwinnowError" ? inRowsFromOne(messageOf(error)) : messageOf(error);
  const code = error instanceof LogwinnowError ? error.code : error instanceof ReadError ? "read" : undefined;
  return { message, code, file, line };
}

/**
 * Twenty times a second is enough for a bar.
 *
 * @param {(progress: any) => void} tell
 */
function seldom(tell) {
  let last = -Infinity;
  return (/** @type {any} */ progress) => {
    if (performance.now() - last < 50) return;
    last = performance.now();
    tell(progress);
  };
}

/**
 * The buffers of arrays in an answer are given away: jobs answer with arrays of their own.
 *
 * @param {any} answer
 * @returns {ArrayBuffer[]}
 */
function buffersOf(answer) {
  if (typeof answer !== "object" || answer === null) return [];
  const views = Object.values(answer).filter(ArrayBuffer.isView);
  return [...new Set(views.map(({ buffer }) => /** @type {ArrayBuffer} */ (buffer)))];
}
