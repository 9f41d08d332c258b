import { select } from "../app/controls.js";
import { anew, draw, look } from "../app/draw.js";
import { h } from "../app/dom.js";
import { featureSettings, offersClusters } from "./clustering.js";
import { groupsOf, numbersOf, usualColumns } from "./quantities.js";

export const name = "variability";
export const title = "Variability";
/** @param {any} table */
export const offers = (table) => offersClusters(table) && table.columns.some((/** @type {any} */ { kind, empty }) => kind === "text" && !empty);

/**
 * How much a number varies within each group: one box a group, or a single one.
 *
 * @param {HTMLElement} place
 * @param {any} context
 */
export async function mount(place, context) {
  await featureSettings(context); // of process starts
  const { columns } = context.log.outline;
  const numbers = numbersOf(context.log.outline);
  const all = columns.filter((/** @type {any} */ { empty }) => !empty).map((/** @type {any} */ { name }) => name);
  const groups = groupsOf(context.log.outline);
  const first = (/** @type {string[]} */ names, /** @type {(string | undefined)[]} */ wanted) => wanted.find((name) => name && names.includes(name)) ?? names[0] ?? "";
  const { roles } = context.table;
  const chosen = context.log.chosen("variability", () => ({ column: first(numbers, ["commandlineTokensFull", "LogonHour", usualColumns(context.log.outline)[0]]), by: first(groups, ["processName", roles.image, roles.host, roles.target]), color: numbers.includes("isSystemSession") ? "isSystemSession" : "" }));
  const chart = h("div.chart");
  const redraw = () => anew([chart], async () => {
    const { color, by, ...rest } = chosen;
    const { spec } = await context.work("variability", "variabilityChart", { look: { ...look(), ...rest, ...(by && { by }), ...(color && { color }) } });
    await draw(chart, spec, "variability");
  });
  const set = (/** @type {keyof typeof chosen} */ name) => (/** @type {string} */ value) => {
    chosen[name] = value;
    redraw().catch(context.tell);
  };
  place.append(h("div.controls", null, select("number", numbers, chosen.column, set("column")), select("by", [["", "none"], ...all], chosen.by, set("by")), select("colour", [["", "none"], ...all], chosen.color, set("color"))), chart);
  await redraw();
}
