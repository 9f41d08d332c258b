import * as clusters from "./clusters.js";
import * as logons from "./logons.js";
import * as outliers from "./outliers.js";
import * as patterns from "./patterns.js";
import * as series from "./series.js";
import * as sizes from "./sizes.js";
import * as timeline from "./timeline.js";
import * as variability from "./variability.js";

/**
 * A view: a name for the address, a title for its tab, whether it has something to say of a log, and how it is shown.
 * `mount` may reject; the page tells why.
 *
 * @typedef {object} View
 * @property {string} name
 * @property {string} title
 * @property {(outline: any) => boolean} offers
 * @property {(place: HTMLElement, context: any) => Promise<void> | void} mount
 */

/** @type {View[]} in the order of their tabs */
export const views = [patterns, clusters, sizes, variability, timeline, logons, outliers, series];
