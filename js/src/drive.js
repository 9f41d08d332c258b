import { cancelled } from "./errors.js";
import { BREATH, now, pause } from "./pause.js";

/**
 * The two ways to carry out a call (ask.js): at once, or giving way to the page in between.
 *
 * @typedef {import("./ask.js").Call} Call
 * @typedef {import("./ask.js").RunRequest} RunRequest
 * @typedef {import("./ask.js").RunsRequest} RunsRequest
 * @typedef {import("./engine.js").CallOptions} CallOptions
 * @typedef {import("./engine.js").Engine | import("./remote.js").Remote} Backend
 */

/**
 * @param {Call} call
 * @param {import("./engine.js").Engine} engine
 */
export function driveNow(call, engine) {
  let step = call.next();
  while (!step.done) {
    const request = step.value;
    step = call.next(request && answerNow(request, engine));
    engine.settle();
  }
  return step.value;
}

/**
 * @param {import("./ask.js").PlanRequest | RunRequest | RunsRequest} request
 * @param {import("./engine.js").Engine} engine
 * @returns {any}
 */
function answerNow(request, engine) {
  if ("plan" in request) return engine.now().plan(...request.plan);
  if ("runs" in request) return Array.from(request.runs, (run) => answerNow(run, engine));
  const work = engine.now().run(...request.run, request.cargo.arrays);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/**
 * @param {Call} call
 * @param {Backend[]} backends at least one
 * @param {CallOptions} wishes
 */
export async function driveSoon(call, backends, wishes) {
  const { signal } = wishes;
  const backend = backends.reduce((best, other) => (other.calls < best.calls ? other : best));
  backend.calls++;
  try {
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
      else if ("runs" in request) answer = await runAll(request, backends, wishes);
      else answer = await backend.run(...request.run, request.cargo, wishes);
      last = now();
    }
  } finally {
    backend.calls--;
  }
}

/**
 * Runs that do not depend on each other: each backend takes the next one when it is free.
 *
 * @param {RunsRequest} request
 * @param {Backend[]} backends
 * @param {CallOptions} wishes
 * @returns {Promise<import("./instance.js").Answer[]>} in the order of the runs
 */
async function runAll({ runs, count }, backends, { signal, onProgress }) {
  const left = runs[Symbol.iterator]();
  /** @type {import("./instance.js").Answer[]} */
  const answers = [];
  const parts = new Float64Array(count); // how far each run is, 0 to 1
  let next = 0, failed = false;
  const report = (/** @type {number} */ i, /** @type {number} */ part) => {
    parts[i] = part;
    onProgress?.({ done: parts.reduce((sum, one) => sum + one, 0), total: count });
  };
  const lane = async (/** @type {Backend} */ backend) => {
    for (;;) {
      const { done, value } = failed ? { done: true, value: undefined } : left.next();
      if (done || !value) return;
      const i = next++;
      const wishes = { signal, onProgress: onProgress && ((/** @type {import("./instance.js").Progress} */ { done, total }) => report(i, done / total)) };
      answers[i] = await backend.run(...value.run, value.cargo, wishes).catch((error) => {
        failed = true;
        throw error;
      });
      report(i, 1);
    }
  };
  await Promise.all(backends.map(lane));
  return answers;
}
