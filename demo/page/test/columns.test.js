import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { create } from "logwinnow";
import { readFiles } from "../src/read/read.js";
import { groupsOf, numbersOf, ownOf, usualColumns } from "../src/views/quantities.js";
import { rowsFile } from "../src/worker/rows.js";
import { suggestEps } from "../src/worker/clusters.js";
import { rowsBetween } from "../src/worker/events.js";
import { addFeatures } from "../src/worker/features.js";
import { timeColumns } from "../src/worker/timecolumns.js";

// Which columns the views offer, and begin with.

const root = new URL("../../../", import.meta.url);
const readLog = async (/** @type {string} */ path) => (await readFiles([{ name: path, blob: new Blob([readFileSync(new URL(path, root))]) }])).table;
const engine = create({ worker: false });
const context = /** @type {any} */ ({ engine, onProgress() {} });
const numbers = (/** @type {string[]} */ ...names) => ({ columns: names.map((name) => ({ name, kind: "number", empty: false, distinct: 9 })) });

test("codes are no quantities: they are offered last, and nothing is begun with them", () => {
  const codes = ["EventID", "LogonType", "DestPort", "id.resp_p", "pid", "ProcessId1", "status", "pathHash", "ses"];
  const quantities = ["bytes", "Duration", "report", "LogonHour", "isSystemSession", "AllowedOutFlows"];
  const table = numbers(...codes, ...quantities);
  assert.deepEqual(numbersOf(table), [...quantities, ...codes]);
  assert.deepEqual(usualColumns(table), ["bytes", "Duration", "report"]);
  assert.deepEqual(usualColumns(numbers("EventID", "LogonType")), ["EventID", "LogonType"], "where there is nothing else");
});

test("rows are grouped by columns of few texts, not by times nor by what tells each row apart", () => {
  const columns = [["TimeGenerated", "text", 3], ["host", "text", 40], ["line", "text", 99], ["n", "number", 5]].map(([name, kind, distinct]) => ({ name: String(name), kind: String(kind), distinct: Number(distinct), empty: false }));
  assert.deepEqual(groupsOf({ rows: 100, columns, times: ["TimeGenerated"] }), ["host"]);
  assert.deepEqual(groupsOf({ rows: 1e6, columns: [{ name: "line", kind: "text", distinct: 1990, empty: false }], times: [] }), [], "of which the first 2,000 rows were looked at");
});

test("logons begin with the account and the hour, process starts with their features", async () => {
  const logons = await readLog("testdata/samples/logons.csv");
  const outline = await addFeatures(logons, { of: "logon" }, context);
  assert.deepEqual(usualColumns(outline), ["AccountNum", "LogonHour"]);
  assert.equal(numbersOf(outline)[0], "AccountNum");
  assert.equal(logons.numbers("LogonHour")[0], 0);
  const { columns } = await addFeatures(logons, { of: "logon" }, context);
  assert.equal(columns.length, outline.columns.length, "once");
  assert.deepEqual(usualColumns(await addFeatures(await readLog("testdata/samples/processes.csv"), { of: "process" }, context)), ["commandlineTokensFull", "pathScore", "isSystemSession"]);
});

test("what an analysis adds is not the log's own: lists and files of rows stay as they were", async () => {
  const table = await readLog("testdata/samples/processes.csv");
  const saved = async () => (await rowsFile(table, [0, 7], "csv", { onProgress() {}, signal: new AbortController().signal })).text();
  const [outline, rows] = [table.outline(), await saved()];
  const names = outline.columns.map(({ name }) => name);
  const more = await addFeatures(table, { of: "process" }, context);
  assert.ok(more.columns.length > names.length);
  assert.deepEqual(ownOf(more).columns.map(({ name }) => name), names);
  assert.deepEqual(numbersOf(ownOf(more)), numbersOf(outline));
  assert.equal(await saved(), rows);
});

test("logons of which one lacks its time begin with the account alone; what lacks a number is named", async () => {
  const csv = "TimeGenerated,TargetUserName,LogonType\n2024-01-01T00:00:00Z,a,3\n,b,10\n2024-01-01T02:00:00Z,a,3\n";
  const { table } = await readFiles([{ name: "x", blob: new Blob([csv]) }]);
  assert.deepEqual(usualColumns(await addFeatures(table, { of: "logon" }, context)), ["AccountNum"]);
  await assert.rejects(suggestEps(table, { columns: ["AccountNum", "LogonHour"], minSamples: 2, normalize: false }, context), /"LogonHour" has no number in row 2/);
});

/** @type {Record<string, string[]>} */
const TIMES = {
  "testdata/samples/processes.csv": ["TimeGenerated"], "testdata/samples/logons.csv": ["TimeGenerated"], "testdata/samples/proxy.csv": ["time"], "testdata/samples/bytes_per_hour.csv": ["TimeGenerated"],
  "../shared/data/process_tree.csv": ["TimeGenerated", "TimeCreatedUtc"], "../shared/data/linux_events.csv": ["TimeGenerated", "mssg_id"],
  "../shared/data/az_net_flows.csv": ["TimeGenerated", "FlowStartTime", "FlowEndTime", "FlowIntervalEndTime"],
};
for (const [path, names] of Object.entries(TIMES)) {
  test(`columns of times: ${path}`, { skip: !existsSync(new URL(path, root)) && `${path} is not here` }, async () => assert.deepEqual(timeColumns(await readLog(path)), names));
}

test("a window lists its rows whatever the column of times is called", async () => {
  const { table } = await readFiles([{ name: "x", blob: new Blob(["row,n\n2024-03-04T00:00:00Z,1\n2024-03-05T00:00:00Z,2\n"]) }]);
  const { rows } = await rowsBetween(table, { time: "row", from: Date.UTC(2024, 2, 4, 12), to: Date.UTC(2024, 2, 6), most: 5 }, context);
  assert.deepEqual([...rows], [1]);
});

test("numbers are times only in our own time; one cell that is no time is enough against a column", async () => {
  const csv = "a,b,c,d,e,f\n1709510400,4688,1709510400000,2024-03-04,1/15/2019 5:15:15 AM,\n1709510401,80,1709510401000,today,1/16/2019 5:15:15 AM,\n";
  const { table } = await readFiles([{ name: "x", blob: new Blob([csv]) }]);
  assert.deepEqual(timeColumns(table), ["a", "c", "e"]);
});
