import { UNSEEN } from "../app/unseen.js";

const UNSEEN_RUN = new RegExp(`(?:${UNSEEN.source})+`, "gu");

/**
 * Splunk's search. Backslashes and quotation marks are doubled or quoted by a backslash; an asterisk cannot be ("The backslash
 * symbol can't be used to escape the asterisk in search strings", Splunk's Search Manual, "Backslashes"), so that one in a
 * command finds what has any text there, itself included. Nor is there a way to spell line breaks and other characters that do
 * not show: an asterisk stands for a run of them.
 *
 * @param {import("./fields.js").Field[]} fields
 */
export function spl(fields) {
  const named = (/** @type {string} */ column) => (/^[\w.]+$/.test(column) ? column : `"${quoted(column)}"`);
  return fields.map(({ column, pieces, tail }) => `${named(column)}="${stars([...(tail ? [""] : []), ...pieces].map(quoted).join("*"))}"`).join(" ");
}

/** @param {string} text */
const quoted = (text) => text.replace(/["\\]/g, "\\$&").replace(UNSEEN_RUN, "*");

/** Several asterisks find no more than one. @param {string} text */
const stars = (text) => text.replace(/\*{2,}/g, "*");
