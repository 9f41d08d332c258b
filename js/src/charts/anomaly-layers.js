import { name, number } from "./frame.js";
import { BASELINE, BELOW, ODD, QUIET, USUAL } from "./palette.js";
import { timeAxis, WHEN } from "./scales.js";

/**
 * The layers of displayTimeseriesAnomalies' upper view, from back to front.
 *
 * @typedef {object} Scale of the times
 */

/**
 * Anomaly periods as shaded bands.
 *
 * @param {{ t: number, u: number }[]} periods
 * @param {Scale} scale
 */
export const bands = (periods, scale) => periods.length === 0 ? [] : [
  { data: { values: periods }, mark: { type: "rect", color: ODD, opacity: 0.14 }, encoding: { x: timeAxis("t", scale), x2: { field: "u" } } },
];

/**
 * Baseline and values. Lines break where a value is missing; one that stands alone is a dot.
 *
 * @param {string} column
 * @param {boolean} baseline
 * @param {Scale} scale
 * @param {object[]} tooltip
 */
export function lines(column, baseline, scale, tooltip) {
  const x = timeAxis("t", scale);
  const kinds = { domain: baseline ? ["observed", "baseline"] : ["observed"], range: baseline ? [USUAL, BASELINE] : [USUAL] };
  const drawn = { field: "k", type: "nominal", scale: kinds, legend: { title: null, symbolType: "stroke" } };
  const kind = (/** @type {string} */ of) => ({ calculate: `'${of}'`, as: "k" });
  return [
    ...(baseline ? [{ transform: [kind("baseline")], mark: { type: "line", strokeWidth: 1.6, opacity: 0.9 }, encoding: { x, y: number("b", column), color: drawn } }] : []),
    { transform: [kind("observed")], mark: { type: "line", strokeWidth: 1.1 }, encoding: { x, y: number("v", column), color: drawn } },
    { transform: [{ filter: "isValid(datum.o)" }], mark: { type: "point", size: 14, filled: true, color: USUAL }, encoding: { x, y: number("o", column) } },
    // Lines have one tooltip each; these marks that nobody sees give every value its own.
    { transform: [{ filter: "isValid(datum.v)" }, WHEN], mark: { type: "point", size: 50, opacity: 0, filled: true }, encoding: { x, y: number("v", column), tooltip } },
  ];
}

/**
 * Anomalies of both signs, told apart by shape and colour.
 *
 * @param {object[]} odd
 * @param {string} column
 * @param {Scale} scale
 * @param {object[]} tooltip
 */
export function anomalyLayer(odd, column, scale, tooltip) {
  const sign = { sort: null, legend: { title: "anomaly" } };
  const signs = ["above", "below"];
  return odd.length === 0 ? [] : [{
    data: { values: odd },
    transform: [WHEN],
    params: [{ name: "pick", select: { type: "point", fields: ["t"] } }],
    mark: { type: "point", filled: true, size: 110, opacity: 1, cursor: "pointer" },
    encoding: {
      x: timeAxis("t", scale),
      y: number("v", column),
      fill: name("s", "anomaly", { ...sign, scale: { domain: signs, range: [ODD, BELOW] } }),
      shape: name("s", "anomaly", { ...sign, scale: { domain: signs, range: ["triangle-up", "triangle-down"] } }),
      tooltip: [name("s", "anomaly"), ...tooltip],
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
  mark: { type: "rule", color: QUIET, strokeDash: [4, 3], strokeWidth: 1.2 },
  encoding: { y: number("z", "score"), tooltip: [number("z", "threshold")] },
}];
