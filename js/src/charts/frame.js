import { configFor } from "./palette.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./options.js").Look} Look */

const SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

/** The version that JupyterLab draws; a later Vega-Lite reads it too. */
const MIME = "application/vnd.vegalite.v5+json";

/** vega-embed's menu could hand the chart, data and all, to an editor on the web: that entry is not offered. */
const EMBED = { actions: { export: { svg: true, png: true }, source: false, compiled: false, editor: false } };

/**
 * The whole specification around its views.
 *
 * @param {Look} look
 * @param {string} title unless the caller has one
 * @param {(string | false | undefined)[]} notes lines under the title: what the chart leaves out or thins
 * @param {object} views
 * @returns {Chart}
 */
export function chart(look, title, notes, views) {
  const text = look.title ?? title;
  const subtitle = notes.filter((note) => typeof note === "string");
  const spec = {
    $schema: SCHEMA,
    title: subtitle.length ? { text, subtitle } : { text },
    ...views,
    config: configFor(look.theme),
    usermeta: { embedOptions: EMBED },
  };
  // JupyterLite's JavaScript kernel shows what has this. Not enumerable: the specification stays plain JSON.
  return Object.defineProperty(/** @type {any} */ (spec), "_toMime", { value: () => ({ [MIME]: spec, "text/plain": text }) });
}

/**
 * A single view's size. Rows of text have a height each, so the view grows with them.
 *
 * @param {Look} look
 * @param {number | { step: number }} height unless the caller has one
 */
export const sized = (look, height) => ({ width: look.width, height: look.height ?? height });

/**
 * Field definitions in few words. The fields of all charts have short names of our own, since Vega-Lite reads dots
 * and brackets in a name as a path; what the log calls them is the title.
 *
 * @param {string} field
 * @param {string | null} title
 * @param {object} [more]
 */
export const number = (field, title, more) => ({ field, type: "quantitative", title, ...more });

/**
 * @param {string} field
 * @param {string | null} title
 * @param {object} [more]
 */
export const name = (field, title, more) => ({ field, type: "nominal", title, ...more });

/**
 * Numbers as JSON holds them: what is missing is null, long fractions are cut to 9 digits.
 *
 * @param {number} value
 */
export function tidy(value) {
  if (!Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value : Number(value.toPrecision(9));
}

/**
 * `1 event`, `2,000 events`
 *
 * @param {number} count
 * @param {string} noun
 */
export const counted = (count, noun) => `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;

/** @param {number} count */
export const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
