// Builds dist/ and types/ from src/. The module itself, dist/logwinnow.wasm, comes from the Makefile.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

process.chdir(new URL("..", import.meta.url).pathname);
mkdirSync("dist", { recursive: true });
wrapGoRuntime();

const shared = { bundle: true, format: "esm", target: "es2022", charset: "utf8", logLevel: "warning", external: ["*.wasm"] };
await build({ ...shared, entryPoints: ["src/index.js", "src/worker.js", "src/index.workerd.js"], outdir: "dist" });
await build({ ...shared, entryPoints: ["src/charts/index.js"], outfile: "dist/charts.js" });
await build({ ...shared, entryPoints: ["src/inline.js"], outfile: "dist/inline.js", plugins: [inlined()] });
const command = await build({ ...shared, entryPoints: ["src/cli/main.js"], outfile: "dist/cli.js", platform: "node", target: "node20.16", metafile: true });
chmodSync("dist/cli.js", 0o755);
writeFileSync("dist/bundled.json", JSON.stringify(packagesIn(command.metafile)));

rmSync("types", { recursive: true, force: true });
execFileSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], { stdio: "inherit" });

/**
 * Go's own loader sets globals. Inside a function whose parameter is called globalThis it sets them on whatever
 * object is handed in. `fs` is the one global that it reads by its bare name. Bundling keeps comments of the /*! kind only.
 */
function wrapGoRuntime() {
  const root = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  const source = readFileSync(`${root}/lib/wasm/wasm_exec.js`, "utf8");
  const licence = source.slice(0, source.indexOf('"use strict"')).replaceAll("// ", " * ").trim();
  writeFileSync("dist/wasm_exec.js", `/*! wasm_exec.js of Go:\n ${licence}\n */\nexport function goRuntime(globalThis) {\nconst { fs } = globalThis;\n${source}\nreturn globalThis.Go;\n}\n`);
  writeFileSync("dist/wasm_exec.d.ts", "export function goRuntime(globalThis: object): new () => any;\n");
}

/** The npm packages that a bundle carries: their licences must travel with it. */
function packagesIn(metafile) {
  const names = Object.keys(metafile.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

/** Gives src/inline.js the two assets that it imports. */
function inlined() {
  const contents = {
    wasm: () => gzipSync(readFileSync("dist/logwinnow.wasm"), { level: 9 }).toString("base64"),
    worker: () => readFileSync("dist/worker.js", "utf8"),
  };
  return {
    name: "inline",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^inline:/ }, ({ path }) => ({ path: path.slice(7), namespace: "inline" }));
      onLoad({ filter: /.*/, namespace: "inline" }, ({ path }) => ({ contents: contents[path](), loader: "text" }));
    },
  };
}
