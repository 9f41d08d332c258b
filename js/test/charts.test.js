import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { compile, createSync } from "logwinnow";
import * as charts from "logwinnow/charts";
import { readFiles } from "../src/cli/read.js";
import { draw } from "./draw.js";
import { home, realLog } from "./helpers.js";

// What the charts show of the sample logs and, where they are at hand, of real ones. With CHARTS=folder every picture is
// kept there as SVG, to be looked at.

/** @type {import("logwinnow").LogwinnowSync} */
let logwinnow;
/** @type {Record<string, import("logwinnow").Columns>} */
const logs = {};

/** @param {string} file */
async function read(file) {
  const { table } = await readFiles([file]);
  return Object.fromEntries(table.columns.map(({ name, values }) => [name, values]));
}

before(async () => {
  logwinnow = createSync(await compile());
  for (const name of ["processes", "logons", "bytes_per_hour", "proxy"]) logs[name] = await read(join(home, `../testdata/samples/${name}.csv`));
});

const FEATURES = { clusterColumns: ["commandlineTokensFull", "pathScore", "isSystemSession"], maxClusterDistance: 0.0001 };
const clustered = (/** @type {any} */ log) => logwinnow.dbclusterEvents(logwinnow.addProcessFeatures(log).table, FEATURES);
/** @returns {any} the columns of an analysed series */
const analysed = () => logwinnow.tsAnomaliesStl(logs.bytes_per_hour).table;
const count = (/** @type {any[]} */ drawn, /** @type {(datum: any) => any} */ wanted) => drawn.filter((datum) => datum && wanted(datum)).length;

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
  assert.equal(JSON.stringify(titled), JSON.stringify(charts.plotCluster({ table }, { x: "a", y: "b", columns: ["a"] })).replaceAll('"quantitative","title":"a"', '"quantitative","title":"size"').replaceAll('"quantitative","title":"b"', '"quantitative","title":"size"'));
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

test("displayTimeline: clustered events below, all above, the reference by the data's own time column (VT-1)", async () => {
  const found = clustered(logs.processes);
  const event = { started: "2024-03-05 10:00:00" };
  const renamed = (/** @type {any} */ { TimeGenerated: started, ...rest }) => ({ ...rest, started });
  const chart = charts.displayTimeline(renamed(found.table), { overlayData: renamed(logs.processes), timeColumn: "started", refEvent: event, refLabel: "alert" });
  const { drawn, texts, view } = await draw(chart, "timeline");
  assert.ok(texts.includes("alert"));
  assert.equal(count(drawn, ({ t, label }) => label === "alert" && t === Date.UTC(2024, 2, 5, 10)), 1);
  assert.equal(count(drawn, ({ s, row }) => s === "events" && row !== undefined), found.rows.length, "the smaller series is whole");
  assert.ok(view.scale("concat_0_y")("overlaid events") < view.scale("concat_0_y")("events"));
  const bars = drawn.filter((datum) => datum?.u !== undefined && datum.n);
  assert.equal(bars.reduce((sum, { n }) => sum + n, 0), found.rows.length + 5000, "the overview counts all events");
  assert.ok(chart.title.subtitle?.[0].includes(`of ${(found.rows.length + 5000).toLocaleString("en")} events drawn`));
  assert.deepEqual(Object.keys(view.getState({ signals: (/** @type {string} */ name) => name === "brush" }).signals), ["brush"]);
});

test("displayTimeline: groups, several sources, no range tool", async () => {
  const groups = await draw(charts.plotTimeline(logs.logons, { groupBy: "Account" }), "timeline-groups");
  assert.equal(new Set(groups.drawn.filter((datum) => datum?.row !== undefined).map(({ s }) => s)).size, new Set(logs.logons.Account).size);
  const sources = { Logons: { data: logs.logons, sourceColumns: ["Account", "LogonType"] }, Proxy: { data: logs.proxy, sourceColumns: ["user", "url"], color: "#009E73" } };
  const chart = charts.displayTimeline(sources, { rangeTool: false, theme: "dark", refTimes: ["2024-03-06 00:00", new Date("2024-03-07T00:00Z")] });
  const { drawn } = await draw(chart, "timeline-sources-dark");
  assert.equal(count(drawn, ({ s }) => s === "Logons"), 2016);
  assert.equal(count(drawn, ({ s }) => s === "Proxy"), 2725);
  assert.equal(chart.vconcat, undefined);
});

test("moments of reference have labels of their own, or the common one", async () => {
  const refTimes = /** @type {[string, string][]} */ ([["2024-03-05 10:00:00", "entry"], ["2024-03-06 10:00:00", "exit"]]);
  const bytes = { ...logs.bytes_per_hour, TotalBytesSent: Float64Array.from(logs.bytes_per_hour.TotalBytesSent, Number) };
  const options = { refTimes: [...refTimes, "2024-03-07 10:00:00"], refLabel: "other" };
  for (const [file, chart] of Object.entries({
    "references": charts.displayTimeline(logs.processes, options),
    "references-values": charts.displayTimelineValues(bytes, options),
    "references-duration": charts.displayTimelineDuration(logs.processes, { ...options, groupBy: "Computer" }),
    "references-anomalies": charts.displayTimeseriesAnomalies(analysed(), options),
  })) {
    const { drawn, texts } = await draw(chart, file);
    assert.ok(["entry", "exit", "other"].every((label) => texts.includes(label)), file);
    assert.equal(count(drawn, ({ t, label }) => label === "exit" && t === Date.UTC(2024, 2, 6, 10)), 1, file);
  }
});

