import { chart, counted, grouped, name, number, rowsHigh } from "./frame.js";
import { hoversOf } from "./hover.js";
import { lookOf } from "./options.js";
import { referenceLayers, referencesOf, roomFor } from "./references.js";
import { timeSpan, timeAxis, WHEN, WHEN_FIELD } from "./scales.js";
import { seriesOf, seriesScale } from "./series.js";
import { thinned } from "./thin.js";
import { timeFrame } from "./timeframe.js";

/** @typedef {import("./series.js").Series} Series */

export const SERIES = ["timeColumn", "sourceColumns", "groupBy", "overlayData"];
export const REFERENCE = ["refEvent", "refTime", "refTimes", "refLabel"];

/**
 * Events as marks on a line of time: one row a series, the first at the bottom. Two tables may be laid over one
 * another (`overlayData`), several named ones given, or one split (`groupBy`).
 *
 * @param {import("./types.js").TimelineInput} data
 * @param {import("./types.js").TimelineOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function displayTimeline(data, options = {}) {
  const look = lookOf("displayTimeline", options, [...SERIES, ...REFERENCE, "rangeTool"]);
  /** @type {string[]} */
  const notes = [];
  const series = seriesOf(look, data, options, notes);
  const references = referencesOf(look, options, series[0].timeColumn);
  const span = timeSpan([...series.map(timesOf), references.map(({ t }) => t)]);
  const values = marksOf(series, look.maxPoints, notes);
  const { height, top, bottom } = roomFor(references, look, rowsHigh(series.length <= 15 ? 40 : 25, series));
  return chart(look, "Timeline", notes, timeFrame({
    look, series, span, rangeTool: options.rangeTool ?? true, height,
    layers: (scale, brush) => [marks(values, series, { scale, brush, range: [top, bottom] }), ...referenceLayers(references, scale, look, span)],
  }));
}

/** @param {Series} series */
export const timesOf = ({ rows, times }) => Float64Array.from(rows, (row) => times[row]);

/**
 * @param {Series[]} series
 * @param {number} most
 * @param {string[]} notes is added to
 * @returns {any[]}
 */
function marksOf(series, most, notes) {
  const all = series.reduce((sum, { rows }) => sum + rows.length, 0);
  const shares = sharesOf(series.map(({ rows }) => rows.length), most);
  const hovers = hoversOf(series, Math.min(all, most));
  const values = series.flatMap(({ name: s, rows, times }, i) => {
    const inOrder = rows.slice().sort((a, b) => times[a] - times[b]);
    const drawn = thinned(inOrder.length, shares[i]).map((at) => inOrder[at]);
    return drawn.map((row) => ({ t: times[row], s, row, ...hovers[i].cells(row) }));
  });
  if (values.length < all) notes.push(`${grouped(values.length)} of ${counted(all, "event")} drawn, an even sample; the lower bars count all`);
  return values;
}

/**
 * Room for the marks of each series: small ones are drawn whole, the large ones share what is left.
 *
 * @param {number[]} counts
 * @param {number} most
 */
function sharesOf(counts, most) {
  const shares = counts.map(() => 0);
  const rising = counts.map((_, i) => i).sort((a, b) => counts[a] - counts[b]);
  rising.forEach((i, done) => {
    shares[i] = Math.max(1, Math.min(counts[i], Math.floor(most / (counts.length - done))));
    most -= shares[i];
  });
  return shares;
}

/**
 * @param {object[]} values
 * @param {Series[]} series
 * @param {{ scale: object, brush: object[], range: number[] }} how
 */
function marks(values, series, { scale, brush, range }) {
  return {
    data: { values },
    transform: [WHEN],
    params: [...brush, { name: "pick", select: { type: "point", fields: ["s", "row"] } }],
    mark: { type: "point", shape: "diamond", filled: true, size: 70, opacity: 0.5, cursor: "pointer" },
    encoding: {
      x: timeAxis("t", scale),
      y: name("s", null, { sort: null, scale: { domain: seriesScale(series).domain.reverse(), range }, axis: { grid: true } }),
      color: name("s", null, { scale: seriesScale(series), legend: null }),
      tooltip: [WHEN_FIELD, name("s", "series"), ...hoversOf(series, 1)[0].fields, number("row", "row")],
    },
  };
}
