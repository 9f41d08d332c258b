import * as patterns from "./patterns.js";

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

/** @type {View[]} */
export const views = [patterns];
