import { refusal, shown } from "../errors.js";
import { chart, counted, grouped, name, number, sized, tidy } from "./frame.js";
import { lookOf } from "./options.js";
import { hoverTitle } from "./hover.js";
import { extentOf } from "./scales.js";
import { thinned } from "./thin.js";

/** @typedef {import("./types.js").ScoredGrid} ScoredGrid */

/** Cells on each axis at most: beyond, a cell is the mean of its neighbours. */
const MOST_CELLS = 64;
const TRAINING = "training data";
const KINDS = [TRAINING, "not flagged", "flagged"];

/**
 * The score of an outlier model over two features, with the events upon it, those flagged on top. The caller slices
 * the model: other features stand at their medians, say. A high score is odd, as identifyOutliers has it; of a model
 * with the opposite sign say `higherIsOdd: false`. The parameter `pick` holds the events clicked on, by `row`.
 *
 * @param {ScoredGrid} result
 * @param {import("./types.js").OutlierChartOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function plotOutlierResults(result, options = {}) {
  const look = lookOf("plotOutlierResults", options, ["x", "y", "higherIsOdd"]);
  const grid = checked(result);
  const [x = "x", y = "y"] = [options.x ?? result.columns?.[0], options.y ?? result.columns?.[1]];
  const cells = cellsOf(grid);
  const points = pointsOf(result);
  const drawn = thinned(points.length, look.maxPoints, (i) => points[i].k === "flagged").map((i) => points[i]);
  // Flagged ones last, hence on top.
  drawn.sort((a, b) => KINDS.indexOf(a.k) - KINDS.indexOf(b.k));
  const flagged = points.filter(({ k }) => k === "flagged").length;
  const which = flagged > look.maxPoints ? "a sample of the flagged alone" : "all flagged among them";
  const notes = [
    `${counted(flagged, "event")} flagged of ${grouped(points.filter(({ k }) => k !== TRAINING).length)}`,
    drawn.length < points.length && `${grouped(drawn.length)} of ${counted(points.length, "point")} drawn, ${which}`,
    (grid.x.length > MOST_CELLS || grid.y.length > MOST_CELLS) && `the ${grid.x.length} x ${grid.y.length} scores in at most ${MOST_CELLS} x ${MOST_CELLS} cells`,
  ];
  const axes = {
    x: { field: x, scale: domainOf([edgesOf(grid.x), points.map((p) => p.x ?? NaN)]) },
    y: { field: y, scale: domainOf([edgesOf(grid.y), points.map((p) => p.y ?? NaN)]) },
  };
  return chart(look, "Outlier scores", notes, { ...sized(look, 400), layer: [background(cells, axes, look, options.higherIsOdd ?? true), marks(drawn, axes, look)] });
}

/**
 * @param {ScoredGrid} grid
 */
function checked(grid) {
  const { x, y, scores } = grid ?? {};
  for (const [field, value] of Object.entries({ x, y, scores })) {
    if (!Array.isArray(value) && !ArrayBuffer.isView(value)) throw refusal("type", `plotOutlierResults: ${field}`, "an array of numbers", shown(value));
  }
  if (scores.length !== x.length * y.length) throw refusal("shape", "plotOutlierResults: scores", `${x.length} * ${y.length} numbers, row by row of y`, String(scores.length));
  return { x: Array.from(x), y: Array.from(y), scores };
}

/**
 * Where the cells around the given centres begin and end: half way between neighbours.
 *
 * @param {number[]} centres
 * @returns {number[]} one more than centres
 */
function edgesOf(centres) {
  if (centres.length === 0) return [];
  if (centres.length === 1) return [centres[0] - 0.5, centres[0] + 0.5];
  const between = centres.slice(1).map((centre, i) => (centre + centres[i]) / 2);
  const last = centres.length - 1;
  return [centres[0] - (between[0] - centres[0]), ...between, centres[last] + (centres[last] - between[last - 1])];
}

