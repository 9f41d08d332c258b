import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers } from "../../scripts/browsers.mjs";
import { assertKeptIn } from "./kept.mjs";
import { expected } from "./numbers.mjs";
import { refusingProxy, serve } from "./serve.mjs";
import { assertSheets, sheetsIn } from "./sheets.mjs";

const built = fileURLToPath(new URL("../../build/observable", import.meta.url));
const shots = process.env.SHOTS;
const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
const STATE = `({ text: document.body.textContent, charts: document.querySelectorAll("canvas, svg.marks").length, tables: ${sheetsIn("document")},
  errors: [...document.querySelectorAll(".observablehq--error")].map((element) => element.textContent) })`;

for (const [browserName, { path, launch }] of Object.entries(browsers)) {
  describe(`Observable in ${browserName}`, { skip: path ? false : `${browserName} is not installed`, timeout: 120000 }, () => {
    let browser, proxy, numbers;
    before(async () => {
      [proxy, numbers] = [await refusingProxy(), await expected()];
      browser = await launch({ proxy: proxy.port });
    });
    after(async () => {
      await browser?.close();
      proxy?.close();
    });

    for (const [host, name] of [["notebook", "a Notebook Kit notebook"], ["page", "a Framework page"]]) {
      test(`the story as ${name}: every cell, the numbers of the npm package in Node, nothing asked beyond loopback`, async (t) => {
        const site = await serve(`${built}/${host}/dist`);
        t.after(site.close);
        const page = await browser.open(`${site.origin}/`);
        let state;
        for (let i = 0; i < 120; i++, await pause(250)) {
          state = await page.evaluate(STATE);
          if (state.text.includes("DONE") && state.charts === 9 && state.tables.length === 6) break;
        }
        if (shots) {
          mkdirSync(shots, { recursive: true });
          await page.screenshot(`${shots}/${browserName}-observable-${host}.png`);
        }
        assert.deepEqual(state.errors, []);
        for (const line of numbers["event-clustering"]) assert.ok(state.text.includes(line), line);
        assert.deepEqual([state.charts, state.tables.length, state.text.includes("DONE")], [9, 6, true]);
        assertSheets(state.tables, numbers.sheets);
        await assertKeptIn(page, site.origin, proxy);
        await page.close();
      });
    }
  });
}
