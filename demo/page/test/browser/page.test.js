import assert from "node:assert/strict";
import { test } from "node:test";
import { pause, until } from "./browsers.js";
import { inEachBrowser, nothingAsked, sample } from "./use.js";

/** The page around the views: texts of a log, the address, keys and names, small screens. */

inEachBrowser((use) => {
  const { $, text, click, dropped, view, slide } = use;

  test("what a log holds stays text", async () => {
    const evil = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    await dropped("evil.csv", `NewProcessName,CommandLine,Computer\n${Array.from({ length: 30 }, (_, i) => `c:\\a.exe,a.exe ${i},h`).join("\n")}\n${evil},${evil} -x,${evil}\n`);
    await click(".row");
    await until(() => $(`q(".members td")`));
    assert.equal(await $(`all("img, main script, aside script").length`), 0);
    assert.ok((await text(".detail")).includes(evil));
  });

  test("the address keeps a view's name and numbers, and nothing else", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await view("clusters");
    await slide("eps", 1);
    await until(async () => /^#view=clusters&(?:\w+=[\d.]+&?)+$/.test(await use.page.outside("location.hash")) && (await use.page.outside("location.hash")).includes("eps=10"));
    const kept = await use.page.outside("location.hash");
    for (const message of [{ kind: "address", view: "http://x", numbers: { eps: "1", secret: 5, sample: NaN } }, { kind: "other", view: "patterns" }, "x", null]) {
      await use.page.evaluate(`(parent.postMessage(${JSON.stringify(message)}, "*"), 0)`);
    }
    await pause(100);
    assert.equal(await use.page.outside("location.hash"), "", "none of it was known");
    assert.match(kept, /^#[\w=&.]+$/);
  });

  test("a link opens a sample in a view", async () => {
    const other = await use.browser.open(`${use.server.origin}/#view=outliers&sample=1&trees=30`);
    await until(() => other.evaluate(`document.querySelectorAll(".chart canvas").length > 0`));
    assert.equal(await other.evaluate(`document.querySelector("[data-control=trees]").value`), "30");
    await other.close();
  });

  test("nothing was asked of the server but the page, and nothing was refused", () => nothingAsked(use));
});
