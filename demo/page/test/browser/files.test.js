import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import { parquetWriteBuffer } from "hyparquet-writer";
import { readFiles } from "../../src/read/read.js";
import { until } from "../../../../scripts/browsers.mjs";
import { inEachBrowser, nothingAsked, sample } from "./use.js";

/** Files of every format, broken ones, and reading that is cancelled. */

const csv = sample("processes.csv").toString().split("\n").slice(0, 801).join("\n");
const { table } = await readFiles([{ name: "x", blob: new Blob([csv]) }]);
const names = table.columns.map(({ name }) => name);
const columns = Object.fromEntries(names.map((name) => [name, Array.from({ length: table.rows }, (_, row) => table.cell(name, row))]));
const rows = Array.from({ length: table.rows }, (_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
const delimited = (/** @type {string} */ d) => [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(d)).join("\r\n");

/** @type {Record<string, any>} */
const FORMATS = {
  "log.csv": csv, "log.tsv": delimited("\t"), "semicolons.csv": delimited(";"), "pipes.txt": delimited("|"), "log.csv.gz": gzipSync(csv), "members.csv.gz": Buffer.concat([gzipSync(csv.slice(0, 50000)), gzipSync(csv.slice(50000))]),
  "utf16.csv": Buffer.from("\ufeff" + csv, "utf16le"), "log.json": JSON.stringify(rows), "log.ndjson": rows.map((row) => JSON.stringify(row)).join("\n"),
  "log.parquet": Buffer.from(parquetWriteBuffer({ columnData: names.map((name) => ({ name, data: columns[name], type: "STRING" })) })),
  "log.arrow": tableToIPC(tableFromArrays(columns), { format: "file" }),
};

inEachBrowser((use) => {
  const { $, text, click, press, drop, dropped, view, problem, firstPattern } = use;

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

  test("a log in Windows-1252 is read as such, which is said", async () => {
    await drop({ "latin.csv": Buffer.from("user,command\nMüller,whoami\nMäller,whoami\n", "latin1") });
    await until(async () => (await text("#about")) === "latin.csv: 2 process starts, 2 columns; 2 characters are not UTF-8 and read as Windows-1252");
  });

  test("files of different kinds are said for what they are, and each kind can be looked at alone", async () => {
    await drop({ "a.csv": csv, "logons.csv": sample("logons.csv") });
    await until(async () => (await text("#about")).startsWith("2 files of different kinds: a.csv with 800 process starts, logons.csv with 2,016 logons"));
    await until(() => $(`all(".row").length > 0`));
    assert.match(await text("[data-test=kinds]"), /looked at as process starts/);
    await press("Only the logons");
    await until(async () => (await text("#about")).startsWith("logons.csv: 2,016 logons"));
    assert.equal(await $(`q("[data-test=kinds]").hidden`), true);
    await until(() => $(`all(".row").length > 0`));
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
    await use.page.evaluate(`(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(csv + "\n")}, ...Array(400).fill(${JSON.stringify(many)})], "endless.csv")); document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); return 0; })()`);
    await until(() => $(`q(".work:not([hidden]) progress")?.value > 0`));
    await press("Cancel");
    assert.equal(await $(`q(".work").hidden`), true);
    assert.match(await text("#about"), /^log\.csv/, "what was there stays");
    await view("patterns");
  });

  test("reading goes on where a control of the view moves, just before or meanwhile", async () => {
    const min = (/** @type {number} */ samples) => $(`((c) => { c.value = ${samples}; c.dispatchEvent(new Event("change")); return 0; })(q('[data-control="min. samples"]'))`);
    await view("clusters");
    await min(3); // drawn once it pauses
    await dropped("log.csv", csv);
    await view("clusters");
    const many = csv.slice(csv.indexOf("\n") + 1) + "\n";
    await use.page.evaluate(`(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(csv + "\n")}, ...Array(400).fill(${JSON.stringify(many)})], "long.csv")); document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); return 0; })()`);
    await until(() => $(`q(".work:not([hidden]) progress")?.value > 0`));
    await min(4);
    await until(async () => (await text("#about")).startsWith("long.csv"));
  });

  test("of other broken files the line or the part is named, too", async () => {
    const lines = rows.slice(0, 30).map((row) => JSON.stringify(row));
    const BROKEN = {
      "cut.ndjson": [[...lines.slice(0, 9), lines[9].slice(0, 40), ...lines.slice(10)].join("\n"), /^cut\.ndjson, line 10: /],
      "cut.json": [`[${lines.join(",\n")}`, /^cut\.json(?:, line \d+)?: /],
      "open.csv": [csv.split("\n").slice(0, 20).join("\n") + '\n1,2,"3', /^open\.csv, line 21: /],
      "cut.csv.gz": [gzipSync(csv).subarray(0, 9000), /^cut\.csv\.gz: /],
      "junk.csv.gz": [Buffer.concat([gzipSync(csv), Buffer.from("junk")]), /^junk\.csv\.gz: behind the packed text is something that is not gzip/],
      "cut.arrow": [Buffer.from(FORMATS["log.arrow"]).subarray(0, 3000), /^cut\.arrow: /],
      "picture.png": [Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]), /^picture\.png: it is neither text nor a format that is known here/],
      "empty.csv": ["", /^empty\.csv: it is empty/],
    };
    for (const [file, [content, said]] of Object.entries(BROKEN)) {
      await drop({ [file]: content });
      await until(async () => (await problem()).startsWith(file));
      assert.match(await problem(), said);
    }
    await dropped("log.csv", csv);
    assert.equal(await problem(), "");
  });

  test("where the worker dies it is said at once, and again at whatever is asked, until a log is opened", async () => {
    const page = await use.browser.open(`${use.server.origin}/`);
    const $ = (/** @type {string} */ code) => page.evaluate(code);
    await until(() => $(`!!document.querySelector(".greeting")`));
    // The worker's own script with a mistake in it, outside of any job.
    await $(`(document.getElementById("worker").textContent += ';addEventListener("message", ({ data }) => { if (data.job === "cells") setTimeout(() => { throw new Error("a mistake"); }); });', 0)`);
    await $(`(document.querySelector(".samples button").click(), 0)`);
    const problem = () => $(`document.querySelector(".problem").textContent`);
    await until(() => $(`document.querySelectorAll(".row").length > 0`));
    assert.equal(await problem(), "");
    await $(`(document.querySelector(".row").click(), 0)`);
    const STOPPED = /the worker that had the log stopped \(.*a mistake.*\)\. Open the log again/;
    assert.match(await until(problem), STOPPED);
    await $(`(document.querySelector("#tab-outliers").click(), 0)`);
    await until(() => $(`document.querySelector("#tab-outliers").getAttribute("aria-selected") === "true"`));
    assert.match(await until(problem), STOPPED);
    await until(() => $(`!document.querySelector(".work:not([hidden])")`));
    await $(`((s) => { s.value = "2"; s.dispatchEvent(new Event("change")); return 0; })(document.querySelector('[aria-label="open a sample log"]'))`);
    await until(() => $(`document.querySelector("#about").textContent.startsWith("logons.csv") && document.querySelectorAll(".row").length > 0`));
    assert.equal(await problem(), "");
    await page.close();
  });

  test("an analysis is cancelled, and the page goes on", async () => {
    await dropped("processes.csv", sample("processes.csv"));
    await view("outliers");
    await $(`(q("[data-control=trees]").value = 1000, q("[data-control=trees]").dispatchEvent(new Event("change")), 0)`);
    await until(() => $(`q(".work:not([hidden])")`));
    await press("Cancel");
    assert.equal(await $(`q(".work").hidden`), true);
    assert.equal(await text("[role=status]"), "cancelled");
    assert.equal(await problem(), "");
    await view("patterns");
    assert.equal(await problem(), "");
  });

  test("nothing was asked of the server but the page, and nothing was refused", () => nothingAsked(use));
});
