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
  const clustering = await featureSettings(context);
  const { address, log } = context;
  const names = numbersOf(log.outline);
  const { columns: [x, y = x] } = clustering;
  const chosen = log.chosen("outliers", () => ({ columns: clustering.columns, trees: 100, share: 0.01, x, y }));
  Object.assign(chosen, { trees: address.number("trees", chosen.trees), share: address.number("share", chosen.share) });
  const chart = h("div.chart"), list = h("div");
  const axes = h("span.controls");
  const redraw = () => anew([chart, list], async () => {
    const found = await context.work("outliers", "outlierChart", { ...chosen, axes: [chosen.x, chosen.y], look: look() });
    if (found.spec) await draw(chart, found.spec, "outliers");
    else fill(chart, h("p.note", null, "One column makes no picture, and little stands out in it: choose others under Columns."));
    fill(list, ...listed(found, context));
  });
  const soon = settled(250, () => redraw().catch(context.tell));
  const set = (/** @type {string} */ name) => (/** @type {any} */ value) => {
    const before = chosen.x;
    chosen[/** @type {"x"} */ (name)] = value;
    if (name === "x" && chosen.y === value) chosen.y = before;
    if (name === "y" && chosen.x === value) chosen.x = other(chosen.columns, value);
    if (!chosen.columns.includes(chosen.x)) chosen.x = chosen.columns[0];
    if (!chosen.columns.includes(chosen.y) || chosen.y === chosen.x) chosen.y = other(chosen.columns, chosen.x);
    address.set("trees", chosen.trees);
    address.set("share", chosen.share);
    fill(axes, select("across", chosen.columns, chosen.x, set("x")), select("up", chosen.columns, chosen.y, set("y")));
    soon();
  };
  fill(axes, select("across", chosen.columns, chosen.x, set("x")), select("up", chosen.columns, chosen.y, set("y")));
  place.append(h("div.controls", null, several("Columns", names, chosen.columns, (columns) => columns.length && set("columns")(columns)),
    slider("share flagged", LIMITS.share, chosen.share, (share) => (share ? `${(100 * share).toFixed(1)} %` : "score > 0.5"), set("share")), number("trees", LIMITS.trees, chosen.trees, set("trees")), axes), chart, list);
  await redraw();
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
function listed({ listed, count, threshold, notes }, context) {
  const head = h("h3", null, `${counted(count, "row")} with a score above ${threshold.toFixed(3)}`, count > listed.length ? `, the first ${grouped(listed.length)} listed` : "");
  const rows = listed.map((/** @type {any} */ { row, score, words }) => {
    const place = h("details", { onToggle: async () => place.open && place.children.length === 1 && place.append(await rowTable(Int32Array.of(row), context, "row")) },
      h("summary", null, h("b", null, score.toFixed(3)), ` row ${grouped(row + 1)}: `, h("span.quiet", null, words.slice(0, 3).join("; "))));
    return place;
  });
  return [head, ...notes.map((/** @type {string} */ note) => h("p.note", null, note)), ...rows];
}
