import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { build } from "esbuild";
import { KINDS, post, trapped } from "./helpers.mjs";

const body = '[{"NewProcessName":"x.exe"}]';
const built = fileURLToPath(new URL("../../../build/edge", import.meta.url));

/** @type {Record<string, import("../workerd.mjs").How>} what runs with the ways out left open, as a control */
const OPEN = { go: { folder: "go-provoke", entry: "worker.mjs" }, js: { folder: "js-open" } };

/** @param {import("./helpers.mjs").Kind} kind @param {import("../workerd.mjs").How} how @returns {Promise<number>} connections that a listener heard */
async function heard(kind, how) {
  const worker = await trapped(kind, { ALLOW_ANONYMOUS: "1" }, how);
  const headers = { "Logwinnow-Provoke": "connect", "Logwinnow-Target": `http://127.0.0.1:${worker.port}/` };
  const { status } = await post(worker.url, "winnow", body, { type: "application/json", headers });
  assert.ok(status === 200 || status === 500, String(status));
  await new Promise((done) => setTimeout(done, 300));
  await worker.stop();
  return worker.sent();
}

for (const kind of KINDS) {
  test(`${kind}: on an open network, code that tries to connect gets nowhere`, async () => {
    assert.ok((await heard(kind, OPEN[kind])) > 0, "without sealed.js nothing was heard either: this test shows nothing");
    assert.equal(await heard(kind, { folder: `${kind}-provoke` }), 0);
  });

  test(`${kind}: nothing is left to connect by, and no module is imported that gives it`, async () => {
    const files = readdirSync(join(built, kind)).filter((file) => /\.m?js$/.test(file));
    for (const file of files) {
      const { code, imports } = await read(join(built, kind, file));
      assert.doesNotMatch(code, /cloudflare:/, file);
      for (const module of imports) assert.match(`${module.kind} ${module.path}`, /^import-statement \.\//, file);
    }
    const { code, imports } = await read(join(built, kind, kind === "go" ? "entry.mjs" : "worker.js"));
    // In the bundle only helpers stand before it: functions, and modules that run when they are asked for.
    if (kind === "go") assert.equal(imports[0].path, "./sealed.js");
    else for (const line of code.slice(0, code.indexOf("var NAMES = [\"fetch\"")).split("\n")) assert.match(line, /^(?:$|\s|var (?:__\w+|require_\w+) = |[\]})]|import \w+ from "\.\/logwinnow\.wasm";)/);
  });
}

/** @param {string} file @returns {Promise<{ code: string, imports: { path: string, kind: string }[] }>} its code without comments, and what it imports */
async function read(file) {
  const { outputFiles, metafile } = await build({ entryPoints: [file], bundle: true, packages: "external", format: "esm", write: false, metafile: true, legalComments: "none", logLevel: "silent", outdir: built, plugins: [alone] });
  return { code: outputFiles[0].text.replace(/^\s*\/\/.*\n/gm, ""), imports: Object.values(metafile.outputs)[0].imports };
}

/** @type {import("esbuild").Plugin} each file by itself */
const alone = { name: "alone", setup: ({ onResolve }) => onResolve({ filter: /./ }, ({ kind, path }) => (kind === "entry-point" ? undefined : { path, external: true })) };

test("js: every way that workerd has is tried, and none is there", async () => {
  const opened = async (/** @type {string} */ folder) => {
    const worker = await trapped("js", { ALLOW_ANONYMOUS: "1" }, { folder });
    const { text } = await post(worker.url, "winnow", body, { type: "application/json", headers: { "Logwinnow-Provoke": "connect", "Logwinnow-Target": `http://127.0.0.1:${worker.port}/` } });
    await worker.stop();
    return JSON.parse(text).opened;
  };
  assert.equal(await opened("js-provoke"), 0);
  assert.ok((await opened("js-open")) >= 6);
});
