import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compile, create, createSync } from "logwinnow";
import { readFiles } from "../src/cli/read.js";
import { home, problem, realLog } from "./helpers.js";

const logwinnow = await create();
const sync = createSync(await compile());
const golden = JSON.parse(readFileSync(join(home, "../testdata/golden/timeseries.json"), "utf8"));

const HOUR = 3600000;
const START = Date.UTC(2024, 0, 1);
const values = Array.from({ length: 240 }, (_, i) => 100 + 40 * Math.sin((i * Math.PI) / 12) + ((i * 7919) % 13));
values[54] = 0;
values[150] = 500;
const table = { time: values.map((_, i) => new Date(START + HOUR * i)), bytes: values };

/** @param {ArrayLike<number>} flags */
const flagged = (flags) => Array.from(flags, (flag, i) => [i, flag]).filter(([, flag]) => flag !== 0);

for (const [name, real] of /** @type {const} */ ([["bytes_per_hour", { file: join(home, "../testdata/samples/bytes_per_hour.csv"), skip: false }], ["time_series", realLog("time_series.csv")]])) {
  test(`timeseries.json: ${name} as msticpy`, { skip: real.skip }, async () => {
    const { table: log } = await readFiles([real.file]);
    const wanted = golden[name];
    const input = Object.fromEntries(["TimeGenerated", "TotalBytesSent"].map((column) => [column, log.column(column).values]));
    const { table: got } = await logwinnow.tsAnomaliesStl(input, { compat: "msticpy" });
    assert.deepEqual(Object.keys(got), wanted.columns);
    assert.deepEqual(flagged(/** @type {any} */ (got.anomalies)), wanted.flagged);
    for (const [column, sum] of Object.entries(wanted.sums)) assert.ok(Math.abs(/** @type {any} */ (got)[column].reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b) - sum) <= 2, column);
    wanted.score.forEach((/** @type {number} */ score, /** @type {number} */ i) => assert.ok(Math.abs(/** @type {any} */ (got.score)[i] - score) < 1e-7));
    const periods = await logwinnow.extractAnomalyPeriods(got, { compat: "msticpy" });
    assert.deepEqual(periods.map(({ start, end }) => [start, end]), wanted.periods);
    if (name === "time_series") assert.equal(await logwinnow.createTimePeriodKqlfilter(periods, { compat: "msticpy" }), golden.filter);
    for (const { threshold, threshold_low, up, down, columns, periods_all } of wanted.thresholds) {
      const again = await logwinnow.setNewAnomalyThreshold(got, { threshold, ...(threshold_low !== null && { thresholdLow: threshold_low }), compat: "msticpy" });
      assert.deepEqual(Object.keys(again.table), columns);
      const signs = flagged(/** @type {any} */ (again.table.anomalies));
      assert.deepEqual([signs.filter(([, s]) => s > 0).length, signs.filter(([, s]) => s < 0).length], [up, down]);
      assert.equal((await logwinnow.findAnomalyPeriods(again.table, { compat: "msticpy", posOnly: false })).length, periods_all);
    }
  });
}

test("dips and spikes have their sign, floats are kept, rows may come in any order", async () => {
  const { table: got, rows, offsets, step, periods, notes } = await logwinnow.tsAnomaliesStl(table);
  const anomalies = /** @type {Float64Array} */ (got.anomalies);
  assert.deepEqual([anomalies[54], anomalies[150], step, periods, notes], [-1, 1, HOUR, [24], []]);
  const { bytes, residual, baseline } = /** @type {Record<string, Float64Array>} */ (got);
  assert.ok(bytes.every((v, i) => Math.abs(v - baseline[i] - residual[i]) < 1e-9), "value = baseline + residual");
  const backwards = { time: table.time.toReversed(), bytes: values.toReversed() };
  const again = await logwinnow.timeseriesAnomaliesStl(backwards);
  assert.deepEqual(again.table, got);
  assert.equal(again.rows[again.offsets[54]], 240 - 1 - 54, "the way back to the row");
  assert.deepEqual([rows.length, offsets.length], [240, 241]);
  assert.deepEqual(sync.tsAnomaliesStl(table).table, got);
});

