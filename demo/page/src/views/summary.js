import { counted, h } from "../app/dom.js";

/**
 * What patterns were found, in a line.
 *
 * @param {any} found by winnow
 */
export function inWords({ rowsIn, patterns, imagesIn, imagesHidden, mutedPatterns, mutedRows }) {
  const images = imagesIn ? `; ${counted(imagesIn, "program")}, ${imagesHidden} hidden` : "";
  const muted = mutedRows ? `; ${counted(mutedRows, "event")} of ${counted(mutedPatterns, "pattern")} muted` : "";
  return `${counted(rowsIn, "event")} in ${counted(patterns.length, "pattern")}${images}${muted}`;
}

/**
 * How many of the muted patterns the log has: those of another log mute nothing.
 *
 * @param {number} all of them
 * @param {number} unused those that the log does not have
 * @returns {HTMLElement | undefined} where it has not all of them
 */
export function mutedInWords(all, unused) {
  if (!unused) return undefined;
  const are = (/** @type {number} */ number) => (number === 1 ? "is" : "are");
  const used = all - unused;
  if (used) return h("span.note", null, `${used} of the ${all} muted patterns ${are(used)} in this log, ${unused} ${are(unused)} not`);
  const none = all === 1 ? "The muted pattern is not in this log" : `None of the ${all} muted patterns is in this log`;
  return h("strong.warning", null, `${none}: nothing is muted. ${all === 1 ? "It" : "They"} may have been saved from another log, or with other columns.`);
}
