import assert from "node:assert/strict";
import { test } from "node:test";
import { compile, create, createSync } from "logwinnow";
import { FOREST_CHECKSUMS, forestChecksums, steps } from "./bits.js";
import { problem } from "./helpers.js";

const logwinnow = await create();
const sync = createSync(await compile());

const COUNT = 200;
const table = {
  TimeGenerated: Array.from({ length: COUNT }, (_, i) => `2024-03-04T09:${String(i % 60).padStart(2, "0")}:00Z`),
  bytes: Array.from({ length: COUNT }, (_, i) => (i === 77 ? 1e6 : 100 + (i % 13))),
  admin: Array.from({ length: COUNT }, (_, i) => i === 77),
  user: Array.from({ length: COUNT }, (_, i) => (i === 77 ? "żółć" : `user${i % 4}`)),
};

test("the same bits as native Go", async () => {
  assert.deepEqual(await forestChecksums(logwinnow), FOREST_CHECKSUMS);
  assert.deepEqual(await forestChecksums(sync), FOREST_CHECKSUMS);
});

test("identifyOutliers on a table: scores, ranks, reasons with the cells as they are", async () => {
  const found = await logwinnow.identifyOutliers(table);
  const [row] = found.rows;
  assert.equal(row, 77);
  assert.equal(found.ranks[77], 1);
  assert.equal(found.flagged[77], true);
  assert.equal(found.threshold, 0.5);
  assert.deepEqual(found.forest?.featureColumns, ["bytes", "admin", "user"], "times are no features");
  const reasons = Object.fromEntries(found.reasons[0].map((reason) => [reason.column, reason]));
  assert.equal(reasons.user.value, "żółć");
  assert.equal(reasons.user.words, 'user "żółć" occurs once in 200 training rows');
  assert.equal(reasons.bytes.value, 1e6);
  assert.equal(reasons.admin.words, "admin is true, greater than in 99.5% of the training rows");
  const sum = found.reasons[0].reduce((all, { bits }) => all + bits, -1);
  assert.ok(Math.abs(sum - Math.log2(found.scores[77])) < 1e-12);
  assert.equal(sync.identifyOutliers(table).scores[3], found.scores[3]);
});

test("identifyOutliers scores other rows by what the first are like", async () => {
  const other = { bytes: [105, 5e6], admin: [false, true], user: ["user1", "nobody"] };
  const found = await logwinnow.identifyOutliers(table, other, { contamination: 0.01 });
  assert.deepEqual([...found.rows], [1]);
  assert.match(found.reasons[0].map(({ words }) => words).join("; "), /user "nobody" never occurs in 200 training rows/);
  // Without options, a second table that is a plain object is a table all the same.
  assert.equal((await logwinnow.identifyOutliers(table, other)).scores.length, 2);
  await assert.rejects(logwinnow.identifyOutliers(table, { bytes: [1] }), problem("column", /admin/));
});

test("a matrix flat or in rows, names, weights", async () => {
  const x = steps();
  const flat = await logwinnow.identifyOutliers(x, null, { columns: 3, featureColumns: ["a", "b", "c"], seed: 1 });
  const rows = Array.from({ length: 600 }, (_, i) => [...x.subarray(3 * i, 3 * i + 3)]);
  const other = await logwinnow.identifyOutliers(rows, undefined, { featureColumns: ["a", "b", "c"], seed: 1 });
  assert.deepEqual(other.scores, flat.scores);
  assert.deepEqual(other.reasons, flat.reasons);
  assert.equal(flat.reasons[0][0].column, "a");
  const predicted = await logwinnow.identifyOutliers(x, rows.slice(300, 302), { columns: 3, seed: 1 });
  assert.deepEqual([...predicted.scores], [...flat.scores.subarray(300, 302)]);
  assert.equal(predicted.reasons[0][0].column, "column 0");
  const weights = new Float64Array(600).fill(1);
  weights[300] = 0;
  const weighted = await logwinnow.fitForest(x, { columns: 3, weights, maxSamples: 1 });
  assert.equal(weighted.samples, 599, "a row without weight is in no sample");
});

test("msticpy's settings", async () => {
  const found = await logwinnow.identifyOutliers(table, undefined, { featureColumns: ["bytes", "admin"], compat: "msticpy" });
  assert.equal(found.forest?.samples, 100);
  assert.deepEqual([...found.rows], [...found.rows].sort((a, b) => a - b), "rows in input order");
});

