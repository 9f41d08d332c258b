import assert from "node:assert/strict";
import { test } from "node:test";
import * as charts from "logwinnow/charts";
import { analysed, count } from "./charted.js";
import { draw } from "./draw.js";

// What the charts of time series show of the sample logs.

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