test("labels of reference lie over no other text, and none is cut off at the right edge", async () => {
  const options = { refTimes: /** @type {[string, string][]} */ ([["2024-03-04 00:10:00", "at the beginning"], ["2024-03-08 23:50:00", "at the very end"]]) };
  for (const width of /** @type {const} */ ([640, "container"])) {
    for (const [file, chart] of Object.entries({
      "references-groups": charts.displayTimeline(logs.processes, { ...options, groupBy: "Computer", width }),
      "references-low": charts.displayTimelineValues(logs.processes, { ...options, valueColumn: "EventID", width, height: 90 }),
    })) {
      // There is no container here; what it has besides its width, labels inside, stays.
      const { boxes } = await draw(JSON.parse(JSON.stringify(chart).replaceAll('"width":"container"', '"width":640')), `${file}-${width}`);
      const labels = boxes.filter(({ text }) => text.startsWith("at the"));
      assert.equal(labels.length, 2, file);
      for (const { text, left, right, top, bottom } of labels) {
        const over = boxes.filter((box) => box.text !== text && box.left < right && left < box.right && box.top < bottom && top < box.bottom);
        assert.deepEqual(over.map((box) => box.text), [], `${file} ${width}: ${text}`);
        assert.ok(left > 0 && right < 640, `${file}: ${text} ends at ${right}`);
      }
    }
  }
});

test("displayTimelineValues lays several kinds over one another, one brush for all", async () => {
  const bytes = { ...logs.bytes_per_hour, TotalBytesSent: Float64Array.from(logs.bytes_per_hour.TotalBytesSent, Number) };
  const chart = charts.displayTimelineValues(bytes, { kind: ["vbar", "circle", "circle"], refTime: "2024-03-06 10:00:00" });
  const { drawn } = await draw(chart, "values-kinds");
  assert.ok(count(drawn, ({ v }) => v !== undefined) >= 2 * 1008);
  assert.equal(JSON.stringify(chart).match(/"name":"brush"/g)?.length, 1);
});

test("displayTimelineDuration shows the columns asked for with each event", async () => {
  const chart = charts.displayTimelineDuration(logs.processes, { groupBy: "Computer", sourceColumns: ["SubjectUserName"] });
  const { drawn } = await draw(chart, "duration-columns");
  assert.ok(count(drawn, ({ c0, u }) => u === undefined && logs.processes.SubjectUserName.includes(c0)) > 1000);
  assert.ok(JSON.stringify(chart).includes('"title":"SubjectUserName"'));
});

test("displayTimelineValues and displayTimelineDuration", async () => {
  const bytes = { ...logs.bytes_per_hour, TotalBytesSent: Float64Array.from(logs.bytes_per_hour.TotalBytesSent, Number) };
  for (const kind of /** @type {const} */ (["vbar", "circle", "line"])) {
    const { drawn } = await draw(charts.displayTimelineValues(bytes, { kind }), `values-${kind}`);
    assert.ok(count(drawn, ({ v }) => v !== undefined) >= 1008);
  }
  const chart = charts.displayTimelineDuration(logs.processes, { groupBy: "Computer" });
  const { drawn } = await draw(chart, "duration");
  assert.equal(drawn.filter((datum) => datum?.from).reduce((sum, { n }) => sum + n, 0), 5000);
});

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

test("displayTimeseriesAnomalies: both signs, periods, thresholds, missing values (VS-1 to VS-3)", async () => {
  const table = analysed();
  const up = table.anomalies.filter((/** @type {number} */ flag) => flag > 0).length;
  const down = table.anomalies.filter((/** @type {number} */ flag) => flag < 0).length;
  assert.ok(up > 0 && down > 0);
  const start = table.TimeGenerated[100];
  const { drawn, symbols, texts } = await draw(charts.displayTimeseriesAnomalies(table, { periods: [{ start, end: start + 864e5 }] }), "anomalies");
  assert.equal(count(symbols, ({ s }) => s === "anomaly above") / 2, up, "a triangle and the value's own mark");
  assert.equal(count(symbols, ({ s }) => s === "anomaly below") / 2, down);
  assert.ok(count(drawn, ({ u }) => u === start + 864e5) === 1);
  assert.equal(count(drawn, ({ z, t }) => t === undefined && Math.abs(z) === 3), 2);
  for (const panel of ["seasonal", "trend", "residual", "score"]) assert.ok(texts.includes(panel), panel);
});

test("displayTimeseriesAnomalies does with what is there", async () => {
  const { TimeGenerated, TotalBytesSent, anomalies } = analysed();
  const value = TotalBytesSent.slice();
  value[5] = value[7] = NaN; // row 6 stands alone
  const chart = charts.displayTimeseriesAnomalies({ TimeGenerated, bytes: value, anomalies }, { theme: "dark" });
  const { symbols } = await draw(chart, "anomalies-bare-dark");
  assert.equal(chart.vconcat, undefined);
  assert.equal(count(symbols, ({ o }) => o === value[6]), 2, "a dot, and the mark that has its tooltip");
  assert.ok(chart.title.subtitle?.includes("2 values missing"));
  assert.equal(chart.data.values[5].v, null, "the line breaks");
});
