import { check, number, select, several, settled, slider } from "../app/controls.js";
import { counted, fill, h } from "../app/dom.js";
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
  const eps = address.number("eps", 0);
  return log.chosen("clusters", () => ({ columns: usualColumns(log.outline), minSamples: address.number("minSamples", 2), normalize: false, suggested: 0, eps, moved: eps > 0, x: "", y: "", logarithmic: false }));
}

/**
 * The log's settings, with a radius that suits it.
 *
 * @param {any} context
 */
export async function clusterSettings(context) {
  const known = await featureSettings(context);
  if (!known.suggested) await suggest(known, (args) => context.work("a radius to begin with", "suggestEps", args));
  return known;
}

/**
 * Sets the radius that suits the columns, and begins with it unless the user chose one.
 *
 * @param {any} settings
 * @param {(args: object) => Promise<number>} ask
 */
async function suggest(settings, ask) {
  const { columns, normalize } = settings;
  const eps = await ask(settings);
  if (settings.columns !== columns || settings.normalize !== normalize) return; // others were chosen meanwhile
  settings.suggested = eps > 0 ? eps : 0.01; // rows that are all alike suggest none
  if (!settings.moved) settings.eps = settings.suggested;
}

/**
 * The controls, and beside them what the radius makes of the log as it moves.
 *
 * @param {any} context
 * @param {any} settings
 * @param {() => void} redraw
 */
export function clusterControls(context, settings, redraw) {
  const { element, count } = counter(context, settings);
  const drawn = settled(250, redraw);
  const set = (/** @type {string} */ name) => (/** @type {any} */ value) => {
    settings[name] = value;
    count().catch(context.tell);
    drawn();
  };
  count().catch(context.tell);
  const names = numbersOf(context.log.outline);
  const axes = (/** @type {"x" | "y"} */ axis) => select(axis === "x" ? "across" : "up", [["", "as usual"], ...names], settings[axis], set(axis));
  return { bar: h("div.controls", null, ...inputs(context, settings, names, set), element), axes: [axes("x"), axes("y"), check("log axes", settings.logarithmic, set("logarithmic"))] };
}

/**
 * What says how many clusters there are, and makes itself say it anew.
 *
 * @param {any} context
 * @param {any} settings
 */
function counter(context, settings) {
  const element = h("output.counts", { "aria-live": "polite", "data-test": "counts" });
  let asked = 0;
  const count = () => anew([element], async () => {
    const mine = ++asked;
    const { clusters, noise } = await context.log.ask("countClusters", settings, { signal: context.signal });
    if (mine === asked) element.textContent = `${counted(clusters, "cluster")}, ${counted(noise, "row")} of noise`;
  });
  return { element, count };
}

/**
 * What clusters are made by. Of numbers the address keeps those that the user set: the radius suggested is one of the log's own.
 *
 * @param {any} context
 * @param {any} settings
 * @param {string[]} names of columns
 * @param {(name: string) => (value: any) => void} set
 */
function inputs(context, settings, names, set) {
  const { address } = context;
  const radius = h("span.controls");
  const moved = (/** @type {number} */ eps) => {
    settings.moved = true;
    address.set("eps", eps);
    set("eps")(eps);
  };
  const rescaled = (/** @type {string} */ name) => async (/** @type {any} */ value) => {
    settings[name] = value;
    await suggest(settings, (args) => context.log.ask("suggestEps", args, { signal: context.signal })).catch(context.tell);
    fill(radius, radiusOf(settings, moved));
    set(name)(settings[name]);
  };
  fill(radius, radiusOf(settings, moved));
  return [several("Columns", names, settings.columns, (columns) => columns.length && rescaled("columns")(columns)), radius,
    number("min. samples", LIMITS.minSamples, settings.minSamples, (least) => (address.set("minSamples", least), set("minSamples")(least))),
    check("unit length, as msticpy", settings.normalize, rescaled("normalize"))];
}

/** Powers of ten to each side of the radius suggested. */
const AROUND = 4;

/**
 * A slider around the radius that suits the columns: bytes are millions apart where hours are one.
 *
 * @param {{ eps: number, suggested: number }} settings
 * @param {(eps: number) => void} moved
 */
function radiusOf({ eps, suggested }, moved) {
  const [at, middle] = [eps, suggested].map(Math.log10);
  const range = { min: Math.floor(Math.min(middle - AROUND, at)), max: Math.ceil(Math.max(middle + AROUND, at)), step: 0.01 };
  return slider("eps", range, at, (power) => short(10 ** power), (power) => moved(Number(short(10 ** power))));
}

/** @param {number} eps */
const short = (eps) => String(Number(eps.toPrecision(3)));
