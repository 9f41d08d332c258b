import assert from "node:assert/strict";
import { get, request } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { both, post } from "./helpers.mjs";

// Both workers refuse the same, in the same document; only of text that is no JSON the Go worker says more.

const csv = "CommandLine,n\nx,1\ny,2\n";
const json = { type: "application/json" };
const lines = { type: "application/x-ndjson" };
const gzip = { headers: { "Content-Encoding": "gzip" } };
const second = (/** @type {any} */ others) => JSON.stringify({ rows: [{ a: 1 }, { a: 2 }], others });
const long = "a".repeat(70);
const arrays = (/** @type {number} */ depth) => "[".repeat(depth) + "]".repeat(depth);

/** @type {[status: number, code: string, message: RegExp, route: string, body: any, how: Parameters<typeof post>[3]][]} */
const wrong = [
  [404, "not_found", /no such path/, "nothing", csv, {}],
  [400, "malformed", /^line 1, byte 0: there is nothing$/, "winnow", "", {}],
  [400, "malformed", /^line 1, byte 0: there is nothing$/, "winnow", " \n", json],
  [400, "malformed", /^line 1, byte 0: there is nothing$/, "winnow", "\n\n", lines],
  [400, "malformed", /^line 2, byte 17: invalid character '\]'/, "winnow", '[{"a":1},\n{"a":1,]', json],
  [400, "malformed", /^line 1, byte 6: invalid character '\}'/, "winnow", '[{"a":}]', json],
  [400, "malformed", /^line 2, byte 16: invalid character '\}'/, "winnow", '[{"ä":1},\n{"a":}]', json],
  [400, "malformed", /^line 2, byte 8: unexpected end/, "winnow", '{"a":1}\n{', lines],
  [400, "malformed", /^line 1, byte 1: invalid character '1'/, "winnow", "", { ...json, query: "?options=01" }],
  [400, "malformed", /^line 1, byte 0: unexpected end/, "winnow", csv, { query: "?options={" }],
  [400, "malformed", /^line 1, byte 0: two columns are called "a"$/, "winnow", "a,b,a\n1,2,3", {}],
  [400, "malformed", /^line 2, byte 8: 3 cells where the first line names 2 columns$/, "winnow", "alpha,b\n1,2,3\n", {}],
  [400, "malformed", /^line 5, byte 17: 3 cells/, "winnow", 'ä,b\r\n"x\ny",2\r\n\r\n1,2,3\r\n', {}],
  [400, "malformed", /^line 3, byte 10: broken quotes/, "winnow", 'a,b\n1,2\n3,"4 "5\n6,7\n', {}],
  [400, "malformed", /^line 3, byte 8: 3 cells/, "winnow", "a,b\rx,1\ry,1,2", {}],
  [400, "malformed", /^line 2, byte 6: broken quotes/, "winnow", 'a,b\rx,"y\r', {}],
  [400, "malformed", /not gzip/, "winnow", csv, gzip],
  [400, "malformed", /gzip of the body is broken/, "winnow", gzipSync(csv).subarray(0, 25), gzip],
  [400, "malformed", /gzip of the body is broken/, "winnow", gzipSync(csv).subarray(0, 25), {}],
  [400, "malformed", /gzip of the body is broken/, "winnow", gzipSync(csv).subarray(0, 2), {}],
  [415, "media_type", /Content-Type/, "winnow", csv, { type: "text/plain" }],
  [415, "media_type", /Content-Type/, "winnow", csv, { type: "" }],
  [415, "media_type", /UTF-8/, "winnow", csv, { type: "text/csv; charset=utf-16le" }],
  [415, "media_type", /Content-Encoding/, "winnow", csv, { headers: { "Content-Encoding": "br" } }],
  [415, "media_type", /Content-Encoding/, "winnow", gzipSync(gzipSync(csv)), { headers: { "Content-Encoding": "gzip, gzip" } }],
  [415, "media_type", /Content-Type/, "winnow", csv, { type: "text/csv, application/json" }],
  [413, "too_large", /more than 20000 bytes/, "winnow", "x".repeat(20001), {}],
  [413, "too_large", /more than 20000 bytes/, "winnow", gzipSync(Buffer.alloc(1e7)), gzip],
  [413, "too_large", /more than 20000 bytes/, "winnow", gzipSync(Buffer.alloc(1e7)), {}],
  [413, "too_large", /more than 1000 rows/, "winnow", "a,b\n" + "1,2\n".repeat(1001), {}],
  [413, "too_large", /more than 1000 rows/, "winnow", JSON.stringify(Array(1001).fill({ a: 1 })), json],
  [413, "too_large", /more than 1000 rows/, "winnow", JSON.stringify({ a: Array(1001).fill(1) }), json],
  [413, "too_large", /more than 1000 rows/, "winnow", '{"a":1}\n'.repeat(1001), lines],
  [413, "too_large", /more than 4000 cells/, "winnow", "a,b,c,d,e\n" + "1,,,,\n".repeat(900), {}],
  [413, "too_large", /more than 4000 cells/, "winnow", JSON.stringify(Array.from({ length: 100 }, (_, i) => ({ x: { [`k${i}`]: 1 } }))), json],
  [413, "too_large", /more than 4000 cells/, "winnow", JSON.stringify(Array.from({ length: 100 }, (_, i) => ({ Data: [{ "@Name": `k${i}`, "#text": 1 }] }))), json],
  [413, "too_large", /more than 4000 cells/, "winnow", JSON.stringify({ columns: Object.fromEntries(Array.from({ length: 5 }, (_, i) => [i + "c", Array(900).fill(1)])) }), json],
  [413, "too_large", /more than 1000 rows/, "outliers", JSON.stringify({ a: 1, rows: Array(600).fill({ a: 1 }), others: Array(600).fill({ a: 1 }) }), json],
  [422, "option", /^options must be among .* got "kees"$/, "winnow", csv, { options: { kees: 1 } }],
  [422, "option", /^the query must be made of "options", "format", "keys".* got "kees"$/, "winnow", csv, { query: "?kees=1" }],
  [422, "option", /^keys must be given once, got it twice$/, "winnow", csv, { query: "?keys=a&keys=b" }],
  [422, "option", /^format must be given once, got it twice$/, "winnow", csv, { query: "?format=json&format=ndjson" }],
  [422, "option", /^options must be given once, got it twice$/, "winnow", csv, { query: "?options={}&options={}" }],
  [422, "column", /^keys must be a column .* got "%zz"$/, "winnow", csv, { query: "?keys=%zz" }],
  [422, "column", /^keys must be a column .* got "a;b"$/, "winnow", csv, { query: "?keys=a;b" }],
  [422, "option", /^keys must be given once, got it twice$/, "winnow", csv, { query: '?keys=a&options={"keys":[]}' }],
  [422, "option", /^rows must be left out, as the data tells it, got it$/, "winnow", csv, { options: { rows: 3 } }],
  ...["signal", "onProgress"].flatMap((name) => ["winnow", "cluster", "outliers", "anomalies", "features"].map((route) => /** @type {any} */ (
    [422, "option", new RegExp(`^options must be among .* got "${name}"$`), route, JSON.stringify({ rows: [{ n: 1, CommandLine: "x" }], options: { [name]: null } }), json]))),
  [422, "option", /^others must be left out, as only \/v1\/outliers takes a second log, got it$/, "winnow", second([{ a: 1 }]), json],
  [422, "option", /^options must be an object, got "3"$/, "winnow", csv, { query: "?options=3" }],
  [422, "option", /^format must be "json" or "ndjson", got "xml"$/, "winnow", csv, { query: "?format=xml" }],
  [422, "option", /^normalize must be true or false, got "1"$/, "cluster", csv, { query: "?clusterColumns=n&normalize=1" }],
  [422, "option", /^maxClusterDistance must be a number, got "0x1"$/, "cluster", csv, { query: "?clusterColumns=n&maxClusterDistance=0x1" }],
  [422, "option", /^maxClusterDistance must be a finite number > 0, got -1$/, "cluster", csv, { query: "?clusterColumns=n&maxClusterDistance=-1" }],
  [422, "option", /^period must be one whole number/, "anomalies", csv, { query: "?period=a1" }],
  [422, "option", /^period must be one whole number/, "anomalies", csv, { query: "?period=9007199254740992" }],
  [422, "option", /^trees must be a whole number, got 1e\+300$/, "outliers", csv, { options: { trees: 1e300 } }],
  [422, "option", /^roles must be name=column/, "winnow", csv, { query: "?roles=image" }],
  [422, "option", /^refine must be JSON, got "\{"$/, "winnow", csv, { query: "?refine={" }],
  [422, "option", /^trees must be a whole number >= 1, got 0$/, "outliers", csv, { query: "?trees=0" }],
  [422, "option", /^compat must be/, "features", csv, { query: `?compat=${long}` }],
  [422, "column", /"zz"/, "cluster", csv, { options: { clusterColumns: ["zz"] } }],
  [422, "shape", /^columns must be of equal length, got "a" has 2, "b" has 1$/, "winnow", '{"a":[1,2],"b":[1]}', json],
  [422, "shape", /nested at most 100 deep/, "winnow", '{"a":'.repeat(120) + "1" + "}".repeat(120), json],
  [422, "shape", /^row 0 must be nested at most 100 deep, got more$/, "features", `[{"CommandLine":"x","a":${arrays(101)}}]`, json],
  [422, "shape", /^row 1 must be nested at most 100 deep, got more$/, "features", `{"CommandLine":["x","y"],"a":[1,${arrays(9000)}]}`, json],
  [422, "shape", /^row 0 must be nested at most 100 deep, got more$/, "winnow", `{"Data":[{"@Name":"CommandLine","#text":${arrays(101)}}]}`, json],
  [422, "option", /^refine must be nested at most 100 deep, got more$/, "winnow", `{"rows":[{"a":1}],"options":{"refine":${arrays(9000)}}}`, json],
  [422, "option", /^refine must be nested at most 100 deep, got more$/, "winnow", csv, { query: `?refine=${arrays(101)}` }],
  [422, "type", /^row 0 must be an object, got 1$/, "winnow", "[1]", json],
  [422, "type", /^row 1 must be an object, got null$/, "winnow", '{"a":1}\nnull', lines],
  [422, "type", /^column "CommandLine" must be a number in every row, got "x" in row 0, "y" in row 1$/, "cluster", csv, { query: "?clusterColumns=CommandLine" }],
  [422, "type", /^column "a must be b, got c" must be a number in every row, got "x must be y, got z" in row 0$/, "cluster", '[{"a must be b, got c":"x must be y, got z"}]', { ...json, options: { clusterColumns: ["a must be b, got c"] } }],
  [422, "column", /^clusterColumns must be a column of the table \("a, got \\"b"\), got "c"$/, "cluster", '[{"a, got \\"b":1}]', { ...json, query: "?clusterColumns=c" }],
  [422, "type", /^column "CommandLine" must be a time in every row, got "x" in row 0/, "anomalies", csv, { query: "?timeColumn=CommandLine" }],
  [422, "column", /^weights must be one of "CommandLine", "n", got "zz"$/, "outliers", csv, { query: "?weights=zz" }],
  [422, "option", /^weights must be the name of a column, got an array of 2$/, "outliers", csv, { options: { weights: [1, 2] } }],
  [422, "type", /^column "CommandLine" must be a number in every row, got "x" in row 0, "y" in row 1$/, "outliers", csv, { query: "?weights=CommandLine" }],
  [422, "value", /^weights must be finite and >= 0 in every row, got -1 in row 1$/, "outliers", "a,w\n1,1\n2,-1\n", { query: "?weights=w" }],
  [422, "option", /^options must be among .* got "weights"$/, "winnow", csv, { options: { weights: "n" } }],
  [422, "type", /^others: row 0 must be an object, got 1$/, "outliers", second([1]), json],
  [422, "column", /^others: column must be one of "b", got "a"$/, "outliers", second([{ b: 1 }]), json],
  [422, "column", /^others: column must be one of no columns, got "a"$/, "outliers", second([]), json],
  [422, "type", /^others: column "a" must be a number in every row, got "x" in row 1$/, "outliers", second({ columns: { a: [1, "x"] } }), json],
  [422, "column", /^featureColumns must be .* got "zz"/, "outliers", JSON.stringify({ rows: [{ a: 1 }], others: [{ a: 1 }], options: { featureColumns: ["zz"] } }), json],
];

