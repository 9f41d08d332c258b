import { columnOf } from "../columns.js";
import { LogwinnowError, refusal, shown } from "../errors.js";
import { name } from "./frame.js";
import { cut, tableFrom, timesIn } from "./read.js";
import { timeAxis, WHEN, WHEN_FIELD } from "./scales.js";

/** @typedef {{ t: number, label: string }} Reference */

/**
 * The moments that a timeline marks: an event of the log, one time or several, each with its own label or the common one.
 *
 * @param {import("./options.js").Look} look
 * @param {import("./types.js").ReferenceOptions} options
 * @param {string} timeColumn the one that the events have theirs in
 * @returns {Reference[]}
 */
export function referencesOf({ call }, { refEvent, refTime, refTimes, refLabel }, timeColumn) {
  const common = refLabel ?? (refEvent === undefined ? "reference" : "reference event");
  const several = refTimes === undefined ? [] : /** @type {any[]} */ (Array.from(refTimes)).map((moment) => referenceOf(`${call}: refTimes`, moment, common));
  const one = refTime === undefined ? [] : [referenceOf(`${call}: refTime`, refTime, common)];
  const event = refEvent === undefined ? [] : [{ t: eventTime(call, refEvent, timeColumn), label: common }];
  return [...several, ...one, ...event].map(({ t, label }) => ({ t, label: cut(label, 60) }));
}

/**
 * @param {string} field
 * @param {any} given a time, or a pair of time and label
 * @param {string} common the label without
 * @returns {Reference}
 */
function referenceOf(field, given, common) {
  const [moment, label] = Array.isArray(given) ? given : [given];
  if ((label ?? null) !== null && typeof label !== "string") throw refusal("type", field, "times, or pairs of time and label", shown(given));
  return { t: momentOf(field, moment), label: label ?? common };
}

/**
 * @param {string} field
 * @param {any} moment
 */
function momentOf(field, moment) {
  let t = NaN;
  try {
    [t] = timesIn(columnOf("refTime", [moment]));
  } catch (error) {
    if (!(error instanceof LogwinnowError)) throw error;
  }
  if (!Number.isFinite(t)) throw refusal("type", field, "a time", shown(moment));
  return t;
}

/**
 * @param {string} call
 * @param {object} event
 * @param {string} timeColumn
 */
function eventTime(call, event, timeColumn) {
  const [time] = timesIn(tableFrom([event]).column(timeColumn));
  if (Number.isNaN(time)) throw refusal("value", `${call}: refEvent`, `an event with a time in ${shown(timeColumn)}`, "one without");
  return time;
}

/** Height of a label. */
const LINE = 16;
/** Width of a letter; and of a chart as wide as its container, which may be a telephone. */
const LETTER = 6, NARROW = 320;

/**
 * Labels of references have a strip of their own between the marks and the axis of times, so that they lie over no other text. As
 * much is free above the marks: Vega draws the lines of the grid between the ends of this scale, but turned upside down.
 *
 * @param {Reference[]} references
 * @param {import("./options.js").Look} look
 * @param {number} usual height of the view without
 * @returns {{ height: number, top: number, bottom: number }} of the view, and where its marks begin and end
 */
export function roomFor(references, look, usual) {
  const room = references.length ? LINE : 0;
  const height = look.height ?? usual + 2 * room;
  const top = Math.min(room, height / 4);
  return { height, top, bottom: height - top };
}

/**
 * A dashed line from top to bottom for each, with its label: to the left of the line where to the right it would be cut off.
 *
 * @param {Reference[]} references
 * @param {object} scale of the times
 * @param {import("./options.js").Look} look
 * @param {import("./scales.js").Span} [span] of all times
 * @returns {object[]} layers
 */
export function referenceLayers(references, scale, { width, colours: { odd } }, span) {
  if (!references.length) return [];
  const room = (/** @type {Reference} */ { t }) => (span ? ((span.to - t) / (span.to - span.from)) * (width === "container" ? NARROW : width) : Infinity);
  const fits = (/** @type {Reference} */ reference) => reference.label.length * LETTER + 5 < room(reference);
  const shared = { data: { values: references }, transform: [WHEN] };
  const x = timeAxis("t", scale);
  return [
    {
      ...shared,
      mark: { type: "rule", color: odd, strokeDash: [5, 4], strokeWidth: 1.5 },
      encoding: { x, tooltip: [name("label", "marks"), WHEN_FIELD] },
    },
    ...["left", "right"].map((align) => ({
      data: { values: references.filter((reference) => fits(reference) === (align === "left")) },
      mark: { type: "text", align, baseline: "bottom", dx: align === "left" ? 5 : -5, dy: -1, fontSize: 11, color: odd },
      encoding: { x, y: { value: "height" }, text: name("label", null) },
    })),
  ];
}
