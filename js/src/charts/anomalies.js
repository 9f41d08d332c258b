import { refusal, shown } from "../errors.js";
import { chart, counted, grouped, number, tidy } from "./frame.js";
import { hoverTitle } from "./hover.js";
import { lookOf, oneOf } from "./options.js";
import { SIGNS, anomalyLayer, bands, lines, thresholdLayers } from "./anomaly-layers.js";
import { numberColumns, numbersIn, tableFrom, timeColumnOf, timesIn } from "./read.js";
import { referenceLayers, referencesOf } from "./references.js";
import { endsLayer, numberAxis, timeAxis, timeSpan, WHEN, WHEN_FIELD } from "./scales.js";
import { outlined } from "./thin.js";
import { REFERENCE } from "./timeline.js";

/** @typedef {import("./read.js").Table} Table */

const OPTIONS = ["timeColumn", "valueColumn", "periods", "scoreThreshold", "panels", ...REFERENCE];
/** The small views, by the column that each shows; one that is missing is left out. */
const PANELS = ["seasonal", "trend", "residual", "score"];
const DERIVED = ["baseline", ...PANELS, "weights", "anomalies", "flag"];
const THRESHOLD = 3;

/**
 * What tsAnomaliesStl found: the values and their baseline, anomalies above and below marked apart, and the parts of
 * the series in views of their own. Dragging on the lowest view (`brush`) chooses what the others show.
 *
 * @param {import("../types.js").TableInput} table
 * @param {import("./types.js").AnomaliesChartOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function displayTimeseriesAnomalies(table, options = {}) {
  const look = lookOf("displayTimeseriesAnomalies", options, OPTIONS);
  const found = seriesIn(tableFrom(table), options);
  const drawn = outlined(found.value, look.maxPoints, (row) => found.sign(row) !== 0).filter((row) => !Number.isNaN(found.times[row]));
  const values = drawn.map((row) => found.datum(row));
  const odd = values.filter(({ s }) => s);
  const notes = notesOf(found, odd, values.length);
  const periods = Array.from(options.periods ?? [], ({ start, end }) => ({ t: Number(start), u: Number(end) })).filter(({ t, u }) => Number.isFinite(u - t));
  const references = referencesOf(look, options, found.time);
  const span = timeSpan([found.times, periods.flatMap(({ t, u }) => [t, u]), references.map(({ t }) => t)]);
  for (const panel of options.panels ?? []) oneOf(look.call, "panels", panel, PANELS);
  const panels = (options.panels ?? PANELS).filter((panel) => found.parts[panel]?.some(Number.isFinite));
  const lowest = panels[panels.length - 1];
  const scale = lowest ? { domain: { param: "brush", encoding: "x" } } : {};
  const main = { width: look.width, height: look.height ?? 240, layer: [...mainLayers({ found, values, odd, periods, span, scale, look }), ...referenceLayers(references, scale, look)] };
  const small = panels.map((panel) => panelOf(panel, { look, span, scale, lowest, values: found.parts[panel], threshold: options.scoreThreshold ?? THRESHOLD }));
  const some = values.some(({ v }) => v !== null);
  return chart(look, `Anomalies of ${found.column}`, notes, { data: { values: some ? values : [] }, ...(small.length ? { vconcat: [main, ...small], spacing: 12 } : main) });
}

/**
 * @param {Table} table
 * @param {import("./types.js").AnomaliesChartOptions} options
 */
function seriesIn(table, options) {
  const empty = !table.columns.length;
  const time = empty ? undefined : timeColumnOf(table, options.timeColumn);
  const column = empty ? options.valueColumn ?? "value" : valueColumnOf(table, time?.name, options.valueColumn);
  const times = time ? timesIn(time) : new Float64Array(0);
  const known = times.filter((ms) => !Number.isNaN(ms));
  const value = empty ? new Float64Array(0) : numbersIn(table.column(column));
  const parts = Object.fromEntries(DERIVED.filter((part) => table.byName.has(part) && part !== column).map((part) => [part, numbersIn(/** @type {any} */ (table.byName.get(part)))]));
  const sign = (/** @type {number} */ row) => Math.sign(parts.anomalies?.[row] || 0);
  const lone = (/** @type {number} */ row) => Number.isNaN(value[row - 1] ?? NaN) && Number.isNaN(value[row + 1] ?? NaN);
  return {
    column, time: time?.name ?? "", times, value, parts, sign, twice: known.length - new Set(known).size,
    /** One row in the fields of the chart: s is the sign of an anomaly, o a value between two that are missing. */
    datum: (/** @type {number} */ row) => {
      const v = tidy(value[row]);
      const cells = Object.entries(FIELDS).flatMap(([part, field]) => (parts[part] ? [[field, tidy(parts[part][row])]] : []));
      return { t: times[row], v, ...Object.fromEntries(cells), ...(sign(row) && { s: sign(row) > 0 ? SIGNS[0] : SIGNS[1] }), ...(v !== null && lone(row) && { o: v }) };
    },
  };
}

