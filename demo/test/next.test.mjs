import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { browsers } from "../../scripts/browsers.mjs";
import { assertKeptIn } from "./kept.mjs";
import { runNotebook } from "./lite.mjs";
import { KERNELS, STORY, buildNext, root } from "./next.mjs";
import { expected } from "./numbers.mjs";
import { refusingProxy, serve } from "./serve.mjs";
import { assertSheets } from "./sheets.mjs";

/** The lines that docs/notebooks.md has for the kernel 0.4. */
const document = readFileSync(new URL("../../docs/notebooks.md", import.meta.url), "utf8");
const lines = /** @type {RegExpExecArray} */ (/```mjs\n([\s\S]*?)```/.exec(document.slice(document.indexOf("\n### With await"))))[1].trimEnd();
// In one cell: while a cell awaits, this kernel begins the next and puts the first one's output there.
buildNext([`${lines}\nconsole.log("DONE");`]);

for (const [browserName, { path, launch }] of Object.entries(browsers)) {
  describe(`JupyterLite's JavaScript kernel 0.4 in ${browserName}`, { skip: path ? false : `${browserName} is not installed`, timeout: 200000 }, () => {
    let browser, site, proxy;
    before(async () => {
      [site, proxy] = [await serve(root), await refusingProxy()];
      browser = await launch({ proxy: proxy.port });
    });
    after(async () => {
      await browser?.close();
      site?.close();
      proxy?.close();
    });

    const run = (/** @type {string} */ name) => runNotebook(browser, site.origin, root, name, (page) => assertKeptIn(page, site.origin, proxy));

    for (const name of KERNELS) {
      test(`${name}: a result and a chart display themselves`, async () => {
        const cells = await run(name);
        assert.deepEqual(cells.filter(({ error }) => error), []);
        assert.match(cells[0].text, /10 events, 2 patterns/);
        assert.deepEqual([cells[0].tables.length, cells[0].charts.length], [1, 1]);
      });
    }

    test("the story of the kernel 0.3 runs in the worker as it is", async () => {
      const [cells, numbers] = [await run(STORY), await expected()];
      assert.deepEqual(cells.filter(({ error }) => error), []);
      const text = cells.map((cell) => cell.text).join("\n");
      for (const line of numbers[STORY]) assert.ok(text.includes(line), line);
      assert.equal(cells.flatMap(({ charts }) => charts).length, 9);
      assertSheets(cells.flatMap(({ tables }) => tables), numbers.sheets);
    });
  });
}