test("thresholds follow one rule, periods are exact, filters are half-open", async () => {
  const { table: got } = await logwinnow.tsAnomaliesStl(table);
  const { table: again } = await logwinnow.setNewAnomalyThreshold(got, { threshold: 3 });
  assert.deepEqual(again, got, "the same threshold gives the same flags, and the column stays where it stands");
  const { table: low } = await logwinnow.setNewAnomalyThreshold(got, { threshold: 1e9, thresholdLow: 0 });
  assert.ok(Array.from(/** @type {any} */ (low.anomalies)).every((flag, i) => flag === (/** @type {any} */ (got.score)[i] < 0 ? -1 : 0)));
  const up = await logwinnow.extractAnomalyPeriods(got, { posOnly: true });
  assert.deepEqual(up.at(-1), { start: +table.time[150], end: +table.time[150] + HOUR });
  const padded = await logwinnow.extractAnomalyPeriods({ time: [START, START + 3 * HOUR], anomalies: [1, -1] }, { period: "1h", padding: "30min", gap: 0 });
  assert.deepEqual(padded, [[-0.5, 1.5], [2.5, 4.5]].map(([from, to]) => ({ start: START + from * HOUR, end: START + to * HOUR })));
  const periods = [{ start: 0, end: HOUR }];
  assert.equal(await logwinnow.createTimePeriodKqlfilter(periods), "| where (TimeGenerated >= datetime(1970-01-01T00:00:00Z) and TimeGenerated < datetime(1970-01-01T01:00:00Z))");
  assert.equal(await logwinnow.createTimePeriodKqlfilter(periods, { column: "it's \\x" }), "| where (['it\\'s \\\\x'] >= datetime(1970-01-01T00:00:00Z) and ['it\\'s \\\\x'] < datetime(1970-01-01T01:00:00Z))");
  assert.equal(await logwinnow.createTimePeriodKqlfilter(periods, { language: "spl" }), "| where (_time>=0 AND _time<3600)");
  assert.equal(await logwinnow.createTimePeriodKqlfilter(periods, { language: "elastic" }), "@timestamp:[1970-01-01T00:00:00Z TO 1970-01-01T01:00:00Z}");
  for (const [language, none] of /** @type {const} */ ([["kql", "| where false"], ["spl", "| where false()"], ["elastic", "NOT *:*"]])) assert.equal(sync.createTimePeriodKqlfilter([], { language }), none);
});

test("events become series, one an entity", async () => {
  const time = /** @type {number[]} */ ([]), user = /** @type {string[]} */ ([]);
  for (let h = 0; h < 96; h++) for (const name of ["ann", "bob"]) for (let k = 0; k < (name === "bob" && h === 50 ? 9 : 1 + (h % 3)); k++) time.push(START + h * HOUR + k), user.push(name);
  const { table: counted, rows, offsets } = await logwinnow.tsAnomaliesStl({ time, user }, { bin: "1h", by: ["user"] });
  assert.deepEqual(Object.keys(counted).slice(0, 3), ["user", "time", "count"]);
  assert.equal(counted.count.length, 192);
  const [[point]] = flagged(/** @type {any} */ (counted.anomalies)).filter(([, flag]) => flag > 0);
  assert.deepEqual([counted.user[point], counted.time[point]], ["bob", START + 50 * HOUR]);
  const members = rows.subarray(offsets[point], offsets[point + 1]);
  assert.ok(members.length === 9 && members.every((row) => user[row] === "bob" && Math.floor((time[row] - START) / HOUR) === 50));
  const { table: days } = await logwinnow.eventsToSeries({ time, user }, { bin: "1d" });
  assert.deepEqual([...days.count], [96, 96, 96 + 9 - 3, 96]);
});

test("hours that daylight saving skips or repeats are even in UTC", async () => {
  // Europe/Berlin, 2024: 02:00 on 31 March does not exist, 02:00 on 27 October is there twice.
  for (const [first, shift, before, after] of /** @type {const} */ ([["2024-03-29T00:00", "2024-03-31T01:00:00Z", "+01:00", "+02:00"], ["2024-10-25T00:00", "2024-10-27T01:00:00Z", "+02:00", "+01:00"]])) {
    const start = Date.parse(first + before);
    const local = Array.from({ length: 120 }, (_, i) => {
      const ms = start + i * HOUR;
      const zone = ms < Date.parse(shift) ? before : after;
      return new Date(ms + Number(zone.slice(1, 3)) * HOUR).toISOString().slice(0, 19) + zone;
    });
    const { table: got, step, notes } = await logwinnow.tsAnomaliesStl({ time: local, v: local.map((_, i) => i % 24) });
    assert.deepEqual([got.time.length, step, got.time[0]], [120, HOUR, start], first);
    assert.ok(!notes.some((note) => /without a value/.test(note)));
    // Without zones the times are not even: one hour is missing or there twice, and that is said.
    const naive = local.map((text) => text.slice(0, 19));
    if (first.includes("-03-")) assert.match((await logwinnow.tsAnomaliesStl({ time: naive, v: local.map((_, i) => i % 24) })).notes.join(), /^1 point of 121 without a value: not scored/);
    else await assert.rejects(logwinnow.tsAnomaliesStl({ time: naive, v: local.map((_, i) => i % 24) }), problem("value", /^times must be different from each other .* got rows 50 and 51 in one step$|rows \d+ and \d+/));
  }
});

