// Puts what the wheel carries of the npm package into python/src/logwinnow/_js/: one script, and the module.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { build } = createRequire(here("../js/package.json"))("esbuild");

rmSync(here("src/logwinnow/_js"), { recursive: true, force: true });
mkdirSync(here("src/logwinnow/_js"), { recursive: true });
await build({
  // A script, not a module: Python can evaluate it at once, where importing a module would have to be awaited. The
  // whole is one expression that leaves nothing on globalThis.
  entryPoints: [here("bridge/index.js")], outfile: here("src/logwinnow/_js/bridge.js"),
  bundle: true, format: "iife", globalName: "bridge", banner: { js: "(() => {" }, footer: { js: "return bridge;\n})()" },
  target: "es2022", charset: "utf8", logLevel: "warning", logOverride: { "empty-import-meta": "silent" },
});
copyFileSync(here("../js/dist/logwinnow.wasm"), here("src/logwinnow/_js/logwinnow.wasm"));
copyFileSync(here("../LICENSE"), here("LICENSE"));
const { version } = createRequire(here("../js/package.json"))("../js/package.json");
writeFileSync(here("src/logwinnow/_version.py"), `"""The version, the same as the npm package's."""\n\n__version__ = "${version}"\n`);
