import { name, number } from "./frame.js";
import { seriesScale } from "./series.js";
import { endsLayer, timeAxis } from "./scales.js";

/** @typedef {import("./series.js").Series} Series */
/** @typedef {import("./scales.js").Span} Span */

const BINS = 120;
const OVERVIEW = 56;

/**
 * The window that a reader drags on the lower view; the upper one then shows it alone. A page listens to its signal
 * `brush`, whose field `t` (or `t0`) holds the two ends in epoch milliseconds.
 */
const BRUSH = { name: "brush", select: { type: "interval", encodings: ["x"] } };
const BRUSHED = { domain: { param: "brush", encoding: "x" } };

/**
 * A view of events over time, and below it the counts of all events, on which the reader chooses a window. Without the
 * range tool it is the first view alone, and the window is dragged there.
 *
 * @param {object} how
 * @param {import("./options.js").Look} how.look
 * @param {Series[]} how.series
 * @param {Span | undefined} how.span
 * @param {boolean} how.rangeTool
 * @param {number | { step: number }} how.height of the upper view
 * @param {(scale: object, brush: object[]) => object[]} how.layers of the upper view, over times scaled so
 */
export function timeFrame({ look, series, span, rangeTool, height, layers }) {
  const view = { width: look.width, height: look.height ?? height };
  if (!rangeTool || !span) return { ...view, layer: [...endsLayer(span), ...layers({}, [BRUSH])] };
  return {
    vconcat: [
      { ...view, layer: [...endsLayer(span, BRUSHED), ...layers(BRUSHED, [])] },
      { width: look.width, height: OVERVIEW, layer: [...endsLayer(span), overview(series, span)] },
    ],
    resolve: { scale: { color: "shared" } },
  };
}

/**
 * All events, counted: nothing is thinned here.
 *
 * @param {Series[]} series
 * @param {Span} span
 */
function overview(series, span) {
  const step = (span.to - span.from) / BINS;
  const values = series.flatMap(({ name: s, rows, times }) => {
    const counts = new Float64Array(BINS);
    for (const row of rows) counts[Math.min(BINS - 1, Math.floor((times[row] - span.from) / step))]++;
    return Array.from(counts, (n, i) => ({ s, t: span.from + i * step, u: span.from + (i + 1) * step, n })).filter(({ n }) => n > 0);
  });
  return {
    data: { values },
    params: [BRUSH],
    mark: "bar",
    encoding: {
      x: timeAxis("t", {}, { title: "drag to choose a time range (UTC)" }),
      x2: { field: "u" },
      y: number("n", "events", { axis: { tickCount: 2, grid: false } }),
      color: name("s", null, { scale: seriesScale(series), legend: null }),
    },
  };
}
