import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers } from "../../scripts/browsers.mjs";
import { offline, seedVersions } from "../observable/offline.mjs";
import { assertKeptIn } from "./kept.mjs";
import { refusingProxy, serve } from "./serve.mjs";

/** The lines that docs/notebooks.md has for Observable, in new folders beside the packed package. */
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const section = readFileSync(here("../../docs/notebooks.md"), "utf8").split("\n## Observable")[1];
const lines = /** @type {RegExpExecArray} */ (/```mjs\n([\s\S]*?)```/.exec(section))[1];
const forFramework = /** @type {RegExpExecArray} */ (/`(create\(\{.*?\))`/.exec(section))[1];
const work = mkdtempSync(join(tmpdir(), "logwinnow-lines-"));

before(() => {
  execFileSync("npm", ["pack", here("../../js"), "--silent", "--pack-destination", work], { stdio: ["ignore", "ignore", "inherit"] });
  execFileSync("tar", ["-xzf", join(work, readdirSync(work)[0]), "-C", work]); // into package/
});
after(() => rmSync(work, { recursive: true, force: true }));

/** A folder with the package and what else the lines import. @param {string} name */
function folder(name) {
  const root = join(work, name);
  mkdirSync(`${root}/src/lib`, { recursive: true });
  mkdirSync(`${root}/node_modules`);
  const from = here("../observable/node_modules/");
  for (const entry of readdirSync(from)) if (!entry.startsWith(".")) symlinkSync(from + entry, `${root}/node_modules/${entry}`);
  cpSync(`${work}/package`, `${root}/node_modules/logwinnow`, { recursive: true });
  writeFileSync(`${root}/package.json`, JSON.stringify({ type: "module", private: true }));
  return root;
}

/** @param {string} root @param {string[]} command */
const run = (root, [command, ...args]) => execFileSync(command, args, { cwd: root, env: offline, stdio: ["ignore", "ignore", "inherit"] });

const BUILDS = {
  "Notebook Kit": () => {
    const root = folder("kit");
    const cell = `  <script id="1" type="module">\n${lines}</script>\n`;
    writeFileSync(`${root}/src/index.html`, `<!doctype html>\n<notebook>\n  <title>lines</title>\n${cell}</notebook>\n`);
    run(root, ["notebooks", "build", "--root", "src", "-o", "../dist", "--", "src/index.html"]);
    return `${root}/dist`;
  },
  Framework: () => {
    const root = folder("framework");
    copyFileSync(`${root}/node_modules/logwinnow/dist/logwinnow.wasm`, `${root}/src/lib/logwinnow.wasm`);
    writeFileSync(`${root}/tsconfig.json`, "{}");
    const config = { title: "lines", root: "src", pages: [], search: false, globalStylesheets: [], head: "", footer: "" };
    writeFileSync(`${root}/observablehq.config.js`, `export default ${JSON.stringify(config)};\n`);
    assert.ok(lines.includes("create()"));
    writeFileSync(`${root}/src/index.md`, `\`\`\`js\n${lines.replace("create()", forFramework)}\`\`\`\n`);
    seedVersions(`${root}/src`);
    run(root, ["observable", "build"]);
    return `${root}/dist`;
  },
};

for (const [name, build] of Object.entries(BUILDS)) {
  test(`the lines for ${name}: a table and a chart`, { skip: browsers.chromium.path ? false : "chromium is not installed", timeout: 120000 }, async (t) => {
    const [site, proxy] = [await serve(build()), await refusingProxy()];
    const browser = await browsers.chromium.launch({ proxy: proxy.port });
    t.after(async () => {
      await browser.close();
      site.close();
      proxy.close();
    });
    const page = await browser.open(`${site.origin}/`);
    const shown = () => page.evaluate(`[document.querySelectorAll("canvas, svg.marks").length, document.querySelectorAll("table").length]`);
    for (let i = 0; i < 120 && String(await shown()) !== "1,1"; i++) await new Promise((done) => setTimeout(done, 250));
    assert.deepEqual(await shown(), [1, 1], await page.evaluate("document.body.innerText"));
    assert.match(await page.evaluate("document.body.innerText"), /10 events, 2 patterns/);
    await assertKeptIn(page, site.origin, proxy);
  });
}
