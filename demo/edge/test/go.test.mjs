import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { answerOf, cases, post, sample, tableOf, trapped } from "./helpers.mjs";

/** @type {Awaited<ReturnType<typeof trapped>>} */
let worker;
before(async () => (worker = await trapped("go", { ALLOW_ANONYMOUS: "1", ORIGINS: "https://a.example" })));
after(async () => {
  await worker.stop();
  assert.equal(worker.sent(), 0, "the worker opened connections");
});

for (const { route, file, options } of cases) {
  test(`${route} of ${file} ${JSON.stringify(options)}: byte for byte what the npm package gives`, async () => {
    const log = sample(file);
    const table = await tableOf(log);
    const want = await answerOf(route, table, options);
    const plain = await post(worker.url, route, log, { options });
    assert.equal(plain.status, 200, plain.text.slice(0, 300));
    assert.ok(plain.text === want, "the answers differ");
    assert.equal(plain.headers.get("content-type"), "application/json");
    const packed = await post(worker.url, route, gzipSync(log), { options, headers: { "Content-Encoding": "gzip" } });
    assert.ok(packed.text === want, "gzip makes a difference");
  });
}

test("rows, columns and lines of JSON say the same as CSV", async () => {
  const table = await tableOf(sample("proxy.csv"));
  const names = table.columns.map((/** @type {any} */ column) => column.name);
  const rows = Array.from({ length: 300 }, (_, row) => Object.fromEntries(names.map((/** @type {string} */ name) => [name, table.column(name).at(row)])));
  const columns = Object.fromEntries(names.map((/** @type {string} */ name) => [name, rows.map((row) => row[name])]));
  const options = { clusterColumns: ["bytes"] };
  const want = await answerOf("cluster", rows, options);
  const json = "application/json";
  for (const [body, type, given] of /** @type {[string, string, object | undefined][]} */ ([
    [JSON.stringify(rows), json, options], [JSON.stringify(columns), json, options], [JSON.stringify({ rows, options }), json, undefined],
    [JSON.stringify({ options, columns }), json, undefined], [rows.map((row) => JSON.stringify(row)).join("\n"), "application/x-ndjson", options],
  ])) assert.ok((await post(worker.url, "cluster", body, { type, options: given })).text === want, body.slice(0, 80));
});

test("NDJSON on request", async () => {
  const log = sample("processes.csv");
  const { text, headers } = await post(worker.url, "winnow", log, { headers: { Accept: "application/x-ndjson" } });
  const lines = text.trimEnd().split("\n").map((line) => JSON.parse(line));
  const { answer } = lines.pop();
  assert.equal(headers.get("content-type"), "application/x-ndjson");
  assert.equal(JSON.stringify({ patterns: lines, ...answer }), await answerOf("winnow", await tableOf(log)));
});

test("what there is to read, and an OpenAPI document that answers keep to", async () => {
  const get = async (/** @type {string} */ path) => (await fetch(worker.url + path)).json();
  assert.deepEqual(await get("/v1/health"), { status: "ok", analyses: "anonymous" });
  const paths = (await get("/")).routes.map((/** @type {any} */ route) => route.path);
  const openapi = await get("/openapi.json");
  assert.deepEqual(paths.sort(), Object.keys(openapi.paths).sort());
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(openapi, "api");
  for (const { route, file, options } of cases) {
    const { content } = openapi.paths[`/v1/${route}`].post.responses["200"];
    const keeps = ajv.compile({ $ref: `api${content["application/json"].schema.$ref}` });
    const document = JSON.parse((await post(worker.url, route, sample(file), { options })).text);
    assert.ok(keeps(document), `${route}: ${ajv.errorsText(keeps.errors)}`);
  }
  const problem = ajv.compile({ $ref: "api#/components/schemas/error" });
  for (const body of ["a,b\n1,2,3", "", "a\n1"]) assert.ok(problem(JSON.parse((await post(worker.url, "winnow", body, { options: { keys: ["z"] } })).text)), ajv.errorsText(problem.errors));
});

