import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { compile, create, createSync } from "logwinnow";
import * as inline from "logwinnow/inline";
import { home, problem, scratch } from "./helpers.js";

const file = join(home, "dist/logwinnow.wasm");
const bytes = readFileSync(file);
/** @type {import("node:http").Server} */
let server;
let origin = "";

before(async () => {
  server = createServer((request, response) => {
    const [, kind] = /** @type {string} */ (request.url).split("/");
    if (kind === "missing") return response.writeHead(404).end("no");
    const type = { wasm: "application/wasm", plain: "application/octet-stream", html: "text/html" }[kind] ?? "";
    response.writeHead(200, { "content-type": type }).end(kind === "html" ? "<!doctype html>" : bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  origin = `http://127.0.0.1:${/** @type {any} */ (server.address()).port}`;
});
after(() => server.close());

/** @type {[string, () => any][]} */
const ways = [
  ["nothing: beside the package", () => undefined],
  ["a file URL", () => new URL(`file://${file}`)],
  ["a file URL as text", () => `file://${file}`],
  ["a URL answered as application/wasm", () => `${origin}/wasm`],
  ["a URL answered as something else", () => new URL(`${origin}/plain`)],
  ["a Response", () => fetch(`${origin}/wasm`)],
  ["bytes", () => bytes],
  ["an ArrayBuffer", () => Uint8Array.from(bytes).buffer],
  ["a promise of bytes", () => Promise.resolve(bytes)],
  ["a Module", () => new WebAssembly.Module(bytes)],
];
for (const [name, wasm] of ways) {
  test(`loads from ${name}`, async () => {
    const logwinnow = await create({ wasm: await wasm() });
    assert.equal(await logwinnow.tokenCount("a b c"), 3);
    logwinnow.free();
  });
}

test("the inline build has everything inside", async () => {
  assert.equal(await (await inline.create()).tokenCount("a b"), 2);
  assert.equal(inline.createSync(await inline.compile()).tokenCount("a b"), 2);
});

test("the edge build takes the compiled module that its host imports", async () => {
  // What an edge host does with `import module from "./logwinnow.wasm"`, done by a plugin.
  const host = {
    name: "host",
    setup(/** @type {import("esbuild").PluginBuild} */ { onLoad }) {
      onLoad({ filter: /\.wasm$/ }, () => ({ contents: `import { readFileSync } from "node:fs"; export default new WebAssembly.Module(readFileSync(${JSON.stringify(file)}))` }));
    },
  };
  const outfile = join(scratch("edge"), "edge.mjs");
  await build({ entryPoints: [join(home, "dist/index.workerd.js")], bundle: true, format: "esm", platform: "node", outfile, plugins: [host] });
  const edge = await import(outfile);
  assert.equal(await (await edge.create()).tokenCount("a b"), 2);
  assert.equal(edge.createSync(await edge.compile()).tokenCount("a b"), 2);
});

test("what cannot be loaded says so and how to do it right; trying again works", async () => {
  await assert.rejects(create({ wasm: `${origin}/missing` }), problem("load", /answered 404; pass create\(\{ wasm \}\)/));
  await assert.rejects(create({ wasm: `${origin}/html` }), problem("load", /is not WebAssembly/));
  await assert.rejects(create({ wasm: new URL("file:///nowhere/x.wasm") }), problem("load", /ENOENT/));
  await assert.rejects(create({ wasm: "http://127.0.0.1:1/x" }), problem("load", /could not be fetched/));
  await assert.rejects(create({ wasm: Uint8Array.of(0, 97, 115, 109, 9) }), problem("load", /could not be loaded/));
  await assert.rejects(create({ wasm: Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0) }), problem("load", /./));
  await assert.rejects(create({ wasm: /** @type {any} */ (5) }), problem("type", /wasm must be a URL/));
  await assert.rejects(create(/** @type {any} */ ("x")), problem("type", /create: options must be an object/));
  await assert.rejects(create(/** @type {any} */ ({ wsam: bytes })), problem("option", /^create: wsam is not an option$/));
  await assert.rejects(create({ workers: 0 }), problem("type", /^create: workers must be a number >= 1, got 0$/));
  assert.throws(() => createSync(/** @type {any} */ (bytes)), problem("type", /a WebAssembly\.Module/));
  assert.equal(await (await create({ wasm: `${origin}/wasm` })).tokenCount("a"), 1);
});

test("nothing is left on globalThis", async () => {
  const names = Object.getOwnPropertyNames(globalThis).join();
  const logwinnow = await create();
  await logwinnow.winnow({ NewProcessName: ["a", "b"] });
  createSync(await compile()).tokenCount("x");
  assert.equal(Object.getOwnPropertyNames(globalThis).join(), names);
});

test("several instances share a Module and do not meet", async () => {
  const wasm = await compile();
  const all = await Promise.all([create({ wasm }), create({ wasm }), create({ wasm })]);
  assert.deepEqual(await Promise.all(all.map((one, i) => one.tokenCount("a ".repeat(i) + "b"))), [1, 2, 3]);
});

test("the module reaches nothing but Go's own host functions", async () => {
  const modules = new Set(WebAssembly.Module.imports(await compile()).map((entry) => entry.module));
  assert.deepEqual([...modules], ["gojs"]);
});
