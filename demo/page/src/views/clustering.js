import { check, number, select, several, settled, slider } from "../app/controls.js";
import { counted, h } from "../app/dom.js";
import { LIMITS } from "../shell/address.js";

/** What the views of clusters share: which columns, which radius, how many make a cluster. */

/** The features that tell process starts apart. */
const FAVOURED = ["commandlineTokensFull", "pathScore", "isSystemSession"];

/** Names of columns that number the rows, or the kinds of them. */
const COUNTERS = /^(?:column \d+|unnamed: \d+|index|row|.*id)$/i;

/** @param {any} table */
export const offersClusters = (table) => canHaveFeatures(table) || numbersOf(table).length > 0;
/** @param {any} table */
const canHaveFeatures = ({ roles }) => roles.image && roles.command;
/** @param {any} table */
export const numbersOf = ({ columns }) => columns.filter((/** @type {any} */ { kind, empty }) => (kind === "number" || kind === "boolean") && !empty).map((/** @type {any} */ { name }) => name);

/**
 * Columns to begin with: those that tell process starts apart, or the first that are more than a number for each row.
 *
 * @param {any} table
 */
export function usualColumns({ columns }) {
  const names = numbersOf({ columns });
  if (FAVOURED.every((name) => names.includes(name))) return FAVOURED;
  const telling = names.filter((/** @type {string} */ name) => columns.find((/** @type {any} */ column) => column.name === name).distinct > 1 && !COUNTERS.test(name));
  return (telling.length ? telling : names).slice(0, 3);
}

/**
 * The log's settings, with a radius that suits it.
 *
 * @param {any} context
 */
export async function clusterSettings(context) {
  const { log, address } = context;
  if (canHaveFeatures(log.outline)) Object.assign(log.outline, await log.keep("features", () => context.work("features", "addFeatures")));
  const known = log.chosen("clusters", () => ({ columns: usualColumns(log.outline), minSamples: address.number("minSamples", 2), normalize: false, eps: address.number("eps", 0), x: "", y: "", logarithmic: false }));
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
  const count = async () => {
    const mine = ++asked;
    const { clusters, noise } = await context.log.ask("countClusters", settings, { signal: context.signal });
    if (mine === asked) counts.textContent = `${counted(clusters, "cluster")}, ${counted(noise, "row")} of noise`;
  };
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
