/** @typedef {{ from: number, to: number }} Span */

/** Half a minute on each side keeps a single instant from having no width. */
const LEAST_MARGIN = 30000;

/**
 * The lowest and the highest of many numbers, NaN left out.
 *
 * @param {Iterable<ArrayLike<number>>} many
 * @returns {Span | undefined} undefined where there is none
 */
export function extentOf(many) {
  let from = Infinity, to = -Infinity;
  for (const values of many) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value < from) from = value;
      if (value > to) to = value;
    }
  }
  return from <= to && Number.isFinite(to - from) ? { from, to } : undefined;
}

/**
 * @param {Iterable<ArrayLike<number>>} many epoch milliseconds
 * @returns {Span | undefined} with a margin
 */
export function timeSpan(many) {
  const span = extentOf(many);
  if (!span) return undefined;
  const margin = Math.max(LEAST_MARGIN, Math.round((span.to - span.from) * 0.02));
  return { from: Math.floor(span.from) - margin, to: Math.ceil(span.to) + margin };
}

/**
 * Horizontal positions by time. Axis and scale are UTC wherever the reader is.
 *
 * @param {string} field
 * @param {object} [scale]
 * @param {object} [more]
 */
export const timeAxis = (field, scale, more) => ({
  field, type: "temporal", title: "time (UTC)", scale: { type: "utc", nice: false, ...scale },
  // Labels near an end are drawn inwards: beyond the end they would be cut off.
  axis: { format: CLOCK, labelExpr: DATED, labelFlush: 30, labelOverlap: true, labelSeparation: 8 }, ...more,
});

/** Vega's own labels count hours to 12. */
const CLOCK = { year: "%Y", quarter: "%b %Y", month: "%b %Y", week: "%b %d", date: "%b %d", day: "%b %d", hours: "%H:%M", minutes: "%H:%M", seconds: "%H:%M:%S", milliseconds: "%H:%M:%S.%L" };
/** The first label, where it tells the time of day alone, has the day below it: the others may all be of that day. */
const DATED = "datum.index === 0 && indexof(datum.label, ':') >= 0 ? [datum.label, utcFormat(datum.value, '%Y-%m-%d')] : datum.label";

/**
 * A number's axis; large numbers are written short, `1.2G`.
 *
 * @param {Iterable<ArrayLike<number>>} many what the axis is to hold
 */
export function numberAxis(many) {
  const span = extentOf(many);
  return span && Math.max(-span.from, span.to) >= 1e5 ? { format: "~s" } : {};
}

/** A datum's time written out in UTC, to the millisecond: `when`. Tooltips of type temporal would be local time. */
export const WHEN = { calculate: "utcFormat(datum.t, '%Y-%m-%d %H:%M:%S.%LZ')", as: "when" };
/** Its title differs from the axis': what screen readers read out would lack one of the two. */
export const WHEN_FIELD = { field: "when", type: "nominal", title: "when (UTC)" };

/**
 * A scale for positive numbers that differ by orders of magnitude; with zeros or negatives among them one that bears
 * those.
 *
 * @param {Iterable<ArrayLike<number>>} many
 */
export function logScale(many) {
  const span = extentOf(many);
  if (span && span.from > 0) return { type: "log", nice: false, padding: 16 };
  // Vega's margin overflows where the ends are near the largest numbers.
  const padding = span && Math.max(-span.from, span.to) > 1e100 ? 0 : 16;
  return { type: "symlog", nice: false, padding };
}

/**
 * Two marks that nobody sees hold the margin: a scale that follows a window takes its ends from the data where no
 * window is chosen, and a single instant would have no width.
 *
 * @param {Span | undefined} span
 * @param {object} [scale]
 * @param {object} [more]
 * @returns {object[]} layers
 */
export const endsLayer = (span, scale, more) => span ? [{
  data: { values: [{ t: span.from }, { t: span.to }] },
  mark: { type: "rule", opacity: 0, tooltip: null, aria: false },
  encoding: { x: timeAxis("t", scale, more) },
}] : [];
