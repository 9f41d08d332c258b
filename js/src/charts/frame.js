import { configFor } from "./palette.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./options.js").Look} Look */

const SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

/** The version that JupyterLab draws; a later Vega-Lite reads it too. */
const MIME = "application/vnd.vegalite.v5+json";

/**
 * Vega fits a single view into its container, axis and all. Of several views it makes each as wide as the container, and
 * labels to the left of them would not be seen: those go inside, and the axes' titles above.
 */
const FLUSH = { left: 5, right: 5, top: 5, bottom: 5 };
const LABELS_INSIDE = {
  axisY: {
    labelAlign: "left", labelPadding: -4, labelBaseline: "line-bottom", labelOffset: -1, ticks: false,
    titleAngle: 0, titleAlign: "left", titleAnchor: "end", titleX: 42, titleY: -4, titleBaseline: "bottom",
  },
  axisYPoint: { labelOffset: -7 },
};

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
  const text = safeTitle(look.title ?? title);
  const subtitle = notes.filter((note) => typeof note === "string");
  const drawn = filled(views) ?? nothing(look);
  const inside = look.width === "container" && "vconcat" in drawn;
  const spec = {
    $schema: SCHEMA,
    description: [text, ...subtitle].join(". "),
    title: subtitle.length ? { text, subtitle } : { text },
    ...(look.width === "container" && (inside ? { padding: FLUSH } : { autosize: { type: "fit-x", contains: "padding" } })),
    ...drawn,
    config: { ...configFor(look.theme), ...(inside && LABELS_INSIDE) },
    usermeta: { embedOptions: EMBED },
  };
  // JupyterLite's JavaScript kernel shows what has this. Not enumerable: the specification stays plain JSON.
  return Object.defineProperty(/** @type {any} */ (spec), "_toMime", { value: () => ({ [MIME]: spec, "text/plain": text }) });
}

/**
 * Views and layers without a row are left out: Vega would warn of scales without ends.
 *
 * @param {any} view
 * @returns {any} undefined where nothing is left
 */
function filled(view) {
  if (view.data?.values.length === 0) return undefined;
  for (const kind of ["layer", "vconcat"]) {
    if (!view[kind]) continue;
    const left = view[kind].map(filled).filter(Boolean);
    return left.length ? { ...view, [kind]: left } : undefined;
  }
  return view;
}

/** @param {Look} look */
const nothing = ({ width }) => ({ width, height: 60, data: { values: [{}] }, mark: { type: "text", text: "nothing to show", fontSize: 12 } });

/**
 * The height of rows of text. Vega-Lite could work it out, but not in a view as wide as its container.
 *
 * @param {number} step pixels a row
 * @param {ArrayLike<unknown>} rows
 */
export const rowsHigh = (step, rows) => step * Math.max(1, rows.length);

/**
 * A single view's size.
 *
 * @param {Look} look
 * @param {number} height unless the caller has one
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
export const number = (field, title, more) => ({ field, type: "quantitative", title: title === null ? null : safeTitle(title), ...more });

/**
 * @param {string} field
 * @param {string | null} title
 * @param {object} [more]
 */
export const name = (field, title, more) => ({ field, type: "nominal", title: title === null ? null : safeTitle(title), ...more });

/**
 * A title that Vega-Lite and Vega can bear. The titles of fields become keys within an expression (of tooltips, of what
 * screen readers read out), where Vega-Lite escapes quotes and nothing else: a backslash in the name of a column could
 * end the text there and go on as code. Names such as `constructor` are looked up in a plain object: a space more is
 * not seen.
 *
 * @param {string} title
 */
export function safeTitle(title) {
  const text = title.replaceAll("\\", "\u29f5").replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ");
  return text in Object.prototype ? `${text} ` : text;
}

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

/** A count beside the end of its bar: a bar of one event among thousands is too short to see. */
export const COUNT = { type: "text", align: "left", dx: 4, fontSize: 10 };
