import { name, number } from "./frame.js";
import { seriesScale } from "./series.js";
import { endsLayer, timeAxis } from "./scales.js";

/** @typedef {import("./series.js").Series} Series */
/** @typedef {import("./scales.js").Span} Span */

const BINS = 120;
const OVERVIEW = 56;

/**
 * The window that a reader drags on the lower view; the upper one then shows it alone. A page listens to its signal
 * `brush`, whose field `t` holds the two ends in epoch milliseconds, or which is empty.
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
 * @param {number} how.height of the upper view
 * @param {object | null} [how.legend] of the series, the same in both views
 * @param {(scale: object, brush: object[]) => object[]} how.layers of the upper view, over times scaled so
 */
export function timeFrame({ look, series, span, rangeTool, height, legend = null, layers }) {
  const view = { width: look.width, height };
  if (!rangeTool || !span) return { ...view, layer: [...endsLayer(span), ...layers({}, [BRUSH])] };
  return {
    vconcat: [
      { ...view, layer: [...endsLayer(span, BRUSHED), ...layers(BRUSHED, [])] },
      { width: look.width, height: OVERVIEW, layer: [...endsLayer(span, {}, DRAG), overview(series, span, legend)] },
    ],
    resolve: { scale: { color: "shared" } },
  };
}

const DRAG = { title: "drag to choose a time range (UTC)" };

/**
 * All events, counted: nothing is thinned here. The bars of several series stand on one another.
 *
 * @param {Series[]} series
 * @param {Span} span
 * @param {object | null} legend
 */
function overview(series, span, legend) {
  const step = (span.to - span.from) / BINS;
  const tops = new Float64Array(BINS);
  const values = series.flatMap(({ name: s, rows, times }) => {
    const counts = new Float64Array(BINS);
    for (const row of rows) counts[Math.min(BINS - 1, Math.floor((times[row] - span.from) / step))]++;
    return Array.from(counts, (n, i) => ({ s, t: Math.round(span.from + i * step), u: Math.round(span.from + (i + 1) * step), n, a: tops[i], b: (tops[i] += n) })).filter(({ n }) => n > 0);
  });
  return {
    data: { values },
    params: [BRUSH],
    mark: "rect",
    encoding: {
      x: timeAxis("t", {}, DRAG),
      x2: { field: "u" },
      y: number("a", "events", { axis: { tickCount: 2, grid: false }, scale: { zero: true } }),
      y2: { field: "b" },
      color: name("s", null, { scale: seriesScale(series), legend }),
    },
  };
}