/** @type {Record<string, string>} */
const FIELDS = { baseline: "b", seasonal: "e", trend: "d", residual: "r", score: "z" };

/**
 * @param {Table} table
 * @param {string} [time]
 * @param {string} [named]
 */
function valueColumnOf(table, time, named) {
  if (named !== undefined) return named;
  const found = numberColumns(table).find(({ name }) => name !== time && !DERIVED.includes(name));
  if (!found) throw refusal("option", "displayTimeseriesAnomalies: valueColumn", "the name of a column of numbers, since no column is one", shown(named));
  return found.name;
}

/**
 * @param {ReturnType<typeof seriesIn>} found
 * @param {{ s?: string }[]} odd
 * @param {number} drawn
 */
function notesOf({ value, times, parts, twice }, odd, drawn) {
  const missing = value.filter(Number.isNaN).length;
  const untimed = times.filter(Number.isNaN).length;
  return [
    parts.anomalies && `flagged: ${grouped(odd.filter(({ s }) => s === SIGNS[0]).length)} above the baseline, ${grouped(odd.filter(({ s }) => s === SIGNS[1]).length)} below`,
    drawn < value.length - untimed && `${grouped(drawn)} of ${counted(value.length, "value")} drawn: all anomalies, and the lowest and highest value of each stretch`,
    missing > 0 && `${counted(missing, "value")} missing`,
    untimed > 0 && `${counted(untimed, "value")} without a time not drawn`,
    twice > 0 && `${counted(twice, "row")} at the time of another: choose the rows of one series`,
  ];
}

/**
 * @param {object} what
 * @param {ReturnType<typeof seriesIn>} what.found
 * @param {{ v: number | null, o?: any }[]} what.values
 * @param {object[]} what.odd
 * @param {{ t: number, u: number }[]} what.periods
 * @param {import("./scales.js").Span} [what.span]
 * @param {object} what.scale of the times
 * @param {import("./options.js").Look} what.look
 */
function mainLayers({ found: { column, parts, value }, values, odd, periods, span, scale, look: { colours } }) {
  const y = (/** @type {string} */ field) => number(field, column, { axis: numberAxis([value]) });
  const tooltip = [WHEN_FIELD, number("v", hoverTitle(column)), ...(parts.baseline ? [number("b", "baseline")] : []), ...(parts.score ? [number("z", "score", { format: ".2f" })] : [])];
  return [
    ...endsLayer(span, scale),
    ...bands(periods, scale, colours),
    ...lines({ y, baseline: Boolean(parts.baseline?.some(Number.isFinite)), lone: values.some(({ o }) => o !== undefined), scale, tooltip, colours }),
    ...anomalyLayer({ odd, y, scale, tooltip, colours }),
  ];
}

/**
 * @param {string} panel
 * @param {{ look: import("./options.js").Look, span?: import("./scales.js").Span, scale: object, lowest: string, values: Float64Array, threshold: number }} how
 */
function panelOf(panel, { look, span, scale, lowest, values, threshold }) {
  const brushed = panel === lowest;
  const own = brushed ? {} : scale;
  const title = { title: brushed ? "drag to choose a time range (UTC)" : null };
  const bars = panel === "residual" || panel === "score";
  const y = number(FIELDS[panel], panel, { axis: { tickCount: 3, ...numberAxis([values]) } });
  const line = {
    transform: [WHEN],
    ...(brushed && { params: [{ name: "brush", select: { type: "interval", encodings: ["x"] } }] }),
    mark: { type: bars ? "rule" : "line", strokeWidth: 1.2, color: look.colours.usual },
    encoding: { x: timeAxis("t", own, title), y, ...(bars && { y2: { datum: 0 } }), tooltip: [WHEN_FIELD, number(FIELDS[panel], panel)] },
  };
  return { width: look.width, height: 64, layer: [...endsLayer(span, own, title), line, ...(panel === "score" ? thresholdLayers(threshold) : [])] };
}
