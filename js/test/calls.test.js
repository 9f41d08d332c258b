import assert from "node:assert/strict";
import { test } from "node:test";
import { tableFromArrays } from "apache-arrow";
import { compile, create, createSync, rowsOf } from "logwinnow";
import { problem } from "./helpers.js";

const logwinnow = await create();
const sync = createSync(await compile());

const COUNT = 60;
const table = {
  TimeGenerated: Array.from({ length: COUNT }, (_, i) => `2019-01-15 05:${String(i).padStart(2, "0")}:00`),
  NewProcessName: Array.from({ length: COUNT }, (_, i) => (i === 41 ? "C:\\Temp\\mimikatz.exe" : "C:\\Windows\\System32\\svchost.exe")),
  CommandLine: Array.from({ length: COUNT }, (_, i) => (i === 41 ? "mimikatz.exe żółć" : `svchost.exe -k netsvcs -p ${i}`)),
  SubjectLogonId: Array.from({ length: COUNT }, () => "0x3e7"),
};
const rows = rowsOf(table, Array.from({ length: COUNT }, (_, i) => i));

test("winnow ranks the odd one first and tells its rows", async () => {
  const found = await logwinnow.winnow(table);
  assert.equal(found.rowsIn, COUNT);
  const [first] = found.patterns;
  assert.deepEqual([first.count, first.exemplar, [...first.rows]], [1, 41, [41]]);
  assert.equal(first.first, Date.UTC(2019, 0, 15, 5, 41));
  assert.equal(found.labels[41], 0);
  assert.deepEqual(rowsOf(rows, first.rows), [rows[41]]);
  const all = found.patterns.flatMap((pattern) => [...pattern.rows]).sort((a, b) => a - b);
  assert.deepEqual(all, rows.map((_, i) => i), "every row is in one pattern");
  for (const [i, pattern] of found.patterns.entries()) for (const row of pattern.rows) assert.equal(found.labels[row], i);
  assert.ok(!("memberRows" in found) && !("memberOffsets" in found));
});

test("columns, rows, an Arrow table and UTF-8 with offsets give the same answer, synchronously or not", async () => {
  const wanted = await logwinnow.winnow(table);
  assert.deepEqual(await logwinnow.winnow(rows), wanted);
  assert.deepEqual(await logwinnow.winnow(tableFromArrays(table)), wanted);
  assert.deepEqual(sync.winnow(table), wanted);
  const texts = { bytes: new TextEncoder().encode(table.CommandLine.join("")), offsets: new Int32Array(COUNT + 1) };
  table.CommandLine.forEach((text, i) => (texts.offsets[i + 1] = texts.offsets[i] + new TextEncoder().encode(text).length));
  assert.deepEqual(await logwinnow.winnow({ ...table, CommandLine: texts }), wanted);
  assert.deepEqual(await logwinnow.winnow({ ...table, TimeGenerated: table.TimeGenerated.map((text) => new Date(text + "Z")) }), wanted);
});

test("addProcessFeatures keeps the input's columns, as they are, before the new ones", async () => {
  const { table: out } = await logwinnow.addProcessFeatures(table);
  assert.deepEqual(Object.keys(out).slice(0, 4), Object.keys(table));
  assert.equal(out.CommandLine, table.CommandLine);
  assert.ok(out.pathScore instanceof Float64Array);
  assert.equal(out.processName[41], "mimikatz.exe");
  assert.equal(out.isSystemSession[0], true);
  assert.deepEqual((await logwinnow.addProcessFeatures(rows)).table, out);
});

test("dbclusterEvents shows one row for each noise event and cluster", async () => {
  const events = { n: [1, 1, 1, 50], m: [1, 1, 1, 2], name: ["a", "b", "c", "d"] };
  const found = await logwinnow.dbclusterEvents(events, { clusterColumns: ["n", "m"], normalize: false });
  assert.deepEqual([...found.rows], [3, 0]);
  assert.deepEqual([...found.labels], [0, 0, 0, -1]);
  assert.deepEqual(found.table.name, ["d", "a"]);
  assert.deepEqual([...found.table.ClusterSize], [1, 3]);
  assert.deepEqual(found.table.Clustered, [false, true]);
  assert.deepEqual([...found.matrix], [1, 1, 1, 1, 1, 1, 50, 2]);
  const flat = await logwinnow.dbclusterEvents(Float64Array.of(1, 1, 1, 1, 1, 1, 50, 2), { columns: 2, normalize: false });
  assert.deepEqual([...flat.labels], [...found.labels]);
  assert.deepEqual(await logwinnow.dbclusterEvents([[1, 1], [1, 1], [1, 1], [50, 2]], { normalize: false }), flat);
});

