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
export const timeAxis = (field, scale, more) => ({ field, type: "temporal", title: "time (UTC)", scale: { type: "utc", ...scale }, ...more });

/** A datum's time written out in UTC, to the millisecond: `when`. Tooltips of type temporal would be local time. */
export const WHEN = { calculate: "utcFormat(datum.t, '%Y-%m-%d %H:%M:%S.%LZ')", as: "when" };
export const WHEN_FIELD = { field: "when", type: "nominal", title: "time (UTC)" };

/**
 * A scale for positive numbers that differ by orders of magnitude; with zeros or negatives among them one that bears
 * those.
 *
 * @param {Iterable<ArrayLike<number>>} many
 */
export function logScale(many) {
  const span = extentOf(many);
  return span && span.from > 0 ? { type: "log", nice: false, padding: 12 } : { type: "symlog", padding: 12 };
}

/**
 * Two marks that nobody sees hold the margin: a scale that follows a window takes its ends from the data where no
 * window is chosen, and a single instant would have no width.
 *
 * @param {Span | undefined} span
 * @param {object} [scale]
 * @returns {object[]} layers
 */
export const endsLayer = (span, scale) => span ? [{
  data: { values: [{ t: span.from }, { t: span.to }] },
  mark: { type: "rule", opacity: 0, tooltip: null, aria: false },
  encoding: { x: timeAxis("t", { nice: false, ...scale }) },
}] : [];
