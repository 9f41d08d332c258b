import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { KINDS, both, post, trapped } from "./helpers.mjs";

const body = '[{"NewProcessName":"x.exe"}]';
const type = "application/json";

for (const kind of KINDS) {
  test(`${kind}: an analysis needs the token, or a server that was told to let everybody in; nothing else decides`, async () => {
    const bearer = (/** @type {string} */ token) => ({ Authorization: `Bearer ${token}` });
    for (const [settings, who, asked] of /** @type {[Record<string, string>, string, [headers: Record<string, string>, status: number][]][]} */ ([
      [{}, "refused", [[{}, 403], [bearer(""), 403], [{ Host: "localhost" }, 403], [{ Host: "127.0.0.1", "X-Forwarded-For": "127.0.0.1" }, 403]]],
      [{ ALLOW_ANONYMOUS: "true" }, "refused", [[{}, 403]]],
      [{ ALLOW_ANONYMOUS: "1" }, "anonymous", [[{}, 200], [bearer("whatever"), 200]]],
      [{ TOKEN: "s3cret", ALLOW_ANONYMOUS: "1" }, "token", [[{}, 401], [bearer("s3cret"), 200]]],
      [{ TOKEN: "s3cret" }, "token", [[bearer("s3creT"), 401], [bearer("s3cre"), 401], [bearer("s3crets"), 401], [{ Authorization: "Basic s3cret" }, 401], [{ Authorization: "s3cret" }, 401], [{ Authorization: "bearer s3cret" }, 200]]],
      [{ TOKEN: "a,b" }, "token", [[bearer("a,b"), 200], [bearer("a"), 401]]],
    ])) {
      const worker = await trapped(kind, settings);
      for (const [headers, status] of asked) {
        const { status: got, headers: told, text } = await post(worker.url, "winnow", body, { type, headers });
        assert.equal(got, status, `${JSON.stringify([settings, headers])} ${text}`);
        assert.equal(told.has("www-authenticate"), status === 401);
      }
      assert.deepEqual(await (await fetch(`${worker.url}/v1/health`)).json(), { status: "ok", analyses: who });
      await worker.stop();
    }
  });
}

test("a limit that is no whole number above 0 is passed over", async () => {
  for (const [MAX_ROWS, status] of /** @type {[string, number][]} */ ([["1", 413], ["1e0", 200], ["1.5", 200], ["0", 200], ["-1", 200], ["0x1", 200], ["one", 200], ["", 200]])) {
    for (const worker of await both({ ALLOW_ANONYMOUS: "1", MAX_ROWS })) {
      const { status: got } = await post(worker.url, "features", '[{"CommandLine":"a"},{"CommandLine":"b"}]', { type });
      assert.equal(got, status, `${worker.kind} ${MAX_ROWS}`);
      await worker.stop();
    }
  }
});

test("the comparison takes the same time whatever is wrong: digests of one length, compared in constant time", () => {
  const source = (/** @type {string} */ file) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
  assert.match(source("wasm/httpapi/access.go"), /sha256\.Sum256[^]*subtle\.ConstantTimeCompare/);
  assert.match(source("demo/edge/js/access.js"), /"SHA-256"[^]*timingSafeEqual/);
});

test("pages of other origins are shut out, unless they are named", async () => {
  for (const [settings, origin, allowed] of /** @type {[Record<string, string>, string, string | null][]} */ ([
    [{ ORIGINS: "https://x.example, https://a.example" }, "https://a.example", "https://a.example"], [{ ORIGINS: "https://a.example" }, "https://b.example", null],
    [{}, "https://a.example", null], [{ ORIGINS: "*" }, "https://a.example", "https://a.example"],
  ])) {
    for (const worker of await both({ TOKEN: "t", ...settings })) {
      const headers = { Origin: origin, "Access-Control-Request-Method": "POST", Authorization: "Bearer t" };
      const preflight = await fetch(`${worker.url}/v1/winnow`, { method: "OPTIONS", headers: { Origin: origin, "Access-Control-Request-Method": "POST" } });
      const answers = [preflight, await post(worker.url, "winnow", body, { type, headers }), await post(worker.url, "winnow", "[", { type, headers })];
      assert.deepEqual(answers.map(({ status }) => status), [204, 200, 400], worker.kind);
      for (const one of answers) assert.equal(one.headers.get("access-control-allow-origin"), allowed, worker.kind);
      assert.equal(preflight.headers.get("access-control-allow-headers")?.includes("Authorization") ?? false, allowed !== null);
      await worker.stop();
    }
  }
});

for (const kind of KINDS) {
  test(`${kind}: nothing of a body is logged, neither of good ones nor of those that fail`, async () => {
    const worker = await trapped(kind, { TOKEN: "t0ken" }, { folder: `${kind}-provoke` });
    const log = "NewProcessName,CommandLine\nc:\\s3cret.exe,s3cret -x\n";
    for (const [headers, text, status] of /** @type {[Record<string, string>, string, number][]} */ ([
      [{}, log, 200], [{}, `${log}s3cret,s3cret,s3cret\n`, 400], [{ "Content-Type": type }, '{"s3cret":', 400], [{ "Content-Type": type }, '["s3cret"]', 422],
      [{ "Logwinnow-Provoke": "panic" }, log, 500], [{ "Logwinnow-Provoke": "crash" }, log, 500],
    ])) assert.equal((await post(worker.url, "winnow", text, { headers: { Authorization: "Bearer t0ken", ...headers }, query: status === 422 ? "?keys=s3cret" : "" })).status, status);
    await worker.stop();
    assert.match(worker.said(), /failed|panic/, "the console was not heard at all");
    assert.doesNotMatch(worker.said(), /s3cret|t0ken/);
  });
}
