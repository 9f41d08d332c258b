import assert from "node:assert/strict";
import { test } from "node:test";
import { pause, until } from "../../../../scripts/browsers.mjs";
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
    for (const said of seen) assert.match(said, /^[\d,]+ clusters?, [\d,]+ rows? of noise$/);
  });

  test("what a view lists is the same whichever was visited before", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    const listed = async () => {
      const seen = [];
      for (const which of ["timeline", "series", "patterns"]) {
        await view(which);
        seen.push(await $(`all("main select").map((s) => [...s.options].map((o) => o.value).join()).join("; ")`));
      }
      return seen;
    };
    const before = await listed();
    await view("clusters");
    assert.deepEqual(await listed(), before);
    assert.match(before[0], /EventID/);
  });

  test("the eps slider fits the numbers of the columns, and moves with the columns", async () => {
    await dropped("bytes_per_hour.csv", sample("bytes_per_hour.csv"));
    await view("clusters");
    const range = () => $(`["min", "max", "value"].map((name) => Number(q("[data-control=eps]")[name]))`);
    const [min, max, value] = await range();
    assert.ok(min <= value - 4 && max >= value + 4 && max - min <= 10 && 10 ** value > 1e5, `${min} ${max} ${value}`);
    const seen = new Set();
    for (const power of [min, value, max]) {
      await slide("eps", power);
      await calm();
      seen.add(await text("[data-test=counts]"));
    }
    assert.equal(seen.size, 3, [...seen].join("; "));
    await dropped("two.csv", `small,large\n${Array.from({ length: 60 }, (_, i) => `${(i * 7) % 50},${(1000000 * ((i * 13) % 60)) ** 2}`).join("\n")}\n`);
    await view("clusters");
    const [, both] = await range();
    await $(`(q('details[data-control="Columns"] input[value="large"]').click(), 0)`);
    await until(async () => (await range())[1] < both - 6);
    await calm();
    assert.match(await text("[data-test=counts]"), /^[\d,]+ clusters?, /);
    assert.ok(Number(await text("[data-control=eps] + output")) < 50, "the radius is that of the column chosen");
    assert.equal(await problem(), "");
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

  test("what was chosen in a view is there again after another view, and the address has none of its texts", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    const choose = (/** @type {string} */ control, /** @type {string | number} */ value) => use.page.evaluate(`(() => { const c = document.querySelector('[data-control="${control}"]'); c.value = "${value}"; c.dispatchEvent(new Event("input")); c.dispatchEvent(new Event("change", { bubbles: true })); })()`);
    const controls = () => $(`all("[data-control]").map((c) => c.dataset.control + ": " + (c.type === "checkbox" ? c.checked : c.value ?? [...c.querySelectorAll(":checked")].map((box) => box.value))).join("; ")`);
    const usual = await (await view("series"), controls());
    /** @type {Record<string, [string, string | number][]>} */
    const choices = {
      timeline: [["lines", "Computer"], ["shows", "EventID"], ["reference row", 7]], series: [["per", "15min"], ["threshold", 5]],
      outliers: [["across", "pathScore"], ["trees", 30], ["share flagged", 0.05]], variability: [["number", "pathScore"], ["by", "Computer"]],
    };
    const chosen = /** @type {Record<string, string>} */ ({});
    for (const [which, settings] of Object.entries(choices)) {
      await view(which);
      for (const [control, value] of settings) await choose(control, value);
      await $(`(q('[data-control=Columns] input[value="EventID"]')?.click(), 0)`);
      await calm();
      chosen[which] = await controls();
      for (const [control, value] of settings) assert.ok(chosen[which].includes(`${control}: ${value}`), chosen[which]);
    }
    assert.match(chosen.outliers, /Columns: [^;]*EventID/);
    for (const which of Object.keys(choices)) {
      await view(which);
      assert.equal(await controls(), chosen[which], which);
    }
    assert.doesNotMatch(await use.page.outside("location.hash"), /Computer|EventID|path/);
    await dropped("again.csv", sample("processes.csv"));
    await view("series");
    assert.equal(await controls(), usual, "another log begins as usual");
  });

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
    const anomalies = async () => Number(/^([\d,]+) anomal/.exec(await text("[data-test=anomalies]"))?.[1]);
    const before = await anomalies();
    assert.ok(before >= 8 && before < 20, `${before}`);
    await slide("threshold", 9);
    await until(async () => (await anomalies()) < before);
    assert.match(await $(`q("[data-language=KQL] textarea").value`), /^\| where \(?TimeGenerated >= datetime\(2024-/);
  });

  test("a logon's details: its type and its SID in words, its session, nothing where there is nothing, and all of it text (LD-1 to LD-6)", async () => {
    const logons = [
      ["<b>x</b>", "12", "S-1-5-21-1-2-3-1500", "0x3e7", "nan"], ["y", "3.0", "S-1-5-21-1-2-3-500", "0x55", "0xc000006d"], ["z", "13", "S-1-5-32-544", "", ""], ["w", "7", "S-1-5-7", "", ""],
    ].map((cells, i) => [`2024-01-01T0${i}:00:00Z`, ...cells].join(","));
    await dropped("logons.csv", `TimeGenerated,TargetUserName,LogonType,TargetUserSid,TargetLogonId,Status\n${logons.join("\n")}\n`);
    await view("logons");
    const said = await $(`all(".facts-list details").map((d) => [d.querySelector("summary").textContent, ...d.querySelectorAll("dt, dd")].map((e) => e.textContent ?? e).join(" | "))`);
    assert.deepEqual(said, [
      "2024-01-01 00:00:00 <b>x</b> CachedRemoteInteractive | SID | S-1-5-21-1-2-3-1500: local machine or domain account | session | 0x3e7: System logon session",
      "2024-01-01 01:00:00 y Network bad user name or password | SID | S-1-5-21-1-2-3-500: administrator: local machine or domain account | session | 0x55 | status | 0xc000006d: bad user name or password",
      "2024-01-01 02:00:00 z CachedUnlock | SID | S-1-5-32-544: the group Administrators of this computer",
      "2024-01-01 03:00:00 w Unlock | SID | S-1-5-7: ANONYMOUS LOGON",
    ]);
  });

  test("an event of reference is drawn on the timeline, whatever its column of times is called (VT-1)", async () => {
    await dropped("odd.csv", `ts,process_name,command_line\n${Array.from({ length: 40 }, (_, i) => `2024-01-01 10:${String(i).padStart(2, "0")}:00,a.exe,a.exe ${i}`).join("\n")}\n`);
    await view("timeline");
    await $(`(q('[data-control="reference row"]').value = 7, q('[data-control="reference row"]').dispatchEvent(new Event("change")), 0)`);
    await calm();
    const svg = await use.handedOver("timeline.svg", () => press("SVG"));
    assert.match(svg, /row 7/);
    assert.equal(await problem(), "");
  });

  test("clusters and noise are drawn, as many as are told, in the columns' own units (PC-1 to PC-4)", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await view("clusters");
    const [, clusters, noise] = /^([\d,]+) clusters?, ([\d,]+) rows?/.exec(await text("[data-test=counts]")) ?? [];
    const svg = await use.handedOver("clusters.svg", () => press("SVG"));
    assert.match(svg, new RegExp(`${clusters} clusters?`));
    assert.match(svg, new RegExp(`${noise} noise events?`));
    assert.match(svg, /pathScore|commandlineTokensFull/, "axes are columns in their own units");
  });

  test("clusters are drawn over the columns that they were made of", async () => {
    await dropped("logons.csv", sample("logons.csv"));
    await view("clusters");
    const [chosen] = await $(`all('details[data-control="Columns"] input:checked').map((box) => box.value)`);
    const svg = await use.handedOver("clusters.svg", () => press("SVG"));
    assert.match(svg, new RegExp(`X-axis titled '${chosen}'`));
  });

  test("logons are clustered and scored by account and hour, and codes are offered last", async () => {
    await dropped("logons.csv", sample("logons.csv"));
    for (const which of ["clusters", "outliers"]) {
      await view(which);
      assert.deepEqual(await $(`all('details[data-control="Columns"] input').map((box) => box.value + " " + box.checked)`), ["AccountNum true", "LogonHour true", "EventID false", "LogonType false"], which);
      assert.equal(await problem(), "");
    }
    const svg = await use.handedOver("outliers.svg", () => press("SVG"));
    assert.match(svg, /not flagged/);
    assert.doesNotMatch(svg + (await text("main")), /training/, "the forest has no rows but those of the log");
    await view("timeline");
    assert.match(await use.handedOver("timeline.svg", () => press("SVG")), />events</);
  });

  test("where a column has gaps, neither chart nor counts of other columns stay", async () => {
    await dropped("gaps.csv", "TimeGenerated,TargetUserName,LogonType\n2024-01-01T00:00:00Z,a,3\n,b,10\n2024-01-01T02:00:00Z,a,3\n");
    await view("clusters");
    assert.match(await text("[data-test=counts]"), /^1 cluster, 0 rows of noise/);
    await $(`(q('details[data-control="Columns"] input[value="LogonHour"]').click(), 0)`);
    assert.match(await until(() => problem()), /"LogonHour"/);
    await calm();
    assert.equal((await text("[data-test=counts]")) + (await $(`all(".chart canvas").length`)), "0");
  });

  test("views that cluster nothing bear gaps in the columns of numbers", async () => {
    await dropped("gaps.csv", `name,a,b\n${Array.from({ length: 40 }, (_, i) => `${"xyz"[i % 3]},${i % 7 ? i : ""},${i % 5}`).join("\n")}\n`);
    for (const which of ["outliers", "variability"]) {
      await view(which);
      assert.equal(await problem(), "");
      assert.ok(await $(`all(".chart canvas").length > 0`), which);
    }
    await view("clusters");
    assert.match(await problem(), /clustered by numbers alone/);
  });

  test("variability is grouped by what has several rows a group, and by nothing where no column has", async () => {
    await dropped("bytes_per_hour.csv", sample("bytes_per_hour.csv"));
    await view("variability");
    assert.equal(await $(`q("[data-control=by]").value`), "");
    const svg = await use.handedOver("variability.svg", () => press("SVG"));
    assert.match(svg, />all rows</);
    assert.doesNotMatch(svg, /most variable of/);
  });

  test("a column that is none of times is refused with rows as the page counts them", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await view("timeline");
    await $(`(q("[data-control=time]").value = "CommandLine", q("[data-control=time]").dispatchEvent(new Event("change")), 0)`);
    assert.match(await until(() => problem()), /in row 1, .* in row 2, .* in row 3/);
  });

  test("of a log of a few seconds it is said that it is too short for a time series", async () => {
    const seconds = Array.from({ length: 40 }, (_, i) => `${new Date(Date.UTC(2024, 0, 1, 10, 0, i)).toISOString()},c:\\a.exe,a.exe ${i % 7}`);
    await dropped("seconds.csv", `TimeGenerated,NewProcessName,CommandLine\n${seconds.join("\n")}\n`);
    await view("series");
    assert.equal(await problem(), "The log is too short for a time series: per 1min it has 1 point, and the shortest season takes 4");
  });

  test("columns of times are offered as times, others apart from them", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await view("timeline");
    assert.deepEqual(await $(`all('[data-control="time"] > option').map((option) => option.value)`), ["TimeGenerated"]);
    const others = await $(`all('[data-control="time"] optgroup[label="not read as times"] option').map((option) => option.value)`);
    assert.ok(others.includes("EventID") && others.includes("Computer") && !others.includes("TimeGenerated"));
  });

  test("what was said of a number goes once the number is right; one out of range is refused where it stands", async () => {
    await dropped("bytes_per_hour.csv", sample("bytes_per_hour.csv"));
    await view("series");
    const season = async (/** @type {number | string} */ value) => {
      await use.page.evaluate(`(() => { const c = document.querySelector('[data-control^="season"]'); c.value = ${JSON.stringify(value)}; c.dispatchEvent(new Event("change")); })()`);
      await pause(200);
      await calm();
    };
    await season(100000);
    assert.match(await until(() => problem()), /two periods/);
    assert.equal(await $(`all("canvas, [data-test=anomalies], .filters").length`), 0, "nothing of what was shown before is left");
    await season(24);
    await until(async () => (await problem()) === "" && (await $(`all("canvas").length > 0`)));
    for (const wrong of ["", 1.5, -5, 1]) {
      await season(wrong);
      assert.equal(await $(`document.querySelector('[data-control^="season"]').validity.valid`), false);
      assert.equal(await problem(), "");
    }
  });

  test("a chart that cannot be drawn takes the place of the one before, in every view", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    for (const [which, control] of [["timeline", "time"], ["variability", "number"], ["clusters", "across"], ["sizes", "shown"], ["outliers", "trees"]]) {
      await view(which);
      assert.ok(await $(`all(".chart canvas").length > 0`), which);
      // What the worker refuses, whatever the control allows.
      await use.page.evaluate(`(() => { const c = document.querySelector('[data-control="${control}"]'); if (c.tagName === "SELECT") c.append(new Option("none", "no such column")); else c.min = -1; c.value = c.tagName === "SELECT" ? "no such column" : -1; c.dispatchEvent(new Event("change", { bubbles: true })); })()`);
      await until(() => problem());
      await calm();
      assert.equal(await $(`all(".chart canvas, main .facts-list, main h3").length`), 0, which);
    }
  });

  test("why a log of two seasons has no anomalies is said", async () => {
    const hours = (/** @type {number} */ count) => `TimeGenerated,n\n${Array.from({ length: count }, (_, i) => `${new Date(Date.UTC(2024, 2, 4, i)).toISOString()},${i === 30 ? 5000 : 50 + Math.round(30 * Math.sin((i * Math.PI) / 12)) + ((i * 7919) % 13)}`).join("\n")}\n`;
    await dropped("two.csv", hours(48));
    await view("series");
    assert.match(await text("[data-test=anomalies]"), /^0 anomalies/);
    assert.match(await text("[data-test=short]"), /^The log has only two seasons: .* no anomaly can be found\. .*"robust"/);
    await $(`(q("[data-control=robust]").click(), 0)`);
    await until(async () => /^[1-9]\d* anomal/.test(await text("[data-test=anomalies]")));
    assert.match(await text("[data-test=short]"), /may be missed/);
    await dropped("three.csv", hours(72));
    await view("series");
    assert.equal(await text("[data-test=short]"), "");
  });

  test("a log of an hour begins with a series of its minutes", async () => {
    const minutes = Array.from({ length: 70 }, (_, i) => `${new Date(Date.UTC(2024, 0, 1, 10, i)).toISOString()},c:\\a.exe,a.exe ${i % 7}`);
    await dropped("hour.csv", `TimeGenerated,NewProcessName,CommandLine\n${minutes.join("\n")}\n`);
    await view("series");
    assert.equal(await problem(), "");
    assert.equal(await $(`q("[data-control=per]").value`), "1min");
    assert.match(await text("[data-test=anomalies]"), /^[\d,]+ anomal/);
  });

  test("charts leave nothing in the console", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await $(`(globalThis.warned = [], console.warn = (...said) => globalThis.warned.push(said.join(" ")), 0)`);
    await view("timeline");
    assert.deepEqual(await $(`globalThis.warned`), []);
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
