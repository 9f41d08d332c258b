import assert from "node:assert/strict";
import { test } from "node:test";
import * as charts from "logwinnow/charts";
import { draw } from "./draw.js";
import { problem } from "./helpers.js";

// Charts of almost nothing, of too much, and of text that someone else wrote.

process.env.TZ = "America/New_York"; // charts are in UTC wherever they are drawn

const HOUR = 36e5;
const START = Date.UTC(2024, 2, 5);
const logon = (/** @type {any} */ fact) => ({ account: "a", domain: "", time: START, logonType: 3, logonTypeName: "Network", ...fact });

/**
 * Every chart over a table of the given texts and numbers, one row each.
 *
 * @param {string[]} texts
 * @param {number[]} numbers
 * @param {object} [options]
 * @param {(i: number) => number} [timeOf]
 * @returns {Record<string, import("logwinnow/charts").Chart>}
 */
function everyChart(texts, numbers, options = {}, timeOf = (i) => START + i * HOUR) {
  const x = Float64Array.from(numbers);
  const TimeGenerated = x.map((_, i) => timeOf(i));
  const table = { processName: texts, CommandLine: texts, TimeGenerated, commandlineTokensFull: x, pathScore: x };
  const found = { table: { ...table, ClusterId: x.map((_, i) => i % 3 - 1), ClusterSize: x.map((_, i) => (i % 3 ? 2 + i : 1)), Clustered: texts.map((_, i) => i % 3 > 0) } };
  const anomalies = { TimeGenerated, value: x, residual: x, trend: x, seasonal: x, baseline: x, score: x, anomalies: x.map((v) => Math.sign(v) || 0) };
  const facts = texts.map((account, i) => logon({ account, domain: account, logonTypeName: account, time: TimeGenerated[i] }));
  const patterns = texts.map((text, i) => ({ bits: 3, parts: { image: 1, [text]: 2 }, keys: { image: text }, count: 1, first: null, last: null, exemplar: i, rows: Int32Array.of(i), template: text, slots: [], images: 1, users: 0, hosts: 0, commands: 1, prevalence: null, reasons: [text] }));
  const reference = texts.length && TimeGenerated[0] === TimeGenerated[0] ? { refEvent: { TimeGenerated: START }, refLabel: texts[0] } : {};
  return {
    cluster: charts.plotCluster(found, { ...options, label: texts.length ? "processName" : undefined }),
    clusterLog: charts.plotCluster(found, { ...options, log: true }),
    sizes: charts.plotClusterSizes(found, options),
    variability: charts.plotVariability(table, { ...options, color: "CommandLine" }),
    timeline: charts.displayTimeline(table, { ...options, ...reference }),
    groups: charts.displayTimeline(table, { ...options, groupBy: "CommandLine" }),
    plain: charts.displayTimeline({ [texts[0] ?? "none"]: { data: table } }, { ...options, rangeTool: false }),
    values: charts.displayTimelineValues(table, { ...options, groupBy: "CommandLine", valueColumn: "pathScore" }),
    line: charts.displayTimelineValues(table, { ...options, kind: "line" }),
    duration: charts.displayTimelineDuration(table, { ...options, groupBy: "processName" }),
    patterns: charts.plotPatterns({ patterns }, options),
    logons: charts.plotLogons(facts, options),
    hours: charts.plotLogonHours({ logons: facts }, options),
    outliers: charts.plotOutlierResults({ x: [0, 1], y: [0, 1, 2], scores: [0, 1, 2, 3, 4, NaN], columns: [texts[0] ?? "x", texts[1] ?? "y"], points: { x, y: x, flagged: x.map((v) => Number(v > 0)) } }, options),
    anomalies: charts.displayTimeseriesAnomalies(anomalies, { ...options, periods: [{ start: START, end: START + HOUR }] }),
  };
}

/** @param {Record<string, import("logwinnow/charts").Chart>} all */
async function drawAll(all) {
  for (const [name, chart] of Object.entries(all)) {
    await draw(chart).catch((error) => {
      error.message = `${name}: ${error.message}`;
      throw error;
    });
  }
}