/** @type {Awaited<ReturnType<typeof both>>} */
let workers;
// Bodies that are refused unread must be small: a client that still writes hears a broken connection before the answer.
before(async () => (workers = await both({ ALLOW_ANONYMOUS: "1", MAX_BYTES: "20000", MAX_ROWS: "1000", MAX_CELLS: "4000" })));
after(() => Promise.all(workers.map(({ stop }) => stop())));

test(`${wrong.length} errors, from both the same`, async () => {
  const [{ url }] = workers;
  const keeps = new Ajv2020({ strict: false }).addSchema(await (await fetch(`${url}/openapi.json`)).json(), "api").getSchema("api#/components/schemas/error");
  for (const [status, code, message, route, body, how] of wrong) {
    const [go, js] = await Promise.all(workers.map(({ url }) => post(url, route, body, how)));
    const where = `${route} ${JSON.stringify(how)} ${String(body).slice(0, 100)}\n${go.text}\n${js.text}`;
    const [want, got] = [go, js].map(({ text }) => JSON.parse(text));
    assert.deepEqual([go.status, js.status, want.error.code, got.error.code], [status, status, code, code], where);
    assert.match(got.error.message, message, where);
    assert.ok(keeps?.(want) && keeps?.(got), where);
    if (/invalid character/.test(got.error.message)) {
      assert.ok(want.error.message.startsWith(got.error.message), where);
      got.error.message = want.error.message;
    }
    assert.deepEqual(got, want, where);
    if (status === 422) assert.equal(`${want.error.field} must be ${want.error.must}, got ${want.error.got}`, want.error.message, where);
    if (status === 413) assert.ok(want.error.limit, where);
  }
});