test("dbscan takes a flat matrix, rows, weights", async () => {
  const x = Float64Array.of(0, 1, 10, 11, 50);
  const flat = await logwinnow.dbscan(x, { columns: 1, eps: 1.5, minSamples: 2 });
  assert.deepEqual([...flat.labels], [0, 0, 1, 1, -1]);
  assert.deepEqual([...flat.coreSampleIndices], [0, 1, 2, 3]);
  assert.deepEqual(await logwinnow.dbscan([[0], [1], [10], [11], [50]], { eps: 1.5, minSamples: 2 }), flat);
  assert.deepEqual([...(await logwinnow.dbscan(x, { columns: 1, eps: 1.5, minSamples: 2, weights: [1, 1, 1, 1, 2] })).labels], [0, 0, 1, 1, 2]);
  assert.equal(x.length, 5, "the caller keeps the array");
  assert.ok((await logwinnow.suggestEps(x, { columns: 1, minSamples: 2 })).eps > 0);
});

test("a text gives a number, texts give a typed array, a column of a table likewise", async () => {
  assert.equal(await logwinnow.tokenCount("a b c"), 3);
  assert.deepEqual(await logwinnow.tokenCount(["a b c", "", "a"]), sync.tokenCount(["a b c", "", "a"]));
  assert.equal(await logwinnow.tokenCount("a-b", { delimiter: "-" }), 2);
  assert.equal(await logwinnow.charOrdScore("az"), 97 + 122);
  assert.equal(await logwinnow.crc32Hash("abc"), 0x352441c2);
  assert.deepEqual([...(await logwinnow.charOrdScoreDf({ c: ["ab", "b"] }, "c", { scale: 10 }))], [19.5, 9.8]);
  assert.equal(typeof sync.commandTemplate("ping 10.0.0.1"), "string");
  assert.equal((await logwinnow.commandTemplate(["ping 10.0.0.1", "żółć"]))[1], "żółć");
});

test("what is wrong is named: options, types, columns", async () => {
  await assert.rejects(logwinnow.winnow(table, /** @type {any} */ ({ nosuch: 1 })), problem("option", /nosuch/));
  await assert.rejects(logwinnow.winnow(table, /** @type {any} */ ({ columns: [] })), problem("option", /^winnow: columns is not an option/));
  await assert.rejects(logwinnow.winnow(table, { keys: ["nosuch"] }), problem("column", /nosuch/));
  await assert.rejects(logwinnow.winnow(table, /** @type {any} */ (5)), problem("type", /^winnow: options must be an object, got 5$/));
  await assert.rejects(logwinnow.winnow(/** @type {any} */ (undefined)), problem("type", /^table must be/));
  await assert.rejects(logwinnow.dbscan([[1], [1, 2]], { eps: 1, minSamples: 2 }), problem("shape", /row 0 has 1 numbers and row 1 has 2/));
  await assert.rejects(logwinnow.dbscan(/** @type {any} */ ([["1"]]), { eps: 1, minSamples: 2 }), problem("type", /matrix row 0 must be numbers only, got "1"/));
  await assert.rejects(logwinnow.dbscan([[1]], { eps: -1, minSamples: 1 }), problem("option", /eps/));
  await assert.rejects(logwinnow.dbscan(/** @type {any} */ (table), { eps: 1, minSamples: 2 }), problem("type", /^matrix must be/));
  await assert.rejects(logwinnow.charOrdScoreDf(table, "nosuch"), problem("column", /nosuch/));
  await assert.rejects(logwinnow.tokenCount(/** @type {any} */ (5)), problem("type", /./));
  assert.throws(() => sync.winnow(table, /** @type {any} */ ({ nosuch: 1 })), problem("option", /nosuch/));
});

test("an earlier answer's patterns can be muted as they are", async () => {
  const { patterns } = await logwinnow.winnow(table);
  const again = await logwinnow.winnow(table, { mute: patterns.slice(0, 1) });
  assert.deepEqual([again.patterns.length, again.mutedPatterns, again.mutedRows, again.labels[41]], [patterns.length - 1, 1, 1, -1]);
  const { keys, template } = patterns[0];
  const foreign = await logwinnow.winnow(table, { mute: [{ keys, template: `${template} of another log` }, patterns[1]] });
  assert.deepEqual([again.muteUnused, foreign.muteUnused, foreign.mutedPatterns], [0, 1, 1]);
});