test("a forest is saved, loaded, asked, freed", async () => {
  const forest = await logwinnow.fitForest(table, { featureColumns: ["bytes", "admin"], seed: 7 });
  const saved = forest.save();
  const loaded = sync.loadForest(/** @type {ArrayBuffer} */ (saved.buffer));
  assert.deepEqual(loaded.save(), saved);
  assert.deepEqual(loaded.score(table), await forest.score(table));
  assert.deepEqual([loaded.trees, loaded.samples, loaded.features, loaded.threshold, loaded.featureColumns], [100, 200, 2, 0.5, ["bytes", "admin"]]);
  assert.deepEqual([...(await forest.score([[1e6, 1]]))], [(await forest.score(table))[77]]);
  const [[reason]] = await forest.explain({ bytes: [9e9], admin: [0] });
  assert.equal(reason.words, "bytes is 9000000000, greater than in every training row");
  const { columns, x, y, scores } = await forest.grid({ features: ["admin", "bytes"], size: 4 });
  assert.deepEqual([columns, x.length, y.length, scores.length], [["admin", "bytes"], 4, 4, 16]);
  forest.free();
  assert.throws(() => forest.score(table), problem("value", /freed/));
  await assert.rejects(logwinnow.loadForest(saved.subarray(0, 99)), problem("value", /checksum/));
  await assert.rejects(logwinnow.loadForest(new Uint8Array()), problem("value", /got no bytes/));
  await assert.rejects(logwinnow.loadForest(/** @type {any} */ ("x")), problem("type", /Uint8Array/));
  assert.throws(() => loaded.score([[1]]), problem("shape", /columns must be 2 columns, as the forest was fitted on, got 1/));
  assert.throws(() => loaded.score({ bytes: [1] }), problem("column", /admin/));
  assert.equal(loaded.score(table).length, COUNT, "the next call works");
});

test("more rows than one part, with progress and a cancel", async () => {
  const rows = 300000;
  const x = Float64Array.from({ length: rows * 2 }, (_, i) => (i * 31) % 977);
  const forest = await logwinnow.fitForest(x, { columns: 2, trees: 20 });
  let last = 0;
  const scores = await forest.score(x, { onProgress: ({ done, total }) => (last = done / total) });
  assert.equal(scores.length, rows);
  assert.equal(last, 1);
  assert.deepEqual(scores.subarray(299998), await forest.score(x.subarray(2 * 299998)));
  const stop = new AbortController();
  await assert.rejects(forest.score(x, { signal: stop.signal, onProgress: () => stop.abort() }), problem("cancelled", /./));
  assert.equal((await forest.score([])).length, 0);
});

test("bad input is named, and the next call works", async () => {
  const any = /** @type {any} */ (logwinnow);
  for (const [args, code, message] of /** @type {[any[], string, RegExp][]} */ ([
    [[table, null, { contamination: 0.6 }], "option", /^contamination must be a number > 0 and <= 0\.5, got 0\.6$/],
    [[table, null, { contamination: 0 }], "option", /^contamination must be "auto" or a number > 0/],
    [[[[1, 2], [3, 4]], null, { maxFeatures: 3 }], "option", /^maxFeatures must be at most the 2 columns there are, got 3$/],
    [[[[1, 2], [3, NaN]]], "value", /^column 1 must be finite in every row, got NaN in row 1$/],
    [[[[1, 2]], [[1]]], "shape", /^xPredict must be rows of 2 numbers, as x has, got 1$/],
    [[table, null, { featureColumns: ["nosuch"] }], "column", /nosuch/],
    [[table, null, { nosuch: 1 }], "option", /^options must be among "trees", .*"nosuch"$/],
    [[table, null, { predictRows: 1 }], "option", /^identifyOutliers: predictRows is not an option/],
    [[[[1]], null, { predictColumns: 1 }], "option", /^identifyOutliers: predictColumns is not an option/],
    [[table, null, 5], "type", /identifyOutliers: options must be an object/],
    [[table, null, { weights: [1] }], "shape", /^weights must be one number for each of 200 rows, got 1 number$/],
    [[table, null, { seed: -1 }], "option", /^seed must be a whole number >= 0, got -1$/],
    [[[], [[1, 2]]], "shape", /^matrix must be at least 1 row, got 0 rows$/],
  ])) {
    await assert.rejects(any.identifyOutliers(...args), problem(code, message), String(message));
    assert.equal((await logwinnow.identifyOutliers([[1], [2]])).scores.length, 2);
  }
  assert.equal((await logwinnow.identifyOutliers([])).scores.length, 0);
});

test("removeCommonItems leaves what is rare", async () => {
  const { table: left, rows } = await logwinnow.removeCommonItems(table, "user");
  assert.deepEqual([...rows], [77]);
  assert.deepEqual(left.user, ["żółć"]);
  assert.equal((await logwinnow.removeCommonItems(table, ["user", "bytes"], { max: 4 })).rows.length, sync.removeCommonItems(table, ["user", "bytes"], { max: 4 }).rows.length);
  await assert.rejects(logwinnow.removeCommonItems(table, ["nosuch"]), problem("column", /nosuch/));
  await assert.rejects(logwinnow.removeCommonItems(table, /** @type {any} */ (5)), problem("type", /columns/));
  await assert.rejects(logwinnow.removeCommonItems(table, ["user"], { max: 0 }), problem("option", /^max must be a whole number >= 1, got 0$/));
});