test("methods: HEAD where there is something to read, OPTIONS everywhere, others are told which", async () => {
  for (const [method, path, status, allow] of /** @type {[string, string, number, string | null][]} */ ([
    ["HEAD", "/", 200, null], ["HEAD", "/v1/health", 200, null], ["GET", "/v1/winnow", 405, "POST, OPTIONS"], ["PUT", "/v1/winnow", 405, "POST, OPTIONS"], ["HEAD", "/v1/winnow", 405, "POST, OPTIONS"],
    ["POST", "/v1/health", 405, "GET, HEAD, OPTIONS"], ["OPTIONS", "/v1/cluster", 204, "POST, OPTIONS"], ["OPTIONS", "/openapi.json", 204, "GET, HEAD, OPTIONS"], ["GET", "/v2", 404, null],
  ])) {
    for (const { kind, url } of workers) {
      const response = await fetch(url + path, { method });
      const text = await response.text();
      assert.deepEqual([response.status, response.headers.get("allow")], [status, allow], `${kind} ${method} ${path}`);
      assert.ok(method !== "HEAD" || text === "");
      if (status === 405 && text) assert.equal(JSON.parse(text).error.code, "method");
    }
  }
});

test("whatever the address: no escape, a host that is none", async () => {
  for (const [path, host, status] of /** @type {[string, string, number][]} */ ([
    ["/v1/%zz", "x", 404], ["/v1/health%", "x", 404], ["/v1/health?%zz&a=%", "x", 200], ["/v1/health?a;b", "x", 200],
    ...["a{b", "a%41", "%zz", "x|y", "a[b", "a:99999", "a\\b", "[::1%25eth0]"].map((host) => /** @type {[string, string, number]} */ (["/v1/health", host, 200])),
  ])) {
    for (const { kind, url } of workers) {
      const { hostname, port } = new URL(url);
      const got = await new Promise((done, fail) => void get({ hostname, port, path, headers: { Host: host } }, ({ statusCode }) => done(statusCode)).on("error", fail));
      assert.equal(got, status, `${kind} ${host} ${path}`);
    }
  }
});

