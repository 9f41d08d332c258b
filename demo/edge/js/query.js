import { SHALLOW, tooDeep } from "./flatten.js";
import { parsed } from "./json.js";
import { quoted, refusal } from "./problem.js";

/** @typedef {{ name: string, "x-form": string }} Parameter as the OpenAPI document lists them */

/** What the data tells; an option of that name would contradict it. */
const TOLD = ["columns", "rows", "predictRows", "predictColumns"];

/**
 * The options of a query: each by itself in the form that the OpenAPI document names, or all as JSON.
 *
 * @param {URLSearchParams} query
 * @param {Parameter[]} parameters
 * @returns {[name: string, value: unknown][]}
 */
export function optionsOf(query, parameters) {
  /** @type {[string, unknown][]} */
  const given = [];
  const known = ["options", ...parameters.map(({ name }) => name)].filter((name, i, all) => all.indexOf(name) === i);
  for (const { name, "x-form": form } of parameters) {
    if (!query.has(name)) continue;
    const [text, ...more] = query.getAll(name);
    if (more.length) throw refusal("option", name, "given once", "it twice");
    if (name === "options" || name === "format") continue;
    const value = forms[form](text);
    if (value === undefined) throw refusal("option", name, form, quoted(text));
    given.push([name, value]);
  }
  for (const name of query.keys()) if (!known.includes(name)) throw refusal("option", "the query", `made of ${known.map(quoted).join(", ")}`, quoted(name));
  const all = query.get("options");
  if (all === null) return given;
  const value = parsed(all);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refusal("option", "options", "an object", quoted(all));
  return [...given, ...Object.entries(value)];
}

/**
 * @param {[name: string, value: unknown][]} given in the query and then in the body
 * @returns {any} one object
 */
export function once(given) {
  const names = new Set();
  for (const [name, value] of given) {
    if (TOLD.includes(name)) throw refusal("option", name, "left out, as the data tells it", "it");
    if (tooDeep(value)) throw refusal("option", name, SHALLOW, "more");
    if (names.has(name)) throw refusal("option", name, "given once", "it twice");
    names.add(name);
  }
  return Object.fromEntries(given);
}

const partsOf = (/** @type {string} */ text) => text.split(",").map((part) => part.trim());
const numeral = (/** @type {string} */ text) => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined);

/** @type {Record<string, (text: string) => unknown>} undefined for a text that is not of the form */
const forms = {
  text: (text) => text,
  "true or false": (text) => ({ true: true, false: false })[text],
  "a number": numeral,
  "a number or a word": (text) => numeral(text) ?? text,
  "texts with commas between": partsOf,
  "name=column with commas between"(text) {
    const pairs = text.split(",").map((part) => /^([^=]*)=(.*)$/s.exec(part));
    return pairs.every(Boolean) ? Object.fromEntries(pairs.map((pair) => [pair?.[1].trim(), pair?.[2].trim()])) : undefined;
  },
  "one whole number, several with commas between, or auto"(text) {
    if (!/\d/.test(text)) return text;
    const parts = text.split(",");
    if (!parts.every((part) => /^[+-]?\d+$/.test(part) && Number.isSafeInteger(Number(part)))) return undefined;
    return parts.length > 1 ? parts.map(Number) : Number(text);
  },
  JSON(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  },
};
