import assert from "node:assert/strict";
import { test } from "node:test";
import { KINDS, answerOf, post, resident, sample, tableOf, trapped } from "./helpers.mjs";

const REQUESTS = 500;
const AT_ONCE = 20;

/** Small logs, each with an answer of its own. */
const logs = await Promise.all(Array.from({ length: 8 }, async (_, n) => {
  const rows = Array.from({ length: 60 }, (_, row) => ({
    TimeGenerated: `2024-03-04T${String(row % 24).padStart(2, "0")}:00:00Z`, NewProcessName: `C:\\x\\${row % 7 === n ? "odd" : "usual"}${n}.exe`, CommandLine: `usual${n}.exe -k ${row % 5}`, bytes: (row * (n + 3)) % 11,
  }));
  const route = ["winnow", "features", "cluster", "outliers"][n % 4];
  const options = { cluster: { clusterColumns: ["bytes"], normalize: false }, outliers: { featureColumns: ["bytes"], trees: 10 } }[route] ?? {};
  return { route, options, body: JSON.stringify({ rows, options }), want: await answerOf(route, rows, options) };
}));

/**
 * One request of the storm: three of five are good, one is malformed, one is made to fail.
 *
 * @param {string} url
 * @param {number} i
 */
async function one(url, i) {
  const type = "application/json";
  const { route, body, want } = logs[i % logs.length];
  if (i % 5 === 3) {
    const { status, text } = await post(url, route, body.slice(0, 50 + i), { type });
    return status === 400 && JSON.parse(text).error.code === "malformed" ? "" : `malformed: ${status} ${text.slice(0, 200)}`;
  }
  if (i % 5 === 4) {
    const how = i % 25 === 24 ? "crash" : "panic";
    const { status, text } = await post(url, route, body, { type, headers: { "Logwinnow-Provoke": how } });
    return status === 500 && (how === "crash" || JSON.parse(text).error.code === "internal") ? "" : `${how}: ${status} ${text.slice(0, 200)}`;
  }
  const { status, text } = await post(url, route, body, { type });
  return status === 200 && text === want ? "" : `${route}: ${status} ${text.slice(0, 200)}`;
}

/**
 * @param {{ url: string, pid: number }} worker
 * @returns {Promise<{ wrong: string[], floor: number, peak: number }>} what went wrong, and MB of memory: the least that it
 *   fell back to, as what is garbage goes when the engine sees fit, and the most
 */
async function storm({ url, pid }) {
  /** @type {string[]} */
  const wrong = [];
  /** @type {number[]} */
  const memory = [];
  let next = 0;
  const lane = async () => {
    for (let i; (i = next++) < REQUESTS; ) {
      const fault = await one(url, i).catch((error) => `request ${i}: ${error}`);
      if (fault) wrong.push(fault);
      memory.push(resident(pid));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { wrong, floor: Math.min(...memory.slice(REQUESTS / 2)), peak: Math.max(...memory) };
}

for (const kind of KINDS) {
  test(`${kind}: ${REQUESTS} requests, ${AT_ONCE} at a time, with failures in between`, { timeout: 120_000 }, async (t) => {
    const worker = await trapped(kind, { ALLOW_ANONYMOUS: "1" }, { folder: `${kind}-provoke` });
    try {
      const warm = await storm(worker);
      const later = await storm(worker);
      assert.deepEqual([...warm.wrong, ...later.wrong], []);
      const told = (/** @type {typeof warm} */ { floor, peak }) => `${Math.round(floor)} to ${Math.round(peak)} MB`;
      t.diagnostic(`${kind}: ${told(warm)} in the first ${REQUESTS} requests, ${told(later)} in the next`);
      // A request that kept its memory, or a tenth of it, would show: an instance has 20 MB or more.
      assert.ok(later.floor < 1.2 * warm.floor + 20 && later.peak < 1.2 * warm.peak + 40, `memory grew: ${told(warm)}, then ${told(later)}`);
      assert.equal(worker.sent(), 0, "the worker opened connections");
    } finally {
      await worker.stop();
    }
  });
}

test("js: an instance that has grown is replaced: large logs do not add up", async () => {
  const worker = await trapped("js", { ALLOW_ANONYMOUS: "1" });
  const { columns } = await tableOf(sample("processes.csv"));
  const large = JSON.stringify({ columns: Object.fromEntries(columns.map((/** @type {any} */ { name, values }) => [name, [...values, ...values]])) });
  const small = '[{"NewProcessName":"a.exe"}]';
  const want = await answerOf("winnow", JSON.parse(small));
  /** @type {number[]} */
  const memory = [];
  for (let i = 0; i < 12; i++) {
    assert.equal((await post(worker.url, "winnow", large, { type: "application/json" })).status, 200);
    assert.equal((await post(worker.url, "winnow", small, { type: "application/json" })).text, want);
    memory.push(resident(worker.pid));
  }
  const [first, last] = [memory.slice(0, 6), memory.slice(6)].map((part) => Math.max(...part));
  assert.ok(last < 1.25 * first + 20, `${memory.map(Math.round)} MB`);
  await worker.stop();
});