test("empty tables have empty answers", async () => {
  const none = { NewProcessName: [], CommandLine: [] };
  assert.deepEqual((await logwinnow.winnow(none)).patterns, []);
  assert.deepEqual(Object.keys((await logwinnow.addProcessFeatures(none)).table).slice(0, 2), ["NewProcessName", "CommandLine"]);
  assert.deepEqual((await logwinnow.readAuditd({})).table, {});
  assert.equal((await logwinnow.charOrdScore([])).length, 0);
});

test("a log of a million rows neither fails nor holds up the thread", { timeout: 120000 }, async () => {
  const n = 1e6;
  const NewProcessName = Array.from({ length: n }, (_, i) => table.NewProcessName[i % 40]);
  const CommandLine = Array.from({ length: n }, (_, i) => table.CommandLine[i % 40]);
  CommandLine[777777] = "odd";
  let longest = 0, last = performance.now();
  const timer = setInterval(() => ([longest, last] = [Math.max(longest, performance.now() - last), performance.now()]), 5);
  const found = await logwinnow.winnow({ NewProcessName, CommandLine });
  clearInterval(timer);
  assert.equal(found.patterns[0].exemplar, 777777);
  assert.equal(found.labels.length, n);
  assert.ok(longest < 3000, `the thread was held for ${Math.round(longest)} ms`);
});

test("options that JSON cannot hold are refused, not dropped", async () => {
  /** @type {any} */
  const circle = {};
  circle.again = circle;
  for (const keys of [5n, circle, { toJSON() { throw new Error("no"); } }, () => 1, ["a", () => 1], Float64Array.of(1), Symbol("x")]) {
    await assert.rejects(logwinnow.winnow(table, /** @type {any} */ ({ keys })), problem("type", /^winnow: keys must be made of texts, numbers/));
  }
  assert.throws(() => sync.winnow(table, /** @type {any} */ ({ onProgress() {} })), problem("type", /^winnow: onProgress must .* got a function$/));
  await assert.rejects(logwinnow.dbscan([[1]], /** @type {any} */ (null)), problem("type", /options must be an object, got null/));
  await assert.rejects(logwinnow.dbscan([[1]], /** @type {any} */ (undefined)), problem("option", /eps/));
  for (const weights of [null, 5, "ab", [1n], [, 1], new DataView(new ArrayBuffer(8))]) {
    await assert.rejects(logwinnow.dbscan([[1]], /** @type {any} */ ({ eps: 1, minSamples: 2, weights })), problem("type", /^dbscan: weights must be an array of numbers/));
  }
  await assert.rejects(logwinnow.dbscan(/** @type {any} */ ([[1], , [2]]), { eps: 1, minSamples: 2 }), problem("type", /^matrix row 1 must be an array of numbers, got undefined$/));
});

test("no rows: an empty answer", async () => {
  assert.deepEqual(await logwinnow.dbscan([], { eps: 1, minSamples: 2 }), { labels: new Int32Array(0), coreSampleIndices: new Int32Array(0) });
  for (const options of [undefined, { clusterColumns: ["a"], minClusterSamples: 3 }]) {
    const { labels, rows, table } = await logwinnow.dbclusterEvents(/** @type {object[]} */ ([]), options);
    assert.deepEqual([labels.length, rows.length, table], [0, 0, {}]);
  }
  await assert.rejects(logwinnow.dbclusterEvents([], { maxClusterDistance: -1 }), problem("option", /maxClusterDistance/));
});

test("times nobody named may be unreadable: a note says so; a named column must hold times", async () => {
  const events = { Image: ["x", "y", "z"], n: [1, 2, 3], time: ["bad", "2019-01-15", ""] };
  const said = 'the column "time" held unreadable times in 1 row, first "bad" in row 0; they count as missing';
  assert.ok((await logwinnow.winnow(events)).notes.includes(said));
  assert.deepEqual((await logwinnow.dbclusterEvents(events)).notes, [said]);
  assert.ok(!("notes" in (await logwinnow.dbclusterEvents({ n: [1, 2] }))));
  for (const named of [{ timeColumn: "time" }, { roles: { time: "time" } }]) await assert.rejects(logwinnow.winnow(events, named), problem("type", /^column "time" must be a time in every row, got "bad" in row 0$/));
});

test("an audit log: which rows, and what is left out", async () => {
  const log = 'foo\ntype=USER_LOGIN msg=audit(1550505627.300:1): pid=1\ntype=EXECVE msg=audit(1550505627.301:2): argc=1 a0="ls"';
  const read = await logwinnow.readAuditd(log);
  assert.deepEqual([[...read.rows], read.others, read.foreign], [[2], 1, 1]);
  const found = await logwinnow.clusterAuditdProcesses(log);
  assert.deepEqual([[...found.starts], found.others, found.foreign, found.labels.length], [[2], 1, 1, 1]);
});
