import { number, select, settled } from "../app/controls.js";
import { anew, draw, look } from "../app/draw.js";
import { counted, fill, grouped, h, when } from "../app/dom.js";
import { rowTable } from "../app/rowtable.js";
import { clusterSettings, offersClusters } from "./clustering.js";
import { numbersOf, ownOf } from "./quantities.js";

export const name = "timeline";
export const title = "Timeline";
/** @param {any} table */
export const offers = ({ roles, times }) => Boolean(roles.time) || times.length > 0;

/** Rows listed for a window. */
const LISTED = 5000;
/** Beside the names of columns the choice of events that no cluster holds: no column of a file is called so. */
const NOISE = "\0noise";

/**
 * Events over time: all, in groups, or those that no cluster holds against all. A window dragged on the lower view lists
 * its events.
 *
 * @param {HTMLElement} place
 * @param {any} context
 */
export async function mount(place, context) {
  const { table, log } = context;
  /** @type {any} */
  const names = ownOf(table).columns.filter((/** @type {any} */ { empty }) => !empty).map((/** @type {any} */ { name }) => name);
  const chosen = log.chosen("timeline", () => ({ time: usualTime(table), split: "", value: "", refRow: 0 }));
  const chart = h("div.chart"), events = h("div", { "data-test": "window" });
  const list = settled(200, (/** @type {any} */ window) => windowOf(window, chosen.time, context, events).catch(context.tell));
  const redraw = () => anew([chart, events], async () => {
    const rows = chosen.split === NOISE ? (await context.work("clusters", "noiseRows", await clusterSettings(context))).rows : undefined;
    const args = { time: chosen.time, groupBy: rows || !chosen.split ? undefined : chosen.split, rows, refRow: chosen.refRow ? chosen.refRow - 1 : undefined, value: chosen.value || undefined, columns: hoverColumns(table), look: look() };
    const { spec } = await context.work("timeline", "timelineChart", args);
    const view = await draw(chart, spec, "timeline");
    view.addSignalListener("brush", (/** @type {string} */ _, /** @type {any} */ brush) => list(brush?.t ?? brush?.t0));
  });
  const set = (/** @type {keyof typeof chosen} */ name) => (/** @type {any} */ value) => {
    chosen[name] = /** @type {never} */ (value);
    redraw().catch(context.tell);
  };
  const splits = [["", "one line"], ...(offersClusters(table) ? [[NOISE, "not clustered against all"]] : []), ...names.map((/** @type {string} */ name) => [name, `by ${name}`])];
  /** @type {import("../app/controls.js").Option[]} */
  const values = [["", "events"], ...numbersOf(ownOf(table))];
  place.append(h("div.controls", null, select("time", [...table.times, { group: "not read as times", options: names.filter((/** @type {string} */ name) => !table.times.includes(name)) }], chosen.time, set("time")), select("lines", splits, chosen.split, set("split")), select("shows", values, chosen.value, set("value")),
    number("reference row", { min: 0, max: table.rows }, chosen.refRow, set("refRow"))), chart, events);
  await redraw();
}

/** @param {any} table */
const usualTime = ({ roles, times }) => (times.includes(roles.time) ? roles.time : (times[0] ?? roles.time));

/** @param {any} table */
function hoverColumns({ roles, columns }) {
  const telling = [roles.image, roles.command, roles.target, roles.account, roles.host, roles.url, roles.address].filter(Boolean);
  return [...new Set(telling.length ? telling : columns.map((/** @type {any} */ { name }) => name))];
}

/**
 * @param {[number, number] | undefined} window epoch milliseconds
 * @param {string} time
 * @param {any} context
 * @param {HTMLElement} place
 */
async function windowOf(window, time, context, place) {
  if (!window) return fill(place);
  const [from, to] = window.map(Number).sort((a, b) => a - b);
  const { rows, count } = await context.log.ask("rowsBetween", { time, from, to, most: LISTED }, { signal: context.signal });
  const head = h("h3", null, `${counted(count, "event")} from ${when(from)} to ${when(to)} UTC`, count > rows.length ? `, the first ${grouped(rows.length)} listed` : "");
  fill(place, head, rows.length ? await rowTable(rows, context, "events of the window") : null);
}
