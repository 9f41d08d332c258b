import { refusal } from "../errors.js";
import { chart, counted, grouped, name, number, sized, tidy } from "./frame.js";
import { hoverOf, hoverTitle } from "./hover.js";
import { labelled } from "./labels.js";
import { lookOf } from "./options.js";
import { cut, numberColumns, numbersIn, readable, tableFrom } from "./read.js";
import { extentOf, logScale, numberAxis } from "./scales.js";
import { thinned } from "./thin.js";

/** @typedef {import("../table.js").Table} Table */

const OPTIONS = ["x", "y", "xTitle", "yTitle", "label", "log", "columns"];
const HEIGHT = 420;
/** The features that tell processes apart best; other tables show their first two columns of numbers. */
const FAVOURED = ["pathScore", "commandlineTokensFull"];
const OURS = ["ClusterId", "ClusterSize", "FirstEventTime", "LastEventTime"];

/**
 * The answer of `dbclusterEvents` as points, in the units of the log: a cluster's area grows with its events, and noise
 * is drawn on top, one mark an event. The parameter `pick` holds the points clicked on, by `row`, the input's row number.
 *
 * @param {import("./types.js").ClusteredEvents} result
 * @param {import("./types.js").ClusterChartOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function plotCluster(result, options = {}) {
  const look = lookOf("plotCluster", options, OPTIONS);
  const table = tableFrom(result?.table);
  const [x, y] = axesOf(table, options);
  const found = clustersIn(result, table, x, y);
  const drawn = thinned(table.rows, look.maxPoints, (row) => found.noise(row)).filter(found.placed);
  const hover = hoverOf(table, options.columns, drawn.length);
  // Largest first and noise last: what is drawn later lies on top.
  drawn.sort((a, b) => Number(found.noise(a)) - Number(found.noise(b)) || found.sizes[b] - found.sizes[a]);
  const values = drawn.map((row) => ({ ...found.point(row), ...hover.cells(row) }));
  if (options.label !== undefined && values.length) addLabels(values, drawn, table.column(options.label), look, options.log);
  const titles = { x: options.xTitle ?? x, y: options.yTitle ?? y };
  return chart(look, "Clusters of events", found.notes(drawn), {
    ...sized(look, HEIGHT),
    data: { values },
    layer: [points(values, { ...titles, found, log: options.log, hover, colours: look.colours }), ...(options.label === undefined ? [] : [labelLayer(titles)])],
  });
}

/**
 * @param {Table} table
 * @param {import("./types.js").ClusterChartOptions} options
 */
function axesOf(table, options) {
  const numeric = numberColumns(table).map((column) => column.name).filter((column) => !OURS.includes(column));
  const usual = [...FAVOURED.filter((column) => numeric.includes(column)), ...numeric];
  const x = options.x ?? usual.find((column) => column !== options.y);
  const y = options.y ?? usual.find((column) => column !== x) ?? x;
  if (table.columns.length && (x === undefined || y === undefined)) throw refusal("option", "plotCluster: x", "the name of a column of numbers, since no column is one", "undefined");
  return [x ?? "x", y ?? "y"];
}

/**
 * What the rows of the answer stand for.
 *
 * @param {import("./types.js").ClusteredEvents} result
 * @param {Table} table
 * @param {string} x
 * @param {string} y
 */
function clustersIn(result, table, x, y) {
  const numbers = (/** @type {string} */ column) => (table.columns.length ? numbersIn(table.column(column)) : new Float64Array(0));
  const [xs, ys, ids, sizes] = [numbers(x), numbers(y), numbers("ClusterId"), numbers("ClusterSize")];
  const noise = (/** @type {number} */ row) => ids[row] < 0;
  const all = ids.reduce((sum, id) => sum + Number(id < 0), 0);
  const kinds = [counted(table.rows - all, "cluster"), counted(all, "noise event")];
  const placed = (/** @type {number} */ row) => Number.isFinite(xs[row]) && Number.isFinite(ys[row]);
  return {
    xs, ys, sizes, noise, kinds, placed,
    point: (/** @type {number} */ row) => ({
      x: tidy(xs[row]), y: tidy(ys[row]), n: sizes[row], k: kinds[Number(noise(row))], row: result.rows?.[row] ?? row,
      id: noise(row) ? "none: noise" : String(ids[row]), ...(noise(row) && { odd: true }),
    }),
    notes(/** @type {number[]} */ drawn) {
      const which = drawn.filter(noise).length === all ? "all noise and a sample of the clusters" : "a sample of the noise";
      const nowhere = Array.from(xs, (_, row) => row).filter((row) => !placed(row)).length;
      return [
        drawn.length + nowhere < table.rows && `${grouped(drawn.length)} of ${counted(table.rows, "point")} drawn: ${which}`,
        nowhere > 0 && `${counted(nowhere, "point")} without a number on both axes not drawn`,
        all < table.rows && "each cluster at its first event",
      ];
    },
  };
}

