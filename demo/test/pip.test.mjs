import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers } from "../../scripts/browsers.mjs";
import { assertKeptIn } from "./kept.mjs";
import { runNotebook } from "./lite.mjs";
import { writeNotebook } from "./next.mjs";
import { refusingProxy, serve } from "./serve.mjs";

/** A JupyterLite site whose Pyodide does not know logwinnow: the wheel in its pypi/ folder, as docs/notebooks.md says. */
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const work = mkdtempSync(join(tmpdir(), "logwinnow-pip-"));
after(() => rmSync(work, { recursive: true, force: true }));

/** The site's Pyodide is ours without the wheel. */
function pyodide() {
  const filter = (/** @type {string} */ path) => !/logwinnow-[^/]*\.whl$/.test(path);
  cpSync(here("../../build/pyodide/pyodide"), `${work}/pyodide/pyodide`, { recursive: true, filter });
  const file = `${work}/pyodide/pyodide/pyodide-lock.json`;
  const lock = JSON.parse(readFileSync(file, "utf8"));
  delete lock.packages.logwinnow;
  writeFileSync(file, JSON.stringify(lock));
  return `${work}/pyodide`;
}

const install = /** @type {RegExpExecArray} */ (
  /- \*\*An existing JupyterLite site\*\*.*`(%pip install \w+)`/.exec(readFileSync(here("../../docs/notebooks.md"), "utf8")))[1];
const use = 'import pandas as pd\nimport logwinnow as lw\nlw.winnow(pd.DataFrame({"NewProcessName": ["a.exe"] * 9 + ["b.exe"]}))';

/** Builds the site, with a notebook that installs the wheel and uses it. */
function build() {
  mkdirSync(`${work}/site/files`, { recursive: true });
  cpSync(here("../../build/wheel"), `${work}/site/pypi`, { recursive: true });
  writeNotebook(`${work}/site/files/pip.ipynb`, "python", [install, use, 'print("DONE")']);
  const options = ["--contents", "files", "--pyodide", pyodide(), "--no-unused-shared-packages", "--no-sourcemaps", "--apps", "notebooks"];
  const command = ["lite", "build", ...options, "--output-dir", `${work}/built`];
  execFileSync(here("../../build/lite/bin/jupyter"), command, { cwd: `${work}/site`, stdio: ["ignore", "ignore", "ignore"] });
  assert.ok(!readdirSync(`${work}/built/static/pyodide`).some((file) => file.startsWith("logwinnow")));
}

const skip = browsers.chromium.path ? false : "chromium is not installed";
test("%pip install logwinnow, in a site that has the wheel in pypi/", { skip, timeout: 200000 }, async (t) => {
  build();
  const [site, proxy] = [await serve(`${work}/built`), await refusingProxy()];
  const browser = await browsers.chromium.launch({ proxy: proxy.port });
  t.after(async () => {
    await browser.close();
    site.close();
    proxy.close();
  });
  const cells = await runNotebook(browser, site.origin, `${work}/built`, "pip", (page) => assertKeptIn(page, site.origin, proxy));
  assert.deepEqual(cells.filter(({ error }) => error), []);
  assert.match(cells[1].text, /10 events, 2 patterns/);
});
