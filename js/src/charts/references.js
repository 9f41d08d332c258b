import { columnOf } from "../columns.js";
import { refusal, shown } from "../errors.js";
import { name } from "./frame.js";
import { cut, tableFrom, timesIn } from "./read.js";
import { timeAxis, WHEN, WHEN_FIELD } from "./scales.js";

/** @typedef {{ t: number, label: string }} Reference */

/**
 * The moments that a timeline marks: an event of the log, one time or several.
 *
 * @param {import("./options.js").Look} look
 * @param {import("./types.js").ReferenceOptions} options
 * @param {string} timeColumn the one that the events have theirs in
 * @returns {Reference[]}
 */
export function referencesOf({ call }, { refEvent, refTime, refTimes, refLabel }, timeColumn) {
  const moments = [...(refTimes === undefined ? [] : /** @type {any[]} */ (Array.from(refTimes))), ...(refTime === undefined ? [] : [refTime])];
  const times = [...timesIn(columnOf("refTime", moments))];
  if (refEvent !== undefined) times.push(eventTime(call, refEvent, timeColumn));
  const wrong = times.findIndex(Number.isNaN);
  if (wrong >= 0) throw refusal("value", `${call}: refTime`, "a time", shown(moments[wrong]));
  return times.map((t) => ({ t, label: cut(refLabel ?? (refEvent === undefined ? "reference" : "reference event"), 60) }));
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
