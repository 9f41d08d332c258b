import { csvLine } from "./csv.js";

/** @param {number | null} time epoch milliseconds */
export const timeText = (time) => (time === null ? "" : new Date(time).toISOString());

/**
 * Patterns as CSV, the keys as columns of their own. Rows are numbered from 1, as the page shows them.
 *
 * @param {any[]} patterns
 * @param {(text: string, key?: string) => string} [hide] applied to every text
 */
export function patternsCsv(patterns, hide = (text) => text) {
  const keys = [...new Set(patterns.flatMap(({ keys }) => Object.keys(keys ?? {})))];
  const parts = [...new Set(patterns.flatMap(({ parts }) => Object.keys(parts)))];
  const head = ["bits", ...parts.map((part) => `bits ${part}`), "count", "first", "last", ...keys, "template", "reasons", "exemplar row"];
  const lines = patterns.map(({ bits, parts: own, count, first, last, keys: values = {}, template, reasons, exemplar }) => [
    bits.toFixed(2), ...parts.map((part) => (own[part] ?? 0).toFixed(2)), count, timeText(first), timeText(last),
    ...keys.map((key) => hide(values[key] ?? "", key)), hide(template), hide(reasons.join("; ")), exemplar + 1,
  ]);
  return [head, ...lines].map(csvLine).join("");
}

/**
 * @param {any[]} patterns
 * @param {(text: string, key?: string) => string} [hide]
 */
export function patternsJson(patterns, hide = (text) => text) {
  return JSON.stringify(patterns, (key, value) => (typeof value === "string" ? hide(value, key) : value), 1);
}

/**
 * What is kept of a muted pattern: enough to know it again, and whether it has a merged slot, so that it mutes what would fall
 * into that in another log.
 *
 * @typedef {{ keys: Record<string, string>, template: string, slots?: { kind: string }[] }} Muted
 * @param {{ keys: Record<string, string>, template: string, merged?: boolean }} pattern
 * @returns {Muted}
 */
export const mutedOf = ({ keys, template, merged }) => ({ keys, template, ...(merged && { slots: [{ kind: "*" }] }) });

/** @param {Muted[]} muted */
export const eachOnce = (muted) => [...new Map(muted.map((one) => [JSON.stringify(one), one])).values()];

/** @param {Muted[]} muted */
export const muteFile = (muted) => JSON.stringify({ muted }, null, 1);

/**
 * @param {string} text of a file that `muteFile` wrote
 * @returns {Muted[]}
 */
export function readMuteFile(text) {
  const refused = () => new Error("this is no file of muted patterns");
  let muted;
  try {
    ({ muted } = JSON.parse(text));
  } catch {
    throw refused();
  }
  if (!Array.isArray(muted)) throw refused();
  for (const entry of muted) {
    const { keys, template, slots = [] } = entry ?? {};
    if (!Array.isArray(slots) || typeof template !== "string" || typeof keys !== "object" || keys === null || !Object.values(keys).every((value) => typeof value === "string")) throw refused();
  }
  return muted.map(({ keys, template, slots }) => mutedOf({ keys, template, merged: slots?.some((/** @type {any} */ slot) => slot?.kind === "*") }));
}
