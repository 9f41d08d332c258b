import { refusal, shown } from "../errors.js";
import { chart, counted, grouped, name, number, rowsHigh } from "./frame.js";
import { hoversOf } from "./hover.js";
import { lookOf } from "./options.js";
import { timesIn } from "./read.js";
import { referenceLayers, referencesOf, roomFor } from "./references.js";
import { endsLayer, timeSpan, timeAxis, WHEN, WHEN_FIELD } from "./scales.js";
import { seriesOf } from "./series.js";
import { thinned } from "./thin.js";
import { REFERENCE } from "./timeline.js";

/** @typedef {import("./series.js").Series} Series */

/**
 * From when to when each group was seen: a bar from its first to its last event, the events upon it.
 *
 * @param {import("../types.js").TableInput} data
 * @param {import("./types.js").TimelineDurationOptions} options
 * @returns {import("./types.js").Chart}
 */
export function displayTimelineDuration(data, options) {
  const look = lookOf("displayTimelineDuration", options, [...REFERENCE, "groupBy", "timeColumn", "endTimeColumn", "sourceColumns"]);
  const { groupBy, timeColumn, endTimeColumn, sourceColumns = [] } = options;
  if (typeof groupBy !== "string") throw refusal("option", "displayTimelineDuration: groupBy", "the name of a column", shown(groupBy));
  /** @type {string[]} */
  const notes = [];
  const groups = seriesOf(look, data, { timeColumn, groupBy, sourceColumns }, notes);
  const references = referencesOf(look, options, groups[0].timeColumn);
  const bars = groups.filter(({ rows }) => rows.length).map((group) => barOf(group, endTimeColumn));
  const events = eventsOf(groups, look.maxPoints, notes);
  const span = timeSpan([bars.flatMap(({ t, u }) => [t, u]), references.map(({ t }) => t)]);
  const { height, top, bottom } = roomFor(references, look, rowsHigh(24, groups));
  return chart(look, `First to last event by ${groupBy}`, notes, {
    width: look.width,
    height,
    layer: [...endsLayer(span), ...layers(bars, events, { groupBy, range: [top, bottom], color: look.colours.usual, fields: hoversOf(groups, 1)[0].fields }), ...referenceLayers(references, {}, look, span)],
  });
}

/**
 * @param {Series} group
 * @param {string} [endTimeColumn]
 */
function barOf({ name: s, table, rows, times }, endTimeColumn) {
  const ends = endTimeColumn === undefined ? times : timesIn(table.column(endTimeColumn));
  let [t, u] = [Infinity, -Infinity];
  for (const row of rows) {
    t = Math.min(t, times[row]);
    u = Math.max(u, times[row], Number.isNaN(ends[row]) ? -Infinity : ends[row]);
  }
  return { s, t, u, n: rows.length };
}

/**
 * @param {Series[]} groups
 * @param {number} most
 * @param {string[]} notes is added to
 */
function eventsOf(groups, most, notes) {
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const hovers = hoversOf(groups, Math.min(all, most));
  const events = groups.flatMap(({ name: s, rows, times }, i) => {
    const inOrder = rows.slice().sort((a, b) => times[a] - times[b]);
    const drawn = thinned(inOrder.length, Math.max(1, Math.floor((most * inOrder.length) / Math.max(1, all)))).map((at) => inOrder[at]);
    return drawn.map((row) => ({ s, t: times[row], ...hovers[i].cells(row) }));
  });
  if (events.length < all) notes.push(`${grouped(events.length)} of ${counted(all, "event")} drawn; the bars reach from the first to the last of all`);
  return events;
}

const ENDS = ["t", "u"].map((end) => ({ calculate: `utcFormat(datum.${end}, '%Y-%m-%d %H:%M:%S.%LZ')`, as: end === "t" ? "from" : "to" }));

/**
 * @param {object[]} bars
 * @param {object[]} events
 * @param {{ groupBy: string, range: number[], color: string, fields: object[] }} how `fields` of the events, shown on hover
 */
function layers(bars, events, { groupBy, range, color, fields }) {
  const y = name("s", groupBy, { sort: null, scale: { range } });
  return [
    {
      data: { values: bars },
      transform: ENDS,
      mark: { type: "bar", height: 10, color, opacity: 0.4 },
      encoding: { x: timeAxis("t"), x2: { field: "u" }, y, tooltip: [name("s", "of"), name("from", "first (UTC)"), name("to", "last (UTC)"), number("n", "events")] },
    },
    {
      data: { values: events },
      transform: [WHEN],
      mark: { type: "point", shape: "diamond", filled: true, size: 45, color, opacity: 0.8 },
      encoding: { x: timeAxis("t"), y, tooltip: [WHEN_FIELD, name("s", "of"), ...fields] },
    },
  ];
}
