import assert from "node:assert/strict";
import { test } from "node:test";
import * as charts from "logwinnow/charts";
import { count, logs, logwinnow } from "./charted.js";
import { draw } from "./draw.js";

// What the charts of patterns, logons and outliers show of the sample logs.

test("plotPatterns: the bars of a pattern add up to its bits", async () => {
  const found = logwinnow.winnow(logs.processes);
  const { drawn } = await draw(charts.plotPatterns(found, { top: 12 }), "patterns");
  found.patterns.slice(0, 12).forEach(({ bits }, i) => {
    const parts = drawn.filter((datum) => datum?.i === i);
    assert.ok(Math.abs(parts.reduce((sum, { b }) => sum + b, 0) - bits) < 1e-6, `pattern ${i}`);
  });
  assert.equal(count(drawn, ({ i }) => i >= 12), 0);
});

test("plotLogons and plotLogonHours count every logon", async () => {
  const facts = logwinnow.logonFacts(logs.logons);
  for (const [file, options] of /** @type {const} */ ([["logons", {}], ["logons-few", { top: 5 }]])) {
    const counts = (await draw(charts.plotLogons(facts, options), file)).drawn.filter((datum) => datum?.type);
    assert.equal(counts.reduce((sum, { n }) => sum + n, 0), 2016);
    const hours = (await draw(charts.plotLogonHours(facts, options), `${file}-hours`)).drawn.filter((datum) => datum?.hour !== undefined);
    assert.equal(hours.reduce((sum, { n }) => sum + n, 0), 2016);
  }
  for (const width of [200, 400, 900]) {
    const legend = (await draw(charts.plotLogons(facts, { width }), `logons-${width}`)).boxes.filter(({ role }) => role === "legend-label");
    const most = Math.max(...legend.map(({ right }) => right));
    assert.ok(legend.length >= 4 && most <= width, `the legend wraps: ${most} of ${width} pixels`);
  }
  const late = charts.plotLogonHours([{ ...facts.logons[0], time: Date.UTC(2024, 0, 1, 23, 59) }, { ...facts.logons[0], time: -1 }, { ...facts.logons[0], time: null }]);
  assert.deepEqual(late.data.values.map((/** @type {any} */ { hour, n }) => [hour, n]), [[23, 2]]);
  assert.match(late.title.subtitle?.[1] ?? "", /^1 logon without a time/);
});

test("plotOutlierResults: flagged points on top, axes reach to negative data (OL-7)", async () => {
  const [x, y] = [Float64Array.from({ length: 80 }, (_, i) => i / 10 - 4), Float64Array.from({ length: 100 }, (_, i) => i * 20 - 1000)];
  const scores = Float64Array.from({ length: 8000 }, (_, k) => 1 - Math.exp(-(x[k % 80] ** 2) - (y[Math.floor(k / 80)] / 500) ** 2));
  const points = { x: [0, 0.5, -1, -9, 2], y: [0, 100, -200, -1800, 30], flagged: [false, false, false, true, true] };
  const chart = charts.plotOutlierResults({ x, y, scores, columns: ["flows.count", "bytes[out]"], points, training: { x: [0.1, 0.2], y: [3, 4] } });
  const { drawn, view, texts } = await draw(chart, "outliers");
  const legend = (/** @type {string[]} */ texts) => ["training data", "not flagged", "flagged"].filter((kind) => texts.includes(kind));
  assert.deepEqual(legend(texts), ["training data", "not flagged", "flagged"]);
  assert.deepEqual(legend((await draw(charts.plotOutlierResults({ x, y, scores, points }))).texts), ["not flagged", "flagged"], "no mark in the legend that is not in the chart");
  const kinds = drawn.filter((datum) => datum?.k).map(({ k }) => k);
  assert.deepEqual(kinds, ["training data", "training data", "not flagged", "not flagged", "not flagged", "flagged", "flagged"]);
  assert.ok(view.scale("x").domain()[0] <= -9 && view.scale("y").domain()[0] <= -1800);
  assert.ok(count(drawn, ({ z }) => z !== undefined) <= 64 * 64);
  assert.ok(texts.includes("flows.count") && texts.includes("bytes[out]"));
  const odd = Math.max(...scores);
  const colour = async (/** @type {boolean} */ higherIsOdd) => (await draw(charts.plotOutlierResults({ x, y, scores: scores.map((z) => (higherIsOdd ? z : -z)), points }, { higherIsOdd }), "outliers-either")).view.scale("color")(higherIsOdd ? odd : -odd);
  assert.equal(await colour(false), await colour(true), "odd is the same colour whatever the sign of the scores");
  assert.throws(() => charts.plotOutlierResults({ x, y, scores: [1], points }), /scores must be 80 \* 100 numbers.*got 1$/);
});

test("plotOutlierResults of a forest: every flagged row of the log has its mark", async () => {
  const table = logwinnow.addProcessFeatures(logs.processes).table;
  const names = ["commandlineTokensFull", "pathScore"];
  const { forest, flagged } = logwinnow.identifyOutliers(table, null, { featureColumns: names, contamination: 0.01 });
  assert.ok(forest);
  const [x, y] = names.map((name) => /** @type {Float64Array} */ (table[name]));
  const { drawn } = await draw(charts.plotOutlierResults({ ...forest.grid({ size: 50 }), points: { x, y, flagged } }), "outliers-forest");
  assert.equal(count(drawn, ({ k }) => k === "flagged"), flagged.filter(Boolean).length);
});
