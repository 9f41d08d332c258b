import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { browsers } from "./browsers.mjs";
import { runNotebook } from "./lite.mjs";
import { KERNELS, buildNext, root } from "./next.mjs";
import { refusingProxy, serve } from "./serve.mjs";

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
      browser = await launch(proxy.port);
    });
    after(async () => {
      await browser?.close();
      site?.close();
      proxy?.close();
    });

    for (const name of KERNELS) {
      test(`${name}: a result and a chart display themselves`, async () => {
        const { cells, asked } = await runNotebook(browser, site.origin, root, name, async (page) => {
          await page.evaluate(`fetch("http://192.0.2.1/control", { mode: "no-cors" }).then(() => 0, () => 0)`);
        });
        assert.deepEqual(cells.filter(({ error }) => error), []);
        assert.match(cells[0].text, /10 events, 2 patterns/);
        assert.deepEqual([cells[0].tables, cells[0].charts.length], [1, 1]);
        const outside = asked.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(site.origin) && !url.includes("192.0.2.1"));
        assert.deepEqual(outside, []);
        assert.ok(proxy.asked.some((line) => line.includes("192.0.2.1/control")), "the proxy hears what goes beyond loopback");
      });
    }
  });
}
