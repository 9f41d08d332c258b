import assert from "node:assert/strict";
import { test } from "node:test";
import { pause, until } from "./browsers.js";
import { inEachBrowser, nothingAsked, sample } from "./use.js";

/** The views of charts: every control, what they list, and pictures saved. */

inEachBrowser((use) => {
  const { $, text, press, calm, dropped, view, problem, slide } = use;

  test("the eps slider tells clusters and noise as it moves", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await view("clusters");
    const seen = new Set();
    for (const power of [-5, 0, 3]) {
      await slide("eps", power);
      await calm();
      seen.add(await text("[data-test=counts]"));
    }
    assert.equal(seen.size, 3, [...seen].join("; "));
    for (const said of seen) assert.match(said, /^[\d,]+ clusters?, [\d,]+ rows of noise$/);
  });

  const SHOWN = { "processes.csv": ["clusters", "sizes", "variability", "timeline", "outliers"], "logons.csv": ["logons", "series"], "bytes_per_hour.csv": ["timeline", "series"] };
  for (const [file, views] of Object.entries(SHOWN)) {
    test(`every control of ${file} can be moved`, async () => {
      await dropped(file, sample(file));
      for (const which of views) {
        await view(which);
        const controls = await $(`all("[data-control]").map((c) => c.dataset.control)`);
        for (const control of controls) {
          await use.page.evaluate(`(() => { const c = document.querySelector('[data-control="${control}"]');
            if (c.tagName === "DETAILS") { c.querySelectorAll("input")[0].click(); return; }
            if (c.tagName === "SELECT") c.selectedIndex = (c.selectedIndex + 1) % c.options.length;
            else if (c.type === "checkbox") return c.click();
            else c.value = Number(c.value) + Number(c.step || 1);
            c.dispatchEvent(new Event("input", { bubbles: true })); c.dispatchEvent(new Event("change", { bubbles: true })); })()`);
          await calm();
          const said = await problem();
          assert.ok(said === "" || EXPECTED.test(said), `${which}, ${control}: ${said}`);
        }
      }
    });
  }
  /** What a user may run into by choosing a column that does not fit. */
  const EXPECTED = /time|period|season|points|repeat/;

  test("a window dragged on the timeline lists its events", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await view("timeline");
    const { x, y, width, height } = await $(`q(".chart canvas").getBoundingClientRect().toJSON()`);
    const low = y + height - 70;
    await use.page.drag([x + width * 0.3, low], [x + width * 0.4, low]);
    await until(() => $(`q("[data-test=window] td")`));
    const [, count] = /^([\d,]+) events from 2024-03-05/.exec(await text("[data-test=window] h3")) ?? [];
    assert.ok(Number(count?.replace(",", "")) > 100 && Number(count?.replace(",", "")) < 2000, await text("[data-test=window] h3"));
  });

  test("the threshold of a time series flags anew, with periods and filters", async () => {
    await dropped("bytes_per_hour.csv", sample("bytes_per_hour.csv"));
    await view("series");
    const anomalies = async () => Number(/^([\d,]+) anomalies/.exec(await text("[data-test=anomalies]"))?.[1]);
    const before = await anomalies();
    assert.ok(before >= 8 && before < 20, `${before}`);
    await slide("threshold", 9);
    await until(async () => (await anomalies()) < before);
    assert.match(await $(`q("[data-language=KQL] textarea").value`), /^\| where \(?TimeGenerated >= datetime\(2024-/);
  });

  test("a chart is saved as SVG and PNG", async () => {
    await view("timeline");
    await press("SVG");
    assert.match(await use.browser.saved("timeline.svg"), /^<svg/);
    await press("PNG");
    assert.ok((await use.browser.saved("timeline.png")).includes("PNG"));
  });

  test("nothing was asked of the server but the page, and nothing was refused", () => nothingAsked(use));
});