test("no rows", () => drawAll(everyChart([], [])));
test("no columns", async () => {
  await drawAll({
    cluster: charts.plotCluster({ table: {} }), sizes: charts.plotClusterSizes({ table: {} }), variability: charts.plotVariability([]),
    timeline: charts.displayTimeline([]), values: charts.displayTimelineValues([]), duration: charts.displayTimelineDuration([], { groupBy: "a" }),
    logons: charts.plotLogons([]), hours: charts.plotLogonHours([]), patterns: charts.plotPatterns({ patterns: [] }),
    outliers: charts.plotOutlierResults({ x: [], y: [], scores: [] }), anomalies: charts.displayTimeseriesAnomalies([]),
  });
});
test("one row", () => drawAll(everyChart(["a.exe"], [5])));
test("all the same", () => drawAll(everyChart(Array(9).fill("a"), Array(9).fill(0), {}, () => START)));
test("nothing but missing values", () => drawAll(everyChart(["", "", "", ""], [NaN, NaN, NaN, NaN], {}, () => NaN)));
test("missing, negative, huge and tiny values among others", () => drawAll(everyChart(["a", "b", "c", "", "e", "f"], [1, NaN, -1e300, 1e-300, 1e15, 0.1 + 0.2])));
test("infinite values are missing ones", () => drawAll(everyChart(["a", "b", "c"], [Infinity, 1, -Infinity])));
test("themes, sizes and containers", async () => {
  for (const options of [{ theme: "light" }, { theme: "dark", width: 300, height: 200, title: "T" }, { width: "container" }]) await drawAll(everyChart(["a", "b", "c", "d"], [1, 2, -3, 4], options));
});

/** Text that means something to Vega's expressions, to HTML, to JavaScript, to field paths. */
const HOSTILE = [
  '"];globalThis.hit=1;["', "'+(globalThis.hit=1)+'", "${globalThis.hit=1}", "<img src=x onerror=hit()>", "</script><script>hit()</script>", "a.b[0]['c']", "datum.x", "__proto__",
  "constructor", "toString", "\u2028\u2029\0\n\\", "image", "title", "%Y", "signal", "a\\.b", "]", "'", '"', "width", "\ud800 lone", "]]>", "&lt;", "x".repeat(100000),
];

test("text of the log is text: in values, names of columns, groups, accounts and parts", async () => {
  await drawAll(everyChart(HOSTILE, HOSTILE.map((_, i) => i - 3)));
  for (const evil of HOSTILE.filter((text) => text.length < 1000 && text !== "__proto__")) {
    const columns = { [evil]: Float64Array.of(1, 2, 3), [`${evil} 2`]: Float64Array.of(3, 2, 1), ClusterId: Float64Array.of(-1, 0, 1), ClusterSize: Float64Array.of(1, 2, 3), TimeGenerated: Float64Array.of(START, START + HOUR, START + 2 * HOUR) };
    const chart = charts.plotCluster({ table: columns }, { x: evil, y: `${evil} 2`, columns: [evil], title: evil });
    const { drawn } = await draw(chart).catch((error) => assert.fail(`${JSON.stringify(evil)}: ${error.message}`));
    assert.equal(drawn.filter((datum) => datum?.row !== undefined).length, 3, evil);
    await drawAll({ values: charts.displayTimelineValues(columns, { valueColumn: evil, sourceColumns: [evil] }), anomalies: charts.displayTimeseriesAnomalies(columns, { valueColumn: evil }), vary: charts.plotVariability({ p: ["a", "b"], [evil]: [1, 2] }, { column: evil, by: "p" }) });
  }
  assert.equal(/** @type {any} */ (globalThis).hit, undefined);
});

/** @param {any} part of a compiled chart @returns {string[]} its expressions */
const expressions = (part) => part === null || typeof part !== "object" ? [] : Object.entries(part).flatMap(([key, value]) =>
  key === "values" ? [] : typeof value === "string" && /^(signal|expr|test|update|init)$/.test(key) ? [value] : expressions(value));

