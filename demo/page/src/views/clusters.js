import { anew, draw, look } from "../app/draw.js";
import { fill, h } from "../app/dom.js";
import { rowTable } from "../app/rowtable.js";
import { clusterControls, clusterSettings, offersClusters } from "./clustering.js";

export const name = "clusters";
export const title = "Clusters";
export const offers = offersClusters;

/**
 * One mark for each cluster and each row of noise; a click shows the row.
 *
 * @param {HTMLElement} place
 * @param {any} context
 */
export async function mount(place, context) {
  const settings = await clusterSettings(context);
  const chart = h("div.chart"), picked = h("div");
  const redraw = () => anew([chart, picked], async () => {
    const [x, y] = axesOf(settings);
    const axes = { ...(x && { x }), ...(y && { y }), ...(settings.logarithmic && { log: true }) };
    const { spec } = await context.work("clusters", "clusterChart", { ...settings, look: { ...look(), ...axes } });
    const view = await draw(chart, spec, "clusters");
    view.addSignalListener("pick", async (/** @type {string} */ _, /** @type {any} */ { row }) => {
      if (row?.length) fill(picked, h("h3", null, "The event clicked on"), await rowTable(Int32Array.from(row), context, "event"));
    });
  });
  const { bar, axes } = clusterControls(context, settings, () => redraw().catch(context.tell));
  bar.append(...axes);
  place.append(bar, chart, picked);
  await redraw();
}

/**
 * The axes chosen, and in place of those that are not the columns that were clustered by; process starts have axes of their own
 * in the chart.
 *
 * @param {{ x: string, y: string, columns: string[] }} settings
 */
function axesOf({ x, y, columns }) {
  const free = columns.includes("pathScore") ? [] : columns.filter((name) => name !== x && name !== y);
  return [x || free.shift(), y || free.shift()];
}
