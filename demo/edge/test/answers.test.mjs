import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { answerOf, both, cases, post, sample, tableOf } from "./helpers.mjs";

// Whatever the route, the format and the worker: the answer is the npm package's, byte for byte.

const json = "application/json";

/** @type {Awaited<ReturnType<typeof both>>} */
let workers;
before(async () => (workers = await both({ ALLOW_ANONYMOUS: "1" })));
after(async () => {
  for (const worker of workers) {
    await worker.stop();
    assert.equal(worker.sent(), 0, `the ${worker.kind} worker opened connections`);
  }
});

/**
 * Both workers answer that text.
 *
 * @param {string} want
 * @param {Parameters<typeof post>[1]} route
 * @param {any} body
 * @param {Parameters<typeof post>[3]} [how]
 */
async function bothAnswer(want, route, body, how) {
  for (const { kind, url } of workers) {
    const { status, text, headers } = await post(url, route, body, how);
    assert.equal(status, 200, `${kind}: ${text.slice(0, 300)}`);
    assert.ok(text === want, `the ${kind} worker's answer differs: ${text.slice(0, 300)}`);
    assert.equal(headers.get("content-type"), json);
  }
}

for (const { route, file, options } of cases) {
  test(`${route} of ${file} ${JSON.stringify(options)}`, async () => {
    const log = sample(file);
    const table = await tableOf(log);
    const want = await answerOf(route, table, options);
    await bothAnswer(want, route, log, { options });
    await bothAnswer(want, route, gzipSync(log), { options, headers: { "Content-Encoding": "gzip" } });
    await bothAnswer(want, route, gzipSync(log), { options });
    const columns = Object.fromEntries(table.columns.map((/** @type {any} */ { name, values }) => [name, Array.from(values, (value) => (Number.isNaN(value) ? null : value))]));
    await bothAnswer(await answerOf(route, columns, options), route, JSON.stringify({ columns, options }), { type: json });
    const [go, js] = await Promise.all(workers.map(({ url }) => post(url, route, log, { options, headers: { Accept: "application/x-ndjson" } })));
    assert.ok(go.text === js.text, "the lines of the workers differ");
    assert.equal(js.headers.get("content-type"), "application/x-ndjson");
  });
}

test("rows, columns and lines of JSON, bare and wrapped, say the same", async () => {
  const table = await tableOf(sample("proxy.csv"));
  const names = table.columns.map((/** @type {any} */ column) => column.name);
  const rows = Array.from({ length: 300 }, (_, row) => Object.fromEntries(names.map((/** @type {string} */ name) => [name, table.column(name).at(row)])));
  const columns = Object.fromEntries(names.map((/** @type {string} */ name) => [name, rows.map((row) => row[name])]));
  const options = { clusterColumns: ["bytes"] };
  const want = await answerOf("cluster", rows, options);
  const hits = rows.map((row) => ({ _id: 1, _source: row }));
  for (const [body, type, given] of /** @type {[any, string, object | undefined][]} */ ([
    [rows, json, options], [columns, json, options], [{ rows, options }, json, undefined], [{ options, columns }, json, undefined], [{ value: rows, options }, json, undefined],
    [{ hits: { hits } }, json, options], [rows.map((row) => JSON.stringify(row)).join("\r\n"), "application/x-ndjson", options],
  ])) await bothAnswer(want, "cluster", typeof body === "string" ? body : JSON.stringify(body), { type, options: given });
});

test("a log within one row, with the header alone, with nothing in a column, with cells that are written oddly", async () => {
  for (const [route, log, options] of /** @type {[string, string, object][]} */ ([
    ["winnow", "NewProcessName,CommandLine\na.exe,a -x\n", {}], ["winnow", "NewProcessName,CommandLine\n", {}], ["features", "NewProcessName,CommandLine\n", {}],
    ["features", "NewProcessName,CommandLine,x,table,__proto__\na.exe,a -x,4.0,,1\nb.exe,b,5,,2\n", {}], ["cluster", "a,table,n\n1,,4.0\n2,,5\n9,,6\n", { clusterColumns: ["a"] }],
    ["cluster", "\ufeffa;b\r\n4.0;x\r\n\r\n5;\"y \"\"z\"\"\"\r\n9", { clusterColumns: ["a"], normalize: false }], ["features", 'CommandLine,n\rx,1\r"y\rz",2\r', {}], ["features", "CommandLine,n\nx\ry,1\n", {}], ["outliers", "a\tb\n1.0\t2\n5\t3\n-1e2\t", { missing: "median", trees: 5 }],
  ])) await bothAnswer(await answerOf(route, await tableOf(log), options), route, log, { options });
});

test("more than 4096 columns are refused, however they are written", async () => {
  const names = Array.from({ length: 4097 }, (_, i) => `c${i}`);
  const row = Object.fromEntries(names.map((name) => [name, 1]));
  for (const [body, type] of [[names.join() + "\n", "text/csv"], [JSON.stringify([row]), json], [JSON.stringify(row), "application/x-ndjson"], [JSON.stringify({ columns: Object.fromEntries(names.map((name) => [name, [1]])) }), json]]) {
    const [go, js] = await Promise.all(workers.map(({ url }) => post(url, "winnow", body, { type })));
    assert.deepEqual([js.status, js.text], [go.status, go.text], type);
    assert.match(js.text, /"code":"shape".* of at most 4096 /);
  }
});

