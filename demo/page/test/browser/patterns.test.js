import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers.js";
import { inEachBrowser, nothingAsked, sample } from "./use.js";

/** The view of patterns: finding, opening, muting, saving. */

inEachBrowser((use) => {
  const { $, text, press, dropped, problem, firstPattern, key, type } = use;

  test("patterns are filtered, sorted, opened and closed, with the keyboard too", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await type("certutil");
    assert.match(await firstPattern(), /certutil/i);
    assert.ok((await $(`all(".row").length`)) < 10);
    await type("");
    await $(`(all(".head button").find((b) => b.textContent.startsWith("Events")).click(), 0)`);
    assert.equal(await $(`q("[aria-sort=descending]").textContent.trim()`), "Events ↓");
    const counts = await $(`all(".row .count").map((c) => Number(c.textContent.replaceAll(",", "")))`);
    assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
    await key("End", ".scroller");
    assert.equal(await $(`q(".row.active").getAttribute("aria-rowindex")`), await $(`q(".grid").getAttribute("aria-rowcount")`));
    await key("Home", ".scroller");
    await key("ArrowDown", ".scroller");
    await key(" ", ".scroller");
    assert.match(await $(`q(".toolbar [aria-live]").textContent`), /1 chosen$/);
    await key(" ", ".scroller");
    assert.doesNotMatch(await $(`q(".toolbar [aria-live]").textContent`), /chosen/);
    await key("Enter", ".scroller");
    await until(() => $(`q(".members td")`));
    assert.ok(await $(`all(".reasons li").length > 0 && all(".parts dt").length > 0`));
    assert.match(await $(`q("[data-language=KQL] textarea").value`), /^\| where NewProcessName =~ @"/);
    assert.match(await $(`q("[data-language=SPL] textarea").value`), /^NewProcessName="/);
    assert.match(await $(`q("[data-language=Sigma] textarea").value`), /category: process_creation/);
    await key("Escape", ".detail");
    assert.equal(await $(`q(".detail").hidden`), true);
    await $(`(all(".head button").find((b) => b.textContent.startsWith("Surprise")).click(), 0)`);
  });

  test("patterns are muted, and muted ones saved and loaded", async () => {
    const before = await firstPattern();
    await $(`(q(".row input").click(), 0)`);
    await press("Mute chosen");
    await until(async () => (await text(".summary")).includes("1 events of 1 patterns muted"));
    assert.notEqual(await firstPattern(), before);
    await press("Muted patterns");
    const saved = await use.browser.saved("muted.json");
    assert.equal(JSON.parse(saved).muted[0].template, before);
    await press("Show muted");
    await until(async () => (await firstPattern()) === before);
  });

  test("patterns and their rows are saved, with pseudonyms if wished", async () => {
    await $(`(q(".row input").click(), 0)`);
    await press("Patterns as CSV");
    assert.match(await use.browser.saved("patterns.csv"), /^bits,.*\r\n35\.62,.*carla\.diaz.*powershell\.exe -nop/);
    await press("Patterns as JSON");
    assert.equal(JSON.parse(await use.browser.saved("patterns.json")).length, 1);
    await $(`(q(".menu label input").click(), 0)`);
    await press("Their rows as CSV");
    const redacted = await use.browser.saved("rows.csv");
    assert.match(redacted, /user-\d/);
    assert.doesNotMatch(redacted, /carla|HB-WS03/i);
  });

  test("columns can be chosen by hand", async () => {
    await $(`(all("fieldset")[0].querySelector("input[value=Computer]").click(), 0)`);
    await until(async () => /5,000 events in (?!630)/.test(await text(".summary")));
    assert.equal(await problem(), "");
    await $(`(all("fieldset")[0].querySelector("input[value=Computer]").click(), 0)`);
  });

  test("nothing was asked of the server but the page, and nothing was refused", () => nothingAsked(use));
});