test("stl and findPeriods take bare numbers, with gaps", async () => {
  const { seasonal, trend, residual, weights, strength, periods } = await logwinnow.stl(values, { period: 24 });
  assert.ok(seasonal.every((v, i) => Math.abs(v + trend[i] + residual[i] - values[i]) < 1e-9) && weights.every((w) => w === 1));
  assert.deepEqual(periods, [24]);
  assert.ok(strength.seasonal > 0.5);
  const gaps = [...values.slice(0, 100), null, NaN, ...values.slice(102)];
  const holed = await logwinnow.stl(gaps, { period: 24, robust: true });
  assert.ok(Number.isNaN(holed.residual[100]) && Number.isFinite(holed.trend[100]) && holed.weights[54] === 0);
  const two = await logwinnow.stl(values, { period: [12, 24] });
  assert.ok(two.seasonal.every((v, i) => Math.abs(v - two.seasonal_12[i] - two.seasonal_24[i]) < 1e-9));
  assert.equal((await logwinnow.findPeriods(values))[0].period, 24);
  assert.equal((await logwinnow.stl([], {})).trend.length, 0);
});

test("bad input is named, and the next call works", async () => {
  const any = /** @type {any} */ (logwinnow);
  for (const [input, options, code, message] of /** @type {[any, any, string, RegExp][]} */ ([
    [{ time: table.time.slice(0, 47), bytes: values.slice(0, 47) }, {}, "shape", /^series must be at least two periods \(48 points\) long, got 47 points$/],
    [table, { seasonal: 8 }, "option", /^seasonal must be an odd whole number from 3/],
    [table, { trend: 24 }, "option", /^trend must be an odd whole number from 25/],
    [{ ...table, bytes: values.with(5, Infinity) }, {}, "value", /^values must be .* got Infinity in row 5$/],
    [{ ...table, time: table.time.with(9, table.time[8]) }, {}, "value", /rows 8 and 9 in one step$/],
    [table, { dataColumn: "nosuch" }, "column", /^dataColumn must be a column of the table \("time", "bytes"\), got "nosuch"$/],
    [table, { bin: "1 fortnight" }, "option", /^bin must be a length of time/],
    [table, { nosuch: 1 }, "option", /"nosuch"$/],
    [{ bytes: values }, {}, "column", /^timeColumn/],
  ])) {
    await assert.rejects(any.tsAnomaliesStl(input, options), problem(code, message), String(message));
    assert.equal((await logwinnow.tsAnomaliesStl({ time: [], v: [] })).table.score.length, 0);
  }
  const { table: constant, notes } = await logwinnow.tsAnomaliesStl({ ...table, bytes: values.map(() => 7) });
  assert.ok(Array.from(constant.score).every((score) => score === 0));
  assert.deepEqual(notes, ["the series has nothing but season and trend: all scores are 0"]);
  await assert.rejects(any.setNewAnomalyThreshold(table), problem("option", /^threshold must be given/));
  await assert.rejects(any.createTimePeriodKqlfilter(5), problem("type", /^periods must be/));
  await assert.rejects(any.createTimePeriodKqlfilter([{ start: 1 }]), problem("type", /^periods\[0\] must be/));
  await assert.rejects(any.createTimePeriodKqlfilter([{ start: 2, end: 1 }]), problem("value", /ends after it starts/));
  await assert.rejects(any.createTimePeriodKqlfilter([], { column: "a\nb" }), problem("type", /^column must be/));
  assert.equal(await any.createTimePeriodKqlfilter([{ start: new Date(0), end: new Date(1000) }], { language: "spl" }), "| where (_time>=0 AND _time<1)");
  await assert.rejects(any.extractAnomalyPeriods(await logwinnow.tsAnomaliesStl(table)), problem("type", /of an answer its \.table, got a whole answer$/));
  await assert.rejects(any.createTimePeriodKqlfilter([], { language: "sql" }), problem("option", /^language must be "kql" or "spl" or "elastic", got "sql"$/));
});
