import { refusal, shown } from "../errors.js";
import { chart, counted, grouped, name, number, tidy } from "./frame.js";
import { hoversOf, hoverTitle } from "./hover.js";
import { lookOf, oneOf } from "./options.js";
import { numberColumns, numbersIn } from "./read.js";
import { referenceLayers, referencesOf, roomFor } from "./references.js";
import { numberAxis, timeSpan, timeAxis, WHEN, WHEN_FIELD } from "./scales.js";
import { seriesOf, seriesScale } from "./series.js";
import { outlined } from "./thin.js";
import { REFERENCE, SERIES, timesOf } from "./timeline.js";
import { timeFrame } from "./timeframe.js";

/** @typedef {import("./series.js").Series} Series */

const KINDS = ["vbar", "circle", "line"];

/**
 * A number of each event over time: as bars, circles or a line.
 *
 * @param {import("./types.js").TimelineInput} data
 * @param {import("./types.js").TimelineValuesOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function displayTimelineValues(data, options = {}) {
  const look = lookOf("displayTimelineValues", options, [...SERIES, ...REFERENCE, "valueColumn", "kind", "rangeTool"]);
  const kinds = kindsOf(look.call, options.kind);
  /** @type {string[]} */
  const notes = [];
  const series = seriesOf(look, data, options, notes);
  const references = referencesOf(look, options, series[0].timeColumn);
  const column = valueColumnOf(series, options.valueColumn);
  const values = valuesOf(series, column, look.maxPoints, notes);
  const legend = series.length > 1 ? { title: null } : null;
  const span = timeSpan([...series.map(timesOf), references.map(({ t }) => t)]);
  const { height, top, bottom } = roomFor(references, look, 260);
  return chart(look, `${column} over time`, notes, timeFrame({
    look, series, span, rangeTool: options.rangeTool ?? true, height, legend,
    layers: (scale, brush) => [...layersOf(values, series, { column, kinds, scale, brush, legend, range: [bottom, top] }), ...referenceLayers(references, scale, look, span)],
  }));
}

/**
 * @param {string} call
 * @param {unknown} kind one or several
 * @returns {string[]}
 */
function kindsOf(call, kind = "vbar") {
  const kinds = Array.isArray(kind) ? [...new Set(kind)] : [kind];
  if (!kinds.length) throw refusal("option", `${call}: kind`, `at least one of ${KINDS.map(shown).join(", ")}`, "none");
  return kinds.map((one) => oneOf(call, "kind", one, KINDS));
}

/**
 * @param {Series[]} series
 * @param {string} [named]
 */
function valueColumnOf([{ table, timeColumn }], named) {
  if (named !== undefined || !table.columns.length) return named ?? "value";
  const found = numberColumns(table).find(({ name: column }) => column !== timeColumn);
  if (!found) throw refusal("option", "displayTimelineValues: valueColumn", "the name of a column of numbers, since no column is one", shown(named));
  return found.name;
}

/**
 * @param {Series[]} series
 * @param {string} column
 * @param {number} most
 * @param {string[]} notes is added to
 */
function valuesOf(series, column, most, notes) {
  const room = Math.max(3, Math.floor(most / series.length));
  let all = 0, missing = 0;
  const hovers = hoversOf(series, most);
  const drawn = series.flatMap(({ name: s, table, rows, times }, i) => {
    if (!table.columns.length) return [];
    const numbers = numbersIn(table.column(column));
    const inOrder = rows.slice().sort((a, b) => times[a] - times[b]);
    const ordered = Float64Array.from(inOrder, (row) => numbers[row]);
    all += rows.length;
    missing += ordered.filter(Number.isNaN).length;
    return outlined(ordered, room).map((at) => ({ t: times[inOrder[at]], v: tidy(ordered[at]), s, row: inOrder[at], ...hovers[i].cells(inOrder[at]) }));
  });
  if (drawn.length < all) notes.push(`${grouped(drawn.length)} of ${counted(all, "value")} drawn: the lowest and the highest of each stretch`);
  if (missing) notes.push(`${counted(missing, "value")} missing`);
  return drawn.some(({ v }) => v !== null) ? drawn : [];
}

/**
 * @param {{ v: number | null }[]} values
 * @param {Series[]} series
 * @param {{ column: string, kinds: string[], scale: object, brush: object[], legend: object | null, range: number[] }} how
 * @returns {object[]} a layer for each kind; the first has the brush
 */
function layersOf(values, series, { column, kinds, scale, brush, legend, range }) {
  /** @type {Record<string, object>} */
  const marks = {
    vbar: { type: "bar", width: 2, opacity: 0.8 },
    circle: { type: "circle", size: 45, opacity: 0.6 },
    line: { type: "line", strokeWidth: 1.5, point: { size: 12 } },
  };
  const zero = kinds.includes("vbar");
  return kinds.map((kind, at) => ({
    data: { values },
    transform: [WHEN],
    params: at ? [] : brush,
    mark: marks[kind],
    encoding: {
      x: timeAxis("t", scale),
      y: number("v", column, { axis: numberAxis([values.map(({ v }) => v ?? NaN)]), scale: { zero, range }, ...(kind === "vbar" ? { stack: null } : {}) }),
      color: name("s", null, { scale: seriesScale(series), legend }),
      tooltip: [WHEN_FIELD, number("v", hoverTitle(column)), name("s", "series"), ...hoversOf(series, 1)[0].fields, number("row", "row")],
    },
  }));
}