test("options stand in the query, in the forms that the OpenAPI document names", async () => {
  const log = sample("proxy.csv");
  const table = await tableOf(log);
  const hours = sample("bytes_per_hour.csv");
  for (const [route, query, options, text, of] of /** @type {[string, string, object, string, any][]} */ ([
    ["winnow", "maxSlotValues=3&keys=method,%20status&roles=host=client", { maxSlotValues: 3, keys: ["method", "status"], roles: { host: "client" } }, log, table],
    ["cluster", "clusterColumns=bytes&normalize=false&metric=manhattan&maxClusterDistance=1e2", { clusterColumns: ["bytes"], normalize: false, metric: "manhattan", maxClusterDistance: 100 }, log, table],
    ["cluster", "clusterColumns=bytes&options={%22minClusterSamples%22:3.0,%22maxClusterDistance%22:1E1}", { clusterColumns: ["bytes"], minClusterSamples: 3, maxClusterDistance: 10 }, log, table],
    ["outliers", 'featureColumns=bytes&contamination=.1&options={"trees":7}', { featureColumns: ["bytes"], contamination: 0.1, trees: 7 }, log, table],
    ["outliers", "featureColumns=bytes&contamination=auto", { featureColumns: ["bytes"], contamination: "auto" }, log, table],
    ["anomalies", "period=%2B24,0168&robust=true", { period: [24, 168], robust: true }, hours, await tableOf(hours)],
    ["anomalies", "period=auto&step=1h", { period: "auto", step: "1h" }, hours, await tableOf(hours)],
  ])) await bothAnswer(await answerOf(route, of, options), route, text, { query: `?${query}` });
});

test("a second log is scored by the forest of the first, and rows have weights", async () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({ bytes: (i * 37) % 101, name: `n${i % 7}`, w: i % 3, "": null, deep: { w: (i % 4) / 2 } }));
  const others = [{ bytes: 5, name: "n1", w: 1, deep: { w: 1 } }, { bytes: 9999, name: "odd", w: 1, deep: { w: 1 } }];
  const featureColumns = ["bytes", "name"];
  const weights = rows.map(({ w }) => w);
  const type = json;
  const options = { featureColumns, trees: 20 };
  const want = await answerOf("outliers", rows, options, others);
  const columns = { bytes: [5, 9999], name: ["n1", "odd"] };
  for (const second of [others, { rows: others }, { columns }, columns, { value: others }]) await bothAnswer(want, "outliers", JSON.stringify({ rows, options, others: second }), { type });
  const weighed = await answerOf("outliers", rows, { ...options, weights }, others);
  assert.notEqual(weighed, want);
  await bothAnswer(weighed, "outliers", JSON.stringify({ rows, options: { ...options, weights: "w" }, others }), { type });
  await bothAnswer(weighed, "outliers", JSON.stringify({ rows, options, others }), { type, query: "?weights=w" });
  await bothAnswer(await answerOf("outliers", rows, { ...options, weights: rows.map(({ deep }) => deep.w) }), "outliers", JSON.stringify({ rows, options: { ...options, weights: "deep.w" } }), { type });
  const csv = "bytes,w\n" + rows.map(({ bytes, w }) => `${bytes},${w}.0`).join("\n");
  const alone = { featureColumns: ["bytes"], trees: 20 };
  await bothAnswer(await answerOf("outliers", await tableOf(csv), { ...alone, weights }), "outliers", csv, { options: { ...alone, weights: "w" } });
});

test("NDJSON is the same document in pieces", async () => {
  const log = sample("processes.csv");
  const want = await answerOf("winnow", await tableOf(log));
  for (const { url } of workers) {
    const { text } = await post(url, "winnow", log, { query: "?format=ndjson" });
    const lines = text.trimEnd().split("\n").map((line) => JSON.parse(line));
    const { answer } = lines.pop();
    assert.equal(JSON.stringify({ patterns: lines, ...answer }), want);
  }
});

test("what there is to read is the same, and answers keep to the OpenAPI document", async () => {
  const read = async (/** @type {string} */ path) => {
    const [go, js] = await Promise.all(workers.map(async ({ url }) => (await fetch(url + path)).text()));
    assert.equal(js, go, path);
    return JSON.parse(go);
  };
  assert.deepEqual(await read("/v1/health"), { status: "ok", analyses: "anonymous" });
  const openapi = await read("/openapi.json");
  assert.deepEqual((await read("/")).routes.map((/** @type {any} */ route) => route.path).sort(), Object.keys(openapi.paths).sort());
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(openapi, "api");
  for (const { kind, url } of workers) {
    for (const { route, file, options } of cases) {
      const { content } = openapi.paths[`/v1/${route}`].post.responses["200"];
      const keeps = ajv.getSchema(`api${content["application/json"].schema.$ref}`);
      const document = JSON.parse((await post(url, route, sample(file), { options })).text);
      assert.ok(keeps?.(document), `${kind} ${route}: ${ajv.errorsText(keeps?.errors)}`);
    }
  }
});
