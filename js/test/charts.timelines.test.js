import assert from "node:assert/strict";
import { test } from "node:test";
import * as charts from "logwinnow/charts";
import { analysed, clustered, count, logs } from "./charted.js";
import { draw } from "./draw.js";

// What the timelines show of the sample logs.

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
