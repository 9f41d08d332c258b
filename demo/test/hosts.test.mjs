import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers } from "../../scripts/browsers.mjs";
import { assertKeptIn } from "./kept.mjs";
import { expected } from "./numbers.mjs";
import { refusingProxy, serve } from "./serve.mjs";

/** The lines of docs/notebooks.md, in a new folder that holds what they say must be beside them. */
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const document = readFileSync(here("../../docs/notebooks.md"), "utf8");
const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
/** Workers in PyScript need shared memory, and that these. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** The first block of code in this language behind a line that begins so. */
function linesOf(/** @type {string} */ start, /** @type {string} */ language) {
  const rest = document.slice(document.indexOf(`\n${start}`) + 1);
  assert.ok(rest.startsWith(start), `docs/notebooks.md has no line that begins with ${start}`);
  return /** @type {RegExpExecArray} */ (new RegExp("```" + language + "\n([\\s\\S]*?)```").exec(rest))[1];
}

function folder() {
  const root = mkdtempSync(join(tmpdir(), "logwinnow-hosts-"));
  const wheels = here("../../build/wheel/");
  for (const file of readdirSync(wheels)) copyFileSync(wheels + file, join(root, file));
  copyFileSync(here("../../testdata/samples/processes.csv"), join(root, "processes.csv"));
  symlinkSync(here("../../build/pyodide/pyodide"), join(root, "pyodide"));
  symlinkSync(here("node_modules/@pyscript/core/dist"), join(root, "pyscript"));
  return root;
}

const pyscript = linesOf("### PyScript", "html");
const plain = linesOf("### Plain Pyodide in a page", "html");
// As browsers did that compile no more than 4 kB at once on a page's thread.
const refusing = `WebAssembly.Module = new Proxy(WebAssembly.Module, { construct(Module, [bytes]) {
    if (bytes.byteLength > 4096) throw new RangeError("disallowed on the main thread");
    return new Module(bytes);
  } });`;
const tooSoon = plain.replace('<script type="module">', `<script type="module">\n  ${refusing}`).replace(/await lw\.ready\(\).*/, `
    said = ""
    try:
        lw.token_count("a b")
    except lw.LogwinnowError as error:
        said = str(error)
    import js
    js.document.body.dataset.said = said
    await lw.ready()`);
const PAGES = {
  "PyScript in a worker": { html: pyscript, headers: ISOLATED },
  "PyScript in the page's thread": { html: pyscript.replace('"py" worker', '"py"'), headers: {} },
  "plain Pyodide in the page's thread": { html: plain, headers: {} },
  "plain Pyodide where the browser refuses to compile at once": { html: tooSoon, headers: {}, said: /await logwinnow\.ready\(\) first/ },
};

for (const [browserName, { path, launch }] of Object.entries(browsers)) {
  describe(`the lines of docs/notebooks.md in ${browserName}`, { skip: path ? false : `${browserName} is not installed`, timeout: 300000 }, () => {
    let browser, proxy, patterns, root;
    before(async () => {
      root = folder();
      patterns = (await expected()).winnow.find((line) => line.startsWith("Patterns: ")).slice(10);
      proxy = await refusingProxy();
      browser = await launch({ proxy: proxy.port });
    });
    after(async () => {
      await browser?.close();
      proxy?.close();
      rmSync(root, { recursive: true, force: true });
    });

    for (const [name, { html, headers, said }] of Object.entries(PAGES)) {
      test(name, async (t) => {
        writeFileSync(join(root, "index.html"), html);
        const site = await serve(root, headers);
        t.after(site.close);
        const page = await browser.open(`${site.origin}/`);
        let text = "";
        for (const end = Date.now() + 60000; Date.now() < end && !text.includes("strongest reasons"); await pause(250)) {
          text = await page.evaluate("document.body.innerText");
        }
        assert.ok(text.includes(`5000 events, ${patterns} patterns`), text.slice(0, 500));
        assert.ok(text.includes("svch0st.exe"), "the table");
        if (said) assert.match(await page.evaluate("document.body.dataset.said"), said);
        await assertKeptIn(page, site.origin, proxy);
        await page.close();
      });
    }
  });
}

test("the lines of docs/notebooks.md for Pyodide in Node", (t) => {
  const root = folder();
  t.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "node_modules"));
  symlinkSync(here("../../scripts/pyodide/node_modules/pyodide"), join(root, "node_modules/pyodide"));
  writeFileSync(join(root, "try.mjs"), linesOf("- **Node**", "mjs"));
  assert.match(execFileSync(process.execPath, ["try.mjs"], { cwd: root, encoding: "utf8" }), /10 events, 2 patterns/);
});
