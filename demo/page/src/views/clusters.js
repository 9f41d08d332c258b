import { look, draw } from "../app/draw.js";
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
  const redraw = async () => {
    const axes = { ...(settings.x && { x: settings.x }), ...(settings.y && { y: settings.y }), ...(settings.logarithmic && { log: true }) };
    const { spec } = await context.work("clusters", "clusterChart", { ...settings, look: { ...look(), ...axes } });
    const view = await draw(chart, spec, "clusters");
    view.addSignalListener("pick", async (/** @type {string} */ _, /** @type {any} */ { row }) => {
      if (row?.length) fill(picked, h("h3", null, "The event clicked on"), await rowTable(Int32Array.from(row), context, "event"));
    });
  };
  const { bar, axes } = clusterControls(context, settings, () => redraw().catch(context.tell));
  bar.append(...axes);
  place.append(bar, chart, picked);
  await redraw();
}