test("every error", async () => {
  // Bodies that are refused unread must be small: a client that still writes hears a broken connection before the answer.
  const { url, stop } = await trapped("go", { ALLOW_ANONYMOUS: "1", MAX_BYTES: "20000", MAX_ROWS: "1000" });
  const csv = "CommandLine,n\nx,1\ny,2\n";
  const json = { type: "application/json" };
  /** @type {[number, string, RegExp, string, any, Parameters<typeof post>[3]][]} */
  const wrong = [
    [404, "not_found", /no such path/, "nothing", csv, {}],
    [400, "malformed", /there is nothing/, "winnow", "", {}],
    [400, "malformed", /^line 2, byte 17: invalid character/, "winnow", '[{"a":1},\n{"a":1,}]', json],
    [400, "malformed", /^line 2, byte 8: 3 cells/, "winnow", "alpha,b\n1,2,3\n", {}],
    [400, "malformed", /not gzip/, "winnow", csv, { headers: { "Content-Encoding": "gzip" } }],
    [415, "media_type", /Content-Type/, "winnow", csv, { type: "text/plain" }],
    [415, "media_type", /Content-Encoding/, "winnow", csv, { headers: { "Content-Encoding": "br" } }],
    [413, "too_large", /more than 20000 bytes/, "winnow", "x".repeat(20001), {}],
    [413, "too_large", /more than 20000 bytes/, "winnow", gzipSync(Buffer.alloc(20001)), {}],
    [413, "too_large", /more than 1000 rows/, "winnow", "a,b\n" + "1,2\n".repeat(1001), {}],
    [422, "option", /^options must be among .* got "kees"$/, "winnow", csv, { options: { kees: 1 } }],
    [422, "option", /^the query must be made of/, "winnow", csv, { query: "?kees=1" }],
    [422, "column", /zz/, "cluster", csv, { options: { clusterColumns: ["zz"] } }],
    [422, "type", /^row 0 must be an object, got 1$/, "winnow", "[1]", json],
    [422, "type", /^column "CommandLine" must be a number in every row, got "x" in row 0/, "cluster", csv, { query: "?clusterColumns=CommandLine" }],
  ];
  for (const [status, code, message, route, body, how] of wrong) {
    const { status: got, text } = await post(url, route, body, how);
    const { error } = JSON.parse(text);
    assert.equal(got, status, text);
    assert.equal(error.code, code);
    assert.match(error.message, message);
    if (status === 422) assert.ok(error.field && error.must && error.got, text);
  }
  const refused = await fetch(`${url}/v1/winnow`);
  assert.equal(refused.status, 405);
  assert.match(refused.headers.get("allow") ?? "", /POST/);
  await stop();
});

test("pages of other origins are shut out, unless they are named", async () => {
  for (const [origin, allowed] of [["https://a.example", "https://a.example"], ["https://b.example", null]]) {
    const preflight = await fetch(`${worker.url}/v1/winnow`, { method: "OPTIONS", headers: { Origin: /** @type {string} */ (origin), "Access-Control-Request-Method": "POST" } });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-origin"), allowed);
  }
});

test("an analysis needs the token, or a server that was told to let everybody in", async () => {
  for (const kind of /** @type {const} */ (["go", "js"])) {
    const body = '[{"NewProcessName":"x.exe"}]';
    for (const [settings, headers, status] of /** @type {[Record<string, string>, Record<string, string>, number][]} */ ([
      [{}, {}, 403], [{}, { Authorization: "Bearer " }, 403], [{ ALLOW_ANONYMOUS: "true" }, {}, 403],
      [{ TOKEN: "s3cret", ALLOW_ANONYMOUS: "1" }, {}, 401], [{ TOKEN: "s3cret" }, { Authorization: "Bearer s3creT" }, 401], [{ TOKEN: "s3cret" }, { Authorization: "Bearer s3cret" }, 200],
    ])) {
      const closed = await trapped(kind, settings);
      const { status: got, headers: told, text } = await post(closed.url, "winnow", body, { type: "application/json", headers });
      await closed.stop();
      assert.equal(got, status, `${kind} ${JSON.stringify(settings)} ${text}`);
      assert.equal(told.has("www-authenticate"), status === 401);
    }
  }
});
