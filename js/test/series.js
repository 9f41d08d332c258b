/**
 * A series taken apart in the plainest way, for charts to show: the mean of each hour of the day is the season, a moving
 * mean the trend; flagged is what lies 3 standard deviations off.
 *
 * @param {import("logwinnow").Columns} log
 * @returns {Record<string, Float64Array>}
 */
export function decomposed({ TimeGenerated, TotalBytesSent }) {
  const value = Float64Array.from(/** @type {string[]} */ (TotalBytesSent), Number);
  const mean = (/** @type {Float64Array} */ of) => of.reduce((a, b) => a + b, 0) / of.length;
  const trend = value.map((_, i) => mean(value.slice(Math.max(0, i - 84), i + 84)));
  const hours = Array.from({ length: 24 }, (_, hour) => mean(value.map((v, i) => v - trend[i]).filter((_, i) => i % 24 === hour)));
  const seasonal = value.map((_, i) => hours[i % 24]);
  const residual = value.map((v, i) => v - trend[i] - seasonal[i]);
  const deviation = Math.sqrt(mean(residual.map((r) => r * r)));
  const score = residual.map((r) => r / deviation);
  return {
    TimeGenerated: Float64Array.from(/** @type {string[]} */ (TimeGenerated), (time) => Date.parse(time)), TotalBytesSent: value, residual, trend, seasonal,
    baseline: value.map((v, i) => v - residual[i]), score, anomalies: score.map((z) => (Math.abs(z) > 3 ? Math.sign(z) : 0)),
  };
}