test("100 MB are refused by their announcement, without being read", async () => {
  for (const { kind, url } of workers) {
    const status = await new Promise((done, fail) => {
      const sent = request(`${url}/v1/winnow`, { method: "POST", headers: { "Content-Type": "text/csv", "Content-Length": 1e8 } }, ({ statusCode }) => done(statusCode)).on("error", fail);
      sent.write("a,b\n"); // and nothing more is ever sent
    });
    assert.equal(status, 413, kind);
  }
});

test("an endless body without an announced length is refused once it passes the limit", async () => {
  for (const { kind, url } of workers) {
    const { hostname, port } = new URL(url);
    const answer = await new Promise((done) => {
      let text = "";
      const socket = connect(Number(port), hostname, () => {
        socket.write("POST /v1/winnow HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n");
        const more = () => void (socket.destroyed || socket.write(`1000\r\n${"x".repeat(4096)}\r\n`, () => setTimeout(more, 1)));
        more();
      });
      socket.on("data", (piece) => ((text += piece), socket.destroy())).on("error", () => {}).on("close", () => done(text));
    });
    assert.match(answer, /^HTTP\/1\.1 413 /, kind);
  }
});

test("a slow body keeps nobody else waiting", async () => {
  for (const { kind, url } of workers) {
    const body = '[{"NewProcessName":"a.exe"}]';
    let rest = () => {};
    const slow = new Promise((done, fail) => {
      const sent = request(`${url}/v1/winnow`, { method: "POST", headers: { "Content-Type": "application/json" } }, ({ statusCode }) => done(statusCode)).on("error", fail);
      sent.write(body.slice(0, 5));
      rest = () => sent.end(body.slice(5));
    });
    for (let i = 0; i < 5; i++) assert.equal((await post(url, "winnow", body, json)).status, 200, kind);
    rest();
    assert.equal(await slow, 200, kind);
  }
});
