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

/**
 * A dashed line from top to bottom for each, with its label.
 *
 * @param {Reference[]} references
 * @param {object} scale of the times
 * @param {import("./options.js").Look} look
 * @returns {object[]} layers
 */
export function referenceLayers(references, scale, { colours: { odd } }) {
  if (!references.length) return [];
  const shared = { data: { values: references }, transform: [WHEN] };
  const x = timeAxis("t", scale);
  return [
    {
      ...shared,
      mark: { type: "rule", color: odd, strokeDash: [5, 4], strokeWidth: 1.5 },
      encoding: { x, tooltip: [name("label", "marks"), WHEN_FIELD] },
    },
    {
      ...shared,
      mark: { type: "text", align: "left", baseline: "top", dx: 5, dy: 2, fontSize: 11, color: odd },
      encoding: { x, y: { value: 0 }, text: name("label", null) },
    },
  ];
}
