import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers } from "../../scripts/browsers.mjs";
import { assertKeptIn } from "./kept.mjs";
import { runNotebook } from "./lite.mjs";
import { expected } from "./numbers.mjs";
import { refusingProxy, serve } from "./serve.mjs";
import { assertSheets } from "./sheets.mjs";

const root = fileURLToPath(new URL("../../build/jupyterlite", import.meta.url));
const written = readdirSync(new URL("../jupyterlite/notebooks", import.meta.url)).map((file) => file.split(".")[0]);
/** Charts and tables that each notebook must show. */
const SHOWN = { "event-clustering": [9, 5], "event-clustering-js": [9, 5], outliers: [1, 4], "time-series": [1, 2], winnow: [1, 4] };
/** SHOTS=folder keeps pictures of the last screen. */
const shots = process.env.SHOTS;

test("for every notebook it is known what it shows and prints", async () => {
  const numbers = await expected();
  assert.deepEqual(Object.keys(SHOWN).sort(), written.toSorted());
  for (const name of written) assert.ok(numbers[name].length > 0, name);
});

for (const [browserName, { path, launch }] of Object.entries(browsers)) {
  describe(`JupyterLite in ${browserName}`, { skip: path ? false : `${browserName} is not installed`, timeout: 900000 }, () => {
    let browser, site, proxy, numbers;
    before(async () => {
      [site, proxy, numbers] = [await serve(root), await refusingProxy(), await expected()];
      browser = await launch({ proxy: proxy.port });
    });
    after(async () => {
      await browser?.close();
      site?.close();
      proxy?.close();
    });

    for (const name of written) {
      test(`${name} runs from the first cell to the last, with the numbers of the npm package in Node`, async () => {
        const cells = await runNotebook(browser, site.origin, root, name, async (page) => {
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.screenshot(`${shots}/${browserName}-${name}.png`);
          }
          assert.equal(await page.evaluate("document.querySelectorAll('mjx-container').length"), 0, "a log's text is no mathematics");
          await assertKeptIn(page, site.origin, proxy);
        });
        assert.deepEqual(cells.filter(({ error }) => error), []);
        const text = cells.map((cell) => cell.text).join("\n");
        let at = 0;
        for (const line of numbers[name]) {
          const found = text.indexOf(line, at);
          assert.ok(found >= 0, `${line}\n is not among\n${text.slice(at, at + 2000)}`);
          at = found + line.length;
        }
        const charts = cells.flatMap((cell) => cell.charts);
        const tables = cells.flatMap((cell) => cell.tables);
        assert.deepEqual([charts.length, tables.length], SHOWN[name]);
        if (name.startsWith("event-clustering")) assertSheets(tables, numbers.sheets);
        for (const { width, height } of charts) assert.ok(width > 300 && height > 150, `a chart of ${width} x ${height}`);
      });
    }
  });
}
