// Writes the story (story.txt) as an Observable notebook and as a Framework page, and builds both without a CDN.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { offline, seedVersions } from "./offline.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { buildSync } = createRequire(here("../../js/package.json"))("esbuild");
const work = here("../../build/observable");
const cells = readFileSync(here("story.txt"), "utf8").split(/^@/m).slice(1).map((part) => {
  const [head, ...lines] = part.trimEnd().split("\n");
  return { kind: head.split(" ")[0], text: lines.join("\n") };
});

rmSync(work, { recursive: true, force: true });
for (const host of ["notebook", "page"]) {
  const src = `${work}/${host}/src`;
  cpSync(here("lib"), `${src}/lib`, { recursive: true });
  const shared = ["countby", "csv", "story"].map((name) => here(`../lib/${name}.js`));
  buildSync({ entryPoints: shared, outdir: `${src}/lib`, bundle: true, format: "esm", external: ["stream"], logLevel: "warning" });
  for (const file of ["index.js", "charts.js", "worker.js", "logwinnow.wasm"]) cpSync(here(`../../js/dist/${file}`), `${src}/lib/logwinnow/${file}`);
  cpSync(here("../../js/src/showing.js"), `${src}/lib/logwinnow/showing.js`);
  for (const file of ["processes.csv", "logons.csv"]) cpSync(here(`../../testdata/samples/${file}`), `${src}/data/${file}`);
  // Packages of the story are found by both from node_modules above.
  execFileSync("ln", ["-sfn", here("node_modules"), `${work}/${host}/node_modules`]);
  writeFileSync(`${work}/${host}/package.json`, JSON.stringify({ type: "module", private: true }));
}
notebook();
page();

function notebook() {
  const script = ({ kind, text }, i) => kind === "md"
    ? `  <script id="${i + 1}" type="text/markdown">\n${text}\n  </script>`
    : `  <script id="${i + 1}" type="module">\n${text.replace("CREATE", "")}\n  </script>`;
  const html = `<!doctype html>\n<notebook>\n  <title>Event clustering</title>\n${cells.map(script).join("\n")}\n</notebook>\n`;
  writeFileSync(`${work}/notebook/src/index.html`, html);
  run(`${work}/notebook`, ["notebooks", "build", "--root", "src", "-o", "../dist", "--", "src/index.html"]);
}

// The empty tsconfig.json beside this file: without it Vega's packages, which extend one there, are not bundled.
function page() {
  // Framework bundles modules but no assets: the module's bytes are handed over, and work is done in the page's thread.
  const options = '{ wasm: await FileAttachment("./lib/logwinnow/logwinnow.wasm").arrayBuffer(), worker: false }';
  const block = ({ kind, text }) => (kind === "md" ? text : `\`\`\`js\n${text.replace("CREATE", options)}\n\`\`\``);
  writeFileSync(`${work}/page/src/index.md`, `${cells.map(block).join("\n\n")}\n`);
  const config = { title: "logwinnow", root: "src", pages: [], search: false, globalStylesheets: [], head: "", footer: "" };
  writeFileSync(`${work}/page/observablehq.config.js`, `export default ${JSON.stringify(config)};\n`);
  seedVersions(`${work}/page/src`);
  run(`${work}/page`, ["observable", "build"]);
}

function run(cwd, [command, ...args]) {
  execFileSync(command, args, { cwd, stdio: ["ignore", "inherit", "inherit"], env: offline });
}
