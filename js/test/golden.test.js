import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { create } from "logwinnow";
import { readFiles } from "../src/cli/read.js";
import { home, realLog } from "./helpers.js";

// The golden results that the Go tests compare with, again through the built module: what was made how, and with
// which tolerance, stands in each file.

const logwinnow = await create();
const testdata = join(home, "../testdata");
const golden = (/** @type {string} */ name) => JSON.parse(readFileSync(join(testdata, "golden", name), "utf8"));

/** @param {string} file */
async function read(file, rows = Infinity) {
  const { table } = await readFiles([file]);
  return Object.fromEntries(table.columns.map(({ name, values }) => [name, values.slice(0, Math.min(rows, table.rows))]));
}

/** @param {string} name */
const camel = (name) => name.replace(/^_/, "").replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** @param {Record<string, any>} options */
const camelled = (options) => Object.fromEntries(Object.entries(options).map(([name, value]) => [camel(name), value]));

/**
 * @param {ArrayLike<any>} got
 * @param {any[]} want
 * @param {number} tolerance relative
 * @param {string} what
 */
function same(got, want, tolerance, what) {
  assert.equal(got.length, want.length, what);
  want.forEach((value, i) => {
    const number = typeof got[i] === "boolean" ? Number(got[i]) : got[i];
    const close = typeof value === "number" && Math.abs(number - value) <= tolerance * Math.abs(value);
    assert.ok(number === value || close, `${what}[${i}]: ${got[i]} where ${value} is golden`);
  });
}

test("features.json: the scores of texts", async () => {
  const { texts, calls } = golden("features.json");
  const given = texts.map((/** @type {any} */ { text }) => text);
  for (const { function: name, values, ...options } of calls) {
    const call = camel(name);
    const functions = /** @type {any} */ (logwinnow);
    if (/^\\|\\[dwW]/.test(options.delim_list ?? "")) {
      // A bare class is neither a list of characters nor a bracket expression; classes of Unicode are not read.
      await assert.rejects(functions[call](given, camelled(options)), { code: "option" });
      continue;
    }
    const got = await (call.endsWith("Df") ? functions[call]({ given }, "given", camelled(options)) : functions[call](given, camelled(options)));
    same(got, values, call === "charOrdScoreDf" ? 1e-12 : 0, `${name} ${JSON.stringify(options)}`);
  }
});

test("process_features.json: our own sample", async () => {
  const { sample } = golden("process_features.json");
  const { table } = await logwinnow.addProcessFeatures(await read(join(testdata, sample.file), sample.rows), { compat: "msticpy" });
  for (const [name, want] of Object.entries(sample.columns)) same(table[name], /** @type {any[]} */ (want), /Log/.test(name) ? 1e-15 : 0, name);
});

/** The logs of cluster.json with their features, read once. */
const logs = /** @type {Record<string, Promise<any>>} */ ({});

/** @param {string} log */
function withFeatures(log) {
  return (logs[log] ??= (async () => {
    const table = await read(log.startsWith("samples/") ? join(testdata, log) : realLog(`${log}.csv`).file);
    if (!log.includes("logons")) return (await logwinnow.addProcessFeatures(table, { compat: "msticpy" })).table;
    return { ...table, AccountNum: await logwinnow.charOrdScore(table.Account) };
  })());
}

for (const [i, wanted] of golden("cluster.json").cases.entries()) {
  const { log, columns, max_cluster_distance: eps } = wanted;
  const real = log.startsWith("samples/") ? { skip: false } : realLog(`${log}.csv`);
  test(`cluster.json ${i}: ${log} by ${columns} within ${eps}`, { skip: real.skip }, async () => {
    const all = await withFeatures(log);
    const table = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values.slice(0, wanted.rows_in)]));
    const options = { clusterColumns: columns, timeColumn: wanted.time_column, maxClusterDistance: eps, minClusterSamples: wanted.min_cluster_samples };
    for (const name of ["normalize", "metric"]) if (name in wanted) Object.assign(options, { [name]: wanted[name] });
    const got = await logwinnow.dbclusterEvents(table, options);
    same(got.labels, wanted.labels, 0, "labels");
    same(got.coreSampleIndices, wanted.core, 0, "coreSampleIndices");
    same(got.rows, wanted.rows, 0, "rows");
    for (const name of ["ClusterId", "ClusterSize", "Clustered"]) if (wanted[name]) same(got.table[name], wanted[name], 0, name);
  });
}

