import { name, number } from "./frame.js";
import { timeAxis, WHEN } from "./scales.js";

/**
 * The layers of displayTimeseriesAnomalies' upper view, from back to front.
 *
 * @typedef {object} How
 * @property {(field: string) => object} y the value's axis
 * @property {object} scale of the times
 * @property {object[]} tooltip
 * @property {import("./palette.js").Colours} colours
 */

/**
 * Anomaly periods as shaded bands.
 *
 * @param {{ t: number, u: number }[]} periods
 * @param {object} scale
 * @param {import("./palette.js").Colours} colours
 */
export const bands = (periods, scale, { odd }) => periods.length === 0 ? [] : [
  { data: { values: periods }, mark: { type: "rect", color: odd, opacity: 0.16 }, encoding: { x: timeAxis("t", scale), x2: { field: "u" } } },
];

/**
 * Baseline and values. Lines break where a value is missing; one that stands alone is a dot.
 *
 * @param {How & { baseline: boolean, lone: boolean }} how whether there are such values
 */
export function lines({ y, baseline, lone, scale, tooltip, colours }) {
  const x = timeAxis("t", scale);
  const kinds = { domain: ["observed", ...(baseline ? ["baseline"] : [])], range: [colours.usual, ...(baseline ? [colours.baseline] : [])] };
  const line = (/** @type {string} */ kind, /** @type {string} */ field, /** @type {number} */ strokeWidth) => ({
    transform: [{ calculate: `'${kind}'`, as: "k" }],
    mark: { type: "line", strokeWidth },
    encoding: { x, y: y(field), color: { field: "k", type: "nominal", scale: kinds, legend: { title: null, symbolType: "stroke" } } },
  });
  return [
    ...(baseline ? [line("baseline", "b", 1.6)] : []),
    line("observed", "v", 1.1),
    ...(lone ? [{ transform: [{ filter: "isValid(datum.o)" }], mark: { type: "point", size: 14, filled: true, color: colours.usual }, encoding: { x, y: y("o") } }] : []),
    // Lines have one tooltip each; these marks that nobody sees give every value its own.
    { transform: [{ filter: "isValid(datum.v)" }, WHEN], mark: { type: "point", size: 50, opacity: 0, filled: true }, encoding: { x, y: y("v"), tooltip } },
  ];
}

/** What the marks of anomalies are called. */
export const SIGNS = ["anomaly above", "anomaly below"];

/**
 * Anomalies of both signs, told apart by shape and colour.
 *
 * @param {How & { odd: object[] }} how
 */
export function anomalyLayer({ odd, y, scale, tooltip, colours }) {
  const sign = (/** @type {string[]} */ range) => name("s", null, { sort: null, scale: { domain: SIGNS, range }, legend: { title: null } });
  return odd.length === 0 ? [] : [{
    data: { values: odd },
    transform: [WHEN],
    params: [{ name: "pick", select: { type: "point", fields: ["t"] } }],
    mark: { type: "point", filled: true, size: 110, opacity: 1, cursor: "pointer" },
    encoding: {
      x: timeAxis("t", scale),
      y: y("v"),
      fill: sign([colours.odd, colours.below]),
      shape: sign(["triangle-up", "triangle-down"]),
      tooltip: [name("s", "is"), ...tooltip],
    },
  }];
}

/**
 * Lines at the score beyond which a value is flagged.
 *
 * @param {number} threshold
 */
export const thresholdLayers = (threshold) => [{
  data: { values: [{ z: threshold }, { z: -threshold }] },
  mark: { type: "rule", strokeDash: [4, 3], strokeWidth: 1.2 },
  encoding: { y: number("z", "score"), tooltip: [number("z", "threshold")] },
}];
