import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { aboutOf, mixedOf } from "../src/app/about.js";
import { readFiles } from "../src/read/read.js";
import { kindOfAll, partsOf } from "../src/worker/parts.js";

const sample = (/** @type {string} */ name) => ({ name, blob: new Blob([readFileSync(new URL(`../../../testdata/samples/${name}`, import.meta.url))]) });

/** What the page says of samples that are opened together. */
const opened = (/** @type {string[]} */ ...names) => looked(names.map(sample));

async function looked(/** @type {{ name: string, blob: Blob }[]} */ logs) {
  const { table, files } = await readFiles(logs);
  const parts = partsOf(table, files);
  const { columns, rows } = table.outline();
  const outline = { rows, columns, parts, notes: [], kind: kindOfAll(columns, parts) };
  return { parts, about: aboutOf(files, outline), mixed: mixedOf(outline) };
}

test("logs of different kinds are each said for what they are, and can be looked at alone", async () => {
  const { parts, about, mixed } = await opened("processes.csv", "logons.csv");
  assert.deepEqual(parts, [{ kind: "process", files: [0], rows: 5000 }, { kind: "logon", files: [1], rows: 2016 }]);
  assert.equal(about, "2 files of different kinds: processes.csv with 5,000 process starts, logons.csv with 2,016 logons; 24 columns");
  assert.match(mixed?.said ?? "", /looked at as process starts: rows of another kind are empty/);
  assert.deepEqual(mixed?.choices, [{ title: "Only the process starts", files: [0] }, { title: "Only the logons", files: [1] }]);
});

test("files of one kind are one log", async () => {
  const { about, mixed } = await opened("logons.csv", "logons.csv");
  assert.match(about, /^2 files: 4,032 logons, \d+ columns$/);
  assert.equal(mixed, undefined);
  assert.match((await opened("proxy.csv")).about, /^proxy.csv: 2,725 web requests, /);
});

test("what a file is, its own filled columns tell, whatever lies beside it", async () => {
  const times = Array.from({ length: 30 }, (_, i) => new Date(Date.UTC(2024, 2, 4, i)).toISOString());
  const file = (/** @type {string} */ name, /** @type {string} */ head, /** @type {(time: string, i: number) => string} */ row) => ({ name, blob: new Blob([[head, ...times.map(row)].join("\n")]) });
  const flows = file("flows.csv", "TimeGenerated,SrcIP,DestIP,DestPort,value", (time, i) => `${time},10.0.0.${i},10.0.1.${i},443,v${i}`);
  const counts = file("counts.csv", "TimeGenerated,place,value", (time, i) => `${time},here,${i}`);
  const other = file("other.csv", "TimeGenerated,SrcIP,note", (time, i) => `${time},10.0.0.${i},n`);
  for (const logs of [[flows, counts, other], [other, counts, flows]]) {
    const { parts } = await looked(logs);
    assert.deepEqual(parts.map(({ kind, files: [file] }) => [kind, logs[file].name]), logs.map((log) => [{ "flows.csv": "flow", "counts.csv": "counts", "other.csv": "other" }[log.name], log.name]));
  }
  assert.match((await looked([flows, counts])).about, /^2 files of different kinds: flows.csv with 30 network flows, counts.csv with 30 counts over time; /);
  assert.equal((await looked([counts, counts])).about, "2 files: 60 counts over time, 4 columns");
});

test("an audit log beside another log is told to be lines that are not joined", async () => {
  const { about, mixed } = await opened("audit.log", "processes.csv", "logons.csv", "processes.csv");
  assert.match(about, /^4 files of different kinds: audit.log with [\d,]+ lines of an audit log, processes.csv and processes.csv with 10,000 process starts, logons.csv with/);
  assert.match(mixed?.said ?? "", /joined to program starts only where it is opened alone/);
  assert.deepEqual(mixed?.choices[0], { title: "Only the audit log", files: [0] });
  assert.deepEqual(mixed?.choices.map(({ files }) => files), [[0], [1, 3], [2]]);
});
