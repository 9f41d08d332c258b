import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compile, create, createSync } from "logwinnow";
import { doubleWasm, problem } from "./helpers.js";

const wasm = await compile(readFileSync(doubleWasm()));

test("a panic is an error and the instance lives on", async () => {
  const logwinnow = await create({ wasm });
  await assert.rejects(logwinnow.charOrdScore("panic"), problem("internal", /^planted panic$/));
  assert.equal(await logwinnow.charOrdScore("fine"), 4);
});

for (const [how, said] of /** @type {[string, RegExp][]} */ ([["memory", /out of memory/], ["stack", /call stack/i], ["exit", /code 3/]])) {
  test(`an instance that dies (${how}) is replaced`, async () => {
    const logwinnow = await create({ wasm });
    await assert.rejects(logwinnow.charOrdScore(how), problem("crashed", said));
    assert.equal(await logwinnow.charOrdScore("fine"), 4);
    const sync = createSync(wasm);
    assert.throws(() => sync.charOrdScore(how), problem("crashed", said));
    assert.equal(sync.charOrdScore("fine"), 4);
  });
}

test("calls that wait behind a dying one are answered", async () => {
  const logwinnow = await create({ wasm });
  const settled = await Promise.allSettled(["ab", "exit", "abc", "stack", "abcd"].map((text) => logwinnow.charOrdScore(text)));
  assert.deepEqual(settled.map((one) => (one.status === "fulfilled" ? one.value : one.reason.code)), [2, "crashed", 3, "crashed", 4]);
});

test("a signal stops the work; the next call goes on", async () => {
  const logwinnow = await create({ wasm });
  const stop = new AbortController();
  /** @type {number[]} */
  const heard = [];
  const onProgress = (/** @type {any} */ { done, total }) => {
    heard.push(done);
    assert.equal(total, 1000);
    if (heard.length === 3) stop.abort(new Error("enough"));
  };
  await assert.rejects(logwinnow.charOrdScore("slow", { signal: stop.signal, onProgress }), (/** @type {any} */ error) => error.code === "cancelled" && error.cause.message === "enough");
  assert.equal(heard.length, 3);
  assert.equal(await logwinnow.charOrdScore("fine"), 4);
  await assert.rejects(logwinnow.charOrdScore("fine", { signal: AbortSignal.abort() }), problem("cancelled", /./));
  assert.equal(await logwinnow.charOrdScore("fine"), 4);
});

test("the event loop turns while a call works", async () => {
  const logwinnow = await create({ wasm });
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 300);
  await assert.rejects(logwinnow.charOrdScore("slow", { signal: stop.signal }), problem("cancelled", /./));
  clearInterval(timer);
  assert.ok(turns >= 5, `${turns} turns`);
});

test("a cancelled call that still waits never runs", async () => {
  const logwinnow = await create({ wasm });
  const stop = new AbortController();
  const first = logwinnow.charOrdScore("slow", { signal: stop.signal });
  const second = logwinnow.charOrdScore("stack", { signal: stop.signal });
  stop.abort();
  await assert.rejects(first, problem("cancelled", /./));
  await assert.rejects(second, problem("cancelled", /./));
});

test("free rejects the call under way, and so does whoever throws in onProgress; the next call works", async () => {
  const logwinnow = await create({ wasm });
  const slow = logwinnow.charOrdScore("slow", { onProgress: () => logwinnow.free() });
  await assert.rejects(slow, problem("cancelled", /./));
  const thrown = new Error("mine");
  await assert.rejects(logwinnow.charOrdScore("slow", { onProgress: () => { throw thrown; } }), thrown);
  assert.equal(await logwinnow.charOrdScore("fine"), 4);
});

test("an instance that grew beyond maxMemory is replaced after the call", async () => {
  const sync = createSync(wasm, { maxMemory: 100e6 });
  for (let i = 0; i < 20; i++) assert.equal(sync.charOrdScore("hold"), 4); // 6 GB would be more than an instance can hold
});

test("leaving early stops the work in the module; a call that is done needs no stop", async () => {
  const logwinnow = await create({ wasm });
  await logwinnow.charOrdScore("fine");
  await assert.rejects(logwinnow.charOrdScore("panic"), problem("internal", /./));
  assert.equal(await logwinnow.charOrdScore("stops"), 0);
  const stop = new AbortController();
  await assert.rejects(logwinnow.charOrdScore("slow", { signal: stop.signal, onProgress: () => stop.abort() }), problem("cancelled", /./));
  assert.equal(await logwinnow.charOrdScore("stops"), 1);
});
