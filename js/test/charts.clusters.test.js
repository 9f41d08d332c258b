import assert from "node:assert/strict";
import { test } from "node:test";
import * as charts from "logwinnow/charts";
import { clustered, count, logs, logwinnow, read } from "./charted.js";
import { draw } from "./draw.js";
import { realLog } from "./helpers.js";

// What the charts of clusters show of the sample logs and, where they are at hand, of real ones. With CHARTS=folder every
// picture is kept there as SVG, to be looked at.

/**
 * PC-1, PC-2: every noise event has its mark, after those of the clusters; every cluster has its own size.
 *
 * @param {import("logwinnow").ClusterResult} found
 * @param {string} file
 */
async function checkClusters(found, file) {
  const noise = found.table.Clustered.filter((/** @type {any} */ is) => !is).length;
  const chart = charts.plotCluster(found, { x: "pathScore", y: "commandlineTokensFull", label: "processName" });
  const { drawn, texts, view } = await draw(chart, file);
  const marks = drawn.filter((datum) => datum?.row !== undefined);
  assert.equal(count(marks, ({ odd }) => odd), noise);
  assert.equal(marks.length, found.rows.length);
  assert.ok(marks.slice(-noise).every(({ odd }) => odd), "noise is drawn last, hence on top");
  for (const { row, id, n, x } of marks.filter(({ odd }) => !odd)) {
    const size = found.labels.filter((/** @type {number} */ label) => label === Number(id)).length;
    assert.equal(n, size, `cluster ${id}`);
    assert.equal(x, found.table.pathScore[found.rows.indexOf(row)], "raw units");
  }
  const area = view.scale("size");
  const base = area(0);
  assert.ok(Math.abs((area(20) - base) / (area(10) - base) - 2) < 1e-9, "area grows with the count");
  assert.ok(texts.includes(`${noise} noise events`));
  assert.ok(chart.title.subtitle?.includes("each cluster at its first event"));
  return { chart, noise };
}

test("plotCluster draws noise on top, clusters by their own size, in raw units", async () => {
  await checkClusters(clustered(logs.processes), "cluster-sample");
});

const real = realLog("processes_on_host.csv");
test("plotCluster on the log of the EventClustering notebook", { skip: real.skip }, async () => {
  const { chart, noise } = await checkClusters(clustered(await read(real.file)), "cluster-real");
  assert.equal(noise, 33);
  assert.ok(JSON.stringify(chart).length < 60000);
});

test("plotCluster: titles of axes may be the same, and hide no column", () => {
  const table = { a: [1, 2], b: [3, 4], ClusterId: [0, -1], ClusterSize: [2, 1] };
  const titled = charts.plotCluster({ table }, { x: "a", y: "b", xTitle: "size", yTitle: "size", columns: ["a"] });
  assert.equal(JSON.stringify(titled), JSON.stringify(charts.plotCluster({ table }, { x: "a", y: "b", columns: ["a"] })).replace(/"quantitative","title":"[ab]"/g, '"quantitative","title":"size"'));
  assert.throws(() => charts.plotCluster({ table }, { x: "a", y: "b", xTitle: /** @type {any} */ (5) }), /plotCluster: xTitle must be a text, got 5/);
});

test("plotCluster: logarithmic axes, dark", async () => {
  const { view } = await draw(charts.plotCluster(clustered(logs.processes), { log: true, theme: "dark" }), "cluster-log-dark");
  assert.match(view.scale("x").type, /log/);
});

test("plotClusterSizes: the largest first, and what is left out is said", async () => {
  const found = clustered(logs.processes);
  const chart = charts.plotClusterSizes(found, { top: 10 });
  const { drawn } = await draw(chart, "sizes");
  const sizes = drawn.filter((datum) => datum?.id >= 0).map(({ n }) => n);
  const all = Array.from(found.table.ClusterSize).filter((_, i) => found.table.ClusterId[i] >= 0).sort((a, b) => b - a);
  assert.deepEqual(sizes, all.slice(0, 10));
  const rest = all.slice(10).reduce((a, b) => a + b, 0);
  assert.ok(chart.title.subtitle?.[0].includes(`${all.length - 10} more clusters of ${rest.toLocaleString("en")} events`), chart.title.subtitle?.[0]);
});

test("plotVariability: quartiles as pandas has them, the most variable first", async () => {
  const { table } = logwinnow.addProcessFeatures(logs.processes);
  for (const [file, options] of /** @type {const} */ ([["variability", {}], ["variability-path", { column: "pathLogScore", color: "isSystemSession" }]])) {
    await draw(charts.plotVariability(table, options), file);
  }
  const { drawn } = await draw(charts.plotVariability({ p: ["a", "a", "a", "a", "a", "b"], v: [1, 2, 3, 4, 100, 7] }, { column: "v", by: "p" }));
  const box = drawn.find((datum) => datum?.y === "a" && datum.q1 !== undefined);
  assert.deepEqual([box.lo, box.q1, box.md, box.q3, box.hi, box.n], [1, 2, 3, 4, 4, 5]);
  assert.deepEqual(drawn.filter((datum) => datum?.v !== undefined).map(({ v }) => v), [100]);
});
