import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { version } from "logwinnow";
import { home } from "./helpers.js";

const read = (/** @type {string} */ name) => readFileSync(join(home, name), "utf8");
const manifest = JSON.parse(read("package.json"));

test("users install nothing else, and nothing runs at installation", () => {
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "bundledDependencies"]) assert.equal(manifest[kind], undefined);
  for (const script of ["preinstall", "install", "postinstall", "prepare"]) assert.equal(manifest.scripts[script], undefined);
});

test("the licence covers Go's runtime in the module, and the lock repeats it", () => {
  assert.equal(manifest.license, "MIT AND BSD-3-Clause");
  assert.equal(JSON.parse(read("package-lock.json")).packages[""].license, manifest.license);
  assert.match(read("LICENSES.txt"), /^Go go.*\n=+\n\nCopyright 2009 The Go Authors/m);
});

test("development versions are exact, and the lock names no registry", () => {
  for (const [name, wanted] of Object.entries(manifest.devDependencies)) assert.match(wanted, /^\d+\.\d+\.\d+$/, name);
  assert.doesNotMatch(read("package-lock.json"), /"resolved"|https?:\/\/[^"]*registry/);
});

test("types come first in every export, and every file is there", () => {
  for (const [name, target] of Object.entries(manifest.exports)) {
    if (typeof target === "object") assert.equal(Object.keys(target)[0], "types", name);
    for (const file of typeof target === "string" ? [target] : Object.values(target)) assert.ok(existsSync(join(home, file)), file);
  }
  assert.ok(existsSync(join(home, manifest.bin.logwinnow)));
});

test("the version is the manifest's, in the lock too", () => {
  const lock = JSON.parse(read("package-lock.json"));
  assert.deepEqual([version, lock.version, lock.packages[""].version], Array(3).fill(manifest.version));
});

test("the sources reach for the network in one place only: where the wasm is fetched", () => {
  const reach = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport|RTCPeerConnection|importScripts)\b/g;
  for (const name of ["api", "answer", "arrow", "calls", "columns", "encode", "engine", "instance", "matrix", "pause", "remote", "rows", "table", "time", "worker"]) {
    assert.equal(read(`src/${name}.js`).match(reach), null, name);
  }
  assert.equal(read("dist/charts.js").match(reach), null, "charts");
});

test("charts cost nothing where they are not imported", () => {
  // Without the module inside inline.js, whose base64 spells any four letters now and then.
  for (const name of ["index", "inline", "worker", "index.workerd"]) assert.ok(!read(`dist/${name}.js`).replace(/[\w+/]{1000,}/g, "").includes("vega"), name);
});

test("bundlers find the assets by the form they look for", () => {
  for (const asset of ["logwinnow.wasm", "worker.js"]) assert.ok(read("dist/index.js").includes(`new URL("./${asset}", import.meta.url)`));
  assert.doesNotMatch(read("dist/index.js"), /["']node:(?!fs\/promises")/);
});
