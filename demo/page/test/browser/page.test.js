import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import { parquetWriteBuffer } from "hyparquet-writer";
import { servePage } from "../../../../scripts/serve-page.mjs";
import { readFiles } from "../../src/read/read.js";
import { browsers, pause, until } from "./browsers.js";

/** The page as people use it, in real browsers: one page is used throughout, as one would. */

const sample = (/** @type {string} */ name) => readFileSync(new URL(`../../../../testdata/samples/${name}`, import.meta.url));
const csv = sample("processes.csv").toString().split("\n").slice(0, 801).join("\n");
const { table } = await readFiles([{ name: "x", blob: new Blob([csv]) }]);
const names = table.columns.map(({ name }) => name);
const columns = Object.fromEntries(names.map((name) => [name, Array.from({ length: table.rows }, (_, row) => table.cell(name, row))]));
const rows = Array.from({ length: table.rows }, (_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
const delimited = (/** @type {string} */ d) => [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(d)).join("\r\n");

/** @type {Record<string, any>} */
const FORMATS = {
  "log.csv": csv, "log.tsv": delimited("\t"), "semicolons.csv": delimited(";"), "pipes.txt": delimited("|"), "log.csv.gz": gzipSync(csv),
  "utf16.csv": Buffer.from("\ufeff" + csv, "utf16le"), "log.json": JSON.stringify(rows), "log.ndjson": rows.map((row) => JSON.stringify(row)).join("\n"),
  "log.parquet": Buffer.from(parquetWriteBuffer({ columnData: names.map((name) => ({ name, data: columns[name], type: "STRING" })) })),
  "log.arrow": tableToIPC(tableFromArrays(columns), { format: "file" }),
};

for (const [name, { path, launch }] of Object.entries(browsers)) {
  describe(name, { skip: path ? false : `${name} is not installed`, timeout: 200000 }, () => {
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let page;
    let server;
    before(async () => {
      browser = await launch();
      server = await servePage();
      page = await browser.open(`${server.origin}/`);
      await page.resize(1280, 900);
      await until(() => $(`document.querySelector(".greeting")`));
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    /** An expression in the frame. @param {string} code */
    const $ = (code) => page.evaluate(`(() => { const q = (s) => document.querySelector(s), all = (s) => [...document.querySelectorAll(s)]; const r = (${code}); return r instanceof Node ? true : r; })()`);
    const text = (/** @type {string} */ selector) => $(`q(${JSON.stringify(selector)})?.textContent ?? ""`);
    const click = (/** @type {string} */ selector) => $(`(q(${JSON.stringify(selector)}).click(), 0)`);
    const press = (/** @type {string} */ words) => $(`(all("button").filter((b) => b.textContent === ${JSON.stringify(words)}).at(-1).click(), 0)`);
    const idle = () => until(() => $(`!q(".work:not([hidden])")`));
    const calm = async () => {
      await idle();
      await pause(300); // what waits for a pause begins
      await idle();
    };
    /** Drops files on the page. @param {Record<string, any>} files */
    const drop = (files) => {
      const packed = Object.entries(files).map(([file, content]) => [file, Buffer.from(content).toString("base64")]);
      return page.evaluate(`(() => { const data = new DataTransfer(); for (const [name, packed] of ${JSON.stringify(packed)}) data.items.add(new File([Uint8Array.from(atob(packed), (c) => c.charCodeAt(0))], name)); document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); return 0; })()`);
    };
    const dropped = async (/** @type {string} */ file, /** @type {any} */ content) => {
      await drop({ [file]: content });
      await until(async () => (await text("#about")).startsWith(file));
      await until(() => $(`all(".row").length > 0 || all(".chart canvas").length > 0`));
      await idle();
    };
    const view = async (/** @type {string} */ which) => {
      await click(`#tab-${which}`);
      await until(() => $(which === "patterns" ? `all(".row").length > 0` : `all(".chart canvas").length > 0 || q(".problem").textContent`));
      await calm();
    };
    const problem = () => text(".problem");
    const firstPattern = () => text(".row .mono");

    test("every format gives the same first pattern", async () => {
      await dropped("log.csv", FORMATS["log.csv"]);
      const first = await text(".row");
      assert.match(await firstPattern(), /^powershell\.exe -nop -w hidden/);
      for (const [file, content] of Object.entries(FORMATS)) {
        await dropped(file, content);
        assert.equal(await text(".row"), first, file);
      }
    });

    test("an audit log becomes program starts", async () => {
      await dropped("audit.log", sample("audit.log"));
      assert.match(await text("#about"), /380 program starts \(auditd\)/);
    });

    test("several files become one log", async () => {
      await drop({ "one.csv": csv, "two.json": JSON.stringify(rows.slice(0, 10)) });
      await until(async () => (await text("#about")).startsWith("2 files: 810 process starts, 13 columns"));
    });

    test("a broken file says where, and the page goes on", async () => {
      await drop({ "broken.csv": csv.split("\n").slice(0, 50).join("\n") + "\n1,2,3,4,5,6,7,8,9,10,11,12,13,14\n" });
      await until(problem);
      assert.match(await problem(), /^broken\.csv, line 51: 14 cells where the first line names 12 columns$/);
      await click("#tab-patterns");
      await until(() => $(`all(".row").length > 0`));
      await drop({ "broken.parquet": FORMATS["log.parquet"].subarray(0, 900) });
      await until(async () => (await problem()).startsWith("broken.parquet"));
      await dropped("log.csv", csv);
      assert.equal(await problem(), "");
    });

    test("reading is cancelled at once", async () => {
      const many = csv.slice(csv.indexOf("\n") + 1) + "\n";
      await page.evaluate(`(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(csv + "\n")}, ...Array(400).fill(${JSON.stringify(many)})], "endless.csv")); document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); return 0; })()`);
      await until(() => $(`q(".work:not([hidden]) progress")?.value > 0`));
      await press("Cancel");
      assert.equal(await $(`q(".work").hidden`), true);
      assert.match(await text("#about"), /^log\.csv/, "what was there stays");
      await view("patterns");
    });

    test("patterns are filtered, sorted, opened and closed, with the keyboard too", async () => {
      await dropped("processes.csv", sample("processes.csv"));
      const type = (/** @type {string} */ words) => $(`(q("input[type=search]").value = ${JSON.stringify(words)}, q("input[type=search]").dispatchEvent(new Event("input")), 0)`);
      await type("certutil");
      assert.match(await firstPattern(), /certutil/i);
      assert.ok((await $(`all(".row").length`)) < 10);
      await type("");
      await $(`(all(".head button").find((b) => b.textContent.startsWith("Events")).click(), 0)`);
      assert.equal(await $(`q("[aria-sort=descending]").textContent.trim()`), "Events ↓");
      const counts = await $(`all(".row .count").map((c) => Number(c.textContent.replaceAll(",", "")))`);
      assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
      const key = (/** @type {string} */ name, /** @type {string} */ on) => $(`(q(${JSON.stringify(on)}).dispatchEvent(new KeyboardEvent("keydown", { key: ${JSON.stringify(name)}, bubbles: true })), 0)`);
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
      const saved = await browser.saved("muted.json");
      assert.equal(JSON.parse(saved).muted[0].template, before);
      await press("Show muted");
      await until(async () => (await firstPattern()) === before);
    });

    test("patterns and their rows are saved, with pseudonyms if wished", async () => {
      await $(`(q(".row input").click(), 0)`);
      await press("Patterns as CSV");
      assert.match(await browser.saved("patterns.csv"), /^bits,.*\r\n35\.62,.*carla\.diaz.*powershell\.exe -nop/);
      await press("Patterns as JSON");
      assert.equal(JSON.parse(await browser.saved("patterns.json")).length, 1);
      await $(`(q(".menu label input").click(), 0)`);
      await press("Their rows as CSV");
      const redacted = await browser.saved("rows.csv");
      assert.match(redacted, /user-\d/);
      assert.doesNotMatch(redacted, /carla|HB-WS03/i);
    });

    test("columns can be chosen by hand", async () => {
      await $(`(all("fieldset")[0].querySelector("input[value=Computer]").click(), 0)`);
      await until(async () => /5,000 events in (?!630)/.test(await text(".summary")));
      assert.equal(await problem(), "");
      await $(`(all("fieldset")[0].querySelector("input[value=Computer]").click(), 0)`);
    });

    test("the eps slider tells clusters and noise as it moves", async () => {
      await view("clusters");
      const seen = new Set();
      for (const power of [-5, 0, 3]) {
        await $(`(q("[data-control=eps]").value = ${power}, q("[data-control=eps]").dispatchEvent(new Event("input")), 0)`);
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
            await page.evaluate(`(() => { const c = document.querySelector('[data-control="${control}"]');
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
      await page.drag([x + width * 0.3, low], [x + width * 0.4, low]);
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
      await $(`(q("[data-control=threshold]").value = 9, q("[data-control=threshold]").dispatchEvent(new Event("input")), 0)`);
      await until(async () => (await anomalies()) < before);
      assert.match(await $(`q("[data-language=KQL] textarea").value`), /^\| where \(?TimeGenerated >= datetime\(2024-/);
    });

    test("a chart is saved as SVG and PNG", async () => {
      await view("timeline");
      await press("SVG");
      assert.match(await browser.saved("timeline.svg"), /^<svg/);
      await press("PNG");
      assert.ok((await browser.saved("timeline.png")).includes("PNG"));
    });

    for (const file of ["processes_on_host.csv", "host_logons.csv", "process_tree.csv", "az_net_flows.csv", "linux_events.csv", "demo_exchange_data.csv", "time_series.csv"]) {
      const shared = new URL(`../../../../../shared/data/${file}`, import.meta.url);
      test(`every view of ${file} shows something`, { skip: !existsSync(shared) && `../shared/data/${file} is not here` }, async () => {
        await dropped(file, readFileSync(shared));
        for (const tab of await $(`all("[role=tab]").map((tab) => tab.id.slice(4))`)) {
          await view(tab);
          const said = await problem();
          assert.ok(said === "" || (tab === "series" && /period|points|season/.test(said)), `${tab}: ${said}`); // some are too short
        }
      });
    }

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
      await $(`(q("[data-control=eps]").value = 1, q("[data-control=eps]").dispatchEvent(new Event("input")), 0)`);
      await until(async () => /^#view=clusters&(?:\w+=[\d.]+&?)+$/.test(await page.outside("location.hash")) && (await page.outside("location.hash")).includes("eps=10"));
      const kept = await page.outside("location.hash");
      for (const message of [{ kind: "address", view: "http://x", numbers: { eps: "1", secret: 5, sample: NaN } }, { kind: "other", view: "patterns" }, "x", null]) {
        await page.evaluate(`(parent.postMessage(${JSON.stringify(message)}, "*"), 0)`);
      }
      await pause(100);
      assert.equal(await page.outside("location.hash"), "", "none of it was known");
      assert.match(kept, /^#[\w=&.]+$/);
    });

    test("a link opens a sample in a view", async () => {
      const other = await browser.open(`${server.origin}/#view=outliers&sample=1&trees=30`);
      await until(() => other.evaluate(`document.querySelectorAll(".chart canvas").length > 0`));
      assert.equal(await other.evaluate(`document.querySelector("[data-control=trees]").value`), "30");
      await other.close();
    });

    test("nothing was asked of the server but the page, and nothing was refused", () => {
      assert.deepEqual([...new Set(server.asked)].filter((url) => url !== "/favicon.ico"), ["/"]);
      assert.deepEqual(page.problems.filter((said) => !said.includes("favicon.ico")), []);
    });
  });
}
