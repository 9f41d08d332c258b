// Bundles the JavaScript worker as wrangler would: with the package's "workerd" condition, and its module beside.
// node build.mjs ENTRY FOLDER
import { copyFileSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [entry = "js/worker.js", folder = "js"] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const out = resolve(here, "../../build/edge", folder);
mkdirSync(out, { recursive: true });

/** workerd takes modules by the names that imports say: the wasm goes beside the bundle. */
const beside = {
  name: "beside",
  setup(/** @type {import("esbuild").PluginBuild} */ { onResolve }) {
    onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
      copyFileSync(join(resolveDir, path), join(out, "logwinnow.wasm"));
      return { path: "./logwinnow.wasm", external: true };
    });
  },
};

await build({
  absWorkingDir: here, entryPoints: [entry], outfile: join(out, "worker.js"), bundle: true, format: "esm", target: "es2022",
  conditions: ["workerd"], logLevel: "warning", plugins: [beside],
});
