// Builds dist/index.html: the whole page in one file, which works from any server and from the disk.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { licencesOf } from "./licences.mjs";
import { SAMPLES } from "../src/app/samples.js";
import { SEALED, frameHtml, inHtml, shellHtml } from "./page.mjs";

const home = new URL("..", import.meta.url).pathname.replace(/\/$/, "");
const MOST = 4_000_000;

const shared = { absWorkingDir: home, bundle: true, minify: true, format: "iife", target: "es2022", charset: "utf8", legalComments: "none", write: false, metafile: true, logLevel: "warning", define: { "process.env.NODE_ENV": '"production"' } };

/** @param {string} entry */
async function bundled(entry, more = {}) {
  const { outputFiles, metafile } = await build({ ...shared, ...more, entryPoints: [entry] });
  return { text: inHtml(outputFiles[0].text), metafile };
}

const app = await bundled("src/app/main.js", { banner: { js: SEALED } });
const worker = await bundled("src/worker/worker.js");
const shell = await bundled("src/shell/shell.js");
const style = await bundled("src/app/style.css");
const shellStyle = await bundled("src/shell/shell.css");
const samples = Object.fromEntries(SAMPLES.map(([name]) => [name, readFileSync(`${home}/../../testdata/samples/${name}`, "utf8")]));

const frame = frameHtml({ script: app.text, style: style.text, worker: worker.text, samples });
const licences = licencesOf([app.metafile, worker.metafile], home);
const html = shellHtml({ frame, script: shell.text, style: shellStyle.text, frameScript: app.text, frameStyle: style.text, licences });
mkdirSync(`${home}/dist`, { recursive: true });
writeFileSync(`${home}/dist/index.html`, html);
const sizes = { page: html.length, app: app.text.length, worker: worker.text.length, samples: JSON.stringify(samples).length, licences: licences.length };
console.log(`demo/page/dist/index.html: ${Object.entries(sizes).map(([name, size]) => `${name} ${Math.round(size / 1000)} kB`).join(", ")}`);
const bytes = Buffer.byteLength(html);
if (bytes > MOST) throw new Error(`the page has ${bytes} bytes, at most ${MOST} are allowed`);
