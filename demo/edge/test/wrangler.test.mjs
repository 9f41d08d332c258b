import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { KINDS } from "./helpers.mjs";

// What `npx wrangler deploy` would send, by the version that the README names, on the Node that it needs.

const edge = fileURLToPath(new URL("..", import.meta.url));
const built = join(edge, "../../build/edge");
const tools = join(edge, "wrangler/node_modules");

/** @param {string} folder @returns {Buffer[]} the WebAssembly in it */
const modulesIn = (folder) => readdirSync(folder).filter((file) => file.endsWith(".wasm")).map((file) => readFileSync(join(folder, file)));

for (const kind of KINDS) {
  test(`${kind}: wrangler packs the worker as it was built, without bindings`, () => {
    const out = join(built, `wrangler-${kind}`);
    rmSync(out, { recursive: true, force: true });
    const env = { PATH: process.env.PATH, HOME: out, CI: "1", WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: join(built, "wrangler-log") };
    const said = execFileSync(join(tools, "node/bin/node"), [join(tools, "wrangler/bin/wrangler.js"), "deploy", "--dry-run", "--outdir", out], { cwd: join(edge, kind), env, encoding: "utf8" });
    assert.match(said, /No bindings found/);
    const [packed, ...more] = modulesIn(out);
    assert.equal(more.length, 0);
    assert.ok(packed.equals(modulesIn(join(built, kind))[0]), "another module was packed");
  });
}
