import { isPlainObject } from "../columns.js";
import { LogwinnowError, refusal, shown } from "../errors.js";
import { coloursFor } from "./palette.js";

/** Marks drawn at most, unless the caller says otherwise: what a browser draws and a notebook keeps with ease. */
const MAX_POINTS = 5000;
const WIDTH = 640;

/**
 * What every chart may be told, checked.
 *
 * @typedef {object} Look
 * @property {string} call the function's name, for errors
 * @property {string} [title]
 * @property {number | "container"} width
 * @property {number} [height]
 * @property {"light" | "dark"} [theme]
 * @property {number} maxPoints
 * @property {import("./palette.js").Colours} colours
 */

/**
 * Takes the options that all charts share and refuses those that this chart does not know.
 *
 * @param {string} call the chart function's name
 * @param {any} options as the caller gave them
 * @param {string[]} own names of the options that this chart has besides
 * @returns {Look}
 */
export function lookOf(call, options, own) {
  if (!isPlainObject(options)) throw refusal("type", `${call}: options`, "an object", shown(options));
  const { title, width = WIDTH, height, theme, maxPoints = MAX_POINTS, ...rest } = options;
  for (const name of Object.keys(rest)) if (!own.includes(name)) throw new LogwinnowError("option", `${call}: ${name} is not an option`);
  const must = (/** @type {boolean} */ right, /** @type {string} */ name, /** @type {string} */ wanted) => {
    if (!right) throw refusal("option", `${call}: ${name}`, wanted, shown(options[name]));
  };
  for (const name of ["title", "xTitle", "yTitle"]) must(options[name] === undefined || typeof options[name] === "string", name, "a text");
  must(width === "container" || isSize(width), "width", 'a number of pixels > 0 or "container"');
  must(height === undefined || isSize(height), "height", "a number of pixels > 0");
  must(theme === undefined || theme === "light" || theme === "dark", "theme", '"light" or "dark"');
  must(isSize(maxPoints), "maxPoints", "a number > 0");
  for (const name of ["top", "scoreThreshold"]) must(rest[name] === undefined || isSize(rest[name]), name, "a number > 0");
  must(rest.rangeTool === undefined || typeof rest.rangeTool === "boolean", "rangeTool", "true or false");
  for (const name of ["columns", "sourceColumns", "panels"]) textsOf(call, name, rest[name]);
  return { call, title, width, height, theme, maxPoints: Math.max(1, Math.floor(maxPoints)), colours: coloursFor(theme) };
}

/**
 * @param {string} call
 * @param {string} name
 * @param {any} value an array of texts, or undefined
 */
export function textsOf(call, name, value) {
  if (value !== undefined && !(Array.isArray(value) && value.every((text) => typeof text === "string"))) throw refusal("option", `${call}: ${name}`, "an array of texts", shown(value));
}

/** @param {unknown} value */
const isSize = (value) => typeof value === "number" && Number.isFinite(value) && value > 0;

/**
 * @param {string} call
 * @param {string} name
 * @param {any} value
 * @param {readonly any[]} known
 */
export function oneOf(call, name, value, known) {
  if (!known.includes(value)) throw refusal("option", `${call}: ${name}`, `one of ${known.map(shown).join(", ")}`, shown(value));
  return value;
}
