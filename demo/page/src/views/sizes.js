import { anew, draw, look } from "../app/draw.js";
import { h } from "../app/dom.js";
import { number } from "../app/controls.js";
import { LIMITS } from "../shell/address.js";
import { clusterControls, clusterSettings, offersClusters } from "./clustering.js";

export const name = "sizes";
export const title = "Sizes";
export const offers = offersClusters;

/**
 * How large the clusters are, the largest first.
 *
 * @param {HTMLElement} place
 * @param {any} context
 */
export async function mount(place, context) {
  const settings = await clusterSettings(context);
  const chart = h("div.chart");
  const redraw = () => anew([chart], async () => {
    const { spec } = await context.work("sizes", "sizesChart", { ...settings, look: { ...look(), top: context.address.number("top", 30) } });
    await draw(chart, spec, "sizes");
  });
  const again = () => redraw().catch(context.tell);
  const { bar } = clusterControls(context, settings, again);
  bar.append(number("shown", LIMITS.top, context.address.number("top", 30), (top) => (context.address.set("top", top), again())));
  place.append(bar, chart);
  await redraw();
}