/**
 * @param {object[]} values
 * @param {{ x: string, y: string, found: ReturnType<typeof clustersIn>, log?: boolean | "x" | "y", hover: import("./hover.js").Hover, colours: import("./palette.js").Colours }} what
 */
function points(values, { x, y, found, log, hover, colours }) {
  const kind = { sort: null, scale: { domain: found.kinds, range: [colours.usual, colours.odd] }, legend: { title: null } };
  const scale = (/** @type {"x" | "y"} */ axis, /** @type {Float64Array} */ of) => (log === true || log === axis ? logScale([of]) : { zero: false, nice: false, padding: 16 });
  return {
    params: [{ name: "pick", select: { type: "point", fields: ["row"] } }],
    mark: { type: "point", filled: true, strokeWidth: 1, cursor: "pointer" },
    encoding: {
      x: number("x", x, { scale: scale("x", found.xs), axis: numberAxis([found.xs]) }),
      y: number("y", y, { scale: scale("y", found.ys), axis: numberAxis([found.ys]) }),
      color: name("k", null, kind),
      shape: name("k", null, { ...kind, scale: { domain: found.kinds, range: ["circle", "diamond"] } }),
      size: sizeOf(found.sizes, colours),
      opacity: { condition: { test: "datum.odd", value: 0.9 }, value: 0.6 },
      tooltip: [
        name("id", "cluster"), number("n", "events"),
        number("x", hoverTitle(x)), number("y", hoverTitle(y)), ...hover.fields, number("row", "row"),
      ],
    },
  };
}

/**
 * Areas: a cluster of twice as many events is twice as large. Noise is seen by its shape, not its size.
 *
 * @param {Float64Array} sizes
 * @param {import("./palette.js").Colours} colours
 */
function sizeOf(sizes, colours) {
  const largest = extentOf([sizes])?.to ?? 1;
  return {
    condition: { test: "datum.odd", value: 70 },
    ...number("n", "events", {
      scale: { domain: [0, Math.max(2, largest)], range: [14, 1100] },
      legend: { values: stepsTo(largest), format: largest < 1e5 ? ",d" : "~s", orient: "right", symbolFillColor: colours.usual, symbolStrokeWidth: 0 },
    }),
  };
}

/**
 * Sizes that the legend shows: the largest, and two smaller ones in round numbers.
 *
 * @param {number} largest
 */
const stepsTo = (largest) => [...new Set([1, Number((largest / 4).toPrecision(1)), largest].map(Math.round))].filter((size) => size >= 1).sort((a, b) => a - b);

/** @param {{ x: string, y: string }} titles */
const labelLayer = ({ x, y }) => ({
  transform: [{ filter: "isValid(datum.label)" }],
  mark: { type: "text", align: "left", baseline: "middle", dx: 8, fontSize: 10, limit: 180 },
  encoding: { x: number("x", x), y: number("y", y), text: name("label", null) },
});

/**
 * Labels where they have room, those of noise first: printed over one another they could not be read.
 *
 * @param {any[]} values
 * @param {number[]} rows
 * @param {import("../columns.js").Column} column
 * @param {import("./options.js").Look} look
 * @param {boolean | "x" | "y"} [log]
 */
function addLabels(values, rows, column, look, log) {
  const texts = rows.map((row) => cut(readable(column, row), 28));
  const bent = (/** @type {"x" | "y"} */ axis) => values.map((value) => (log === true || log === axis ? Math.sign(value[axis]) * Math.log1p(Math.abs(value[axis])) : value[axis]));
  const size = { width: look.width === "container" ? 600 : look.width, height: look.height ?? HEIGHT };
  for (const i of labelled(bent("x"), bent("y"), texts, size)) values[i].label = texts[i];
}