test("templates.json: commands and slots that are off", async () => {
  const { commands, slots_off } = golden("templates.json");
  const got = await logwinnow.commandTemplate(commands.map((/** @type {any} */ { command }) => command));
  same(got, commands.map((/** @type {any} */ { template }) => template), 0, "commands");
  for (const { command, off, template } of slots_off) {
    assert.equal(await logwinnow.commandTemplate(command, { slotsOff: off.map((/** @type {string} */ kind) => kind.replace(/[<>]/g, "")) }), template, `${command} without ${off}`);
  }
});

test("auditd.json: our own sample, line by line", async () => {
  const { sample } = golden("auditd.json");
  const { table } = await logwinnow.readAuditd(readFileSync(join(testdata, sample.file), "utf8"));
  same(table.exe, sample.exe, 0, "exe");
  same(table.pid, sample.pid, 0, "pid");
  same(table.TimeGenerated, sample.TimeGenerated, 0, "TimeGenerated");
});

test("iforest_forests.json: forests of scikit-learn give its scores", async () => {
  for (const { name, forest, rows, columns, scores, threshold } of golden("iforest_forests.json").cases) {
    const loaded = await logwinnow.loadForest(new Uint8Array(Buffer.from(forest, "base64")));
    const got = await loaded.score(Float64Array.from(rows));
    assert.equal(loaded.threshold, threshold, name);
    assert.equal(loaded.features, columns, name);
    got.forEach((score, i) => assert.ok(Math.abs(score - scores[i]) <= 1e-9, `${name}, row ${i}: ${score} where ${scores[i]} is golden`));
  }
});

/** Draws the whole numbers that the generator drew: Knuth's MMIX generator, its upper 31 bits. */
function recipe(/** @type {number} */ seed) {
  let state = BigInt(seed);
  return (/** @type {number} */ n) => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number(state >> 33n) % n;
  };
}

/** A season, a slope, noise and outliers, in sixty-fourths: recipeSeries of stl/golden_test.go. */
function recipeSeries(/** @type {number} */ seed, /** @type {number} */ n, /** @type {number} */ period) {
  const below = recipe(seed);
  const season = Array.from({ length: period }, () => below(4001) - 2000);
  const slope = below(41) - 20;
  const noise = 1 + below(1500);
  const every = 5 + below(60);
  return Float64Array.from({ length: n }, (_, i) => {
    let v = season[i % period] + slope * i + below(noise);
    v += below(noise);
    if (below(every) === 0) v += 30 * (below(2001) - 1000);
    return v / 64;
  });
}

/** The sum of the values with drawn signs: one value off by x moves it by x. */
function checksum(/** @type {number} */ seed, /** @type {Float64Array} */ values) {
  const below = recipe(seed);
  return values.reduce((sum, v) => sum + (below(2) === 0 ? -v : v), 0);
}

test("stl.json: the numbers of statsmodels in all settings", async () => {
  const { cases } = golden("stl.json");
  assert.ok(cases.length >= 1000);
  for (const [seed, n, period, seasonal, trend, lowPass, seasonalDeg, trendDeg, lowPassDeg, robust, seasonalJump, trendJump, lowPassJump, innerIter, outerIter, ...wanted] of cases) {
    const y = recipeSeries(seed, n, period);
    const sizes = { seasonal, trend, lowPass, seasonalJump, trendJump, lowPassJump, innerIter };
    const given = Object.fromEntries(Object.entries(sizes).filter(([, value]) => value > 0)); // others: statsmodels' defaults
    const got = await logwinnow.stl(y, { period, robust: robust === 1, seasonalDeg, trendDeg, lowPassDeg, ...given, ...(outerIter >= 0 && { outerIter }) });
    const within = 1e-9 * y.reduce((most, v) => Math.max(most, Math.abs(v)), 1);
    for (const [i, part] of /** @type {const} */ (["trend", "seasonal"]).entries()) {
      assert.ok(Math.abs(checksum(seed, got[part]) - wanted[i]) <= within, `case ${seed}: ${part}`);
    }
  }
});
