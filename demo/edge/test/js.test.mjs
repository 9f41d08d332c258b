import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { answerOf, cases, post, resident, sample, tableOf, trapped } from "./helpers.mjs";

/** @type {Awaited<ReturnType<typeof trapped>>} */
let worker;
before(async () => (worker = await trapped("js", { ALLOW_ANONYMOUS: "1" })));
after(async () => {
  await worker.stop();
  assert.equal(worker.sent(), 0, "the worker opened connections");
});

/** @param {any} table @returns {Record<string, unknown[]>} */
const columnsOf = (table) => Object.fromEntries(table.columns.map((/** @type {any} */ { name, values }) => [name, Array.from(values, (value) => (Number.isNaN(value) ? null : value))]));

for (const { route, file, options } of cases) {
  test(`${route} of ${file} ${JSON.stringify(options)}: byte for byte what the package gives in Node`, async () => {
    const columns = columnsOf(await tableOf(sample(file)));
    const want = await answerOf(route, columns, options);
    const body = JSON.stringify({ columns, options });
    const plain = await post(worker.url, route, body, { type: "application/json" });
    assert.equal(plain.status, 200, plain.text.slice(0, 300));
    assert.ok(plain.text === want, "the answers differ");
    const packed = await post(worker.url, route, gzipSync(body), { type: "application/json", headers: { "Content-Encoding": "gzip" } });
    assert.ok(packed.text === want, "gzip makes a difference");
  });
}

test("an instance that has grown is replaced: large logs do not add up", async () => {
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
});

test("lines of JSON", async () => {
  const rows = [{ CommandLine: "a" }, { CommandLine: "b" }];
  const { text } = await post(worker.url, "winnow", rows.map((row) => JSON.stringify(row)).join("\r\n"), { type: "application/x-ndjson", options: { text: ["CommandLine"] } });
  assert.equal(text, await answerOf("winnow", rows, { text: ["CommandLine"] }));
});

test("every error", async () => {
  // Bodies that are refused unread must be small: a client that still writes hears a broken connection before the answer.
  const { url, stop } = await trapped("js", { ALLOW_ANONYMOUS: "1", MAX_BYTES: "20000", MAX_ROWS: "1000" });
  const json = { type: "application/json" };
  /** @type {[number, string, RegExp, string, any, Parameters<typeof post>[3]][]} */
  const wrong = [
    [404, "not_found", /no such path/, "nothing", "[]", json],
    [400, "malformed", /JSON/, "winnow", "[{]", json],
    [400, "malformed", /JSON/, "winnow", "[]", { ...json, query: "?options={" }],
    [400, "malformed", /gzip/, "winnow", "[]", { ...json, headers: { "Content-Encoding": "gzip" } }],
    [415, "media_type", /Content-Type/, "winnow", "a\n1", {}],
    [415, "media_type", /Content-Encoding/, "winnow", "[]", { ...json, headers: { "Content-Encoding": "br" } }],
    [413, "too_large", /bytes/, "winnow", " ".repeat(20001), json],
    [413, "too_large", /bytes/, "winnow", gzipSync(Buffer.alloc(20001)), { ...json, headers: { "Content-Encoding": "gzip" } }],
    [413, "too_large", /1000 rows/, "winnow", JSON.stringify(Array(1001).fill({})), json],
    [422, "option", /kees/, "winnow", '[{"a":1}]', { ...json, options: { kees: 1 } }],
    [422, "type", /row 0 must be an object, got 1/, "winnow", "[1]", json],
  ];
  for (const [status, code, message, route, body, how] of wrong) {
    const { status: got, text } = await post(url, route, body, how);
    const { error } = JSON.parse(text);
    assert.equal(got, status, text);
    assert.equal(error.code, code);
    assert.match(error.message, message);
  }
  const refused = await fetch(`${url}/v1/winnow`);
  assert.equal(refused.status, 405);
  assert.equal(refused.headers.get("allow"), "POST");
  await stop();
});
