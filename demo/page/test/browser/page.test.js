import assert from "node:assert/strict";
import { test } from "node:test";
import { pause, until } from "../../../../scripts/browsers.mjs";
import { SHOWN } from "../../build/shown.mjs";
import { inEachBrowser, nothingAsked, sample } from "./use.js";

/** The page around the views: texts of a log, the address, keys and names, small screens. */

inEachBrowser((use) => {
  const { $, text, click, press, key, calm, dropped, view, slide } = use;

  test("what a log holds stays text", async () => {
    const evil = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    await dropped("evil.csv", `NewProcessName,CommandLine,Computer\n${Array.from({ length: 30 }, (_, i) => `c:\\a.exe,a.exe ${i},h`).join("\n")}\n${evil},${evil} -x,${evil}\n`);
    await click(".row");
    await until(() => $(`q(".members td")`));
    assert.equal(await $(`all("img, main script, aside script").length`), 0);
    assert.ok((await text(".detail")).includes(evil));
  });

  test("columns may be called as what every object has", async () => {
    await dropped("odd.csv", `constructor,toString,__proto__\n${Array.from({ length: 30 }, (_, i) => `a,b,c${i % 3}`).join("\n")}\nx,y,z\n`);
    await click(".row");
    await until(() => $(`q(".members td")`));
    assert.match(await text(".detail"), /constructor/);
    assert.doesNotMatch(await text(".detail"), /native code/);
    assert.equal(await $(`all(".members thead th").map((e) => e.textContent).join()`), "row,constructor,toString,__proto__");
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

  test("the address has no number but those that the user set", async () => {
    const hash = () => use.page.outside("location.hash");
    const choose = (/** @type {string} */ control, /** @type {string} */ value) => $(`(q('[data-control="${control}"]').value = "${value}", q('[data-control="${control}"]').dispatchEvent(new Event("change")), 0)`);
    await dropped("bytes_per_hour.csv", sample("bytes_per_hour.csv"));
    await view("clusters");
    await $(`(q('[data-control="log axes"]').click(), 0)`);
    await calm();
    await choose("min. samples", "3");
    await calm();
    assert.equal(await hash(), "#view=clusters&minSamples=3", "a radius that the log suggests is a number of the log");
    await slide("eps", 6.54321);
    await until(async () => /eps=/.test(await hash()));
    assert.match(await hash(), /eps=[1-9]\d\d0000(?:&|$)/, "three digits");
    const minutes = Array.from({ length: 70 }, (_, i) => `${new Date(Date.UTC(2024, 0, 1, 10, i)).toISOString()},c:\\a.exe,a.exe ${i % 7}`);
    await dropped("hour.csv", `TimeGenerated,NewProcessName,CommandLine\n${minutes.join("\n")}\n`);
    await view("series");
    assert.equal(await $(`q("[data-control=per]").value`), "1min");
    assert.equal(await hash(), "#view=series", "nor how short it is");
    await slide("threshold", 4);
    await until(async () => (await hash()) === "#view=series&threshold=4");
    await view("outliers");
    await choose("trees", "30");
    await until(async () => (await hash()) === "#view=outliers&threshold=4&trees=30");
  });

  test("a link opens a sample in a view", async () => {
    const other = await use.browser.open(`${use.server.origin}/#view=outliers&sample=1&trees=30`);
    await until(() => other.evaluate(`document.querySelectorAll(".chart canvas").length > 0`));
    assert.equal(await other.evaluate(`document.querySelector("[data-control=trees]").value`), "30");
    await other.close();
  });

  test("a number that its control does not allow is dropped", async () => {
    const other = await use.browser.open(`${use.server.origin}/#view=outliers&sample=1&trees=1000000&share=-3`);
    await until(() => other.evaluate(`document.querySelectorAll(".chart canvas").length > 0`));
    assert.deepEqual(await other.evaluate(`["trees", "share flagged"].map((name) => document.querySelector('[data-control="' + name + '"]').value)`), ["100", "0.01"]);
    await other.close();
  });

  test("characters that do not show are shown, and copied as they are", async () => {
    const evil = "evil\u202efdp.exe -x\u200b\tq";
    await dropped("bidi.csv", `NewProcessName,CommandLine,Computer\n${Array.from({ length: 30 }, (_, i) => `c:\\a.exe,a.exe ${i},h`).join("\n")}\nc:\\${evil},${evil},PC\u2066X\n`);
    await click(".row");
    await until(() => $(`q(".members td")`));
    for (const place of [".row .mono", ".row .quiet", ".detail .template", ".detail .reasons", ".detail .members"]) {
      assert.deepEqual(await $(`[...q(${JSON.stringify(place)}).querySelectorAll(".mark")].map((m) => getComputedStyle(m, "::before").content !== "none" && m.dataset.code).slice(0, 2)`), ["\\u202E", "\\u200B"], place);
    }
    assert.equal(await $(`(getSelection().selectAllChildren(q(".detail .template")), getSelection().toString().replace(/\\s+/g, " "))`), evil.replace("\t", " "));
    assert.equal(await $(`all("[title], [aria-label]").filter((e) => /[\\u202e\\u200b\\u2066]/.test(e.title + e.ariaLabel)).length`), 0);
    assert.equal(await $(`all(".filters textarea").filter((e) => /[\\u202e\\u200b\\u2066]/.test(e.value)).length`), 0);
    await view("variability");
    await press("SVG");
    const svg = await use.browser.saved("variability.svg");
    assert.match(svg, /evil\\u202Efdp\.exe/);
    assert.doesNotMatch(svg, /[\u202e\u200b\u2066]/);
  });

  test("Ctrl+C copies from the tables and of a filter, the log's own characters", async () => {
    const evil = "evil\u202efdp.exe -x\u200bq";
    await dropped("copied.csv", `NewProcessName,CommandLine,Computer\n${Array.from({ length: 30 }, (_, i) => `c:\\a.exe,a.exe ${i},h`).join("\n")}\nc:\\${evil},${evil},PC9\n`);
    await use.page.click(".row .what");
    await until(() => $(`q(".members td")`));
    assert.equal(await use.copied(() => use.mark(".row .mono")), evil, "the table of patterns");
    assert.equal(await use.copied(() => use.mark(".members td:nth-of-type(2)")), evil, "the table of events");
    assert.equal(await use.copied(() => use.mark(".members td:nth-of-type(1)", ".members td:nth-of-type(3)")), `c:\\${evil}\t${evil}\tPC9`, "a row of it");
    await use.page.click(".detail h2");
    await use.page.press("Tab");
    assert.equal(await $(`q(".detail").contains(document.activeElement) && document.activeElement.tagName !== "H2"`), true, "Tab goes on from the title");
    for (const language of ["KQL", "SPL", "Sigma"]) {
      const field = `[data-language=${language}] textarea`;
      await $(`(q("[data-language=${language}]").open = true, 0)`);
      assert.equal(await use.copied(async () => (await use.page.click(field), await use.page.press("Control+a"))), await $(`q("${field}").value`), language);
    }
  });

  test("where dark colours are preferred every view is dark", async (t) => {
    const browser = await use.launch({ frame: true, scheme: "dark" });
    t.after(() => browser.close());
    for (const [which, number] of SHOWN) {
      const page = await browser.open(`${use.server.origin}/#view=${which}&sample=${number}`);
      await until(() => page.evaluate(`document.querySelectorAll(".row, .chart canvas").length > 0 && !document.querySelector(".work:not([hidden])")`));
      const { ink, paper, drawn } = await page.evaluate(`(() => {
        const light = ([r, g, b]) => (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
        const of = (text) => light(text.match(/[\\d.]+/g).map(Number));
        const { color, backgroundColor } = getComputedStyle(document.body);
        const canvas = document.querySelector(".chart canvas");
        const pixels = canvas?.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        let [all, bright] = [0, 0];
        for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3] > 200) (all++, light([...pixels.slice(i, i + 3)]) > 0.85 && bright++);
        return { ink: of(color), paper: of(backgroundColor), drawn: bright / Math.max(1, all) };
      })()`);
      assert.ok(paper < 0.1 && ink > 0.8, `${which}: ${ink} on ${paper}`);
      assert.ok(drawn < 0.5, `${which}: ${Math.round(100 * drawn)} % of what is drawn is bright`);
      assert.deepEqual(page.problems.filter((said) => !said.includes("favicon.ico")), [], which);
      await page.close();
    }
  });

  test("tabs are moved between with arrow keys, and every control has a name", async () => {
    for (const file of ["processes.csv", "logons.csv"]) {
      await dropped(file, sample(file));
      const tabs = await $(`all("[role=tab]").map((tab) => tab.id.slice(4))`);
      for (const [i, tab] of tabs.entries()) {
        assert.equal(await $(`q("[aria-selected=true]").id`), `tab-${tab}`);
        await calm();
        const unnamed = await $(`all("button, input, select, textarea, summary, [role=grid], [role=figure], [role=region], dialog").filter((e) => !e.closest("[hidden]") && !(e.getAttribute("aria-label") || e.labels?.[0]?.textContent.trim() || e.textContent.trim() && !/^(?:SELECT|INPUT)$/.test(e.tagName))).map((e) => e.outerHTML.slice(0, 120))`);
        assert.deepEqual(unnamed, [], tab);
        if (i === tabs.length - 1) break;
        await $(`(q("[aria-selected=true]").focus(), 0)`);
        await key("ArrowRight", "[aria-selected=true]");
        await until(() => $(`q("[aria-selected=true]").id === "tab-${tabs[i + 1]}" && (all(".row").length > 0 || all(".chart canvas").length > 0 || q(".problem").textContent || q("main h3"))`));
      }
    }
  });

  test("Home and End move to the first and the last tab", async () => {
    for (const [name, which] of [["End", "at(-1)"], ["Home", "at(0)"]]) {
      await $(`(q("[aria-selected=true]").focus(), 0)`);
      await key(name, "[aria-selected=true]");
      assert.ok(await $(`all("[role=tab]").${which} === document.activeElement && document.activeElement.ariaSelected === "true"`), name);
      await calm();
    }
  });

  test("every view fits a screen of 360 pixels", async () => {
    await use.page.resize(360, 640);
    for (const file of ["processes.csv", "logons.csv"]) {
      await dropped(file, sample(file));
      for (const tab of await $(`all("[role=tab]").map((tab) => tab.id.slice(4))`)) {
        await view(tab);
        assert.ok((await $(`document.documentElement.scrollWidth`)) <= 360, `${tab} is wider`);
        const cut = await $(`all("button, input, select, summary, h1, h2, h3, .head .cell").filter((e) => { const { left, right, width } = e.getBoundingClientRect(); return width > 1 && (left < 0 || right > 360) && !e.closest(".tabs, .wide, .draw, .spoken, details:not([open]) > div"); }).map((e) => e.outerHTML.slice(0, 100))`);
        assert.deepEqual(cut, [], tab);
      }
    }
    await view("logons");
    await use.page.resize(1280, 900);
  });

  test("nothing was asked of the server but the page, and nothing was refused", () => nothingAsked(use));
});
