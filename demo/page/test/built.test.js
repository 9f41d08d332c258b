import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";

/** What must be true of the built page: `make page` comes before. */

const home = new URL("..", import.meta.url);
const html = readFileSync(new URL("dist/index.html", home), "utf8");
const licences = html.slice(html.indexOf('<script type="text/plain" id="licences">'));

test("the page is one file of at most 4 MB", () => {
  assert.ok(Buffer.byteLength(html) <= 4_000_000, `${Buffer.byteLength(html)} bytes`);
  const loaded = [...html.matchAll(/<(?:link|img|iframe|script)[^>]*\s(?:src|href)=/gi)];
  assert.deepEqual(loaded, [], "nothing is loaded beside it");
});

test("the page carries the licence, with its terms, of everything that its source imports", () => {
  const source = new URL("src/", home);
  const files = readdirSync(source, { recursive: true }).filter((file) => String(file).endsWith(".js")).map((file) => readFileSync(new URL(String(file), source), "utf8"));
  const imported = files.flatMap((file) => Array.from(file.matchAll(/from "((?:@[\w-]+\/)?[a-z][\w-]*)(?:\/[\w-]+)?"/g), ([, name]) => name));
  const manifest = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, home), "utf8"));
  const direct = [...new Set(imported)].filter((name) => name !== "logwinnow");
  assert.ok(direct.length > 5);
  const sections = licences.split(`\n${"=".repeat(78)}\n`);
  for (const name of direct) {
    const own = sections.filter((text) => text.startsWith(`${name} ${manifest(name).version} (`));
    assert.ok(own.some((text) => /permission|redistribution/i.test(text) && /copyright|author/i.test(text)), `${name}: its terms and its holder`);
  }
  for (const file of ["LICENSE", "LICENSES.txt"]) assert.ok(licences.includes(readFileSync(new URL(`node_modules/logwinnow/${file}`, home), "utf8").trim().slice(0, 400)), file);
  for (const name of ["Go go", "easyjson", "vega-scenegraph", "d3-scale", "fzstd"]) assert.ok(licences.includes(name), name);
});

test("the page names every holder that the code inside it names, with the terms of the Apache licence", async () => {
  const entryPoints = ["src/app/main.js", "src/worker/worker.js"];
  const { metafile } = await build({ absWorkingDir: new URL(".", home).pathname, entryPoints, outdir: "none", bundle: true, format: "iife", target: "es2022", write: false, metafile: true, minify: true, define: { "process.env.NODE_ENV": '"production"' } });
  const paths = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0));
  const holders = paths.filter((path) => path.includes("node_modules/")).flatMap((path) => {
    const text = readFileSync(new URL(path, home), "utf8");
    return Array.from(text.matchAll(/(?:[Cc]opyright|\([Cc]\)) (?:\([Cc]\) )?\d{4}[^\n]*?([A-Z][\w ]+)/g), ([, name]) => ({ path, name: name.trim() }));
  });
  const names = new Set(holders.map(({ name }) => name));
  for (const name of ["Devon Govett", "Arjun Barrett", "Zhipeng Jia", "Jason Davies", "Ariya Hidayat", "Joachim Wester"]) assert.ok(names.has(name), `${name} is not looked for`);
  assert.deepEqual(holders.filter(({ name }) => !licences.includes(name)), []);
  for (const text of ["2. Grant of Copyright License.", "semver 7", "fast-json-patch 3", "by Harry Stevens", "Sun Microsystems"]) assert.ok(licences.includes(text), text);
});
