import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../../../scripts/browsers.mjs";
import { inEachBrowser, nothingAsked } from "./use.js";

/** What a chart tells of the mark under the mouse. */

inEachBrowser((use) => {
  const { $, text, dropped, view } = use;
  const HOSTILE = `<img src=x onerror="document.title='ran'"><b>bold</b>`;

  /** Moves the mouse down the chart until a mark tells something. */
  const found = () => until(async () => {
    const { x, y, width, height } = await $(`q(".chart canvas").getBoundingClientRect().toJSON()`);
    for (let at = 0.05; at < 1; at += 0.05) {
      await use.page.hover(x + width * 0.4, y + height * at);
      if (await $(`Boolean(q(".tip:not([hidden]) dd"))`)) return true;
    }
    return false;
  });

  test("a tooltip shows what a log says as text", async () => {
    const logons = Array.from({ length: 20 }, (_, i) => `2024-01-01T${String(i).padStart(2, "0")}:00:00Z,"${HOSTILE.replaceAll('"', '""')}",2`);
    await dropped("logons.csv", `TimeGenerated,TargetUserName,LogonType\n${logons.join("\n")}\n`);
    await view("logons");
    await found();
    assert.match(await text(".tip"), /^account<img src=x/);
    assert.ok((await text(".tip")).includes(HOSTILE), await text(".tip"));
    assert.deepEqual(await $(`[all(".tip img, .tip b").length, document.title === "ran", all(".tip dt")[0].textContent]`), [0, false, "account"]);
  });

  test("it leaves with the mouse", async () => {
    await use.page.hover(2, 2);
    await until(() => $(`q(".tip").hidden`));
  });

  test("nothing was asked of the server but the page, and nothing was refused", () => nothingAsked(use));
});