/** @param {{ x: number[], y: number[], scores: ArrayLike<number> }} grid */
function cellsOf({ x, y, scores }) {
  const [across, up] = [blocksOf(edgesOf(x)), blocksOf(edgesOf(y))];
  return up.flatMap((row) => across.map((column) => {
    let sum = 0;
    for (let j = row.from; j < row.to; j++) for (let i = column.from; i < column.to; i++) sum += scores[j * x.length + i];
    const mean = sum / ((row.to - row.from) * (column.to - column.from));
    return { x: column.low, X: column.high, y: row.low, Y: row.high, z: Number.isFinite(mean) ? Number(mean.toPrecision(4)) : null };
  })).filter(({ z }) => z !== null);
}

/** @param {number[]} edges */
function blocksOf(edges) {
  const cells = Math.max(0, edges.length - 1);
  const blocks = Math.min(cells, MOST_CELLS);
  return Array.from({ length: blocks }, (_, i) => {
    const [from, to] = [Math.floor((i * cells) / blocks), Math.floor(((i + 1) * cells) / blocks)];
    // Each reaches a little under the next, which is drawn later: no seam shines through.
    const under = i < blocks - 1 ? (edges[to] - edges[from]) / 10 : 0;
    return { from, to, low: tidy(edges[from]), high: tidy(edges[to] + under) };
  });
}

/** @param {ScoredGrid} result */
function pointsOf({ points, training }) {
  const of = (/** @type {any} */ { x = [], y = [], flagged = [], rows }, /** @type {string} */ usual) =>
    Array.from(x, (/** @type {number} */ value, /** @type {number} */ i) => ({ x: tidy(value), y: tidy(y[i]), k: flagged[i] ? "flagged" : usual, row: rows?.[i] ?? i }));
  return [...of(training ?? {}, TRAINING), ...of(points ?? {}, "not flagged")].filter(({ x, y }) => x !== null && y !== null);
}

/** @param {ArrayLike<number>[]} many */
function domainOf(many) {
  const span = extentOf(many);
  if (!span) return { zero: false };
  const margin = span.to > span.from ? (span.to - span.from) * 0.02 : 0.5;
  return { domain: [span.from - margin, span.to + margin], zero: false, nice: false };
}

/** @typedef {{ x: { field: string, scale: object }, y: { field: string, scale: object } }} Axes */

/**
 * @param {object[]} cells
 * @param {Axes} axes
 * @param {import("./options.js").Look} look
 * @param {boolean} higherIsOdd
 */
function background(cells, { x, y }, { colours }, higherIsOdd) {
  const score = number("z", "score", { scale: { range: colours.ramp, zero: false, reverse: !higherIsOdd, nice: false }, legend: { orient: "right" } });
  return {
    data: { values: cells },
    mark: { type: "rect", aria: false },
    encoding: {
      x: number("x", x.field, { scale: x.scale, axis: { grid: false } }),
      x2: { field: "X" },
      y: number("y", y.field, { scale: y.scale, axis: { grid: false } }),
      y2: { field: "Y" },
      color: score,
    },
  };
}

/**
 * @param {{ k: string }[]} points
 * @param {Axes} axes
 * @param {import("./options.js").Look} look
 */
function marks(points, { x, y }, { colours }) {
  const kinds = { sort: null, legend: { title: null, orient: "top" } };
  const domain = KINDS.filter((kind) => points.some(({ k }) => k === kind));
  const scale = (/** @type {string[]} */ ...each) => ({ domain, range: domain.map((kind) => each[KINDS.indexOf(kind)]) });
  return {
    data: { values: points },
    params: [{ name: "pick", select: { type: "point", fields: ["row"] } }],
    mark: { type: "point", filled: true, stroke: "#222222", strokeWidth: 0.6, opacity: 0.9, cursor: "pointer" },
    encoding: {
      x: number("x", x.field, { scale: x.scale }),
      y: number("y", y.field, { scale: y.scale }),
      fill: name("k", null, { ...kinds, scale: scale("#ffffff", colours.baseline, colours.odd) }),
      shape: name("k", null, { ...kinds, scale: scale("circle", "circle", "cross") }),
      size: { condition: { test: "datum.k === 'flagged'", value: 110 }, value: 28 },
      tooltip: [name("k", "is"), number("x", hoverTitle(x.field)), number("y", hoverTitle(y.field)), number("row", "row")],
    },
  };
}
