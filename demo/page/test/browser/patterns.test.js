import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../../../../scripts/browsers.mjs";
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
    await until(async () => (await text(".summary")).includes("1 event of 1 pattern muted"));
    assert.notEqual(await firstPattern(), before);
    await press("Muted patterns");
    const saved = await use.browser.saved("muted.json");
    assert.equal(JSON.parse(saved).muted[0].template, before);
    await press("Unmute all");
    await until(async () => (await firstPattern()) === before);
    await press("Mute again");
    await until(async () => (await text(".summary")).includes("1 event of 1 pattern muted"));
    assert.notEqual(await firstPattern(), before, "what was unmuted is not lost");
    await press("Unmute all");
    await until(async () => (await firstPattern()) === before);
  });

  test("where a ranking was cancelled or failed it is said in the place of the table, and can be asked for again", async () => {
    const offered = () => $(`[".empty button", ".toolbar > button"].flatMap((s) => all(s)).filter((b) => b.checkVisibility() && !b.disabled).map((b) => b.textContent)`);
    const cancelled = `new MutationObserver((_, observer) => { if (!/^patterns/.test(q(".work").textContent) || q(".work").hidden) return; observer.disconnect(); q(".work button").click(); }).observe(q(".work"), { childList: true, subtree: true, attributes: true })`;
    await $(`(${cancelled}, 0)`);
    await use.drop({ "cancelled.csv": sample("processes.csv") });
    await until(async () => (await $(`q("[data-test=unranked]")?.checkVisibility()`)) && (await text("#about")).startsWith("cancelled.csv"));
    assert.equal(await text("[data-test=unranked] p"), "The ranking was cancelled.");
    assert.deepEqual(await offered(), ["Rank"]);
    assert.equal(await $(`q(".grid").checkVisibility()`), false);
    await press("Rank");
    await until(() => $(`all(".row").length > 0`));
    assert.deepEqual(await offered(), []);
    await use.drop({ "few.csv": "user,host\na,b\nc,d\n" });
    await until(async () => /^few\.csv/.test(await text("#about")) && (await problem()) !== "");
    assert.match(await problem(), /under Columns, .Keep apart by.: user, host/);
    assert.doesNotMatch(await problem(), /keys/);
    assert.deepEqual(await offered(), ["Rank"]);
    await $(`(all("fieldset")[0].querySelector("input[value=user]").click(), 0)`);
    await until(() => $(`all(".row").length === 2`));
    assert.deepEqual([await offered(), await problem()], [[], ""]);
    await dropped("processes.csv", sample("processes.csv"));
  });

  test("patterns and their rows are saved", async () => {
    await $(`(q(".row input").click(), 0)`);
    await press("Patterns as CSV");
    assert.match(await use.browser.saved("patterns-with-names.csv"), /^bits,.*\r\n35\.62,.*carla\.diaz.*powershell\.exe -nop/);
    await press("Patterns as JSON");
    assert.equal(JSON.parse(await use.browser.saved("patterns-with-names.json")).length, 1);
    await press("Their rows as CSV");
    assert.match(await use.browser.saved("rows-with-names.csv"), /^TimeGenerated,.*\r\n.*HB-WS03,carla\.diaz,HARBOUR/);
    await press("Their rows as JSON");
    assert.equal(JSON.parse(await use.browser.saved("rows-with-names.json"))[0].SubjectUserName, "carla.diaz");
  });

  test("with pseudonyms every file names nobody, and it is said what is replaced", async () => {
    await $(`(q(".row input").click(), 0)`); // nothing chosen: all
    await $(`(q(".pseudonyms label input").click(), 0)`);
    const said = await text("[data-test=redaction]");
    assert.match(said, /^Replaced: every name in Computer, SubjectUserName and SubjectDomainName, /);
    assert.match(said, /Not replaced: .*passwords/);
    for (const [words, file] of [["Patterns as CSV", "patterns-with-pseudonyms.csv"], ["Patterns as JSON", "patterns-with-pseudonyms.json"], ["Their rows as CSV", "rows-with-pseudonyms.csv"], ["Their rows as JSON", "rows-with-pseudonyms.json"]]) {
      const saved = await use.handedOver(file, () => press(words));
      assert.match(saved, /user-\d/, file);
      assert.doesNotMatch(saved, /carla|HB-WS03|HARBOUR|helpdesk2|192\.0\.2\.|S-1-5-21-/i, file);
    }
    await $(`(all(".pseudonyms .columns input").find((box) => box.value === "ParentProcessName").click(), 0)`);
    assert.match(await text("[data-test=redaction]"), /^Replaced: every name in Computer, SubjectUserName, SubjectDomainName and ParentProcessName, /);
    await $(`(q(".pseudonyms label input").click(), 0)`);
  });

  test("muted patterns are loaded again", async () => {
    const first = await firstPattern();
    const folder = mkdtempSync(join(tmpdir(), "muted-"));
    const path = join(folder, "muted.json");
    writeFileSync(path, await use.browser.saved("muted.json"));
    await press("Load muted patterns");
    await use.page.upload("[data-test=load]", [path]);
    await until(async () => (await text(".summary")).includes("1 event of 1 pattern muted"));
    assert.notEqual(await firstPattern(), first);
    rmSync(folder, { recursive: true });
    await press("Unmute all");
    await until(async () => (await firstPattern()) === first);
  });

  test("of muted patterns that are loaded it is told how many this log has, and warned where it has none", async () => {
    const first = await firstPattern();
    const folder = mkdtempSync(join(tmpdir(), "muted-"));
    const path = join(folder, "muted.json");
    const [own] = JSON.parse(await use.browser.saved("muted.json")).muted;
    const other = { ...own, template: `${own.template} of another log` };
    const load = async (/** @type {any[]} */ muted) => {
      writeFileSync(path, JSON.stringify({ muted }));
      await press("Load muted patterns");
      await use.page.upload("[data-test=load]", [path]);
    };
    await load([own, other, own]);
    await until(async () => (await text(".summary")).includes("1 event of 1 pattern muted"));
    assert.match(await text(".summary"), /1 of the 2 muted patterns is in this log, 1 is not/);
    assert.equal(await $(`all(".summary .warning").length`), 0);
    await press("Unmute all");
    await until(async () => (await firstPattern()) === first);
    assert.doesNotMatch(await text(".summary"), /muted/);
    await load([other]);
    await until(() => $(`q(".summary .warning")`));
    assert.match(await text(".summary .warning"), /^The muted pattern is not in this log: nothing is muted\. /);
    assert.match(await text(".progress .spoken"), /not in this log/);
    await press("Unmute all");
    await until(() => $(`!q(".summary .warning")`));
    await load([{ keys: { Folder: "x" }, template: "" }]);
    await until(async () => (await problem()) !== "");
    assert.match(await problem(), /^The muted patterns are of a log with other keys: they have no "[^"]+", which this log is kept apart by$/);
    assert.equal(await firstPattern(), first);
    rmSync(folder, { recursive: true });
  });

  test("a filter that finds nothing says so and can be cleared, and stays while the log is open", async () => {
    const field = () => $(`q("input[type=search]").value`);
    const [first, summary] = [await firstPattern(), await text(".summary")];
    await type("no such\u202eword");
    assert.equal(await text(".empty p"), "No pattern contains \u201cno such\u202eword\u201d.");
    assert.equal(await $(`q(".empty .mark").dataset.code`), "\\u202E");
    assert.equal(await $(`q(".grid").checkVisibility()`), false);
    await press("Clear the filter");
    assert.deepEqual([await field(), await firstPattern(), await $(`document.activeElement.type`), await $(`q(".empty").checkVisibility()`)], ["", first, "search", false]);
    await type("certutil");
    const found = await firstPattern();
    await use.view("clusters");
    await use.view("patterns");
    assert.deepEqual([await field(), await firstPattern(), await text(".summary")], ["certutil", found, summary]);
    await dropped("processes.csv", sample("processes.csv"));
    assert.deepEqual([await field(), await firstPattern()], ["", first], "another log has a filter of its own");
  });

  test("columns can be chosen by hand", async () => {
    await $(`(all("fieldset")[0].querySelector("input[value=Computer]").click(), 0)`);
    await until(async () => /5,000 events in (?!630)/.test(await text(".summary")));
    assert.equal(await problem(), "");
    await $(`(all("fieldset")[0].querySelector("input[value=Computer]").click(), 0)`);
  });

  test("what is saved while patterns are made anew has the rows of those that are shown then", async () => {
    const again = `(all("fieldset")[0].querySelector("input[value=Computer]").click(), all("button").find((b) => b.textContent === "Their rows as JSON").click(), 0)`;
    for (const _ of ["chosen", "as usual"]) {
      const saved = await use.handedOver("rows-with-names.json", () => $(again));
      assert.equal(JSON.parse(saved).length, 5000);
    }
  });

  test("a menu closes with Escape and where the user goes on elsewhere", async () => {
    const isOpen = () => $(`q("details.menu").open`);
    for (const leave of [`document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))`, `q("h1").click()`]) {
      await $(`q("details.menu > summary").click()`);
      assert.equal(await isOpen(), true);
      await $(leave);
      assert.equal(await isOpen(), false);
    }
  });

  test("headings stand over their cells", async () => {
    const left = (/** @type {string} */ row, /** @type {string} */ cell) => $(`Math.round(q("${row} .cell.${cell}").getBoundingClientRect().left)`);
    for (const cell of ["bits", "pattern", "count", "first", "last"]) assert.equal(await left(".head", cell), await left(".row", cell), cell);
  });

  test("saved rows are a log that can be opened again, one row too", async () => {
    await until(async () => /^5,000 events in 630 patterns/.test(await text(".summary")));
    const first = await firstPattern();
    const all = await use.handedOver("rows-with-names.json", () => press("Their rows as JSON"));
    await $(`(q(".row input").click(), 0)`);
    const one = await use.handedOver("rows-with-names.csv", () => press("Their rows as CSV"));
    await dropped("rows.csv", one);
    assert.equal(await text("#about"), "rows.csv: 1 process start, 12 columns");
    assert.equal(await text(".summary"), "1 event in 1 pattern; 1 program, 0 hidden");
    assert.equal(await firstPattern(), first);
    await dropped("rows.json", all);
    assert.equal(await text("#about"), "rows.json: 5,000 process starts, 12 columns");
    assert.equal(await firstPattern(), first);
  });

  test("a filter that a language cannot write says why, beside those that are there", async () => {
    await dropped("odd.csv", `a|re,where\n${"x,y\n".repeat(9)}w,z\n`);
    await key("Enter", ".scroller");
    await until(() => $(`q(".members td")`));
    assert.match(await text("p[data-language=Sigma]"), /^Sigma: a Sigma rule cannot name the column "a\|re": /);
    assert.match(await $(`q("[data-language=KQL] textarea").value`), /\["a\|re"\].*\n.*\["where"\]/);
  });

  test("nothing was asked of the server but the page, and nothing was refused", () => nothingAsked(use));
});
