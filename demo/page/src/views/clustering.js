import { check, number, select, several, settled, slider } from "../app/controls.js";
import { counted, h } from "../app/dom.js";
import { anew } from "../app/draw.js";
import { LIMITS } from "../shell/address.js";
import { numbersOf, usualColumns } from "./quantities.js";

/** What the views of clusters share: which columns, which radius, how many make a cluster. */

/** @param {any} table */
export const offersClusters = (table) => Boolean(featuresOf(table)) || numbersOf(table).length > 0;

/**
 * Of process starts and of logons there are features to cluster by.
 *
 * @param {any} table
 * @returns {"process" | "logon" | undefined}
 */
function featuresOf({ kind, roles }) {
  if (roles.image && roles.command) return "process";
  return kind === "logon" && (roles.target || roles.time) ? "logon" : undefined;
}

/**
 * The log's settings, with the features of its kind added to it; no radius is looked for yet.
 *
 * @param {any} context
 */
export async function featureSettings(context) {
  const { log, address } = context;
  const of = featuresOf(log.outline);
  if (of) Object.assign(log.outline, await log.keep("features", () => context.work("features", "addFeatures", { of })));
  return log.chosen("clusters", () => ({ columns: usualColumns(log.outline), minSamples: address.number("minSamples", 2), normalize: false, eps: address.number("eps", 0), x: "", y: "", logarithmic: false }));
}

/**
 * The log's settings, with a radius that suits it.
 *
 * @param {any} context
 */
export async function clusterSettings(context) {
  const known = await featureSettings(context);
  if (!(known.eps > 0)) known.eps = await context.work("a radius to begin with", "suggestEps", known);
  if (!(known.eps > 0)) known.eps = 0.01; // rows that are all alike suggest none
  return known;
}

/**
 * The controls, and beside them what the radius makes of the log as it moves.
 *
 * @param {any} context
 * @param {any} settings
 * @param {() => void} redraw
 */
export function clusterControls(context, settings, redraw) {
  const names = numbersOf(context.log.outline);
  const counts = h("output.counts", { "aria-live": "polite", "data-test": "counts" });
  let asked = 0;
  const count = () => anew([counts], async () => {
    const mine = ++asked;
    const { clusters, noise } = await context.log.ask("countClusters", settings, { signal: context.signal });
    if (mine === asked) counts.textContent = `${counted(clusters, "cluster")}, ${counted(noise, "row")} of noise`;
  });
  const drawn = settled(250, redraw);
  const changed = () => {
    context.address.set("eps", settings.eps);
    context.address.set("minSamples", settings.minSamples);
    count().catch(context.tell);
    drawn();
  };
  const set = (/** @type {string} */ name) => (/** @type {any} */ value) => {
    settings[name] = value;
    changed();
  };
  count().catch(context.tell);
  const radius = slider("eps", { min: Math.log10(LIMITS.eps.min), max: Math.log10(LIMITS.eps.max), step: 0.01 }, Math.log10(settings.eps), (power) => short(10 ** power), (power) => set("eps")(Number(short(10 ** power))));
  const axes = (/** @type {"x" | "y"} */ axis) => select(axis === "x" ? "across" : "up", [["", "as usual"], ...names], settings[axis], set(axis));
  const parts = [several("Columns", names, settings.columns, (columns) => columns.length && set("columns")(columns)), radius, number("min. samples", LIMITS.minSamples, settings.minSamples, set("minSamples")), check("unit length, as msticpy", settings.normalize, set("normalize"))];
  return { bar: h("div.controls", null, ...parts, counts), axes: [axes("x"), axes("y"), check("log axes", settings.logarithmic, set("logarithmic"))] };
}

/** @param {number} eps */
const short = (eps) => String(Number(eps.toPrecision(3)));