test("no text of the log gets into an expression; names of columns only as quoted keys, their backslashes replaced", async () => {
  const values = Array.from({ length: 6 }, (_, i) => `value${i}MARK`);
  for (const [name, chart] of Object.entries(everyChart(values, values.map((_, i) => i), { title: "titleMARK" }))) {
    const { vega } = await draw(chart);
    // The charts of outliers take the names of their features from these texts: they are names there.
    if (name !== "outliers") assert.deepEqual(expressions(vega).filter((code) => code.includes("MARK")), [], name);
  }
  const evil = '\\": warn("MARK"), "\\\u2028';
  const columns = { [evil]: [1, 2, 3], y: [3, 2, 1], p: ["a", "b", "c"], ClusterId: [-1, 0, 1], ClusterSize: [1, 2, 3], TimeGenerated: [START, START, START] };
  const all = {
    cluster: charts.plotCluster({ table: columns }, { x: evil, y: "y", columns: [evil] }), titled: charts.plotCluster({ table: columns }, { x: "y", y: "y", xTitle: evil, yTitle: evil }), values: charts.displayTimelineValues(columns, { valueColumn: evil, sourceColumns: [evil] }),
    vary: charts.plotVariability(columns, { column: evil, by: evil, color: evil }), anomalies: charts.displayTimeseriesAnomalies({ ...columns, anomalies: [1, 0, -1], score: [1, 0, 1] }, { valueColumn: evil }),
    duration: charts.displayTimelineDuration(columns, { groupBy: evil }), outliers: charts.plotOutlierResults({ x: [0], y: [0], scores: [0], points: { x: [1], y: [1] } }, { x: evil, y: evil }),
  };
  for (const [name, chart] of Object.entries(all)) {
    const found = expressions((await draw(chart)).vega).filter((code) => code.includes("MARK"));
    assert.ok(found.length > 0, name);
    for (const code of found) assert.doesNotMatch(code.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""'), /MARK|warn/, `${name}: ${code}`);
  }
});

test("hovering fetches nothing: vega-tooltip takes an entry called `image` for a picture's address", () => {
  const table = { image: ["https://example.test/x.png"], title: ["t"], TimeGenerated: [START] };
  const chart = charts.displayTimeline(table, { sourceColumns: ["image", "title"], rangeTool: false });
  const titles = JSON.stringify(chart).match(/"title":"(\w+)"/g);
  assert.ok(titles?.includes('"title":"Image"') && titles.includes('"title":"Title"') && !titles.includes('"title":"image"'));
});

test("no chart names a place on the network but its schema, nor offers to hand the data to one", () => {
  for (const [name, chart] of Object.entries(everyChart(["a", "b"], [1, 2]))) {
    assert.deepEqual(JSON.stringify(chart).match(/https?:[^"]*|"(url|href)"/g), ["https://vega.github.io/schema/vega-lite/v5.json"], name);
    assert.equal(chart.usermeta.embedOptions.actions.editor, false);
  }
});

test("large logs: every noise event and anomaly stays, the size stays small, and the subtitle says what is left out", async () => {
  const n = 200000;
  const texts = Array.from({ length: n }, (_, i) => `program ${i % 500} with a rather long command line number ${i} ${"argument ".repeat(12)}`);
  const x = Float64Array.from({ length: n }, (_, i) => Math.sin(i) * 1000 + i / 100);
  const odd = (/** @type {number} */ i) => i % 1000 === 7;
  const TimeGenerated = x.map((_, i) => START + i * 1000);
  const found = { table: { processName: texts, CommandLine: texts, pathScore: x, commandlineTokensFull: x, ClusterId: x.map((_, i) => (odd(i) ? -1 : i)), ClusterSize: x.map((_, i) => (odd(i) ? 1 : 2 + (i % 9))), TimeGenerated } };
  const table = { TimeGenerated, value: x, score: x, seasonal: x, trend: x, residual: x, baseline: x, anomalies: x.map((_, i) => (odd(i) ? (i % 2000 === 7 ? 1 : -1) : 0)) };
  const all = {
    cluster: charts.plotCluster(found), sizes: charts.plotClusterSizes(found), variability: charts.plotVariability(found.table),
    timeline: charts.displayTimeline(found.table), groups: charts.displayTimeline(found.table, { groupBy: "processName" }), values: charts.displayTimelineValues(found.table, { valueColumn: "pathScore" }),
    duration: charts.displayTimelineDuration(found.table, { groupBy: "processName" }), anomalies: charts.displayTimeseriesAnomalies(table),
    logons: charts.plotLogons(texts.map((account) => logon({ account }))), hours: charts.plotLogonHours(texts.map((account) => logon({ account }))),
  };
  for (const [name, chart] of Object.entries(all)) {
    assert.ok(JSON.stringify(chart).length < 900000, `${name}: ${JSON.stringify(chart).length}`);
    assert.ok(chart.title.subtitle?.some((/** @type {string} */ line) => /\d/.test(line)), name);
  }
  assert.match(all.cluster.title.subtitle?.[0] ?? "", /^5,000 of 200,000 points drawn: all noise/);
  assert.equal(all.cluster.data.values.filter((/** @type {any} */ { odd }) => odd).length, 200);
  assert.equal(all.anomalies.data.values.filter((/** @type {any} */ { s }) => s).length, 200);
  assert.deepEqual(charts.plotCluster(found), all.cluster, "the same sample every time");
  await drawAll({ cluster: all.cluster, timeline: all.timeline, anomalies: all.anomalies });
});

test("times are UTC wherever the reader is", async () => {
  const { texts, svg } = await draw(charts.displayTimeline({ TimeGenerated: ["2024-03-05 14:30", "2024-03-05 15:30"], CommandLine: ["a", "b"] }));
  assert.ok(texts.includes("15:00") && texts.includes("15:30"), texts.join());
  assert.ok(svg.includes("2024-03-05 14:30:00.000Z"));
  assert.deepEqual(charts.plotLogonHours([logon({ time: START + 14.5 * HOUR })]).data.values[0].hour, 14);
});

const timeLabels = (/** @type {import("./draw.js").Box[]} */ boxes) => boxes.filter(({ role, text }) => role === "axis-label" && /:|[A-Z][a-z][a-z] \d/.test(text));

test("a time axis tells the day, also of a log of some seconds", async () => {
  for (const [ms, form] of /** @type {const} */ ([[3 * HOUR, /^\d\d:\d\d$/], [70000, /^\d\d:\d\d:\d\d$/], [40 * HOUR, /^(?:\d\d:\d\d|Mar 0\d)$/]])) {
    const { boxes } = await draw(charts.displayTimeline([{ TimeGenerated: START + HOUR, a: "x" }, { TimeGenerated: START + HOUR + ms, a: "y" }], { rangeTool: false }));
    const [[first, day = ""], ...others] = timeLabels(boxes).map(({ text }) => text.split(/ (?=2024)/));
    assert.equal(day, "2024-03-05");
    for (const label of [first, ...others.flat()]) assert.match(label, form);
  }
});

test("time labels near an end of the axis are drawn inwards", async () => {
  const { boxes } = await draw(charts.displayTimeline([{ TimeGenerated: Date.UTC(2024, 2, 4), a: "x" }, { TimeGenerated: Date.UTC(2024, 2, 9), a: "y" }], { rangeTool: false }));
  const aligned = timeLabels(boxes).map(({ align }) => align);
  assert.ok(aligned.length > 4);
  assert.deepEqual([aligned[0], aligned[1], aligned[aligned.length - 1]], ["left", "center", "right"]);
});

test("a single instant has a width (VT-3)", async () => {
  const { view } = await draw(charts.displayTimeline([{ TimeGenerated: START, a: "x" }]));
  const [from, to] = view.scale("concat_0_x").domain();
  assert.ok(+from < START && +to > START);
});

test("what is wrong is named, in the package's words", () => {
  const table = { a: [1, 2], TimeGenerated: [START, START] };
  assert.throws(() => charts.plotCluster({ table: { ...table, ClusterId: [0, 1], ClusterSize: [2, 2] } }, { x: "nosuch" }), problem("column", /^column must be one of "a", "TimeGenerated", "ClusterId", "ClusterSize", got "nosuch"$/));
  assert.throws(() => charts.displayTimeline(table, { groupBy: "nosuch" }), problem("column", /nosuch/));
  assert.throws(() => charts.displayTimeline(table, { sourceColumns: ["nosuch"] }), problem("column", /nosuch/));
  assert.throws(() => charts.displayTimeline({ a: [1] }), problem("option", /^timeColumn must be the name of a column/));
  assert.throws(() => charts.displayTimeline(table, { refTime: "soon" }), problem("type", /^displayTimeline: refTime must be a time, got "soon"$/));
  assert.throws(() => charts.displayTimeline(table, /** @type {any} */ ({ refTimes: [[START, 5]] })), problem("type", /^displayTimeline: refTimes must be times, or pairs of time and label, got/));
  assert.throws(() => charts.displayTimelineValues(table, { kind: [] }), problem("option", /^displayTimelineValues: kind must be at least one of "vbar", "circle", "line", got none$/));
  assert.throws(() => charts.displayTimeline(table, /** @type {any} */ ({ nosuch: 1 })), problem("option", /^displayTimeline: nosuch is not an option$/));
  assert.throws(() => charts.displayTimelineValues({ TimeGenerated: [START], a: ["x"] }), problem("option", /valueColumn/));
  assert.throws(() => charts.displayTimelineValues(table, /** @type {any} */ ({ kind: "pie" })), problem("option", /^displayTimelineValues: kind must be one of "vbar", "circle", "line", got "pie"$/));
  assert.throws(() => charts.displayTimelineDuration(table, /** @type {any} */ ({})), problem("option", /groupBy must be the name of a column, got undefined/));
  assert.throws(() => charts.plotVariability(table, { column: "a", by: "b" }), problem("column", /"b"/));
  assert.throws(() => charts.plotPatterns(/** @type {any} */ ({})), problem("type", /an answer of winnow/));
  assert.throws(() => charts.plotLogons(/** @type {any} */ (5)), problem("type", /an answer of logonFacts, got 5/));
  assert.throws(() => charts.displayTimeline(/** @type {any} */ ({ one: { data: table, sourceColumns: 5 } })), problem("option", /sourceColumns must be an array of texts, got 5/));
  assert.throws(() => charts.displayTimeline(table, /** @type {any} */ ({ rangeTool: "x" })), problem("option", /rangeTool must be true or false, got "x"/));
  assert.throws(() => charts.displayTimeline(table, /** @type {any} */ ({ sourceColumns: "a" })), problem("option", /sourceColumns must be an array of texts, got "a"/));
  assert.match(charts.displayTimeseriesAnomalies({ TimeGenerated: [1e12, 1e12], v: [1, 2] }).title.subtitle?.join() ?? "", /1 row at the time of another: choose the rows of one series/);
  assert.throws(() => charts.displayTimeseriesAnomalies(table, /** @type {any} */ ({ panels: ["nosuch"] })), problem("option", /panels must be one of "seasonal".*got "nosuch"/));
  for (const [name, value] of Object.entries({ width: -1, height: "tall", theme: "blue", maxPoints: NaN, title: 5, top: "all" })) {
    assert.throws(() => charts.plotLogons([], /** @type {any} */ ({ [name]: value })), problem("option", new RegExp(`^plotLogons: ${name} must be`)));
  }
});

test("notebooks: the MIME bundle is there, and stays out of the JSON", () => {
  const chart = charts.plotLogons([logon({})], { title: "L" });
  const bundle = chart._toMime();
  assert.equal(bundle["application/vnd.vegalite.v5+json"], chart);
  assert.equal(bundle["text/plain"], "L");
  assert.ok(!Object.keys(chart).includes("_toMime"));
  assert.deepEqual(structuredClone(chart), JSON.parse(JSON.stringify(chart)));
});
