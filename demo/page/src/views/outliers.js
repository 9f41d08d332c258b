import { number, select, several, settled, slider } from "../app/controls.js";
import { anew, draw, look } from "../app/draw.js";
import { counted, fill, grouped, h } from "../app/dom.js";
import { rowTable } from "../app/rowtable.js";
import { LIMITS } from "../shell/address.js";
import { featureSettings, offersClusters } from "./clustering.js";
import { numbersOf } from "./quantities.js";

export const name = "outliers";
export const title = "Outliers";
export const offers = offersClusters;

/**
 * Rows that an isolation forest sets apart, with what sets them apart, over two of the columns.
 *
 * @param {HTMLElement} place
 * @param {any} context
 */
export async function mount(place, context) {
  const chosen = await usual(context);
  const chart = h("div.chart"), list = h("div");
  const redraw = () => anew([chart, list], async () => {
    const found = await context.work("outliers", "outlierChart", { ...chosen, axes: [chosen.x, chosen.y], look: look() });
    if (found.spec) await draw(chart, found.spec, "outliers");
    else fill(chart, h("p.note", null, "One column makes no picture, and little stands out in it: choose others under Columns."));
    fill(list, ...rowsOf(found, context));
  });
  place.append(controls(context, chosen, settled(250, () => redraw().catch(context.tell))), chart, list);
  await redraw();
}

/**
 * What is chosen, at first the columns that rows are clustered by.
 *
 * @param {any} context
 */
async function usual(context) {
  const { columns } = await featureSettings(context);
  const [x, y = x] = columns;
  const { address } = context;
  const chosen = context.log.chosen("outliers", () => ({ columns, trees: 100, share: 0.01, x, y }));
  return Object.assign(chosen, { trees: address.number("trees", chosen.trees), share: address.number("share", chosen.share) });
}

/**
 * @param {any} context
 * @param {Awaited<ReturnType<typeof usual>>} chosen
 * @param {() => void} redraw
 */
function controls({ address, log }, chosen, redraw) {
  const axes = h("span.controls");
  const set = (/** @type {string} */ name) => (/** @type {any} */ value) => {
    const before = chosen.x;
    chosen[name] = value;
    if (name === "x" && chosen.y === value) chosen.y = before;
    if (name === "y" && chosen.x === value) chosen.x = other(chosen.columns, value);
    if (!chosen.columns.includes(chosen.x)) chosen.x = chosen.columns[0];
    if (!chosen.columns.includes(chosen.y) || chosen.y === chosen.x) chosen.y = other(chosen.columns, chosen.x);
    showAxes();
    redraw();
  };
  const showAxes = () => fill(axes, select("across", chosen.columns, chosen.x, set("x")), select("up", chosen.columns, chosen.y, set("y")));
  showAxes();
  return h("div.controls", null,
    several("Columns", numbersOf(log.outline), chosen.columns, (columns) => columns.length && set("columns")(columns)),
    slider("share flagged", LIMITS.share, chosen.share, (share) => (share ? `${(100 * share).toFixed(1)} %` : "score > 0.5"), (share) => (address.set("share", share), set("share")(share))),
    number("trees", LIMITS.trees, chosen.trees, (trees) => (address.set("trees", trees), set("trees")(trees))), axes);
}

/**
 * Another column than this one, where there is one.
 *
 * @param {string[]} columns
 * @param {string} column
 */
const other = (columns, column) => columns.find((each) => each !== column) ?? column;

/**
 * @param {any} found
 * @param {any} context
 */
function rowsOf({ listed, count, threshold, notes }, context) {
  const head = h("h3", null, `${counted(count, "row")} with a score above ${threshold.toFixed(3)}`, count > listed.length ? `, the first ${grouped(listed.length)} listed` : "");
  const rows = listed.map((/** @type {any} */ { row, score, words }) => {
    const place = h("details", { onToggle: async () => place.open && place.children.length === 1 && place.append(await rowTable(Int32Array.of(row), context, "row")) },
      h("summary", null, h("b", null, score.toFixed(3)), ` row ${grouped(row + 1)}: `, h("span.quiet", null, words.slice(0, 3).join("; "))));
    return place;
  });
  return [head, ...notes.map((/** @type {string} */ note) => h("p.note", null, note)), ...rows];
}
